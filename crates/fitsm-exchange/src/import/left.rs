//! What stands in a workbook and is not taken, though it is no mistake: told by its places.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, letters};
use crate::problem::At;

use super::form::Word;
use super::words::quoted;

/// So many places are named; of more, how many they are.
const MOST_NAMED: usize = 12;

/// What is left, while a workbook is read.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Texts in cells where nothing is asked.
    texts: BTreeMap<At, String>,
    /// What cells link to.
    links: BTreeMap<At, Vec<String>>,
    /// Cells with comments.
    comments: BTreeSet<At>,
    /// Cells of which only the first row was taken, since others were merged into them.
    merged: BTreeSet<At>,
}

impl Left {
    /// Notes a text.
    pub(super) fn text(&mut self, at: At, text: &str) {
        self.texts.insert(at, quoted(&text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }

    /// Notes a text that others were merged into.
    pub(super) fn merged(&mut self, word: Option<Word<'_>>) {
        self.merged.extend(word.filter(|word| word.is_merged).map(|word| word.at));
    }

    /// Notes all comments of a workbook, and the links of its sheets that are read. A link that
    /// its cell's text shows is nothing to be lost.
    pub(super) fn begin(&mut self, book: &Book, is_read: impl Fn(&str) -> bool) {
        for (number, sheet) in (0..).zip(&book.sheets) {
            let at = |(row, column): &(u32, u32)| At::Cell(number, *row, *column);
            self.comments.extend(sheet.comments.iter().map(at));
            for (place, links) in sheet.links.iter().filter(|_| is_read(&sheet.name)) {
                let text = sheet.cells.get(place).map_or("", |cell| &cell.text);
                let is_shown = |link: &String| {
                    text.contains(link.trim_start_matches("mailto:").trim_end_matches('/'))
                };
                if !links.iter().all(is_shown) {
                    self.links.insert(at(place), links.clone());
                }
            }
        }
    }

    /// The one thing that a cell links to, which is taken.
    pub(super) fn take_link(&mut self, at: At) -> Option<String> {
        match self.links.get(&at)?.as_slice() {
            [_] => self.links.remove(&at)?.pop(),
            _ => None,
        }
    }

    /// A sentence for each kind of thing that was not taken.
    pub(super) fn tell(&self, sheets: &[String]) -> Vec<String> {
        let mut told = Vec::new();
        let one_of = |number: usize, one: &str, more: &str| {
            if number == 1 { format!("1 {one} was") } else { format!("{number} {more} were") }
        };
        let mut say = |number: usize, what: String, named: Vec<(At, String)>| {
            if number > 0 {
                told.push(format!("{what} not taken: {}", places(number, named, sheets)));
            }
        };
        let named = self.comments.iter().take(MOST_NAMED).map(|at| (*at, String::new()));
        let number = self.comments.len();
        say(number, one_of(number, "cell comment", "cell comments"), named.collect());
        let targets = |(at, links): (&At, &Vec<String>)| (*at, format!(" ({})", links.join(", ")));
        let number = self.links.len();
        let named = self.links.iter().take(MOST_NAMED).map(targets);
        say(number, one_of(number, "link", "links"), named.collect());
        let named = self.texts.iter().take(MOST_NAMED).map(|(at, text)| (*at, format!(" {text}")));
        let number = self.texts.len();
        let what = one_of(number, "text where nothing is asked", "texts where nothing is asked");
        say(number, what, named.collect());
        if !self.merged.is_empty() {
            let named = self.merged.iter().take(MOST_NAMED).map(|at| (*at, String::new()));
            told.push(format!(
                "where cells are merged, the text was taken for the first of them only: {}",
                places(self.merged.len(), named.collect(), sheets)
            ));
        }
        told
    }
}

/// Places as people name them, sheet by sheet: `L12, L13 of "3. Assessment"`.
fn places(number: usize, named: Vec<(At, String)>, sheets: &[String]) -> String {
    let mut by_sheet: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let more = number - named.len();
    for (at, what) in named {
        if let At::Cell(sheet, row, column) = at {
            let cell = format!("{}{}{what}", letters(column), row + 1);
            by_sheet.entry(sheet).or_default().push(cell);
        }
    }
    let name = |sheet: u32| quoted(sheets.get(sheet as usize).map_or("", String::as_str));
    let mut all: Vec<String> = by_sheet
        .into_iter()
        .map(|(sheet, cells)| format!("{} of {}", cells.join(", "), name(sheet)))
        .collect();
    if more > 0 {
        all.push(format!("and {more} more"));
    }
    all.join("; ")
}
