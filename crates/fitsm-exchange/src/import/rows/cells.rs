//! The cells of one row of a CSV file, and whose row it is.

use std::borrow::Cow;
use std::collections::BTreeSet;

use csv::StringRecord;

use crate::import::form::{AnswerRow, AreaRow, GivenRow, PieceRow, Word};
use crate::import::take::Take;
use crate::import::words::quoted;
use crate::layout::{column, row};
use crate::problem::At;

use super::headings::Headings;

/// The kinds of rows.
const KINDS: [&str; 8] = [
    row::ANSWER,
    row::SAID,
    row::EVIDENCE,
    row::AREA,
    row::ASSESSMENT,
    row::ASSESSOR,
    row::AUDITEE,
    row::WORDING,
];

/// The columns that a kind of row uses.
pub(super) fn used(kind: &str) -> Vec<&'static str> {
    const GIVEN: [&str; 4] =
        [column::LEVEL, column::RATINGS, column::NOT_APPLICABLE, column::APPROVED_BY];
    let mut used = vec![column::ROW, column::RESPONDENT, column::ID];
    match kind {
        row::ANSWER => {
            used.extend(GIVEN);
            used.extend([column::NOTE, column::EVIDENCE, column::CARRIED_OVER]);
            // A questionnaire shows what it asks about.
            used.push(column::STATEMENT);
            used.extend(column::LEVELS);
        }
        row::SAID => {
            used.extend(GIVEN);
            used.push(column::BY);
        }
        row::EVIDENCE => used.extend(PIECE),
        row::AREA => {
            used.extend([column::GOAL, column::CERTIFICATION_GOAL, column::OUT_OF_SCOPE]);
        }
        row::ASSESSOR => used.extend([column::TITLE, column::ROLE, column::CONTACT]),
        row::WORDING => {
            used.push(column::STATEMENT);
            used.extend(column::LEVELS);
        }
        _ => used.push(column::VALUE),
    }
    used
}

/// What describes a piece of evidence, in the order of `PieceRow`.
const PIECE: [&str; 8] = [
    column::KIND,
    column::TITLE,
    column::LOCATION,
    column::EFFECTIVE,
    column::RECORDED,
    column::EXPIRES,
    column::SIZE,
    column::SHA256,
];

/// Where everything stands in a row, looked up once for the whole file.
pub(super) struct Places {
    row: Option<usize>,
    respondent: Option<usize>,
    id: Option<usize>,
    value: Option<usize>,
    given: [Option<usize>; 4],
    note: Option<usize>,
    evidence: Option<usize>,
    carried_over: Option<usize>,
    by: Option<usize>,
    area: [Option<usize>; 3],
    person: [Option<usize>; 3],
    piece: [Option<usize>; 8],
    wording: [Option<usize>; 6],
    unknown: Vec<(usize, String)>,
    /// For each kind of row, the known columns that it does not use.
    unused: [Vec<(usize, &'static str)>; KINDS.len()],
    count: usize,
}

impl Places {
    pub(super) fn of(headings: &Headings) -> Self {
        let place = |name| headings.place(name);
        let [level_0, level_1, level_2, level_3, level_4] = column::LEVELS;
        let has_kinds = place(column::ROW).is_some();
        Self {
            row: place(column::ROW),
            respondent: place(column::RESPONDENT),
            id: place(column::ID),
            value: place(column::VALUE),
            given: [column::LEVEL, column::RATINGS, column::NOT_APPLICABLE, column::APPROVED_BY]
                .map(place),
            note: place(column::NOTE),
            evidence: place(column::EVIDENCE),
            carried_over: place(column::CARRIED_OVER),
            by: place(column::BY),
            area: [column::GOAL, column::CERTIFICATION_GOAL, column::OUT_OF_SCOPE].map(place),
            person: [column::TITLE, column::ROLE, column::CONTACT].map(place),
            piece: PIECE.map(place),
            wording: [column::STATEMENT, level_0, level_1, level_2, level_3, level_4].map(place),
            unknown: headings.unknown.clone(),
            unused: KINDS.map(
                |kind| {
                    if has_kinds { headings.except(&used(kind)) } else { Vec::new() }
                },
            ),
            count: headings.count,
        }
    }
}

/// One row.
pub(super) struct Cells<'a> {
    record: &'a StringRecord,
    places: &'a Places,
    line: u64,
}

impl<'a> Cells<'a> {
    pub(super) fn new(record: &'a StringRecord, places: &'a Places, line: u64) -> Self {
        Self { record, places, line }
    }

