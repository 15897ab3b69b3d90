//! Editing a file that a person wrote: one thing changes, comments, order and spacing stay.
//!
//! Each function takes a text and gives the new one. It is read before it is given out, and has to
//! mean exactly what the old text meant, plus the change. There are several ways to write a change
//! down; the first that holds is taken, and if none does, nothing is changed.

mod fields;
mod fresh;
mod head;
mod page;
mod plainer;

use fitsm_core::assessment::{
    Answer, EVIDENCE_KEYS, Evidence, Goals, answer_fields, evidence_fields, read,
};
use fitsm_core::{Assessment, Catalogue, RequirementId, Source};
use toml_writer::ToTomlKey;

pub use head::{Head, set_head};
use page::Page;

/// Why a text was left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotEdited {
    /// It has errors; reading it tells which.
    #[error("the file has errors, so nothing was changed in it")]
    Faulty,
    /// Every way of writing the change down would have changed something else as well.
    #[error("this file is written in a way that cannot be changed safely; nothing was changed")]
    NoWay,
}

/// The text with one requirement's answer in the place of what it said before: only the keys that
/// differ are touched. An answer with nothing in it takes the requirement's answer away.
///
/// A new answer stands where a comment keeps its place (`# [answers.PR9.1]`, as `fitsm init`
/// writes it), or behind the answers that come before it in FitSM-1. What the answer names as
/// evidence has to be described already: see [`add_evidence`].
///
/// # Errors
/// [`NotEdited::Faulty`] if the text has errors; [`NotEdited::NoWay`] if the change cannot be made
/// without changing something else, or if the answer is one that a file cannot hold.
pub fn set_answer(
    text: &str,
    catalogue: &Catalogue,
    id: RequirementId,
    answer: &Answer,
) -> Result<String, NotEdited> {
    let before = understood(text, catalogue).ok_or(NotEdited::Faulty)?;
    let old = before.answers.get(&id).cloned().unwrap_or_default();
    let new = without_place(answer.clone());
    if old == new {
        return Ok(text.to_owned());
    }
    let mut expected = before;
    if new == Answer::default() {
        expected.answers.remove(&id);
    } else {
        expected.answers.insert(id, new.clone());
    }
    let holds = |text: &String| understood(text, catalogue).as_ref() == Some(&expected);
    let ways: [&dyn Fn() -> Option<String>; 6] = [
        &|| fields::change(text, id, &old, &new),
        &|| fresh::in_commented_place(text, id, &new),
        &|| fresh::beside_siblings(text, catalogue, id, &new),
        &|| fresh::behind_earlier(text, catalogue, id, &new),
        &|| fresh::at_end(text, &fresh::answer_block(id, &new)),
        &|| plainer::answer(text, id, &new),
    ];
    ways.into_iter().filter_map(|way| way()).find(holds).ok_or(NotEdited::NoWay)
}

/// The text with one more piece of evidence, under a name that no other piece has: see
/// [`free_name`]. It stands behind the last piece that is described there, else at the end.
///
/// # Errors
/// As in [`set_answer`]; also [`NotEdited::NoWay`] if the name is taken.
pub fn add_evidence(
    text: &str,
    catalogue: &Catalogue,
    name: &str,
    piece: &Evidence,
) -> Result<String, NotEdited> {
    let mut expected = understood(text, catalogue).ok_or(NotEdited::Faulty)?;
    if expected.evidence.contains_key(name) {
        return Err(NotEdited::NoWay);
    }
    expected.evidence.insert(name.to_owned(), Evidence { span: 0..0, ..piece.clone() });
    let holds = |text: &String| understood(text, catalogue).as_ref() == Some(&expected);
    let pairs = evidence_fields(piece);
    let block = fresh::block(&format!("[evidence.{}]", name.to_toml_key()), &pairs);
    let ways: [&dyn Fn() -> Option<String>; 4] = [
        &|| fresh::behind_evidence(text, &block),
        &|| fields::set(&Page::parse(text)?, &["evidence"], name, &fields::inline(&pairs), &[]),
        &|| fresh::at_end(text, &block),
        &|| plainer::insert(text, &["evidence"], name, &fields::inline(&pairs)),
    ];
    ways.into_iter().filter_map(|way| way()).find(holds).ok_or(NotEdited::NoWay)
}

