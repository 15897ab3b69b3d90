//! Filling a [`Book`] cell by cell, within bounds, so that no file can take all memory.

use std::mem;

use crate::book::{Book, Cell, Place, Sheet};
use crate::problem::Refusal;

/// The most filled cells in a workbook; the official one has some 2,000.
const MOST_CELLS: usize = 200_000;
/// The most bytes of text in all cells.
const MOST_TEXT: usize = 32_000_000;
/// The most sheets.
const MOST_SHEETS: usize = 500;
/// Rows from here on hold nothing in a workbook of an assessment.
const LAST_ROW: u32 = 100_000;
/// Columns likewise.
const LAST_COLUMN: u32 = 1_000;

/// A workbook while it is filled.
#[derive(Default)]
pub(super) struct Filling {
    book: Book,
    sheet: Sheet,
    cells: usize,
    text: usize,
}

impl Filling {
    /// Begins a sheet.
    pub(super) fn begin(&mut self, name: String) -> Result<(), Refusal> {
        if self.book.sheets.len() >= MOST_SHEETS {
            return Err(Refusal::new(format!("the workbook has more than {MOST_SHEETS} sheets")));
        }
        self.sheet = Sheet { name, ..Sheet::default() };
        Ok(())
    }

    /// Ends the sheet.
    pub(super) fn end(&mut self) {
        self.book.sheets.push(mem::take(&mut self.sheet));
    }

    /// Puts a cell into the sheet, if it holds anything.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Refusal> {
        if cell.text.is_empty() && !cell.is_formula {
            return Ok(());
        }
        self.count(row, column, cell.text.len() + cell.formula.len())?;
        self.sheet.cells.insert((row, column), cell);
        Ok(())
    }

    /// Counts one more thing with so much text, within bounds.
    fn count(&mut self, row: u32, column: u32, text: usize) -> Result<(), Refusal> {
        self.cells += 1;
        self.text += text;
        let refusal = if row >= LAST_ROW || column >= LAST_COLUMN {
            "something stands here, far outside of what a workbook of an assessment holds"
        } else if self.cells > MOST_CELLS {
            "the workbook has more than 200,000 filled cells; this is one too many"
        } else if self.text > MOST_TEXT {
            "the workbook holds more than 32 MB of text; here it becomes too much"
        } else {
            return Ok(());
        };
        Err(Refusal::new(refusal).at(self.place(row, column)))
    }

    /// Notes that somebody put a comment to a cell.
    pub(super) fn comment(&mut self, row: u32, column: u32) -> Result<(), Refusal> {
        self.count(row, column, 0)?;
        self.sheet.comments.insert((row, column));
        Ok(())
    }

    /// Notes what a cell links to; places in the workbook itself are nothing to keep.
    pub(super) fn link(&mut self, row: u32, column: u32, target: String) -> Result<(), Refusal> {
        if !target.trim().is_empty() && !target.starts_with('#') {
            self.count(row, column, target.len())?;
            self.sheet.links.entry((row, column)).or_default().push(target);
        }
        Ok(())
    }

    /// Marks a cell that others were merged into.
    pub(super) fn merge(&mut self, row: u32, column: u32) {
        if let Some(cell) = self.sheet.cells.get_mut(&(row, column)) {
            cell.is_merged = true;
        }
    }

    /// The place of a cell of the sheet that is being filled.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        self.sheet.place(row, column)
    }

    /// The workbook.
    pub(super) fn finish(self) -> Book {
        self.book
    }
}

/// The beginning of a formula, which is only to be shown: `=B2*2`.
pub(super) fn formula(text: &str) -> String {
    const MOST: usize = 100;
    let text = text.trim();
    // OpenDocument names the language of a formula before it: `of:=`.
    let bare = text.split_once('=').map_or(text, |(prefix, rest)| {
        if prefix.is_empty() || prefix.ends_with(':') { rest } else { text }
    });
    if bare.is_empty() { String::new() } else { format!("={bare}").chars().take(MOST).collect() }
}

/// A number as it is written shortest: 3, not 3.0; other text as it is.
pub(super) fn shortest(text: &str) -> Cell {
    let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    match number {
        Some(number) => {
            // Minus nought is nought.
            let number = if number == 0.0 { 0.0 } else { number };
            Cell { text: number.to_string(), is_number: true, ..Cell::default() }
        }
        None => Cell::text(text),
    }
}

/// A path of a link as people write it: without `%20` and the like. A web address stays as it is.
pub(super) fn unquoted(link: &str) -> String {
    if link.contains("://") || link.starts_with("mailto:") {
        return link.to_owned();
    }
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let [first, others @ ..] = rest {
        let escaped = others.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let escaped = escaped.filter(|byte| *first == b'%' && *byte >= b' ');
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &others[2..] } else { others };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| link.to_owned())
}