    /// A cell, without the apostrophe that keeps spreadsheets from taking it for a formula.
    fn word(&self, place: Option<usize>) -> Option<Word<'a>> {
        let place = place?;
        let text = self.record.get(place)?;
        let text = if text.starts_with('\'') { unguarded(text) } else { text };
        let column = u32::try_from(place).unwrap_or(u32::MAX);
        Some(Word::new(text, At::Line(self.line, Some(column))))
    }

    fn is_empty(&self) -> bool {
        self.record.iter().all(|cell| cell.trim().is_empty())
    }

    /// Hands the row to `take`, by what it says it is.
    pub(super) fn hand_to(&self, take: &mut Take<'_>) {
        let id = self.word(self.places.id).filter(|id| id.said().is_some());
        let kind = self.word(self.places.row).map_or(row::ANSWER, |word| word.trimmed());
        if id.is_none() && self.is_empty() {
            return;
        }
        let Some(which) = KINDS.iter().position(|known| known.eq_ignore_ascii_case(kind)) else {
            let message = format!("{} is no kind of row", quoted(kind));
            let help = format!("the kinds are {}", KINDS.join(", "));
            take.problems.advise(At::Line(self.line, None), message, help);
            return;
        };
        self.check(which, take);
        let kind = KINDS[which];
        let id = match id {
            Some(id) => id,
            None if matches!(kind, row::ASSESSOR | row::AUDITEE) => {
                Word::new("", At::Line(self.line, None))
            }
            None => {
                let at = At::Line(self.line, None);
                take.problems.advise(
                    at,
                    "this row has no id",
                    "write the requirement, such as PR9.6",
                );
                return;
            }
        };
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
        if which != 0 {
            for (place, heading) in &self.places.unknown {
                if let Some(word) = self.word(Some(*place)).filter(|word| word.said().is_some()) {
                    let message = format!("the column {} is not known", quoted(heading));
                    take.problems.advise(
                        word.at,
                        message,
                        "empty the cell, or correct the heading",
                    );
                }
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
        let [score, ratings, not_applicable, approved_by] =
            self.places.given.map(|at| self.word(at));
        GivenRow { score, ratings, not_applicable, approved_by }
    }

    fn answer(&self, id: Word<'a>, take: &mut Take<'_>) {
        let more = self.places.unknown.iter().filter_map(|(place, heading)| {
            let heading = if heading.is_empty() {
                Cow::Owned(format!("Column {}", place + 1))
            } else {
                Cow::Borrowed(heading.as_str())
            };
            Some((heading.into_owned(), self.word(Some(*place))?))
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

/// Whose answers are in a file, and whose are taken.
pub(super) struct Respondents<'a> {
    wanted: Option<&'a str>,
    /// Everybody who is named.
    names: BTreeSet<String>,
    /// Who was named last: mostly the rows of one person follow each other.
    last: String,
}

impl<'a> Respondents<'a> {
    pub(super) fn new(wanted: Option<&'a str>) -> Self {
        Self { wanted, names: BTreeSet::new(), last: String::new() }
    }

    /// Whether a row is to be taken. One that names nobody is everybody's.
    pub(super) fn wants(&mut self, cells: &Cells<'_>) -> bool {
        let Some(name) = cells.word(cells.places.respondent).map(|word| word.trimmed()) else {
            return true;
        };
        if name.is_empty() {
            return true;
        }
        if self.last != name {
            name.clone_into(&mut self.last);
            self.names.insert(self.last.clone());
        }
        match self.wanted {
            Some(wanted) => wanted.trim() == name,
            None => self.names.len() == 1,
        }
    }

    /// Gives up if it is not clear whose answers to take.
    pub(super) fn finish(self, take: &mut Take<'_>) {
        const MOST: usize = 20;
        let mut names: Vec<String> =
            self.names.iter().take(MOST).map(|name| quoted(name)).collect();
        if self.names.len() > MOST {
            names.push(format!("and {} more", self.names.len() - MOST));
        }
        let names = names.join(", ");
        let first = At::Line(1, None);
        match self.wanted {
            Some(wanted) if !self.names.contains(wanted.trim()) => {
                let message = format!("nobody in the file is called {}", quoted(wanted));
                take.give_up(first, message, format!("the answers are of {names}"));
            }
            None if self.names.len() > 1 => {
                let message = format!("the file holds the answers of several people: {names}");
                let help = "choose one of them with --respondent NAME";
                take.give_up(first, message, help);
            }
            wanted => {
                if let Some(name) = wanted.or(self.names.first().map(String::as_str)) {
                    take.respondent(name.trim());
                }
            }
        }
    }
}
