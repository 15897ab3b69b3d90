//! A workbook as what its cells hold, whatever file it comes from or goes to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A workbook: its sheets, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// One sheet: the cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// The cells by row and column, both from 0.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// The cells that somebody put a comment to, also empty ones.
    pub comments: BTreeSet<(u32, u32)>,
    /// What cells link to outside of the workbook: web addresses, or paths from the workbook's
    /// folder.
    pub links: BTreeMap<(u32, u32), Vec<String>>,
}

/// A cell that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it shows; paragraphs are separated by a line break. A number is written shortest: 3,
    /// not 3.0.
    pub text: String,
    /// Whether it is a number and not a text.
    pub is_number: bool,
    /// Whether a formula works it out.
    pub is_formula: bool,
    /// The formula's beginning, as far as the file tells it: `=B2*2`.
    pub formula: String,
    /// Whether other cells were merged into it, so that those hold nothing of their own.
    pub is_merged: bool,
}

/// The place of a cell in a workbook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl Cell {
    /// A cell with a text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell with a whole number.
    #[must_use]
    pub fn number(number: u64) -> Self {
        Self { text: number.to_string(), is_number: true, ..Self::default() }
    }
}

impl Sheet {
    /// The cell at a row and a column, both from 0.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The place of a cell of this sheet.
    #[must_use]
    pub fn place(&self, row: u32, column: u32) -> Place {
        Place { sheet: self.name.clone(), row, column }
    }
}

impl fmt::Display for Place {
    /// As people name it: `sheet "3. Assessment", cell L12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sheet \"{}\", cell {}{}", self.sheet, letters(self.column), self.row + 1)
    }
}

/// A column's letters: A for 0, Z for 25, AA for 26.
#[must_use]
pub fn letters(column: u32) -> String {
    let letter = |number: u32| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    let mut text = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        text.insert(0, letter(rest - 1));
        rest = (rest - 1) / 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let named = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
