//! Whose answers are in a CSV file, and whose are taken.

use std::collections::BTreeSet;

use crate::import::take::Take;
use crate::import::words::quoted;
use crate::problem::At;

use super::cells::Cells;

/// Whose answers are in a file, and whose are taken.
pub(super) struct Respondents<'a> {
    wanted: Option<&'a str>,
    /// Everybody who is named.
    names: BTreeSet<String>,
    /// Who was named last: mostly the rows of one person follow each other.
    last: String,
    /// Whether that one's rows are to be taken.
    is_wanted: bool,
}

impl<'a> Respondents<'a> {
    pub(super) fn new(wanted: Option<&'a str>) -> Self {
        Self { wanted, names: BTreeSet::new(), last: String::new(), is_wanted: false }
    }

    /// Whether a row is to be taken. One that names nobody is everybody's.
    pub(super) fn wants(&mut self, cells: &Cells<'_>) -> bool {
        let name = cells.respondent();
        if name.is_empty() {
            return true;
        }
        if self.last != name {
            name.clone_into(&mut self.last);
            self.names.insert(self.last.clone());
            self.is_wanted = match self.wanted {
                Some(wanted) => wanted.trim() == name,
                None => self.names.len() == 1,
            };
        }
        self.is_wanted
    }

    /// Gives up if it is not clear whose answers to take.
    pub(super) fn finish(self, first: At, take: &mut Take<'_>) {
        const MOST: usize = 20;
        let mut names: Vec<String> =
            self.names.iter().take(MOST).map(|name| quoted(name)).collect();
        if self.names.len() > MOST {
            names.push(format!("and {} more", self.names.len() - MOST));
        }
        let names = names.join(", ");
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
