//! Reading the answers of an assessment file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Reader;
use crate::assessment::{Answer, Given, Said};
use crate::catalogue::{Area, Requirement};
use crate::diagnostic::{Code, Problems};
use crate::id::{self, AreaId, RequirementId};
use crate::level::Level;
use crate::rating::{QuestionKey, Rating};
use crate::suggest;
use crate::table::{self, Entry, Table, Value};

/// The keys of an answer.
pub const ANSWER_KEYS: [&str; 7] =
    ["level", "ratings", "note", "evidence", "carried-over", "not-applicable", "said"];
/// The keys of a requirement that does not apply.
pub const NOT_APPLICABLE_KEYS: [&str; 2] = ["reason", "approved-by"];
/// The keys of what one of several people answered.
pub const SAID_KEYS: [&str; 4] = ["by", "level", "ratings", "not-applicable"];

/// After so many faults, names are no longer compared for suggestions.
const MOST_SUGGESTIONS: usize = 100;

impl<'a> Reader<'a> {
    /// All answers that could be read.
    pub(super) fn answers(
        &self,
        out_of_scope: &BTreeMap<AreaId, String>,
        problems: &mut Problems,
    ) -> BTreeMap<RequirementId, Answer> {
        let mut answers = BTreeMap::new();
        let Some(table) = self.root.table("answers", "the answers", problems) else {
            return answers;
        };
        let pieces = self.evidence_names();
        self.each_requirement(&table, problems, |area, requirement, of_area, entry, problems| {
            if let Some(reason) = out_of_scope.get(&area.id) {
                let message =
                    format!("{} is answered, but {} is out of scope", requirement.id, area.id);
                let help = format!(
                    "the file says why it is out of scope: \"{reason}\"; remove that line or this answer"
                );
                problems.advise(Code::AnswerOutOfScope, entry.key_span.clone(), message, help);
            }
            if let Some(answer) = of_area.as_table(entry.value, "an answer", problems) {
                let read = read_answer(&answer, entry, requirement, &pieces, problems);
                answers.insert(requirement.id, read);
            }
        });
        answers
    }

    /// Calls `read` for each requirement's entry in a table such as `[answers]`, where each stands
    /// in a table of its area.
    pub(super) fn each_requirement(
        &self,
        table: &Table<'a>,
        problems: &mut Problems,
        mut read: impl FnMut(&'a Area, &'a Requirement, &Table<'a>, &Entry<'a>, &mut Problems),
    ) {
        for area_entry in table.entries() {
            let Some(area) = self.answered_area(&area_entry, problems) else {
                continue;
            };
            let Some(of_area) = table.as_table(area_entry.value, "an area's answers", problems)
            else {
                continue;
            };
            for entry in of_area.entries() {
                if let Some(requirement) = self.answered_requirement(area, &entry, problems) {
                    read(area, requirement, &of_area, &entry, problems);
                }
            }
        }
    }

    /// The area of a heading such as `[answers.PR9.1]`.
    fn answered_area(&self, entry: &Entry<'a>, problems: &mut Problems) -> Option<&'a Area> {
        let area = entry.key.parse().ok().and_then(|id| self.catalogue.area(id));
        if area.is_none() {
            let span = entry.key_span.clone();
            // [answers."PR9.1"] is one key, not two.
            if entry.key.parse::<RequirementId>().is_ok() {
                let message = format!("\"{}\" stands in quotes", entry.key);
                let help = format!("write [answers.{}], without quotes", entry.key);
                problems.advise(Code::UnknownArea, span, message, help);
            } else {
                let message = format!("`{}` is not an area of FitSM-1", entry.key);
                let meant = self.catalogue.area_like(entry.key);
                problems.unknown(Code::UnknownArea, span, message, meant);
            }
        }
        area
    }

    fn answered_requirement(
        &self,
        area: &'a Area,
        entry: &Entry<'a>,
        problems: &mut Problems,
    ) -> Option<&'a Requirement> {
        let number = id::ordinal(entry.key).ok();
        let requirement =
            number.and_then(|number| area.requirements.get(usize::from(number.checked_sub(1)?)));
        if requirement.is_none() {
            let name = format!("{}.{}", area.id, entry.key);
            let span = entry.key_span.clone();
            if ANSWER_KEYS.contains(&entry.key) {
                let message = format!("`{}` belongs to a requirement, not to an area", entry.key);
                let help = format!("head the answer with its requirement: [answers.{}.1]", area.id);
                problems.advise(Code::UnknownRequirement, span, message, help);
            } else {
                let message = format!("{name} is not a requirement of FitSM-1");
                let meant = self.catalogue.requirement_like(&name);
                problems.unknown(Code::UnknownRequirement, span, message, meant);
            }
        }
        requirement
    }
}

fn read_answer(
    answer: &Table<'_>,
    entry: &Entry<'_>,
    requirement: &Requirement,
    pieces: &BTreeSet<&str>,
    problems: &mut Problems,
) -> Answer {
    answer.expect_keys(&ANSWER_KEYS, problems);
    Answer {
        given: given(answer, entry.key_span.clone(), requirement, problems),
        note: answer.owned_text("note", problems),
        evidence: evidence(answer, pieces, problems),
        carried_over: answer.flag("carried-over", problems),
        said: said(answer, requirement, problems),
        span: answer.get("level").map_or_else(|| entry.key_span.clone(), toml::Spanned::span),
    }
}

