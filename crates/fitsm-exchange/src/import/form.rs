//! What a file says, as text with places: the parts that both workbooks and CSV have.

use std::borrow::Cow;

use crate::book::Cell;
use crate::problem::At;

/// A text and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// The text as it stands there.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) at: At,
    /// Whether a formula works it out.
    pub(super) is_formula: bool,
    /// The formula's beginning, as far as it is known.
    pub(super) formula: &'a str,
    /// Whether the cell was merged with others.
    pub(super) is_merged: bool,
}

impl<'a> Word<'a> {
    /// A text at a place.
    pub(super) fn new(text: &'a str, at: At) -> Self {
        Self { text, at, is_formula: false, formula: "", is_merged: false }
    }

    /// The text of a cell.
    pub(super) fn of(cell: &'a Cell, at: At) -> Self {
        Self {
            text: &cell.text,
            at,
            is_formula: cell.is_formula,
            formula: &cell.formula,
            is_merged: cell.is_merged,
        }
    }

    /// Whether it is an error such as `#N/A`, without the formula that it comes from.
    pub(super) fn is_error(&self) -> bool {
        self.is_formula && self.formula.is_empty() && self.text.starts_with('#')
    }

    /// The text without what surrounds it.
    pub(super) fn trimmed(&self) -> &'a str {
        match self.text.as_bytes() {
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => self.text,
            _ => self.text.trim(),
        }
    }

    /// The text if it says something, exactly as it stands there.
    pub(super) fn said(&self) -> Option<&'a str> {
        let begins = self.text.bytes().next().is_some_and(|byte| byte.is_ascii_graphic());
        (begins || !self.text.trim().is_empty()).then_some(self.text)
    }
}

/// The text of a cell that may not be there, if it says something.
pub(super) fn said(word: Option<Word<'_>>) -> Option<&str> {
    word.and_then(|word| word.said())
}

/// What one row says of a score.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GivenRow<'a> {
    /// The level.
    pub(super) score: Option<Word<'a>>,
    /// The ratings of the questions: `1a=F 2b=P`.
    pub(super) ratings: Option<Word<'a>>,
    /// Why the requirement does not apply.
    pub(super) not_applicable: Option<Word<'a>>,
    /// Who agreed to that.
    pub(super) approved_by: Option<Word<'a>>,
}

/// What one row answers.
#[derive(Clone, Debug)]
pub(super) struct AnswerRow<'a> {
    /// The requirement's id.
    pub(super) id: Word<'a>,
    /// The score.
    pub(super) given: GivenRow<'a>,
    /// The note.
    pub(super) note: Option<Word<'a>>,
    /// Lines for notes from columns that nobody knows: heading and text.
    pub(super) more: Vec<(Cow<'a, str>, Word<'a>)>,
    /// The evidence as people read it: a line for each piece, or free text.
    pub(super) shown: Option<Word<'a>>,
    /// The exact names of the pieces, one a line.
    pub(super) names: Option<Word<'a>>,
    /// Whether it is an earlier assessment's.
    pub(super) carried_over: Option<Word<'a>>,
}

/// What one row says of an area.
#[derive(Clone, Copy, Debug)]
pub(super) struct AreaRow<'a> {
    /// The area's id or label.
    pub(super) id: Word<'a>,
    /// The own goal.
    pub(super) goal: Option<Word<'a>>,
    /// The certification goal.
    pub(super) certification_goal: Option<Word<'a>>,
    /// In scope or out of it; in CSV the reason says so.
    pub(super) scope: Option<Word<'a>>,
    /// Why it is out of scope.
    pub(super) reason: Option<Word<'a>>,
}

/// What one row says of a piece of evidence, in the order of `EVIDENCE_HEADINGS`.
#[derive(Clone, Copy, Debug)]
pub(super) struct PieceRow<'a> {
    /// Its name.
    pub(super) name: Word<'a>,
    /// Kind, title, location, effective, recorded, expires, size and SHA-256 sum.
    pub(super) rest: [Option<Word<'a>>; 8],
}
