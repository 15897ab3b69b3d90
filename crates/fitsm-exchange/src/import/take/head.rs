//! What a file says of the whole: whose assessment, of what day, by whom, by which rules.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, Auditee, EvidencePolicy, Kind, Rule};
use fitsm_core::{AreaId, Date, Goal};

use super::Take;
use super::pieces::date;
use crate::import::form::Word;
use crate::import::words::{quoted, same, whole_number};
use crate::layout::{self, LEAD, YES, audit, key};
use crate::problem::At;

/// What was read of the whole.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) organisation: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) kind: Option<Kind>,
    pub(super) rule: Option<Rule>,
    pub(super) policy: Option<EvidencePolicy>,
    pub(super) scope: Option<String>,
    pub(super) conclusion: Option<String>,
    pub(super) goal_default: Option<Goal>,
    pub(super) certification_default: Option<Goal>,
    pub(super) goal_areas: Option<Vec<AreaId>>,
    pub(super) certification_areas: Option<Vec<AreaId>>,
    /// Whether the file is one that this program exported.
    pub(super) is_ours: bool,
    /// Whether there is a column of evidence that people read, so that an empty cell means none.
    pub(super) has_shown_evidence: bool,
    /// Whose answers they are, in a questionnaire.
    pub(super) respondent: Option<String>,
    assessors: Vec<Assessor>,
    auditee: Option<Auditee>,
    /// The answers to the audit's labels; `None` if there is no such sheet.
    audit: Option<BTreeMap<&'static str, String>>,
}

impl Head {
    /// Who assessed, and who was assessed. The official cells win; what our own export remembers
    /// says how they are meant, where both agree.
    pub(super) fn people(&mut self) -> (Vec<Assessor>, Option<Auditee>) {
        let assessors = std::mem::take(&mut self.assessors);
        let auditee = self.auditee.take();
        let Some(mut cells) = self.audit.take() else {
            return (assessors, auditee);
        };
        self.scope = cells.remove(audit::SCOPE);
        (merged_assessors(assessors, &mut cells), merged_auditee(auditee, &mut cells))
    }
}

type Cells = BTreeMap<&'static str, String>;

fn merged_assessors(remembered: Vec<Assessor>, cells: &mut Cells) -> Vec<Assessor> {
    let name = cells.remove(audit::LEAD_NAME);
    let contact = cells.remove(audit::LEAD_CONTACT);
    let team = cells.remove(audit::TEAM).unwrap_or_default();
    let is_same_team = layout::team(&remembered) == team;
    let lead = layout::lead(&remembered);
    let is_same_lead = lead.map(|lead| &lead.name) == name.as_ref()
        && lead.and_then(|lead| lead.contact.as_ref()) == contact.as_ref();
    if is_same_team && is_same_lead {
        return remembered;
    }
    let new = name.or_else(|| contact.as_ref().map(|_| "Lead auditor".to_owned()));
    let new = new.map(|name| Assessor { name, role: Some(LEAD.to_owned()), contact });
    if !is_same_team {
        return new.into_iter().chain(team.lines().filter_map(member)).collect();
    }
    // Only the lead has changed; the others stay where they are.
    let place = lead.and_then(|lead| remembered.iter().position(|each| std::ptr::eq(each, lead)));
    let mut all = remembered;
    let place = place.inspect(|place| drop(all.remove(*place))).unwrap_or(0);
    if let Some(new) = new {
        all.insert(place, new);
    }
    all
}

/// A member of the team: name, role and contact with commas between, as far as they are told.
fn member(line: &str) -> Option<Assessor> {
    let mut parts = line.split(", ").map(str::trim).filter(|part| !part.is_empty());
    let name = parts.next()?.to_owned();
    let rest: Vec<&str> = parts.collect();
    let is_contact =
        |text: &str| text.contains(['@', '+']) || text.contains(|c: char| c.is_ascii_digit());
    let (role, contact) = match rest.as_slice() {
        [] => (None, None),
        [first, ..] if is_contact(first) => (None, Some(rest.join(", "))),
        [only] => (Some((*only).to_owned()), None),
        [first, others @ ..] => (Some((*first).to_owned()), Some(others.join(", "))),
    };
    Some(Assessor { name, role, contact })
}

