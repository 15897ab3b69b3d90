//! The result as CSV: one row for each requirement.

use fitsm_core::assessment::Given;

use super::Results;
use crate::formats::csv::{self, cell};
use crate::formats::word;

/// The whole result.
pub fn render(results: &Results<'_>) -> String {
    let headings = [
        "requirement",
        "area",
        "title",
        "state",
        "level",
        "judged",
        "indicated",
        "supported",
        "goal",
        "gap",
        "goal_result",
        "certification_goal",
        "certification_gap",
        "certification_result",
        "evidence",
        "note",
        "reason",
    ];
    let (assessment, evaluation) = (results.assessment, &results.evaluation);
    let rows =
        results.catalogue.requirements().zip(&evaluation.requirements).map(|(text, result)| {
            let answer = assessment.answers.get(&result.id);
            let reason = match answer.map(|answer| &answer.given) {
                Some(Given::NotApplicable { reason, .. }) => Some(reason),
                _ => assessment.out_of_scope.get(&result.id.area()),
            };
            [
                result.id.to_string(),
                result.id.area().to_string(),
                text.title.to_string(),
                word(&result.state),
                cell(result.level),
                cell(result.judged),
                cell(result.indicated),
                cell(result.supported),
                cell(result.goal),
                cell(result.gap),
                word(&result.goal_result),
                cell(result.certification_goal),
                cell(result.certification_gap),
                word(&result.certification_result),
                result.evidence.join(" "),
                cell(answer.and_then(|answer| answer.note.as_ref())),
                cell(reason),
            ]
        });
    csv::render(headings, rows)
}
