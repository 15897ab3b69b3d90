//! The heading row of a CSV file: what separates the cells, and which column is which.

use csv::StringRecord;

use crate::import::words::{self, same};
use crate::layout::column;
use crate::problem::At;

/// What may stand between two cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Other names that people give to columns.
const ALIASES: [(&str, &str); 24] = [
    ("requirement", column::ID),
    ("requirement id", column::ID),
    ("req", column::ID),
    ("req id", column::ID),
    ("score", column::LEVEL),
    ("capability level", column::LEVEL),
    ("rating", column::LEVEL),
    ("comment", column::NOTE),
    ("comments", column::NOTE),
    ("notes", column::NOTE),
    ("remark", column::NOTE),
    ("remarks", column::NOTE),
    ("evidence names", column::EVIDENCE),
    ("not applicable because", column::NOT_APPLICABLE),
    ("reason", column::NOT_APPLICABLE),
    ("said by", column::BY),
    ("person", column::RESPONDENT),
    ("answered by", column::RESPONDENT),
    ("custom goal", column::GOAL),
    ("own goal", column::GOAL),
    ("size in bytes", column::SIZE),
    ("requirement text", column::STATEMENT),
    ("text", column::STATEMENT),
    ("sha-256", column::SHA256),
];

/// The column that a heading of another language means, by the words that are known in workbooks.
fn abroad(heading: &str) -> Option<&'static str> {
    // Of several words, only the whole can be meant: "Owner of the evidence" is something else.
    let is_one = !heading.trim().contains(char::is_whitespace);
    match heading {
        _ if words::is_score(heading) => Some(column::LEVEL),
        _ if is_one && words::is_evidence(heading) => Some(column::EVIDENCE),
        _ if is_one && words::is_comment(heading) => Some(column::NOTE),
        _ => None,
    }
}

/// What may stand between the cells of a file that begins so: what its heading row holds, outside
/// of quotes or within. Making a reader for each costs more than a hundred rows.
pub(super) fn delimiters(bytes: &[u8]) -> Vec<u8> {
    let blank = bytes.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    let bytes = &bytes[blank..];
    let mut is_quoted = false;
    let end = bytes.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b'\n' && !is_quoted
    });
    let row = &bytes[..end.unwrap_or(bytes.len())];
    let mut found: Vec<u8> = DELIMITERS.into_iter().filter(|each| row.contains(each)).collect();
    if found.is_empty() {
        found.push(DELIMITERS[0]);
    }
    found
}

/// Where each column stands in a file.
#[derive(Debug)]
pub(super) struct Headings {
    /// For each column of [`column::ALL`], its place in the row.
    places: [Option<usize>; column::ALL.len()],
    /// The columns that are none of them, with their headings.
    pub(super) unknown: Vec<(usize, String)>,
    /// Two columns that mean the same: their places.
    pub(super) doubled: Option<(usize, usize)>,
    /// How many columns there are.
    pub(super) count: usize,
    /// Where the heading row stands.
    pub(super) at: At,
}

impl Headings {
    /// The columns of a heading row. An exact name goes before an alias.
    pub(super) fn of(record: &StringRecord, at: At) -> Self {
        let mut headings = Self {
            places: [None; column::ALL.len()],
            unknown: Vec::new(),
            doubled: None,
            count: record.len(),
            at,
        };
        if record.len() > super::MOST_COLUMNS {
            return headings;
        }
        let exact = |cell: &str| column::ALL.iter().position(|name| same(name, cell));
        for (place, cell) in record.iter().enumerate() {
            if let Some(which) = exact(cell) {
                headings.put(which, place);
            }
        }
        for (place, cell) in record.iter().enumerate().filter(|(_, cell)| exact(cell).is_none()) {
            let named = ALIASES.iter().find(|(alias, _)| same(alias, cell));
            let named = named.map(|(_, name)| *name).or_else(|| abroad(cell));
            let which = named.and_then(exact);
            match which.filter(|which| headings.places[*which].is_none()) {
                Some(which) => headings.put(which, place),
                None => headings.unknown.push((place, cell.trim().to_owned())),
            }
        }
        headings
    }

    fn put(&mut self, which: usize, place: usize) {
        match self.places[which] {
            Some(earlier) => self.doubled = self.doubled.or(Some((earlier, place))),
            None => self.places[which] = Some(place),
        }
    }

    /// How many of the columns are known.
    pub(super) fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// The place of a column, if the file has it.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let which = column::ALL.iter().position(|known| *known == name)?;
        self.places[which]
    }

    /// The places of the columns that are not among these, with their names.
    pub(super) fn except(&self, used: &[&str]) -> Vec<(usize, &'static str)> {
        let all = column::ALL.into_iter().zip(self.places);
        let others = all.filter(|(name, _)| !used.contains(name));
        others.filter_map(|(name, place)| Some((place?, name))).collect()
    }
}
