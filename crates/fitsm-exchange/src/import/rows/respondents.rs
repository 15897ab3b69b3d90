//! Whose answers are in a CSV file, and whose are taken.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::take::Take;
use crate::import::words::{quoted, same};
use crate::layout::column;
use crate::problem::At;

use super::cells::Cells;
use super::headings::Headings;

/// Headings under which forms and lists name people.
const PEOPLE: [&str; 16] = [
    "name",
    "your name",
    "full name",
    "e-mail",
    "e-mail address",
    "mail",
    "user",
    "participant",
    "interviewee",
    "teilnehmer",
    "teilnehmerin",
    "befragter",
    "benutzer",
    "nom",
    "nombre",
    "nome",
];

/// Whose answers are in a file, and whose are taken.
pub(super) struct Respondents<'a> {
    wanted: Option<&'a str>,
    /// Everybody who is named.
    names: BTreeSet<String>,
    /// Who was named last: mostly the rows of one person follow each other.
    last: String,
    /// Whether that one's rows are to be taken.
    is_wanted: bool,
    /// The answers that name nobody.
    unnamed: BTreeSet<At>,
    /// A column that nobody knows, in which people seem to be named.
    people: Option<People>,
}

impl<'a> Respondents<'a> {
    pub(super) fn new(wanted: Option<&'a str>, headings: &Headings) -> Self {
        Self {
            wanted,
            names: BTreeSet::new(),
            last: String::new(),
            is_wanted: false,
            unnamed: BTreeSet::new(),
            people: People::of(headings),
        }
    }

    /// Whether a row is to be taken. One that names nobody is everybody's.
    pub(super) fn wants(&mut self, cells: &Cells<'_>) -> bool {
        if let Some(people) = &mut self.people {
            people.see(cells);
        }
        let name = cells.respondent();
        if name.is_empty() {
            self.unnamed.extend(cells.without_respondent());
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
        if let Some(people) = &self.people {
            people.finish(first, take);
        }
        if !self.names.is_empty() {
            take.withdraw(&self.unnamed);
        }
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

/// A column that nobody knows, in which people seem to be named.
struct People {
    place: usize,
    heading: String,
    names: BTreeSet<String>,
    /// Who was named first for each requirement.
    by: BTreeMap<String, String>,
    /// Whether a requirement has rows of several people.
    is_apart: bool,
}

impl People {
    fn of(headings: &Headings) -> Option<Self> {
        let is_person =
            |(_, heading): &&(usize, String)| PEOPLE.iter().any(|known| same(known, heading));
        let known = headings.place(column::RESPONDENT).or(headings.place(column::ROW));
        let (place, heading) =
            headings.unknown.iter().find(is_person).filter(|_| known.is_none())?;
        Some(Self {
            place: *place,
            heading: heading.clone(),
            names: BTreeSet::new(),
            by: BTreeMap::new(),
            is_apart: false,
        })
    }

    fn see(&mut self, cells: &Cells<'_>) {
        let (name, id) = (cells.text(Some(self.place)), cells.id());
        if name.is_empty() || id.is_empty() {
            return;
        }
        if !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
        let first = self.by.entry(id.to_owned()).or_insert_with(|| name.to_owned());
        self.is_apart |= first != name;
    }

    /// Gives up if answers of several people would become one person's.
    fn finish(&self, first: At, take: &mut Take<'_>) {
        let heading = quoted(&self.heading);
        if self.is_apart {
            let message = format!("the column {heading} tells the answers of several people apart");
            let help = "call it respondent, and choose one of them with --respondent NAME";
            take.give_up(first, message, help);
        } else if self.names.len() > 1 {
            take.told.push(format!(
                "the column {heading} names several people, and all their answers became one \
                 assessment; call it respondent to take those of one"
            ));
        }
    }
}
