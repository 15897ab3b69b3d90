//! Writing an assessment as a new file, such as one that comes from a workbook.
//!
//! A file that a person wrote is edited instead, so that its comments and its order stay.

use std::fmt::{Display, Write as _};

use toml_writer::{ToTomlKey, ToTomlValue};

use crate::assessment::{Answer, Assessment, Assessor, Auditee, Given, Goals, Said, Wording};
use crate::catalogue::Catalogue;
use crate::evidence::Evidence;

/// The assessment as TOML; reading it gives the same assessment.
#[must_use]
pub fn write(assessment: &Assessment, catalogue: &Catalogue) -> String {
    let mut out = Out::default();
    head(&mut out, assessment);
    for assessor in &assessment.assessors {
        out.heading("[[assessors]]");
        person(&mut out, assessor);
    }
    if let Some(described) = &assessment.auditee {
        out.heading("[auditee]");
        auditee(&mut out, described);
    }
    if assessment.goals != Goals::default() {
        out.text += "\n# The organisation's own goals, 1 to 4.";
        goals(&mut out, "goal", &assessment.goals);
    }
    out.text += "\n# What a certification asks.";
    goals(&mut out, "certification-goal", &assessment.certification_goals);
    if !assessment.out_of_scope.is_empty() {
        out.heading("[out-of-scope]");
        for (area, reason) in &assessment.out_of_scope {
            out.pair(&area.to_string(), reason.to_toml_value());
        }
    }
    for area in catalogue.areas() {
        let of_area = area.requirements.iter();
        let mut answered =
            of_area.filter_map(|each| Some((each, assessment.answers.get(&each.id)?))).peekable();
        if answered.peek().is_some() {
            let _ = write!(out.text, "\n# {} {}\n", area.id, area.name);
        }
        for (requirement, answer) in answered {
            let _ = write!(out.text, "\n# {}", requirement.title);
            out.heading(&format!("[answers.{}]", requirement.id));
            out.fields(answer_fields(answer));
        }
    }
    for (name, piece) in &assessment.evidence {
        out.heading(&format!("[evidence.{}]", name.to_toml_key()));
        out.fields(evidence_fields(piece));
    }
    for (id, texts) in &assessment.wording {
        out.heading(&format!("[wording.{id}]"));
        wording(&mut out, texts);
    }
    out.text
}

/// The text so far.
#[derive(Default)]
struct Out {
    text: String,
}

impl Out {
    fn heading(&mut self, heading: &str) {
        let _ = write!(self.text, "\n{heading}\n");
    }

    fn pair(&mut self, key: &str, value: impl Display) {
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn fields(&mut self, fields: Vec<(&'static str, String)>) {
        for (key, value) in fields {
            self.pair(key, value);
        }
    }

    fn string(&mut self, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.pair(key, value.to_toml_value());
        }
    }

    fn strings(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            self.pair(key, list(values));
        }
    }
}

fn head(out: &mut Out, assessment: &Assessment) {
    out.text += "# An assessment against FitSM-1. What is left out is unanswered.\n";
    out.pair("format", super::FORMAT);
    out.string("organisation", Some(&assessment.organisation));
    out.string("title", assessment.title.as_ref());
    out.pair("date", assessment.date);
    out.string("edition", Some(&assessment.edition));
    if let Some(kind) = assessment.kind {
        out.pair("kind", kind.as_str().to_toml_value());
    }
    out.string("scope", assessment.scope.as_ref());
    out.string("conclusion", assessment.conclusion.as_ref());
    out.pair("rule", assessment.rule.as_str().to_toml_value());
    out.pair("evidence-policy", assessment.evidence_policy.as_str().to_toml_value());
}

fn person(out: &mut Out, assessor: &Assessor) {
    out.string("name", Some(&assessor.name));
    out.string("role", assessor.role.as_ref());
    out.string("contact", assessor.contact.as_ref());
}

