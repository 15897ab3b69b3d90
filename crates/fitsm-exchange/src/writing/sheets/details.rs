//! The closing words, and who assessed whom.

use super::Laid;
use crate::layout::{audit, conclusions, lead, locations, sentence, sheet, team, times};
use crate::writing::page::{Look, Page, Value};

/// The closing words: heading in B2, text in B4.
pub(super) fn conclusions(laid: &Laid<'_>) -> Page {
    let mut page = Page::new(sheet::CONCLUSIONS, &[3, 110]);
    page.put(conclusions::HEADING_CELL, conclusions::HEADING, Look::Title);
    page.put(conclusions::TEXT_CELL, laid.assessment.conclusion.as_ref(), Look::Input);
    page.names = conclusions::HEADING_CELL;
    page
}

/// The audit details: label in B, answer in C.
pub(super) fn audit(laid: &Laid<'_>) -> Page {
    let mut page = Page::new(sheet::AUDIT, &[3, 50, 80]);
    page.title("Audit details", sentence::AUDIT);
    page.names = (0, audit::LABEL);
    for (row, label) in (3..).zip(audit::LABELS) {
        page.put((row, audit::LABEL), label, Look::Text);
        page.put((row, audit::ANSWER), answer(laid, label), Look::Input);
    }
    page
}

fn answer(laid: &Laid<'_>, label: &str) -> Value {
    let assessment = laid.assessment;
    let auditee = assessment.auditee.as_ref();
    let lead = lead(&assessment.assessors);
    match label {
        audit::NAME => auditee.and_then(|its| its.name.as_ref()).into(),
        audit::ADDRESS => auditee.and_then(|its| its.address.as_ref()).into(),
        audit::REPRESENTATIVE => auditee.and_then(|its| its.representative.as_ref()).into(),
        audit::CONTACT => auditee.and_then(|its| its.contact.as_ref()).into(),
        audit::LEAD_NAME => lead.map(|its| &its.name).into(),
        audit::LEAD_CONTACT => lead.and_then(|its| its.contact.as_ref()).into(),
        audit::TEAM => team(&assessment.assessors).into(),
        audit::SCOPE => assessment.scope.as_ref().into(),
        audit::LOCATIONS => auditee.map(locations).into(),
        audit::TIMES => auditee.map(times).into(),
        audit::LANGUAGE => auditee.and_then(|its| its.language.as_ref()).into(),
        _ => Value::Nothing,
    }
}
