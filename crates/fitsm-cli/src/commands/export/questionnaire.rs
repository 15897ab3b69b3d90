//! A questionnaire to print: what each requirement asks, its five levels with a box each, and
//! lines to write on.

use std::fmt::Write as _;

use fitsm_core::assessment::{Answer, Given};
use fitsm_core::catalogue::Requirement;
use fitsm_core::{Assessment, Catalogue, Level};
use fitsm_exchange::writing::Questionnaire;

use crate::formats::markdown::escape;

/// A line to write on; it fits A4 at the usual size.
const LINE: &str = "______________________________________________________________";

/// The whole paper.
pub fn render(assessment: &Assessment, catalogue: &Catalogue, about: &Questionnaire<'_>) -> String {
    let mut out = String::from("# Questionnaire on service management\n\n");
    let title = assessment.title.as_deref().map(|title| format!(" · {title}")).unwrap_or_default();
    let head = format!("{}{title} · {}", assessment.organisation, assessment.date);
    let _ = writeln!(out, "{}\n", escape(&head));
    let name = match about.respondent {
        "" => "____________________________".to_owned(),
        name => escape(name),
    };
    let _ = writeln!(out, "Name: {name}   Day: ____________\n");
    out += "Read for each requirement what one sees at each level, and tick the highest level that \
            is true today, all lower ones included. Tick nothing where you cannot say. Write down \
            what makes you choose it, and what somebody could look at: a document, a record, a \
            figure. What counts is how it is, not how it should be.\n";
    for area in &about.areas {
        let _ = writeln!(out, "\n## {} {}\n", area.id, escape(&area.name));
        let _ = writeln!(out, "{}", escape(&area.objective));
        for requirement in area.requirements.iter() {
            let answer = assessment.answers.get(&requirement.id).filter(|_| about.with_answers);
            item(&mut out, assessment, requirement);
            boxes(&mut out, assessment, catalogue, requirement, answer);
            lines(&mut out, assessment, answer);
        }
    }
    let _ = writeln!(out, "\n---\n\n{}", escape(catalogue.credit()));
    out
}

fn item(out: &mut String, assessment: &Assessment, requirement: &Requirement) {
    let wording = assessment.wording.get(&requirement.id);
    let statement = wording.and_then(|its| its.statement.as_deref());
    let statement = statement.unwrap_or(&requirement.statement);
    let _ = writeln!(out, "\n### {} {}\n", requirement.id, escape(&requirement.title));
    let _ = writeln!(out, "{}\n", escape(statement));
}

fn boxes(
    out: &mut String,
    assessment: &Assessment,
    catalogue: &Catalogue,
    requirement: &Requirement,
    answer: Option<&Answer>,
) {
    let chosen = match answer.map(|answer| &answer.given) {
        Some(Given::Score { level, .. }) => *level,
        _ => None,
    };
    let wording = assessment.wording.get(&requirement.id);
    for level in Level::ALL {
        let text = wording.and_then(|its| its.levels[level.index()].as_deref());
        let text = text.unwrap_or(requirement.level(level));
        let mark = if chosen == Some(level) { 'x' } else { ' ' };
        let label = &catalogue.scale(level).label;
        let _ = writeln!(out, "- [{mark}] **{level} {label}.** {}", escape(text));
    }
}

/// Room for a comment and for evidence, or what is there already.
fn lines(out: &mut String, assessment: &Assessment, answer: Option<&Answer>) {
    if let Some(Given::NotApplicable { reason, .. }) = answer.map(|answer| &answer.given) {
        let _ = writeln!(out, "\nDoes not apply: {}", escape(reason));
    }
    match answer.and_then(|answer| answer.note.as_ref()) {
        Some(note) => {
            let _ = writeln!(out, "\nComment: {}", escape(note));
        }
        None => {
            let _ = writeln!(out, "\nComment: {LINE}\n\n{LINE}__________");
        }
    }
    let titles: Vec<String> = answer
        .into_iter()
        .flat_map(|answer| &answer.evidence)
        .map(|name| assessment.evidence.get(name).map_or(name, |piece| &piece.title))
        .map(|title| escape(title))
        .collect();
    if titles.is_empty() {
        let _ = writeln!(out, "\nEvidence: {LINE}");
    } else {
        let _ = writeln!(out, "\nEvidence: {}", titles.join("; "));
    }
}
