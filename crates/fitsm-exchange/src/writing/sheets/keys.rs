//! The sheet `fitsm`: what the official sheets have no room for, key in column A, values from B.

use fitsm_core::assessment::{Goals, Kind};

use super::Laid;
use crate::layout::{FORMAT, YES, key, sheet};
use crate::writing::page::{Look, Page, Value};

/// The keys of an export.
pub(super) fn of_export(laid: &Laid<'_>) -> Page {
    let assessment = laid.assessment;
    let mut rows = head(laid);
    rows.push((key::KIND, vec![assessment.kind.map(Kind::as_str).into()]));
    rows.push((key::RULE, vec![assessment.rule.as_str().into()]));
    rows.push((key::EVIDENCE_POLICY, vec![assessment.evidence_policy.as_str().into()]));
    rows.extend(goals(key::GOAL_DEFAULT, key::GOAL_AREAS, &assessment.goals));
    rows.extend(goals(
        key::CERTIFICATION_DEFAULT,
        key::CERTIFICATION_AREAS,
        &assessment.certification_goals,
    ));
    for each in &assessment.assessors {
        let values =
            vec![(&each.name).into(), each.role.as_ref().into(), each.contact.as_ref().into()];
        rows.push((key::ASSESSOR, values));
    }
    if let Some(auditee) = &assessment.auditee {
        rows.push((key::AUDITEE, vec![YES.into()]));
        rows.extend(auditee.locations.iter().map(|text| (key::LOCATION, vec![text.into()])));
        rows.extend(auditee.times.iter().map(|text| (key::TIME, vec![text.into()])));
    }
    page(rows)
}

/// The keys of a questionnaire.
pub(super) fn of_questionnaire(laid: &Laid<'_>) -> Page {
    let mut rows = head(laid);
    rows.push((key::RESPONDENT, vec![laid.respondent.into()]));
    page(rows)
}

fn head(laid: &Laid<'_>) -> Vec<(&'static str, Vec<Value>)> {
    let assessment = laid.assessment;
    vec![
        (key::FORMAT, vec![Value::Number(FORMAT.into())]),
        (key::ORGANISATION, vec![(&assessment.organisation).into()]),
        (key::TITLE, vec![assessment.title.as_ref().into()]),
        (key::DATE, vec![assessment.date.to_string().into()]),
        (key::EDITION, vec![(&assessment.edition).into()]),
    ]
}

fn goals(
    default: &'static str,
    areas: &'static str,
    goals: &Goals,
) -> [(&'static str, Vec<Value>); 2] {
    let named: Vec<String> = goals.areas.keys().map(ToString::to_string).collect();
    [
        (default, vec![goals.default.map(super::number).into()]),
        (areas, vec![named.join(" ").into()]),
    ]
}

/// The rows that have a value.
fn page(rows: Vec<(&'static str, Vec<Value>)>) -> Page {
    let mut page = Page::new(sheet::FITSM, &[30, 50, 40, 40]);
    let filled =
        rows.into_iter().filter(|(_, values)| values.iter().any(|it| *it != Value::Nothing));
    for (row, (key, values)) in (0..).zip(filled) {
        page.put((row, 0), key, Look::Strong);
        for (column, value) in (1..).zip(values) {
            page.put((row, column), value, Look::Text);
        }
    }
    page.names = (u32::MAX, 0);
    page
}
