//! A text that the user wrote, with the places in it.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};

/// A file's name and text, for finding lines and columns in it.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

/// A place for people: both numbers count from 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Source {
    /// A text and the name to show for it.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// A text from a file's bytes. Where they are not UTF-8, the diagnostic says so, and the text
    /// holds replacement characters in place of what could not be read.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> (Self, Option<Diagnostic>) {
        match String::from_utf8(bytes) {
            Ok(text) => (Self::new(name, text), None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let wrong = error.as_bytes().get(at).copied().unwrap_or_default();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let found = Diagnostic {
                    code: Code::NotUtf8,
                    message: format!("this is not UTF-8 text: byte {wrong:#04x} cannot stand here"),
                    span: at..at,
                    help: Some(what_to_do(error.as_bytes()).to_owned()),
                };
                (Self::new(name, text), Some(found))
            }
        }
    }

    /// The name to show: mostly the path that the user gave.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line that a byte offset is in, from 0.
    #[must_use]
    pub fn line_index(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Where a line begins and ends, without its line break; lines count from 0.
    #[must_use]
    pub fn line_range(&self, index: usize) -> Range<usize> {
        let start = self.line_starts.get(index).copied().unwrap_or(self.text.len());
        let end = self.line_starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        start..start + line.len()
    }

    /// The place of a byte offset. An offset inside a character counts as its start.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let index = self.line_index(offset);
        let start = self.line_starts.get(index).copied().unwrap_or(0);
        let column =
            self.text[start..].char_indices().take_while(|(at, _)| start + at < offset).count();
        Position { line: index + 1, column: column + 1 }
    }
}

/// What to do about bytes that are not UTF-8: a workbook in the place of a file of ours is not
/// mended in an editor.
fn what_to_do(bytes: &[u8]) -> &'static str {
    const ARCHIVE: &[u8] = b"PK\x03\x04";
    const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";
    if bytes.starts_with(ARCHIVE) || bytes.starts_with(OLD_OFFICE) {
        "this looks like a workbook: `fitsm import` makes an assessment file of it"
    } else {
        "save the file as UTF-8 in your editor"
    }
}

/// Whether a character steers what shows it instead of being shown: a control character, or an
/// invisible one that turns the writing direction.
#[must_use]
pub fn steers_display(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}
