//! Answers, what several people said, and how a workbook words its requirements.

use fitsm_core::assessment::{Answer, Given, Said, Wording};
use fitsm_core::{Level, RequirementId};

use super::Take;
use crate::import::form::{AnswerRow, GivenRow, Word, said};
use crate::import::words::quoted;
use crate::problem::At;

/// An answer that was taken; its evidence is still text.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) answer: Answer,
    /// Where it stands.
    pub(super) at: At,
    /// The evidence as people read it, and where.
    pub(super) shown: Option<(String, At)>,
    /// The exact names of the pieces, and where.
    pub(super) names: Option<(String, At)>,
}

impl Taken {
    /// Nothing yet, at a place.
    pub(super) fn at(at: At) -> Self {
        Self { answer: Answer::default(), at, shown: None, names: None }
    }

    /// Whether it answers anything, or names evidence.
    pub(super) fn says_something(&self) -> bool {
        let answer = &self.answer;
        answer.given != Given::Nothing
            || answer.note.is_some()
            || answer.carried_over
            || !answer.said.is_empty()
            || self.shown.is_some()
            || self.names.is_some()
    }

    fn is_like(&self, other: &Self) -> bool {
        let text = |side: &Option<(String, At)>| side.as_ref().map(|(text, _)| text.clone());
        self.answer == other.answer
            && text(&self.shown) == text(&other.shown)
            && text(&self.names) == text(&other.names)
    }
}

impl Take<'_> {
    /// Takes one answer.
    pub(in crate::import) fn answer(&mut self, row: &AnswerRow<'_>) -> Option<RequirementId> {
        self.rows += 1;
        if row.id.is_merged {
            let help = "split the merged cells, so that each requirement has a row of its own";
            self.problems.advise(row.id.at, "the cell of an id is merged with others", help);
            return None;
        }
        let id = self.requirement(row.id)?;
        let own =
            |word: Option<Word<'_>>| word.and_then(|word| Some((word.said()?.to_owned(), word.at)));
        let taken = Taken {
            answer: Answer {
                given: self.given(id, &row.given),
                note: note(row),
                carried_over: row.carried_over.is_some_and(|word| self.flag(word)),
                ..Answer::default()
            },
            at: row.given.score.map_or(row.id.at, |word| word.at),
            shown: own(row.shown),
            names: own(row.names),
        };
        match self.answers.get(&id) {
            Some(earlier) if !earlier.is_like(&taken) => {
                let message = format!("{id} stands here for the second time, with another answer");
                self.problems.advise(row.id.at, message, "keep one of the two rows");
            }
            Some(_) => {}
            None => {
                self.answers.insert(id, taken);
            }
        }
        Some(id)
    }

    /// Whether a cell says yes.
    fn flag(&mut self, word: Word<'_>) -> bool {
        let text = word.trimmed().to_lowercase();
        match text.as_str() {
            "" | "no" | "false" | "0" => false,
            "yes" | "true" | "1" | "x" => true,
            _ => {
                let message = format!("expected yes or nothing, found {}", quoted(word.text));
                self.problems.add(word.at, message, None);
                false
            }
        }
    }

    /// Takes what one of several people answered.
    pub(in crate::import) fn statement(
        &mut self,
        id: Word<'_>,
        by: Option<Word<'_>>,
        given: &GivenRow<'_>,
    ) {
        self.rows += 1;
        let Some(requirement) = self.requirement(id) else {
            return;
        };
        let given = self.given(requirement, given);
        let Some(by) = said(by) else {
            let help = "name the person whose answer this is";
            self.problems.advise(id.at, "nobody is named who said this", help);
            return;
        };
        if given == Given::Nothing {
            let help = "give a level, ratings or a reason, or take the row away";
            self.problems.advise(id.at, "this says no level and no reason", help);
            return;
        }
        let said = Said { by: by.to_owned(), given };
        self.statements.entry(requirement).or_insert_with(|| (id.at, Vec::new())).1.push(said);
    }

    /// Checks an answer that is not taken, since it is another person's.
    pub(in crate::import) fn check(&mut self, id: Word<'_>, given: &GivenRow<'_>) {
        self.rows += 1;
        if let Some(requirement) = self.requirement(id) {
            self.given(requirement, given);
        }
    }

    /// Takes how a workbook words a requirement: its statement and its five levels. Texts that
    /// are the catalogue's own are no wording.
    pub(in crate::import) fn wording(&mut self, id: RequirementId, texts: [Option<&str>; 6]) {
        if !self.options.wording {
            return;
        }
        let Some(known) = self.catalogue.requirement(id) else {
            return;
        };
        let other = |text: Option<&str>, ours: &str| {
            text.filter(|text| !text.trim().is_empty() && *text != ours).map(str::to_owned)
        };
        let [statement, levels @ ..] = texts;
        let mut wording =
            Wording { statement: other(statement, &known.statement), ..Wording::default() };
        for (level, text) in Level::ALL.into_iter().zip(levels) {
            wording.levels[level.index()] = other(text, &known.levels[level.index()]);
        }
        if wording != Wording::default() {
            self.wording.insert(id, wording);
        }
    }

    /// Takes the wording that a row gives to the requirement that it names.
    pub(in crate::import) fn wording_row(&mut self, id: Word<'_>, texts: [Option<&str>; 6]) {
        self.rows += 1;
        if let Some(id) = self.requirement(id) {
            self.wording(id, texts);
        }
    }
}

/// The note, with a line for each text from a column that nobody knows.
fn note(row: &AnswerRow<'_>) -> Option<String> {
    let mut note = said(row.note).map(str::to_owned);
    for (heading, word) in &row.more {
        if let Some(text) = word.said() {
            if let Some(above) = &mut note {
                above.push('\n');
            }
            note.get_or_insert_default().extend([heading, ": ", text.trim()]);
        }
    }
    note
}