/// The score or the reason in a table, which stands at `place`.
fn given(
    table: &Table<'_>,
    place: Range<usize>,
    requirement: &Requirement,
    problems: &mut Problems,
) -> Given {
    let level_value = table.get("level");
    let level = level_value.and_then(|value| level(value, problems));
    let ratings = ratings(table, requirement, problems);
    let not_applicable = not_applicable(table, problems);
    if table.get("not-applicable").is_some() && (level_value.is_some() || !ratings.is_empty()) {
        let message = format!("{} is both answered and not applicable", requirement.id);
        let help = "keep either the level and the ratings, or the reason";
        problems.advise(Code::ConflictingAnswer, place, message, help);
    }
    match not_applicable {
        Some(given) => given,
        None if level.is_none() && ratings.is_empty() => Given::Nothing,
        None => Given::Score { level, ratings },
    }
}

/// Who said what.
fn said(answer: &Table<'_>, requirement: &Requirement, problems: &mut Problems) -> Vec<Said> {
    let mut all = Vec::new();
    for item in answer.list("said", problems) {
        let Some(table) = answer.as_table(item, "what somebody said", problems) else {
            continue;
        };
        table.expect_keys(&SAID_KEYS, problems);
        table.require("by", "by = \"R. Okafor\"", problems);
        let given = given(&table, item.span(), requirement, problems);
        if !["level", "ratings", "not-applicable"].iter().any(|key| table.get(key).is_some()) {
            table.require("level", "level = 2", problems);
        }
        if let Some(by) = table.owned_text("by", problems) {
            all.push(Said { by, given });
        }
    }
    all
}

/// A level: a whole number from 0 to 4.
fn level(value: &Value<'_>, problems: &mut Problems) -> Option<Level> {
    let level = table::whole_number(value).and_then(Level::new);
    if level.is_none() {
        let found = table::describe(value);
        let message = format!("a level is a whole number from 0 to 4, not {found}");
        let help = match value.get_ref() {
            toml::de::DeValue::String(text) if text.trim().parse().is_ok_and(|number| Level::new(number).is_some()) => {
                format!("write it without quotes: level = {}", text.trim())
            }
            toml::de::DeValue::Float(_) => {
                "between two levels, the lower one has been reached; the note can say what is missing".to_owned()
            }
            _ => "leave the key out where nothing has been decided yet".to_owned(),
        };
        problems.advise(Code::InvalidLevel, value.span(), message, help);
    }
    level
}

fn ratings(
    answer: &Table<'_>,
    requirement: &Requirement,
    problems: &mut Problems,
) -> BTreeMap<QuestionKey, Rating> {
    let mut ratings = BTreeMap::new();
    let Some(table) = answer.table("ratings", "the ratings", problems) else {
        return ratings;
    };
    for entry in table.entries() {
        let rating = table::choice(entry.value, &Rating::CHOICES, problems);
        let Some(key) = question(&entry, requirement, problems) else {
            continue;
        };
        if let Some(rating) = rating {
            ratings.insert(key, rating);
        }
    }
    if requirement.questions.is_empty() && !ratings.is_empty() {
        let message = format!("the catalogue has no questions for {} yet", requirement.id);
        let help = "give a level too: until there are questions, ratings indicate none";
        problems.advise(Code::RatingsDoNotCount, table.span(), message, help);
    }
    ratings
}

/// The question that a key names. Any well-formed key will do while there are no questions.
fn question(
    entry: &Entry<'_>,
    requirement: &Requirement,
    problems: &mut Problems,
) -> Option<QuestionKey> {
    let questions = &requirement.questions;
    match entry.key.parse::<QuestionKey>() {
        Ok(key) if questions.is_empty() || questions.iter().any(|known| known.key == key) => {
            Some(key)
        }
        Ok(_) => {
            let keys: Vec<String> =
                questions.iter().map(|question| question.key.to_string()).collect();
            let message = format!("{} has no question {}", requirement.id, entry.key);
            let meant = suggest::nearest(entry.key, keys.iter().map(String::as_str));
            problems.unknown(Code::UnknownQuestion, entry.key_span.clone(), message, meant);
            None
        }
        Err(error) => {
            let message = format!("`{}` is {error}", entry.key);
            problems.add(Code::InvalidQuestionKey, entry.key_span.clone(), message);
            None
        }
    }
}

fn not_applicable(answer: &Table<'_>, problems: &mut Problems) -> Option<Given> {
    let table = answer.table("not-applicable", "not-applicable", problems)?;
    table.expect_keys(&NOT_APPLICABLE_KEYS, problems);
    table.require("reason", "reason = \"The site has no external suppliers\"", problems);
    let approved_by = table.owned_text("approved-by", problems);
    let reason = table.owned_text("reason", problems)?;
    Some(Given::NotApplicable { reason, approved_by })
}

fn evidence(answer: &Table<'_>, pieces: &BTreeSet<&str>, problems: &mut Problems) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for item in answer.list("evidence", problems) {
        let Some(name) = table::text(item, problems) else {
            continue;
        };
        if !seen.insert(name) {
            let message = format!("\"{name}\" is named here already");
            let help = "name each piece of evidence once";
            problems.advise(Code::DuplicateEvidence, item.span(), message, help);
            continue;
        }
        if !pieces.contains(name) {
            unknown_evidence(name, item, pieces, problems);
        }
        names.push(name.to_owned());
    }
    names
}

fn unknown_evidence(
    name: &str,
    item: &Value<'_>,
    pieces: &BTreeSet<&str>,
    problems: &mut Problems,
) {
    let message = format!("there is no evidence \"{name}\" in this file");
    // Comparing takes long where both sides are many, and nobody reads that many suggestions.
    let candidates = pieces.iter().copied().filter(|_| problems.count() < MOST_SUGGESTIONS);
    let help = match suggest::nearest(name, candidates) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("describe it under [evidence.{name}]"),
    };
    problems.advise(Code::UnknownEvidence, item.span(), message, help);
}
