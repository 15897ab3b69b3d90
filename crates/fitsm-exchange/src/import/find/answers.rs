//! Finding the sheet of answers and reading its rows.

use std::collections::BTreeSet;

use crate::book::letters;
use crate::import::form::{AnswerRow, GivenRow, Word};
use crate::import::take::Take;
use crate::import::words::{is_placeholder, quoted, same, whole_number};
use crate::problem::At;

use super::columns::{Columns, is_area_cell, meant};
use super::goals::is_label;
use super::grid::Grid;

/// So many long texts beside an id are the requirement's and its levels'.
const LEVELS: usize = 5;

/// What our own columns hold, in their order.
const OURS: [&str; 5] =
    ["a name of evidence", "a rating", "a reason", "a person's name", "yes or nothing"];

/// No assessment has more rows with ids.
const MOST_ROWS: usize = 2_000;

/// The number of the sheet of answers among these; problems if there is none, or more than one.
pub(super) fn sheet(grids: &[Grid<'_>], take: &mut Take<'_>) -> Option<usize> {
    let mut found: Vec<(usize, (usize, usize))> = grids
        .iter()
        .enumerate()
        .filter_map(|(at, grid)| Some((at, Columns::weight(grid)?)))
        .collect();
    if found.iter().any(|(_, (long, _))| *long >= LEVELS) {
        found.retain(|(_, (long, _))| *long >= LEVELS);
    } else if found.len() > 1 {
        found.retain(|(at, _)| Columns::has_scores(&grids[*at]));
    }
    match found.as_slice() {
        [(only, _)] => Some(*only),
        [] => {
            let message =
                "no sheet of this workbook holds requirements of FitSM-1 with their scores";
            let help = "one sheet needs a column of ids such as PR9.6, and beside it the scores";
            take.give_up(At::File, message, help);
            None
        }
        several => {
            let names: Vec<String> =
                several.iter().map(|(at, _)| quoted(grids[*at].name())).collect();
            let message =
                format!("several sheets could be the assessment: {}", names.join(" and "));
            let at = super::top(&grids[several[1].0]);
            take.give_up(at, message, "remove the others from a copy of the workbook");
            None
        }
    }
}

/// Hands the answers to `take`.
pub(super) fn read(grid: &Grid<'_>, score: Option<u32>, take: &mut Take<'_>) {
    if Columns::weight(grid).is_some_and(|(_, rows)| rows > MOST_ROWS) {
        let message = format!("more than {MOST_ROWS} rows have ids; this is no assessment");
        take.give_up(super::top(grid), message, "an assessment has a row for each requirement");
        return;
    }
    let columns = match Columns::find(grid, score) {
        Ok(columns) => columns,
        Err(several) => {
            const MOST: usize = 8;
            let names: Vec<String> =
                several.iter().take(MOST).map(|column| letters(*column)).collect();
            let more = if several.len() > MOST { " and others" } else { "" };
            let names_all = names.join(" and ");
            let message = format!("the columns {names_all}{more} could all be the scores");
            let help = format!("say which it is: --score-column {}", names[0]);
            let at = super::top(grid);
            take.give_up(at, message, help);
            return;
        }
    };
    let Some(score) = columns.score else {
        let help = "say which it is, for example: --score-column L";
        take.give_up(super::top(grid), "no column here could be the scores", help);
        return;
    };
    if columns.evidence.is_some() {
        take.has_shown_evidence();
    }
    tell(grid, &columns, take);
    for row in &columns.rows {
        self::row(grid, &columns, score, *row, take);
    }
    let told = stray(grid, &columns, score, take);
    grid.tell_left(
        |row, column, word| {
            let has_id = columns.rows.binary_search(&row).is_ok()
                || told.contains(&grid.at(row, columns.id));
            let is_heading = columns.heading == Some(row)
                || same(word.text, columns.head(grid, column))
                || column < columns.id && is_area_cell(word.trimmed());
            has_id || is_heading || told.contains(&word.at)
        },
        take,
    );
}

fn row(grid: &Grid<'_>, columns: &Columns, score: u32, row: u32, take: &mut Take<'_>) {
    let word = |column: Option<u32>| grid.word(row, column?);
    let Some(id) = grid.word(row, columns.id) else {
        return;
    };
    let ours = columns.ours.map(word);
    let [names, ratings, not_applicable, approved_by, carried_over] =
        std::array::from_fn(|at| take.typed(ours[at], OURS[at]));
    let more = columns.unknown.iter().filter_map(|column| {
        let word = take.typed(grid.word(row, *column), "a text")?;
        Some((columns.name(grid, *column).into(), word))
    });
    let more = more.collect();
    for column in [columns.comment, columns.evidence] {
        take.left.merged(word(column));
    }
    let empty = Word::new("", grid.at(row, score));
    let answer = AnswerRow {
        id,
        given: GivenRow {
            score: Some(word(Some(score)).unwrap_or(empty)),
            ratings,
            not_applicable,
            approved_by,
        },
        note: take.typed(word(columns.comment), "a comment"),
        more,
        shown: take.typed(word(columns.evidence), "evidence"),
        names,
        carried_over,
    };
    if let Some(id) = take.answer(&answer) {
        let texts = columns.wording.map(|column| {
            let text = word(column).filter(|_| take.options.wording);
            take.typed(text, "a requirement's text").and_then(|word| word.said())
        });
        take.wording(id, texts);
    }
}

/// Says how columns were understood whose headings do not say it.
fn tell(grid: &Grid<'_>, columns: &Columns, take: &mut Take<'_>) {
    for column in &columns.unknown {
        let name = columns.name(grid, *column);
        let letter = letters(*column);
        take.told.push(format!(
            "column {letter} {} is not known; its texts went into the notes",
            quoted(&name)
        ));
    }
    for column in &columns.formulas {
        let letter = letters(*column);
        take.told.push(format!("column {letter} holds only formulas, and was left"));
    }
}

/// Reports what stands in a row without an id, so that nothing is lost in silence. Gives the cells
/// that were told.
fn stray(grid: &Grid<'_>, columns: &Columns, score: u32, take: &mut Take<'_>) -> BTreeSet<At> {
    let mut told = BTreeSet::new();
    let Some(first) = columns.rows.first() else {
        return told;
    };
    for row in grid.rows_below(*first) {
        if columns.rows.binary_search(&row).is_ok() {
            continue;
        }
        let Some(column) = lost(grid, columns, score, row) else {
            continue;
        };
        told.insert(grid.at(row, column));
        let id = grid.word(row, columns.id).filter(|id| id.said().is_some());
        match id {
            Some(id) if !is_label(id.trimmed()) || meant(id.text).is_some() => {
                let message = format!("{} is not a requirement of FitSM-1", quoted(id.text));
                let help = meant(id.text).map(|meant| format!("did you mean {meant}?"));
                told.insert(id.at);
                take.problems.add(id.at, message, help);
            }
            _ => {
                let is_group = grid.row(row).any(|(_, word)| is_label(word.trimmed()));
                let what = if is_group { "a group's row" } else { "a row without a requirement" };
                let message = format!("this stands in {what}, where nothing can be taken");
                let help = "move it to the row of a requirement";
                take.problems.advise(grid.at(row, column), message, help);
            }
        }
    }
    told
}

/// The first column of a row without an id in which something stands that would be lost: a score,
/// or a text that does not repeat the heading.
fn lost(grid: &Grid<'_>, columns: &Columns, score: u32, row: u32) -> Option<u32> {
    let is_lost = |column: &u32| {
        grid.word(row, *column).is_some_and(|word| {
            let is_lost = if *column == score {
                whole_number(word.text).is_some()
            } else {
                word.said().is_some() && !is_placeholder(word.text)
            };
            is_lost && !word.is_formula && !same(word.text, columns.head(grid, *column))
        })
    };
    [Some(score), columns.comment, columns.evidence].into_iter().flatten().find(is_lost)
}
