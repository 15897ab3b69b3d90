//! A score, ratings, or the reason why there can be none.

use std::collections::BTreeMap;

use fitsm_core::assessment::Given;
use fitsm_core::{Level, QuestionKey, Rating, RequirementId};

use super::Take;
use crate::import::form::{GivenRow, Word, said};
use crate::import::words::{is_placeholder, quoted, whole_number};

impl Take<'_> {
    /// What a row says of the score of a requirement.
    pub(super) fn given(&mut self, id: RequirementId, row: &GivenRow<'_>) -> Given {
        let level = row.score.and_then(|word| self.score(word));
        let ratings = row.ratings.map(|word| self.ratings(id, word)).unwrap_or_default();
        let reason = said(row.not_applicable);
        let approved_by = said(row.approved_by);
        let is_scored = level.is_some() || !ratings.is_empty();
        match (reason, row.not_applicable) {
            (Some(_), Some(word)) if is_scored => {
                let message = format!("{id} is both answered and not applicable");
                let help = "keep either the score and the ratings, or the reason";
                self.problems.advise(word.at, message, help);
            }
            (Some(reason), _) => {
                let approved_by = approved_by.map(str::to_owned);
                return Given::NotApplicable { reason: reason.to_owned(), approved_by };
            }
            _ => {}
        }
        if reason.is_none()
            && let Some(word) = row.approved_by.filter(|_| approved_by.is_some())
        {
            let message =
                format!("somebody approved that {id} does not apply, but no reason is told");
            self.problems.advise(word.at, message, "say why it does not apply");
        }
        if is_scored { Given::Score { level, ratings } } else { Given::Nothing }
    }

    /// A score: a whole number from 0 to 4, or none yet.
    fn score(&mut self, word: Word<'_>) -> Option<Level> {
        if word.is_error() {
            return self.typed(Some(word), "a score").and(None);
        }
        if word.is_formula {
            let help = "write the score itself as a number";
            self.problems.advise(word.at, "a formula stands where a score is expected", help);
            return None;
        }
        if word.is_merged {
            let help = "split the merged cells, and give each requirement its own score";
            self.problems.advise(word.at, "the cell of a score is merged with others", help);
            return None;
        }
        if let [digit @ b'0'..=b'4'] = word.text.as_bytes() {
            return Level::new(i64::from(digit - b'0'));
        }
        if is_placeholder(word.text) {
            return None;
        }
        let level = whole_number(word.text).and_then(Level::new);
        if level.is_none() {
            let found = shown(word.text);
            let message = format!("a score is a whole number from 0 to 4, not {found}");
            let help = if let Some(level) = level_within(word.trimmed()) {
                &format!("write {level}")
            } else if word.trimmed().contains(['.', ',']) && word.trimmed().len() < 6 {
                "between two levels, the lower one has been reached; the comment can say what is missing"
            } else {
                "leave the score out where nothing has been decided yet"
            };
            self.problems.advise(word.at, message, help);
        }
        level
    }

    /// Ratings: `1a=F 2b=P`.
    fn ratings(&mut self, id: RequirementId, word: Word<'_>) -> BTreeMap<QuestionKey, Rating> {
        let mut ratings = BTreeMap::new();
        let catalogue = self.catalogue;
        let questions = catalogue.requirement(id).map(|known| &*known.questions);
        let questions = questions.unwrap_or_default();
        for pair in word.text.split([' ', '\n', '\t', ';', ',']).filter(|pair| !pair.is_empty()) {
            let (key, rating) = pair.split_once('=').unwrap_or((pair, ""));
            let key = key.parse::<QuestionKey>().ok();
            let rating = Rating::CHOICES.iter().find(|(letter, _)| *letter == rating);
            let (Some(key), Some((_, rating))) = (key, rating) else {
                let message = format!("{} is not the rating of a question", quoted(pair));
                let help = "write the question and N, P, L or F, such as 2b=L";
                self.problems.advise(word.at, message, help);
                continue;
            };
            if !questions.is_empty() && !questions.iter().any(|known| known.key == key) {
                let message = format!("{id} has no question {key}");
                let help = format!("`fitsm explain {id} --full` lists its questions");
                self.problems.advise(word.at, message, help);
            } else if ratings.insert(key, *rating).is_some_and(|earlier| earlier != *rating) {
                let message = format!("question {key} is rated twice");
                self.problems.advise(word.at, message, "keep one of the two ratings");
            }
        }
        ratings
    }
}

/// The level that a text names beside other words: 3 of `3 - Defined` and of `Level 3`.
fn level_within(text: &str) -> Option<Level> {
    let mut digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let (at, digit) = digits.next().filter(|_| digits.next().is_none())?;
    let (before, after) = (&text[..at], &text[at + 1..]);
    let stands_alone = (before.is_empty()
        && after.starts_with([' ', ':', '-', '–', '.', '(', '=']))
        || (after.is_empty() && before.ends_with([' ', ':', '=']));
    let is_word = |c: char| c.is_alphabetic();
    let level = Level::new(i64::from(digit.to_digit(10)?));
    level.filter(|_| stands_alone && text.contains(is_word))
}

/// A wrong value: a number as it is, a text in quotes.
pub(super) fn shown(text: &str) -> String {
    let text = text.trim();
    let is_number = text.len() <= 20 && text.parse::<f64>().is_ok();
    if is_number { text.to_owned() } else { quoted(text) }
}
