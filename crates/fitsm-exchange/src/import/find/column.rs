//! One column of the sheet of answers, by what its cells hold.

use std::collections::BTreeMap;

use fitsm_core::Level;

use crate::import::form::Word;
use crate::import::words::{is_placeholder, whole_number};

use super::grid::Grid;

/// A level's description is longer than this on average; a name or a code is not.
const LONG: usize = 12;

/// What is known of one column beside the ids.
pub(super) struct Column {
    pub(super) at: u32,
    /// Cells that hold something.
    pub(super) filled: usize,
    /// Those that could be a score.
    scores: usize,
    /// Those that say that no score has been chosen.
    pub(super) placeholders: usize,
    pub(super) formulas: usize,
    characters: usize,
}

impl Column {
    fn new(at: u32) -> Self {
        Self { at, filled: 0, scores: 0, placeholders: 0, formulas: 0, characters: 0 }
    }

    /// Counts one more cell.
    fn add(&mut self, word: &Word<'_>) {
        let text = word.trimmed();
        let is_score = whole_number(text).and_then(Level::new).is_some();
        let is_placeholder = !text.is_empty() && text.len() < 40 && is_placeholder(text);
        self.filled += usize::from(!text.is_empty() || word.is_formula);
        self.scores += usize::from(is_score);
        self.placeholders += usize::from(is_placeholder);
        self.formulas += usize::from(word.is_formula);
        self.characters += text.chars().count();
    }

    /// Whether it could be the column of the scores.
    pub(super) fn is_score(&self) -> bool {
        let plausible = self.scores + self.placeholders;
        plausible > 0 && plausible * 2 >= self.filled && self.formulas < self.filled
    }

    /// Whether most of its cells hold longer texts.
    pub(super) fn is_long(&self, rows: usize) -> bool {
        self.filled * 2 >= rows && self.characters >= LONG * self.filled && self.filled > 0
    }
}

/// All columns in which a row with an id holds something.
pub(super) fn beside(grid: &Grid<'_>, rows: &[u32]) -> Vec<Column> {
    let mut columns: BTreeMap<u32, Column> = BTreeMap::new();
    for (at, word) in rows.iter().flat_map(|row| grid.row(*row)) {
        columns.entry(at).or_insert_with(|| Column::new(at)).add(&word);
    }
    columns.into_values().collect()
}
