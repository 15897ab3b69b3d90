//! What is wrong with a file that is brought in: a refusal of the whole, or problems with places.

use std::fmt;

use crate::book::Place;
use crate::lines::Lines;

/// How many problems of one file are kept: a file with more is something else.
const MOST_PROBLEMS: usize = 500;

/// A file that cannot be read as what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}{}", .place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default(),
    .help.as_ref().map(|help| format!("; {help}")).unwrap_or_default())]
pub struct Refusal {
    /// What is wrong with it.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where, if it is in one cell.
    pub place: Option<Place>,
}

impl Refusal {
    /// A refusal without advice.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, place: None }
    }

    /// A refusal with what to do about it.
    pub(crate) fn advise(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()), place: None }
    }

    /// The same with the cell that is meant.
    pub(crate) fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }
}

/// The place of something in a file that is brought in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// A cell of a workbook.
    Cell(Place),
    /// A row of a CSV file.
    Line {
        /// The line that the row begins on, from 1.
        line: u64,
        /// The cell in the row, from 1; `None` where the row as a whole is meant.
        column: Option<u32>,
    },
}

impl fmt::Display for Position {
    /// As people name it: `sheet "3. Assessment", cell L12`, or `line 12, column 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell(place) => place.fmt(f),
            Self::Line { line, column: Some(column) } => write!(f, "line {line}, column {column}"),
            Self::Line { line, column: None } => write!(f, "line {line}"),
        }
    }
}

/// One thing in a file that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where; `None` where the file as a whole is meant.
    pub position: Option<Position>,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// A place while a file is read: small, and without the sheet's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum At {
    /// The file as a whole.
    File,
    /// A cell: the sheet's number, the row and the column, all from 0.
    Cell(u32, u32, u32),
    /// A row of a CSV file, by the byte at which its reading began, and the cell in it from 0.
    /// Which line that is, is only worked out for what is told.
    Row(u64, Option<u32>),
}

impl At {
    /// The cell with this number, from 0, in the row that is meant.
    pub(crate) fn in_column(self, column: u32) -> Self {
        match self {
            Self::File => Self::File,
            Self::Cell(sheet, row, _) => Self::Cell(sheet, row, column),
            Self::Row(byte, _) => Self::Row(byte, Some(column)),
        }
    }
}

/// What places are worked out from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin<'a> {
    /// The names of a workbook's sheets.
    Sheets(&'a [String]),
    /// The text of a CSV file.
    Text(&'a [u8]),
}

/// Collects what cannot be taken while a file is read.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: Vec<(At, String, Option<String>)>,
    omitted: usize,
}

impl Problems {
    /// Notes one thing, perhaps with what to do about it.
    pub(crate) fn add(&mut self, at: At, message: impl Into<String>, help: Option<String>) {
        if self.found.len() < MOST_PROBLEMS {
            self.found.push((at, message.into(), help));
        } else {
            self.omitted += 1;
        }
    }

    /// Notes one thing and what to do about it.
    pub(crate) fn advise(&mut self, at: At, message: impl Into<String>, help: impl Into<String>) {
        self.add(at, message, Some(help.into()));
    }

    /// How many things were found so far.
    pub(crate) fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them in the order of the file, and how many more there were.
    pub(crate) fn finish(mut self, origin: Origin<'_>) -> (Vec<Problem>, usize) {
        let (sheets, text) = match origin {
            Origin::Sheets(sheets) => (sheets, &[][..]),
            Origin::Text(text) => (&[][..], text),
        };
        let mut lines = Lines::new(text);
        self.found.sort_by_key(|(at, ..)| *at);
        let problems = self.found.into_iter().map(|(at, message, help)| {
            let position = match at {
                At::File => None,
                At::Cell(sheet, row, column) => {
                    let sheet = sheets.get(sheet as usize).cloned().unwrap_or_default();
                    Some(Position::Cell(Place { sheet, row, column }))
                }
                At::Row(byte, column) => {
                    let column = column.map(|column| column + 1);
                    Some(Position::Line { line: lines.of(byte), column })
                }
            };
            Problem { position, message, help }
        });
        (problems.collect(), self.omitted)
    }
}
