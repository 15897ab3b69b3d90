//! Texts that people typed, told apart from what a formula works out.

use super::Take;
use crate::import::form::Word;
use crate::import::words::quoted;

impl Take<'_> {
    /// A text that somebody typed. Where a formula or its error stands instead, that is a problem:
    /// mostly a text that begins with = or -, which a spreadsheet program took for one. `what` is
    /// what is expected, such as `a comment`.
    pub(in crate::import) fn typed<'w>(
        &mut self,
        word: Option<Word<'w>>,
        what: &str,
    ) -> Option<Word<'w>> {
        let word = word?;
        if !word.is_formula {
            return Some(word);
        }
        if word.is_error() {
            let found = quoted(word.text);
            let message = format!("an error value stands where {what} is expected: {found}");
            self.problems.advise(word.at, message, "write what is meant, or empty the cell");
            return None;
        }
        let mut message = format!("a formula stands where {what} is expected");
        let shown = if word.formula.is_empty() { word.trimmed() } else { word.formula };
        if !shown.is_empty() {
            message = format!("{message}: {}", quoted(shown));
        }
        let help = "Excel takes a text that begins with = or - for one: put an apostrophe before \
                    it";
        self.problems.advise(word.at, message, help);
        None
    }
}