fn auditee(out: &mut Out, auditee: &Auditee) {
    out.string("name", auditee.name.as_ref());
    out.string("address", auditee.address.as_ref());
    out.string("representative", auditee.representative.as_ref());
    out.string("contact", auditee.contact.as_ref());
    out.strings("locations", &auditee.locations);
    out.strings("times", &auditee.times);
    out.string("language", auditee.language.as_ref());
}

fn goals(out: &mut Out, name: &str, goals: &Goals) {
    out.heading(&format!("[{name}]"));
    if let Some(goal) = goals.default {
        out.pair("default", goal);
    }
    for (area, goal) in &goals.areas {
        out.pair(&area.to_string(), goal);
    }
}

/// The keys of an answer with their values as TOML, in the order in which they are written.
#[must_use]
pub fn answer_fields(answer: &Answer) -> Vec<(&'static str, String)> {
    let mut fields = given(&answer.given);
    fields.extend(answer.note.as_ref().map(|note| ("note", note.to_toml_value())));
    if !answer.evidence.is_empty() {
        fields.push(("evidence", list(&answer.evidence)));
    }
    if answer.carried_over {
        fields.push(("carried-over", true.to_string()));
    }
    if !answer.said.is_empty() {
        let all: Vec<String> = answer.said.iter().map(said).collect();
        fields.push(("said", format!("[\n    {},\n]", all.join(",\n    "))));
    }
    fields
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(ToTomlValue::to_toml_value).collect();
    format!("[{}]", values.join(", "))
}

/// The keys and values of a score or a reason.
fn given(given: &Given) -> Vec<(&'static str, String)> {
    match given {
        Given::Nothing => Vec::new(),
        Given::Score { level, ratings } => {
            let level = level.map(|level| ("level", level.to_string()));
            let ratings = (!ratings.is_empty()).then(|| {
                let all: Vec<String> = ratings
                    .iter()
                    .map(|(key, rating)| format!("{key} = \"{}\"", rating.as_str()))
                    .collect();
                ("ratings", format!("{{ {} }}", all.join(", ")))
            });
            level.into_iter().chain(ratings).collect()
        }
        Given::NotApplicable { reason, approved_by } => {
            let approved = approved_by
                .as_ref()
                .map(|by| format!(", approved-by = {}", by.to_toml_value()))
                .unwrap_or_default();
            let reason = reason.to_toml_value();
            vec![("not-applicable", format!("{{ reason = {reason}{approved} }}"))]
        }
    }
}

fn said(said: &Said) -> String {
    let mut pairs = vec![format!("by = {}", said.by.to_toml_value())];
    pairs.extend(given(&said.given).into_iter().map(|(key, value)| format!("{key} = {value}")));
    format!("{{ {} }}", pairs.join(", "))
}

/// The keys of a piece of evidence with their values as TOML, in the order in which they are
/// written.
#[must_use]
pub fn evidence_fields(piece: &Evidence) -> Vec<(&'static str, String)> {
    let mut fields =
        vec![("kind", piece.kind.as_str().to_toml_value()), ("title", piece.title.to_toml_value())];
    fields.extend(piece.location.as_ref().map(|at| ("location", at.to_toml_value())));
    let dates =
        [("effective", piece.effective), ("recorded", piece.recorded), ("expires", piece.expires)];
    fields.extend(dates.into_iter().filter_map(|(key, date)| Some((key, date?.to_string()))));
    fields.extend(piece.size.map(|size| ("size", size.to_string())));
    fields.extend(piece.sha256.as_ref().map(|sum| ("sha256", sum.to_toml_value())));
    fields
}

fn wording(out: &mut Out, wording: &Wording) {
    let [statement, levels @ ..] = super::file::WORDING_KEYS;
    out.string(statement, wording.statement.as_ref());
    for (key, level) in levels.into_iter().zip(&wording.levels) {
        out.string(key, level.as_ref());
    }
}