/// The text with a described piece of evidence as it is now: what differs of its keys is changed.
///
/// # Errors
/// As in [`set_answer`]; also [`NotEdited::NoWay`] if there is no piece of this name.
pub fn renew_evidence(
    text: &str,
    catalogue: &Catalogue,
    name: &str,
    piece: &Evidence,
) -> Result<String, NotEdited> {
    let mut expected = understood(text, catalogue).ok_or(NotEdited::Faulty)?;
    let old = expected.evidence.get(name).ok_or(NotEdited::NoWay)?;
    let (before, after) = (evidence_fields(old), evidence_fields(piece));
    let mut new = text.to_owned();
    let path = ["evidence", name];
    for (key, value) in after.iter().filter(|pair| !before.contains(pair)) {
        let page = Page::parse(&new).ok_or(NotEdited::NoWay)?;
        let set = fields::set(&page, &path, key, value, &EVIDENCE_KEYS);
        new = set.ok_or(NotEdited::NoWay)?;
    }
    expected.evidence.insert(name.to_owned(), Evidence { span: 0..0, ..piece.clone() });
    let holds = understood(&new, catalogue).as_ref() == Some(&expected);
    if holds { Ok(new) } else { Err(NotEdited::NoWay) }
}

/// The text with goals in it, each in the place of the old one or beside the others. Goals that are
/// not named stay. `None` if there is no way; the caller reads what comes out.
pub fn set_goals(text: &str, own: &Goals, certification: &Goals) -> Option<String> {
    let mut text = text.to_owned();
    for (table, goals) in [("goal", own), ("certification-goal", certification)] {
        let default = goals.default.map(|goal| ("default".to_owned(), goal));
        let areas = goals.areas.iter().map(|(area, goal)| (area.to_string(), *goal));
        for (key, goal) in default.into_iter().chain(areas) {
            let goal = goal.to_string();
            let set = fields::set(&Page::parse(&text)?, &[table], &key, &goal, &["default"]);
            text = set.or_else(|| fresh::table_of_goals(&text, table, &key, &goal))?;
        }
    }
    Some(text)
}

/// A name for a piece of evidence that no other has, made from a title or a requirement's id:
/// small letters, digits and hyphens, with a number behind where it is taken.
pub fn free_name(wish: &str, assessment: &Assessment) -> String {
    let mut name = String::new();
    for c in wish.chars().flat_map(char::to_lowercase).flat_map(plain_letters) {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
        if name.len() >= LONGEST_NAME {
            break;
        }
    }
    let name = Some(name.trim_end_matches('-')).filter(|name| !name.is_empty()).unwrap_or("piece");
    let numbered = (2u64..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| !assessment.evidence.contains_key(name))
        .unwrap_or_default()
}

/// A small letter without its accent; German ones as they are written where there are none.
fn plain_letters(c: char) -> impl Iterator<Item = char> {
    const LETTERS: [(&str, &str); 21] = [
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("àáâãåāăą", "a"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"),
        ("ìíîïĩīĭįı", "i"),
        ("ĺļľł", "l"),
        ("ñńņň", "n"),
        ("òóôõøōŏő", "o"),
        ("ŕŗř", "r"),
        ("śŝşšș", "s"),
        ("ţťŧț", "t"),
        ("ùúûũūŭůűų", "u"),
        ("ýÿ", "y"),
        ("źżž", "z"),
    ];
    let found = LETTERS.iter().find(|(letters, _)| letters.contains(c));
    let (plain, other) = found.map_or(("", Some(c)), |(_, plain)| (*plain, None));
    plain.chars().chain(other)
}

/// The longest name that is made, without the number behind it.
const LONGEST_NAME: usize = 40;

/// The lines that say an answer, for somebody who puts them into a file by hand.
pub fn answer_lines(id: RequirementId, answer: &Answer) -> String {
    fresh::answer_block(id, answer)
}

/// The lines that describe a piece of evidence, likewise.
pub fn evidence_lines(name: &str, piece: &Evidence) -> String {
    fresh::block(&format!("[evidence.{}]", name.to_toml_key()), &evidence_fields(piece))
}

/// What a text says, without places, and without answers that say nothing.
fn understood(text: &str, catalogue: &Catalogue) -> Option<Assessment> {
    let mut assessment = read(&Source::new("", text), catalogue).value?;
    assessment.answers = std::mem::take(&mut assessment.answers)
        .into_iter()
        .map(|(id, answer)| (id, without_place(answer)))
        .filter(|(_, answer)| *answer != Answer::default())
        .collect();
    for piece in assessment.evidence.values_mut() {
        piece.span = 0..0;
    }
    Some(assessment)
}

fn without_place(answer: Answer) -> Answer {
    Answer { span: 0..0, ..answer }
}

/// The keys of an answer that have to change, with their new values; `None` takes a key away.
fn differences(old: &Answer, new: &Answer) -> Vec<(&'static str, Option<String>)> {
    let (old, new) = (answer_fields(old), answer_fields(new));
    let value = |fields: &[(&str, String)], key: &str| {
        fields.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
    };
    fitsm_core::assessment::ANSWER_KEYS
        .into_iter()
        .filter(|key| value(&old, key) != value(&new, key))
        .map(|key| (key, value(&new, key)))
        .collect()
}

#[cfg(test)]
#[path = "../../../tests/editing/main.rs"]
mod tests;
