//! Finding what a workbook holds, by what its cells hold and never by position or name alone.

mod answers;
mod beside;
mod column;
mod columns;
mod goals;
mod grid;
mod lists;

use crate::book::{Book, Sheet};
use crate::layout::{audit, sheet};
use crate::problem::At;

use super::take::Take;
use super::words;
pub(super) use grid::Grid;

/// Hands everything that a workbook says to `take`.
pub(super) fn read(book: &Book, score_column: Option<u32>, take: &mut Take<'_>) {
    let mut rest: Vec<Grid<'_>> =
        (0..).zip(&book.sheets).map(|(number, sheet)| Grid::new(sheet, number)).collect();
    // Our own lists first: their headings tell them for sure.
    rest.retain(|grid| {
        !(lists::keys(grid, take)
            || lists::pieces(grid, take)
            || lists::statements(grid, take)
            || lists::audit(grid, take))
    });
    let Some(at) = answers::sheet(&rest, take) else {
        return;
    };
    let answers = rest.remove(at);
    answers::read(&answers, score_column, take);
    if let Some(at) = goals::sheet(&rest) {
        let goals = rest.remove(at);
        goals::read(&goals, take);
    } else if !take.is_ours() {
        beside::read(&answers, take);
    } else if take.names_goals() {
        let lost = "the sheet of scope and goals is missing: every area is taken to be in scope, \
                    and areas with a goal of their own have it no longer";
        take.told.push(lost.to_owned());
    }
    rest.retain(|grid| !lists::conclusion(grid, take));
    rest.retain(|grid| !is_worked_out(grid));
    tell_unread(&rest, take);
}

/// Says which sheets were not read, and how much stands in each.
pub(super) fn tell_unread(rest: &[Grid<'_>], take: &mut Take<'_>) {
    let mut sheets = Vec::new();
    for grid in rest {
        let filled = grid.cells().filter(|(_, word)| word.said().is_some()).count();
        let name = words::quoted(grid.name());
        let cells = if filled == 1 { "cell" } else { "cells" };
        match filled {
            0 => {}
            _ if words::holds(grid.name(), &["audit"]) => take.told.push(format!(
                "the audit details on the sheet {name} ({filled} filled {cells}) were not read: \
                 fewer than three of its labels are the official ones, such as \"{}\"",
                audit::NAME
            )),
            _ => sheets.push(format!("{name} ({filled} filled {cells})")),
        }
    }
    if !sheets.is_empty() {
        take.told.push(format!(
            "not read, since nothing that is known stands there: {}",
            sheets.join(", ")
        ));
    }
}

/// Whether a sheet holds requirements by their ids.
pub(super) fn has_answers(sheet: &Sheet) -> bool {
    columns::Columns::weight(&Grid::new(sheet, 0)).is_some()
}

/// Whether a sheet of this name holds only what follows from the others, or what explains them.
pub(super) fn explains(name: &str) -> bool {
    const NAMES: [&str; 5] =
        [sheet::ABOUT, sheet::RESULTS, sheet::ALL_RESULTS, sheet::GAPS, sheet::SOURCES];
    NAMES.iter().any(|known| words::same(known, name))
}

/// Whether a sheet has nothing of its own to be read.
fn is_worked_out(grid: &Grid<'_>) -> bool {
    let is_named = explains(grid.name());
    // Results are a matter of the assessment; a sheet of formulas has nothing of its own.
    let formulas = grid.cells().filter(|(_, word)| word.is_formula).count();
    is_named || formulas * 2 > grid.cells().count() || grid.cells().next().is_none()
}

/// The place of a sheet as a whole: its first cell.
fn top(grid: &Grid<'_>) -> At {
    At::Cell(grid.number(), 0, 0)
}
