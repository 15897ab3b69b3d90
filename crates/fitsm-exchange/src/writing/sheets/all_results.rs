//! The sheet of all results: each requirement against both goals, as formulas over the answers.

use fitsm_core::assessment::EvidencePolicy;
use fitsm_core::{Assessment, RequirementId};
use fitsm_eval::{Outcome, RequirementResult, State, supported};

use super::{HEAD, Laid, row_of};
use crate::layout::{OUT_OF_SCOPE, answers, goals, result, sheet};
use crate::writing::formula::{Formula, Reference};
use crate::writing::page::{Look, Page, Value};

const ID: u32 = 1;
const TITLE: u32 = 2;
pub(super) const LEVEL: u32 = 3;
const OWN: u32 = 4;
pub(super) const OWN_RESULT: u32 = 5;
const CERTIFICATION: u32 = 6;
pub(super) const CERTIFICATION_RESULT: u32 = 7;
const INDICATED: u32 = 8;
const SUPPORTED: u32 = 9;

/// The first and last row of so many requirements from the n-th on.
pub(super) fn rows(first: usize, count: usize) -> (u32, u32) {
    (row_of(first), row_of(first + count) - 1)
}

/// A row for each requirement.
pub(super) fn page(laid: &Laid<'_>) -> Page {
    let caps = laid.assessment.evidence_policy == EvidencePolicy::Cap;
    let rates = laid.evaluation.requirements.iter().any(|each| each.indicated.is_some());
    let widths =
        [3, 9, 58, 17, 12, 17, 13, 17, if rates { 13 } else { 0 }, if caps { 13 } else { 0 }];
    let mut page = Page::new(sheet::ALL_RESULTS, &widths);
    page.title("All results", "Each requirement against both goals.");
    let mut headings = [
        "ID",
        "Requirement",
        "Level",
        "Custom goal",
        "Custom goal result",
        "Certification goal",
        "Certification result",
        "Indicated by ratings",
        "Supported by evidence",
    ];
    // A heading in a hidden column would make its row tall.
    for (heading, shown) in headings.iter_mut().skip((INDICATED - ID) as usize).zip([rates, caps]) {
        if !shown {
            *heading = "";
        }
    }
    page.headings((HEAD, ID), &headings, 2);
    let answer_rows = laid.requirement_rows();
    let mut index = 0;
    for (area_index, area) in laid.areas.iter().enumerate() {
        for requirement in area.requirements.iter() {
            let row = row_of(index);
            page.put((row, ID), requirement.id.to_string(), Look::Strong);
            page.put((row, TITLE), requirement.title.as_ref(), Look::Label);
            let lines = Lines { row, goals: row_of(area_index), answer: answer_rows[index] };
            if let Some(found) =
                laid.evaluation.requirements.iter().find(|it| it.id == requirement.id)
            {
                page.put((row, INDICATED), found.indicated, Look::Centre);
                let supports = caps.then(|| support(laid.assessment, requirement.id));
                page.put((row, SUPPORTED), supports, Look::Centre);
                results(&mut page, &lines, found, caps);
            }
            index += 1;
        }
    }
    page
}

/// The level that the evidence of a requirement supports, whether or not it is scored.
fn support(assessment: &Assessment, id: RequirementId) -> fitsm_core::Level {
    let answer = assessment.answers.get(&id);
    let pieces = answer.into_iter().flat_map(|answer| assessment.valid_evidence(answer));
    supported(pieces.map(|piece| piece.kind))
}

/// Where the parts of a requirement stand: its row here and among the answers, its area's among
/// the goals.
struct Lines {
    row: u32,
    goals: u32,
    answer: u32,
}

fn results(page: &mut Page, lines: &Lines, found: &RequirementResult<'_>, caps: bool) {
    let answer = |column| Reference::on(sheet::ASSESSMENT, lines.answer, column);
    let goal = |column| Reference::on(sheet::GOALS, lines.goals, column);
    let here = |column| Reference::here(lines.row, column);
    let references = [
        goal(goals::SCOPE),
        answer(answers::NOT_APPLICABLE),
        answer(answers::SCORE),
        here(INDICATED),
        here(SUPPORTED),
    ];
    let formula = Formula::new(level_formula(caps), &references);
    page.put_formula((lines.row, LEVEL), formula, level(found), Look::Result);
    for (column, official, target, outcome) in [
        (OWN, goals::OWN, found.goal, found.goal_result),
        (CERTIFICATION, goals::CERTIFICATION, found.certification_goal, found.certification_result),
    ] {
        let formula = Formula::new("IF({0}=\"\",\"\",{0})", &[goal(official)]);
        page.put_formula((lines.row, column), formula, target.map(super::number), Look::Centre);
        let formula = Formula::new(outcome_formula(), &[here(LEVEL), here(column)]);
        page.put_formula((lines.row, column + 1), formula, outcome_text(outcome), Look::Result);
    }
}

/// The level that counts: the score, or else what the ratings indicate; under `cap` not above
/// what the evidence supports.
fn level_formula(caps: bool) -> String {
    let (score, indicated) = if caps {
        ("MIN(VALUE(IF({2}=\"\",\"x\",{2})),{4})", "MIN({3},{4})")
    } else {
        ("VALUE(IF({2}=\"\",\"x\",{2}))", "{3}")
    };
    format!(
        "IF({{0}}=\"{OUT_OF_SCOPE}\",\"{OUT_OF_SCOPE}\",IF({{1}}<>\"\",\"{}\",\
         IFERROR({score},IF({{3}}=\"\",\"{}\",{indicated}))))",
        result::NOT_APPLICABLE,
        result::NONE
    )
}

fn level(found: &RequirementResult<'_>) -> Value {
    match (found.state, found.level) {
        (_, Some(level)) => level.into(),
        (State::OutOfScope, _) => OUT_OF_SCOPE.into(),
        (State::NotApplicable, _) => result::NOT_APPLICABLE.into(),
        _ => result::NONE.into(),
    }
}

fn outcome_formula() -> String {
    format!(
        "IF(OR({{0}}=\"{OUT_OF_SCOPE}\",{{0}}=\"{}\"),{{0}},IF({{1}}=\"\",\"{}\",\
         IF(ISNUMBER({{0}}),IF({{0}}>={{1}},\"{}\",\"{}\"),\"{}\")))",
        result::NOT_APPLICABLE,
        result::NO_TARGET,
        result::MET,
        result::NOT_MET,
        result::NONE
    )
}

/// The official word for how a requirement stands to a goal.
pub(super) fn outcome_text(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => result::MET,
        Outcome::NotMet => result::NOT_MET,
        Outcome::NoResult | Outcome::Incomplete => result::NONE,
        Outcome::NoGoal => result::NO_TARGET,
        Outcome::NotApplicable => result::NOT_APPLICABLE,
        Outcome::OutOfScope => OUT_OF_SCOPE,
    }
}
