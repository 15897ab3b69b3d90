//! Who assessed and who was assessed: what is told of them, and the audit's details.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, Auditee};

use super::Take;
use super::head::Head;
use crate::import::form::{Word, said};
use crate::import::words::{quoted, same};
use crate::layout::{self, LEAD, audit, key};
use crate::problem::At;

/// The name of a lead auditor of whom only the contact is told.
pub(super) const UNNAMED: &str = "Lead auditor";

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
        let assessors = merged_assessors(assessors, &mut cells, &mut self.is_lead_unnamed);
        (assessors, merged_auditee(auditee, &mut cells))
    }
}

type Cells = BTreeMap<&'static str, String>;

fn merged_assessors(
    remembered: Vec<Assessor>,
    cells: &mut Cells,
    is_unnamed: &mut bool,
) -> Vec<Assessor> {
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
    *is_unnamed = name.is_none() && contact.is_some();
    let new = name.or_else(|| contact.as_ref().map(|_| UNNAMED.to_owned()));
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
        let text = said(value).map(str::to_owned);
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

    pub(super) fn auditee(&mut self) -> &mut Auditee {
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
        if let Some(text) = said(answer) {
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
}
