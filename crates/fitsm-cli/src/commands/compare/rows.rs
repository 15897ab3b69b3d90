//! The comparison for spreadsheets: a row for each note, the SMS, each area, each requirement, each
//! goal that is another one, and each time that a goal came to be met or not met.

use fitsm_core::Catalogue;
use fitsm_eval::compare::{
    AreaChange, GoalChange, MaturityChange, OutcomeChange, RequirementChange,
};
use fitsm_eval::{Comparison, Note};

use crate::catalogues::{area_name, title};
use crate::changes;
use crate::formats::csv::{self as sheet, cell, standing};
use crate::formats::word;

/// What a row has on each side.
const SIDE: usize = 8;
/// Where the columns of the old and the new side begin, and where those after them.
const SIDES: [usize; 2] = [4, 4 + SIDE];
const AFTER: usize = 4 + 2 * SIDE;

/// All rows.
pub fn render(comparison: &Comparison<'_>, catalogues: &[&Catalogue]) -> String {
    let headings = [
        "part",
        "id",
        "name",
        "change",
        "from_rule",
        "from_evidence_policy",
        "from_state",
        "from",
        "from_at_most",
        "from_mean",
        "from_scored",
        "from_applicable",
        "to_rule",
        "to_evidence_policy",
        "to_state",
        "to",
        "to_at_most",
        "to_mean",
        "to_scored",
        "to_applicable",
        "due_to",
        "reconfirmed",
        "carried_over",
        "note_changed",
        "evidence_changed",
        "reasons",
    ];
    let notes = comparison.notes.iter().map(of_note);
    let sms = std::iter::once(of_sms(&comparison.maturity));
    let areas = comparison.areas.iter().map(|area| of_area(area, catalogues));
    let requirements = comparison.requirements.iter().map(|each| of_requirement(each, catalogues));
    let goals = comparison.goals.iter().map(|goal| of_goal(*goal, catalogues));
    let conformity = &comparison.conformity;
    let area_results =
        conformity.areas.iter().map(|each| of_result(each, area_name(catalogues, each.id)));
    let results =
        conformity.requirements.iter().map(|each| of_result(each, title(catalogues, each.id)));
    let goals = goals.chain(area_results).chain(results);
    let rows = notes.chain(sms).chain(areas).chain(requirements).chain(goals).map(|mut row| {
        for (at, terms) in SIDES.into_iter().zip([comparison.old, comparison.new]) {
            terms.rule.as_str().clone_into(&mut row[at]);
            terms.evidence_policy.as_str().clone_into(&mut row[at + 1]);
        }
        row
    });
    sheet::render(headings, rows)
}

type Row = [String; AFTER + 6];

/// A row with what all have; the others fill in the rest.
fn row(part: &str, id: String, name: &str, change: String) -> Row {
    let mut row: Row = std::array::from_fn(|_| String::new());
    [row[0], row[1], row[2], row[3]] = [part.to_owned(), id, name.to_owned(), change];
    row
}

/// A note: what it is about, and the sentence under the reasons.
fn of_note(note: &Note) -> Row {
    let mut row = row("note", word(&note.about), "", String::new());
    row[AFTER + 5] = changes::note(note, &changes::sides());
    row
}

/// A goal: its name, and the levels before and now.
fn of_goal(goal: GoalChange, catalogues: &[&Catalogue]) -> Row {
    let name = area_name(catalogues, goal.area);
    let mut row = row(&word(&goal.of), goal.area.to_string(), name, String::new());
    for (at, level) in SIDES.into_iter().zip([goal.from, goal.to]) {
        row[at + 3] = cell(level);
    }
    row
}

/// Whether a goal is met, before and now.
fn of_result<I: ToString>(result: &OutcomeChange<I>, name: &str) -> Row {
    let part = format!("{}-result", word(&result.of));
    let mut row = row(&part, result.id.to_string(), name, String::new());
    for (at, outcome) in SIDES.into_iter().zip([result.from, result.to]) {
        row[at + 2] = word(&outcome);
    }
    if result.goal_changed {
        "the goal is another one".clone_into(&mut row[AFTER + 5]);
    }
    row
}

fn of_sms(maturity: &MaturityChange) -> Row {
    let mut row = row("sms", String::new(), "", word(&maturity.change));
    for (at, side) in SIDES.into_iter().zip([maturity.from, maturity.to]) {
        let cells = standing(side.level, side.at_most, side.index, side.coverage);
        row[at + 3..at + 8].clone_from_slice(&cells);
    }
    row[AFTER + 5] = changes::sms_reasons(maturity, " ");
    row
}

fn of_area(area: &AreaChange<'_>, catalogues: &[&Catalogue]) -> Row {
    let name = area_name(catalogues, area.id);
    let mut row = row("area", area.id.to_string(), name, word(&area.change));
    for (at, side) in SIDES.into_iter().zip([area.from, area.to]) {
        if let Some(side) = side {
            let cells = standing(side.level, side.at_most, side.profile, side.coverage);
            row[at + 2] = word(&side.scope);
            row[at + 3..at + 8].clone_from_slice(&cells);
        }
    }
    row[AFTER + 5] = changes::area_reasons(area, |requirements| {
        requirements.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    });
    row
}

fn of_requirement(each: &RequirementChange, catalogues: &[&Catalogue]) -> Row {
    let name = title(catalogues, each.id);
    let mut row = row("requirement", each.id.to_string(), name, word(&each.change));
    for (at, side) in SIDES.into_iter().zip([each.from, each.to]) {
        if let Some(side) = side {
            [row[at + 2], row[at + 3]] = [word(&side.state), cell(side.level)];
        }
    }
    row[AFTER] = each.due_to.map(|cause| word(&cause)).unwrap_or_default();
    let facts = [each.reconfirmed, each.carried_over, each.note_changed, each.evidence_changed];
    for (at, holds) in facts.into_iter().enumerate() {
        row[AFTER + 1 + at].push_str(if holds { "yes" } else { "no" });
    }
    row
}
