//! One sheet of a workbook, with what finding things in it needs.

use std::collections::BTreeMap;

use crate::book::Sheet;
use crate::import::form::Word;
use crate::import::take::Take;
use crate::import::words::is_placeholder;
use crate::layout::sentence;
use crate::problem::At;

use super::goals::is_label;

/// How far above the first row of a table its heading may stand.
const HEADING_ABOVE: usize = 30;

/// A sheet and its number in the workbook.
#[derive(Clone, Copy)]
pub(in crate::import) struct Grid<'a> {
    sheet: &'a Sheet,
    number: u32,
}

impl<'a> Grid<'a> {
    /// The sheet with this number, from 0.
    pub(in crate::import) fn new(sheet: &'a Sheet, number: u32) -> Self {
        Self { sheet, number }
    }

    /// Its number.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// Its name.
    pub(super) fn name(&self) -> &'a str {
        &self.sheet.name
    }

    /// What a cell holds.
    pub(super) fn word(&self, row: u32, column: u32) -> Option<Word<'a>> {
        self.sheet.cell(row, column).map(|cell| Word::of(cell, self.at(row, column)))
    }

    /// The place of a cell.
    pub(super) fn at(&self, row: u32, column: u32) -> At {
        At::Cell(self.number, row, column)
    }

    /// All filled cells, row by row, with their columns.
    pub(super) fn cells(&self) -> impl Iterator<Item = ((u32, u32), Word<'a>)> + use<'a> {
        let number = self.number;
        self.sheet.cells.iter().map(move |((row, column), cell)| {
            ((*row, *column), Word::of(cell, At::Cell(number, *row, *column)))
        })
    }

    /// The filled cells of a row, with their columns.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, Word<'a>)> + use<'a> {
        let number = self.number;
        self.sheet.cells.range((row, 0)..=(row, u32::MAX)).map(move |((row, column), cell)| {
            (*column, Word::of(cell, At::Cell(number, *row, *column)))
        })
    }

    /// Notes every text that is not taken, and is no part of what such a sheet always says.
    pub(super) fn tell_left(
        &self,
        is_taken: impl Fn(u32, u32, &Word<'a>) -> bool,
        take: &mut Take<'_>,
    ) {
        const OURS: [&str; 3] = [sentence::GOALS, sentence::ASSESSMENT, sentence::AUDIT];
        // The first text of a sheet is its title.
        let title = self.cells().find(|(_, word)| word.said().is_some()).map(|(at, _)| at);
        let left = self.cells().filter(|((row, column), word)| {
            let is_text = word.said().is_some() && !word.is_formula && !is_placeholder(word.text);
            is_text
                && Some((*row, *column)) != title
                && !OURS.contains(&word.trimmed())
                && !is_label(word.trimmed())
                && !is_taken(*row, *column, word)
        });
        for (_, word) in left {
            take.left.text(word.at, word.text);
        }
    }

    /// The rows that hold anything, below a row.
    pub(super) fn rows_below(&self, row: u32) -> Vec<u32> {
        let cells = self.sheet.cells.range((row.saturating_add(1), 0)..);
        let mut rows: Vec<u32> = cells.map(|((row, _), _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The column in which the most cells are of a kind, and their rows.
    pub(super) fn column_of(&self, is_it: impl Fn(&str) -> bool) -> Option<(u32, Vec<u32>)> {
        let mut columns: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for ((row, column), word) in self.cells() {
            if is_it(word.trimmed()) {
                columns.entry(column).or_default().push(row);
            }
        }
        // Of several columns that are alike, the leftmost.
        columns.into_iter().min_by_key(|(column, rows)| (usize::MAX - rows.len(), *column))
    }

    /// The row of headings above a table: of the rows above its first, the one with the most
    /// texts, and of several the nearest.
    pub(super) fn heading_above(&self, first: u32) -> Option<u32> {
        let cells = self.sheet.cells.range(..(first, 0));
        let mut above: Vec<u32> = cells.map(|((row, _), _)| *row).collect();
        above.dedup();
        above.into_iter().rev().take(HEADING_ABOVE).max_by_key(|row| {
            let texts = self.row(*row).filter(|(_, word)| word.said().is_some());
            (texts.count(), *row)
        })
    }

    /// The row that has all these headings, and the column of each.
    pub(super) fn headed<const N: usize>(&self, headings: [&str; N]) -> Option<(u32, [u32; N])> {
        const DEEPEST: u32 = 30;
        let first = self.cells().filter(|((row, _), word)| {
            *row < DEEPEST && crate::import::words::same(word.text, headings[0])
        });
        first.map(|((row, _), _)| row).find_map(|row| {
            let column = |heading: &str| {
                self.row(row).find(|(_, word)| crate::import::words::same(word.text, heading))
            };
            let mut columns = [0; N];
            for (at, heading) in headings.iter().enumerate() {
                columns[at] = column(heading)?.0;
            }
            Some((row, columns))
        })
    }
}
