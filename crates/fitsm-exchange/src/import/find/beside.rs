//! Certification goals that stand beside the requirements, for a workbook without a sheet of goals.

use std::collections::BTreeMap;

use fitsm_core::Goal;

use crate::import::form::{AreaRow, Word};
use crate::import::take::Take;
use crate::import::words::{is_certification, is_placeholder, quoted, whole_number};

use super::columns::is_id;
use super::grid::Grid;

/// Hands the certification goals beside the requirements to `take`, and says what is missing.
pub(super) fn read(answers: &Grid<'_>, take: &mut Take<'_>) {
    let missing =
        "the workbook has no sheet of scope and goals: every area is taken to be in scope";
    let found = answers.column_of(is_id).and_then(|(id, rows)| {
        let column = column(answers, id, &rows)?;
        goals(answers, id, column, &rows, take);
        Some(column)
    });
    take.told.push(match found {
        Some(column) => format!(
            "{missing}, and the certification goals are those in column {} of {}",
            crate::book::letters(column),
            quoted(answers.name())
        ),
        None => missing.to_owned(),
    });
}

/// The column of the goals: left of the ids, by its heading, or else by what it holds.
fn column(grid: &Grid<'_>, id: u32, rows: &[u32]) -> Option<u32> {
    let heading = grid.heading_above(*rows.first()?);
    let headings = heading.into_iter().flat_map(|row| grid.row(row));
    let mut left = headings.take_while(|(column, _)| *column < id);
    let named = left.find(|(_, word)| is_certification(word.text));
    named.map(|(column, _)| column).or_else(|| (0..id).find(|at| has_goals(grid, id, *at, rows)))
}

/// Whether a column holds nothing but goals from 1 to 4, the same for all rows of an area.
fn has_goals(grid: &Grid<'_>, id: u32, column: u32, rows: &[u32]) -> bool {
    let mut goals = BTreeMap::new();
    let mut cells = rows.iter().filter_map(|row| Some((area(grid, *row, id)?, *row)));
    let is_right = cells.all(|(area, row)| match goal(grid, row, column) {
        Some(word) => {
            let goal = whole_number(word.text).and_then(Goal::new);
            goal.is_some() && *goals.entry(area.text).or_insert(goal) == goal
        }
        None => true,
    });
    is_right && !goals.is_empty()
}

fn goals(grid: &Grid<'_>, id: u32, column: u32, rows: &[u32], take: &mut Take<'_>) {
    let mut told: BTreeMap<&str, &str> = BTreeMap::new();
    for row in rows {
        let (Some(area), Some(word)) = (area(grid, *row, id), goal(grid, *row, column)) else {
            continue;
        };
        match told.get(area.text) {
            Some(earlier) if whole_number(earlier) == whole_number(word.text) => {}
            Some(earlier) => {
                let message =
                    format!("{} has the goal {} further up, and another here", area.text, earlier);
                take.problems.advise(word.at, message, "give all rows of an area the same goal");
            }
            None => {
                told.insert(area.text, word.trimmed());
                let certification_goal = Some(word);
                take.area(&AreaRow {
                    id: area,
                    goal: None,
                    certification_goal,
                    scope: None,
                    reason: None,
                });
            }
        }
    }
}

/// The area of the requirement in a row: `PR9` of `PR9.6`.
fn area<'a>(grid: &Grid<'a>, row: u32, id: u32) -> Option<Word<'a>> {
    let word = grid.word(row, id)?;
    let text = word.trimmed().split('.').next()?;
    Some(Word { text, ..word })
}

/// The goal in a row, if there is one: also one that a formula has worked out.
fn goal<'a>(grid: &Grid<'a>, row: u32, column: u32) -> Option<Word<'a>> {
    let word = grid.word(row, column).filter(|word| !is_placeholder(word.text))?;
    Some(Word { is_formula: false, ..word })
}
