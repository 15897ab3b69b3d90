//! The gap analysis, as of the day of the export.

use fitsm_eval::{RequirementResult, State};

use super::{HEAD, Laid, row_of};
use crate::layout::{result, sheet};
use crate::writing::page::{Look, Page, Value};

const HEADINGS: [&str; 8] = [
    "ID",
    "Requirement",
    "Level",
    "Custom goal",
    "Gap",
    "Certification goal",
    "Gap",
    "What one sees at the goal",
];

/// A row for each requirement in scope that has no score, or one below a goal.
pub(super) fn page(laid: &Laid<'_>) -> Page {
    let mut page = Page::new(sheet::GAPS, &[3, 9, 46, 15, 10, 8, 13, 8, 70]);
    let day = laid.assessment.date;
    page.title(
        "Gap analysis",
        &format!("As of the assessment of {day}; this sheet does not follow when a score changes."),
    );
    page.headings((HEAD, 1), &HEADINGS, 2);
    let open = laid.evaluation.requirements.iter().filter(|each| is_open(each));
    let mut count = 0;
    for (index, found) in open.enumerate() {
        line(&mut page, laid, row_of(index), found);
        count += 1;
    }
    if count == 0 {
        page.put((HEAD + 1, 2), "There is none.", Look::Text);
    }
    page
}

fn is_open(found: &RequirementResult<'_>) -> bool {
    found.state == State::Unscored
        || [found.gap, found.certification_gap].into_iter().flatten().any(|gap| gap > 0)
}

fn line(page: &mut Page, laid: &Laid<'_>, row: u32, found: &RequirementResult<'_>) {
    let Some(requirement) = laid.catalogue.requirement(found.id) else { return };
    page.put((row, 1), found.id.to_string(), Look::Strong);
    page.put((row, 2), requirement.title.as_ref(), Look::Label);
    let level = found.level.map_or(Value::from(result::NONE), Value::from);
    page.put((row, 3), level, Look::Result);
    for (column, goal, gap) in
        [(4, found.goal, found.gap), (6, found.certification_goal, found.certification_gap)]
    {
        page.put((row, column), goal.map(super::number), Look::Centre);
        page.put((row, column + 1), gap.map(u64::from), Look::Centre);
    }
    let goal = found.goal.max(found.certification_goal);
    page.put((row, 8), goal.map(|goal| requirement.level(goal.level())), Look::Small);
}
