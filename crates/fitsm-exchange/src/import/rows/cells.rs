//! The cells of one row of a CSV file.

use std::borrow::Cow;

use csv::StringRecord;

use crate::import::form::{AnswerRow, AreaRow, GivenRow, PieceRow, Word};
use crate::import::take::Take;
use crate::import::words::quoted;
use crate::layout::row;
use crate::problem::At;

use super::places::{KINDS, Places};

/// One row.
pub(super) struct Cells<'a> {
    record: &'a StringRecord,
    places: &'a Places,
    /// Where the row stands.
    at: At,
}

impl<'a> Cells<'a> {
    pub(super) fn new(record: &'a StringRecord, places: &'a Places, at: At) -> Self {
        Self { record, places, at }
    }

    /// A cell that holds something, without the apostrophe that keeps spreadsheets from taking it
    /// for a formula.
    fn word(&self, place: Option<usize>) -> Option<Word<'a>> {
        let place = place?;
        let text = self.record.get(place).filter(|text| !text.is_empty())?;
        let text = if text.starts_with('\'') { unguarded(text) } else { text };
        let column = u32::try_from(place).unwrap_or(u32::MAX);
        Some(Word::new(text, self.at.in_column(column)))
    }

    /// Whose answer it is; nothing where nobody is named.
    pub(super) fn respondent(&self) -> &'a str {
        self.text(self.places.respondent)
    }

    /// What a cell says.
    pub(super) fn text(&self, place: Option<usize>) -> &'a str {
        self.word(place).map(|word| word.trimmed()).unwrap_or_default()
    }

    /// What the row is of, such as a requirement.
    pub(super) fn id(&self) -> &'a str {
        self.text(self.places.id)
    }

    /// The place where a respondent is missing: in an answer, if others may name one.
    pub(super) fn without_respondent(&self) -> Option<At> {
        let column = u32::try_from(self.places.respondent?).ok()?;
        let is_answer = self.places.row.is_none() || self.text(self.places.row) == row::ANSWER;
        (is_answer && !self.id().is_empty()).then(|| self.at.in_column(column))
    }

    fn is_empty(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }

    /// Hands the row to `take`, by what it says it is. An answer that is not wanted is only checked.
    pub(super) fn hand_to(&self, is_wanted: bool, take: &mut Take<'_>) {
        let id = self.word(self.places.id).filter(|id| id.said().is_some());
        if id.is_none() && self.is_empty() {
            return;
        }
        let Some(which) = self.kind(take) else {
            return;
        };
        self.check(which, take);
        let kind = KINDS[which];
        let id = match id {
            None if !matches!(kind, row::ASSESSOR | row::AUDITEE) => {
                let help = "write the requirement, such as PR9.6";
                take.problems.advise(self.at, "this row has no id", help);
                return;
            }
            id => id.unwrap_or_else(|| Word::new("", self.at)),
        };
        match kind {
            _ if is_wanted => self.give(kind, id, take),
            row::ANSWER | row::SAID => take.check(id, &self.given()),
            _ => {}
        }
    }

    /// What kind of row it is, as its number among [`KINDS`]; an answer where nothing is said.
    fn kind(&self, take: &mut Take<'_>) -> Option<usize> {
        let Some(text) = self.places.row.and_then(|place| self.record.get(place)) else {
            return Some(0);
        };
        let exact = KINDS.iter().position(|known| *known == text);
        let kind = unguarded(text).trim();
        let like = || KINDS.iter().position(|known| known.eq_ignore_ascii_case(kind));
        let which = exact.or_else(like);
        if which.is_none() {
            let message = format!("{} is no kind of row", quoted(kind));
            let help = format!("the kinds are {}", KINDS.join(", "));
            take.problems.advise(self.at, message, help);
        }
        which
    }

    /// Gives what the row says to `take`.
    fn give(&self, kind: &str, id: Word<'a>, take: &mut Take<'_>) {
        match kind {
            row::ANSWER => self.answer(id, take),
            row::SAID => take.statement(id, self.word(self.places.by), &self.given()),
            row::EVIDENCE => {
                take.piece(&PieceRow { name: id, rest: self.places.piece.map(|at| self.word(at)) });
            }
            row::AREA => self.area(id, take),
            row::ASSESSMENT => {
                let value = self.word(self.places.value);
                take.key(id, value.as_slice());
            }
            row::ASSESSOR => {
                let empty = Word::new("", id.at);
                let values = self.places.person.map(|at| self.word(at).unwrap_or(empty));
                take.assessor(id.at, &values);
            }
            row::AUDITEE => take.auditee_row(id, self.word(self.places.value)),
            _ => take.wording_row(id, self.texts()),
        }
    }

    /// Reports what stands where the row has no place for it.
    fn check(&self, which: usize, take: &mut Take<'_>) {
        for (place, name) in &self.places.unused[which] {
            if let Some(word) = self.word(Some(*place)).filter(|word| word.said().is_some()) {
                let message =
                    format!("a row \"{}\" has nothing in the column {name}", KINDS[which]);
                take.problems.advise(word.at, message, "empty the cell, or correct the column row");
            }
        }
        // Of an answer such texts become part of the note.
        for (place, heading) in self.places.unknown.iter().filter(|_| which != 0) {
            if let Some(word) = self.word(Some(*place)).filter(|word| word.said().is_some()) {
                let message = format!("the column {} is not known", quoted(heading));
                let help = "empty the cell, or correct the heading";
                take.problems.advise(word.at, message, help);
            }
        }
        let beyond = (self.places.count..self.record.len()).map(|place| self.word(Some(place)));
        if let Some(word) = beyond.flatten().find(|word| word.said().is_some()) {
            let message = "there are more cells in this row than headings";
            let help = "put a text in double quotes if it holds what separates the cells";
            take.problems.advise(word.at, message, help);
        }
    }

    fn given(&self) -> GivenRow<'a> {
        let [score, ratings, not_applicable, approved_by] = self.places.given;
        GivenRow {
            score: self.word(score),
            ratings: self.word(ratings),
            not_applicable: self.word(not_applicable),
            approved_by: self.word(approved_by),
        }
    }

    fn answer(&self, id: Word<'a>, take: &mut Take<'_>) {
        let more = self.places.unknown.iter().filter_map(|(place, heading)| {
            Some((Cow::Borrowed(heading.as_str()), self.word(Some(*place))?))
        });
        let taken = take.answer(&AnswerRow {
            id,
            given: self.given(),
            note: self.word(self.places.note),
            more: more.collect(),
            shown: self.word(self.places.evidence),
            names: None,
            carried_over: self.word(self.places.carried_over),
        });
        if let Some(id) = taken {
            take.wording(id, self.texts());
        }
    }

    /// How the row words its requirement.
    fn texts(&self) -> [Option<&'a str>; 6] {
        self.places.wording.map(|at| self.word(at).and_then(|word| word.said()))
    }

    fn area(&self, id: Word<'a>, take: &mut Take<'_>) {
        let [goal, certification_goal, reason] = self.places.area.map(|at| self.word(at));
        take.area(&AreaRow { id, goal, certification_goal, scope: None, reason });
    }
}

/// A cell without one of the apostrophes before what would begin a formula.
fn unguarded(cell: &str) -> &str {
    let bare = cell.trim_start_matches('\'');
    if bare.starts_with(['=', '+', '-', '@', '\t', '\r']) { &cell[1..] } else { cell }
}