fn merged_auditee(remembered: Option<Auditee>, cells: &mut Cells) -> Option<Auditee> {
    let was_there = remembered.is_some();
    let remembered = remembered.unwrap_or_default();
    let lines = |shown: Option<String>, exact: Vec<String>| match shown {
        shown if layout::lines(&exact) == shown.as_deref().unwrap_or_default() => exact,
        shown => {
            let shown = shown.unwrap_or_default();
            let lines = shown.lines().filter(|line| !line.trim().is_empty());
            lines.map(str::to_owned).collect()
        }
    };
    let mut take = |label| cells.remove(label);
    let auditee = Auditee {
        name: take(audit::NAME),
        address: take(audit::ADDRESS),
        representative: take(audit::REPRESENTATIVE),
        contact: take(audit::CONTACT),
        locations: lines(take(audit::LOCATIONS), remembered.locations),
        times: lines(take(audit::TIMES), remembered.times),
        language: take(audit::LANGUAGE),
    };
    (was_there || auditee != Auditee::default()).then_some(auditee)
}

impl Take<'_> {
    /// Takes a key and its values, as the sheet `fitsm` and the CSV's rows have them.
    pub(in crate::import) fn key(&mut self, name: Word<'_>, values: &[Word<'_>]) {
        let first = values.first().and_then(super::super::form::Word::said);
        let text = first.map(str::to_owned);
        let at = values.first().map_or(name.at, |word| word.at);
        match name.trimmed() {
            key::FORMAT => self.format(first.unwrap_or_default(), at),
            key::ORGANISATION => self.head.organisation = text,
            key::TITLE => self.head.title = text,
            key::SCOPE => self.head.scope = text,
            key::CONCLUSION => self.head.conclusion = text,
            key::DATE => {
                self.head.date = self.checked(first, at, "a date such as 2026-03-12", date);
            }
            key::EDITION => self.edition(first, at),
            key::KIND => self.head.kind = self.one_of(first, at, &Kind::CHOICES),
            key::RULE => self.head.rule = self.one_of(first, at, &Rule::CHOICES),
            key::EVIDENCE_POLICY => {
                self.head.policy = self.one_of(first, at, &EvidencePolicy::CHOICES);
            }
            key::GOAL_DEFAULT => {
                self.head.goal_default = values.first().and_then(|w| self.goal(*w));
            }
            key::CERTIFICATION_DEFAULT => {
                self.head.certification_default = values.first().and_then(|word| self.goal(*word));
            }
            key::GOAL_AREAS => self.head.goal_areas = Some(self.area_ids(first, at)),
            key::CERTIFICATION_AREAS => {
                self.head.certification_areas = Some(self.area_ids(first, at));
            }
            key::ASSESSOR => self.assessor(name.at, values),
            key::AUDITEE => {
                if first == Some(YES) {
                    self.head.auditee.get_or_insert_default();
                }
            }
            key::LOCATION => self.auditee().locations.extend(text),
            key::TIME => self.auditee().times.extend(text),
            key::RESPONDENT => self.head.respondent = text,
            other => {
                let message = format!("{} is not something that fitsm writes here", quoted(other));
                self.problems.advise(name.at, message, "take the row away");
            }
        }
    }

    /// Takes an assessor: name, role, contact.
    pub(in crate::import) fn assessor(&mut self, at: At, values: &[Word<'_>]) {
        let text = |index: usize| values.get(index).and_then(Word::said).map(str::to_owned);
        match text(0) {
            Some(name) => {
                let assessor = Assessor { name, role: text(1), contact: text(2) };
                self.head.assessors.push(assessor);
            }
            None => self.problems.advise(at, "an assessor has no name", "write the name"),
        }
    }

    /// Takes something of the auditee, as the CSV's rows have it.
    pub(in crate::import) fn auditee_row(&mut self, id: Word<'_>, value: Option<Word<'_>>) {
        let text = super::super::form::said(value).map(str::to_owned);
        let auditee = self.auditee();
        match id.trimmed() {
            "" => {}
            "name" => auditee.name = text,
            "address" => auditee.address = text,
            "representative" => auditee.representative = text,
            "contact" => auditee.contact = text,
            "language" => auditee.language = text,
            key::LOCATION => auditee.locations.extend(text),
            key::TIME => auditee.times.extend(text),
            other => {
                let message = format!("{} is nothing that is asked of an auditee", quoted(other));
                self.problems.add(id.at, message, None);
            }
        }
    }

    fn auditee(&mut self) -> &mut Auditee {
        self.head.auditee.get_or_insert_default()
    }

    /// Begins the audit's details: from here on their cells count.
    pub(in crate::import) fn begin_audit(&mut self) {
        self.head.audit.get_or_insert_default();
    }

    /// Takes an audit detail by its label. Says whether the label is one.
    pub(in crate::import) fn audit(&mut self, label: &str, answer: Option<Word<'_>>) -> bool {
        let label = label.trim().trim_end_matches(':');
        let Some(known) = audit::LABELS.into_iter().find(|known| same(known, label)) else {
            return false;
        };
        if let Some(text) = super::super::form::said(answer) {
            self.head.audit.get_or_insert_default().insert(known, text.to_owned());
        }
        true
    }

    /// Takes the name of the person whose answers they are.
    pub(in crate::import) fn respondent(&mut self, name: &str) {
        self.head.respondent = Some(name.to_owned());
    }

    /// Gives up if a workbook holds somebody else's answers than those that were asked for.
    pub(in crate::import) fn check_respondent(&mut self) {
        let Some(wanted) = self.options.respondent.as_deref().map(str::trim) else {
            return;
        };
        let message = match self.head.respondent.as_deref().map(str::trim) {
            Some(name) if name == wanted => return,
            Some(name) => format!("the workbook holds the answers of {}", quoted(name)),
            None => "the workbook does not say whose answers it holds".to_owned(),
        };
        self.give_up(At::File, message, "leave out --respondent to take them");
    }

    /// A questionnaire's answers are those of its respondent, who so becomes the assessor.
    pub(super) fn respondent_assesses(&mut self, assessors: &mut Vec<Assessor>) {
        if let (Some(name), true) = (self.head.respondent.take(), assessors.is_empty()) {
            self.told.push(format!(
                "{} is taken for the assessor, with the role respondent",
                quoted(&name)
            ));
            assessors.push(Assessor { name, role: Some("respondent".to_owned()), contact: None });
        }
    }

    /// Takes the closing words.
    pub(in crate::import) fn conclusion(&mut self, text: String) {
        self.head.conclusion = Some(text);
    }

    /// Whether the file is one that this program exported.
    pub(in crate::import) fn is_ours(&self) -> bool {
        self.head.is_ours
    }

    /// Whether the file says of single areas that they have goals of their own.
    pub(in crate::import) fn names_goals(&self) -> bool {
        let named = [&self.head.goal_areas, &self.head.certification_areas];
        named.into_iter().flatten().any(|areas| !areas.is_empty())
    }

    /// Says that there is a column of evidence that people read.
    pub(in crate::import) fn has_shown_evidence(&mut self) {
        self.head.has_shown_evidence = true;
    }

    fn format(&mut self, value: &str, at: At) {
        self.head.is_ours = true;
        let newest = i64::from(layout::FORMAT);
        match whole_number(value) {
            Some(number) if number == newest => {}
            Some(number) if number > newest => {
                let message = format!("the file has the newer format {number}");
                self.give_up(at, message, "a newer fitsm wrote it: update the program");
            }
            _ => {
                let message = format!("{} is no format of this program", quoted(value));
                self.problems.advise(at, message, format!("write {newest}"));
            }
        }
    }

    fn edition(&mut self, value: Option<&str>, at: At) {
        let known = self.catalogue.edition();
        let written = value.unwrap_or(known).trim();
        // A spreadsheet makes 3 of 3.0.
        if written != known && written != known.trim_end_matches(".0") {
            let message =
                format!("the catalogue in use holds edition {known}, not {}", quoted(written));
            self.problems.advise(at, message, "name another catalogue's folder with --catalogue");
        }
    }

    fn area_ids(&mut self, value: Option<&str>, at: At) -> Vec<AreaId> {
        let mut ids = Vec::new();
        for name in value.unwrap_or_default().split_whitespace() {
            let known = name.parse().ok().and_then(|id| self.catalogue.area(id));
            if let Some(area) = known {
                ids.push(area.id);
            } else {
                let message = format!("{} is not an area of FitSM-1", quoted(name));
                self.problems.add(at, message, None);
            }
        }
        ids
    }

    fn one_of<T: Copy>(
        &mut self,
        value: Option<&str>,
        at: At,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let expected = words.join(" or ");
        self.checked(value, at, &expected, |text| {
            choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice)
        })
    }

    fn checked<T>(
        &mut self,
        value: Option<&str>,
        at: At,
        expected: &str,
        check: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = value?.trim();
        let checked = check(text);
        if checked.is_none() {
            let message = format!("expected {expected}, found {}", quoted(text));
            self.problems.add(at, message, None);
        }
        checked
    }

    /// Whose SMS it is.
    pub(super) fn organisation(&mut self, auditee: Option<&Auditee>) -> String {
        let told = self.options.organisation.clone().or_else(|| self.head.organisation.take());
        told.or_else(|| auditee?.name.clone()).unwrap_or_else(|| {
            let name = "Name of the organisation";
            self.told.push(format!(
                "nobody says whose it is; the file says \"{name}\" (--organisation)"
            ));
            name.to_owned()
        })
    }

    /// The day that the assessment speaks for.
    pub(super) fn date(&mut self) -> Date {
        self.options.date.or(self.head.date).unwrap_or_else(|| {
            let today = self.options.today;
            self.told
                .push(format!("nobody says of what day it is; today was taken, {today} (--date)"));
            today
        })
    }
}
