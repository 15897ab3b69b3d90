//! Where the words of a question stand in the catalogue, the best places first.

use std::cmp::Reverse;

use fitsm_core::Catalogue;
use fitsm_core::catalogue::{Area, Requirement, Term};
use schemars::JsonSchema;
use serde::Serialize;

use super::words::{likeness, words};
use crate::text::cut;

/// Something of the catalogue that answers.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Found<'a> {
    /// An area, a requirement or a term.
    pub id: String,
    /// Its title.
    pub title: &'a str,
    /// In which part of it the words stand best.
    pub place: &'static str,
    /// That part, from near the first of the words.
    pub excerpt: String,
    /// How well it answers; only the order counts.
    pub score: u32,
}

/// A subject with its parts: what the part is, how much a word in it counts, and its text.
struct Subject<'a> {
    id: String,
    title: &'a str,
    parts: Vec<(&'static str, u32, &'a str)>,
}

/// The subjects that hold all the words; if none does, those that hold the most of them.
pub fn find<'a>(catalogue: &'a Catalogue, typed: &[String], most: usize) -> Vec<Found<'a>> {
    let wanted: Vec<String> = typed.iter().flat_map(|word| words(word)).collect();
    let mut found: Vec<(usize, Found<'a>)> =
        subjects(catalogue).filter_map(|subject| answer(subject, &wanted)).collect();
    let held = found.iter().map(|(held, _)| *held).max().unwrap_or(0);
    found.retain(|(words, _)| *words == held);
    found.sort_by_key(|(_, each)| Reverse(each.score));
    found.into_iter().map(|(_, each)| each).take(most).collect()
}

fn subjects(catalogue: &Catalogue) -> impl Iterator<Item = Subject<'_>> {
    let terms = catalogue.terms().iter().map(of_term);
    let areas = catalogue.areas().iter();
    areas
        .flat_map(|area| {
            std::iter::once(of_area(area)).chain(area.requirements.iter().map(of_requirement))
        })
        .chain(terms)
}

fn of_term(term: &Term) -> Subject<'_> {
    let mut parts = vec![("term", 12, &*term.name), ("definition", 6, &*term.definition)];
    parts.extend(term.abbreviation.as_deref().map(|short| ("term", 12, short)));
    parts.extend(term.note.as_deref().map(|note| ("note", 3, note)));
    Subject { id: term.id.to_string(), title: &term.name, parts }
}

fn of_area(area: &Area) -> Subject<'_> {
    let mut parts = vec![
        ("name", 12, &*area.name),
        ("name", 12, &*area.code),
        ("name", 10, &*area.short_name),
        ("objective", 7, &*area.objective),
    ];
    parts.extend(area.key_questions.iter().map(|text| ("key question", 4, &**text)));
    parts.extend(area.inputs.iter().map(|text| ("input", 4, &**text)));
    parts.extend(area.outputs.iter().map(|text| ("output", 5, &**text)));
    parts.extend(area.setup.iter().map(|text| ("set-up", 3, &**text)));
    for activity in area.activities.iter() {
        parts.push(("activity", 5, &activity.name));
        parts.extend(activity.steps.iter().map(|text| ("activity", 3, &**text)));
    }
    for role in area.roles.iter() {
        parts.push(("role", 5, &role.name));
        parts.extend(role.tasks.iter().map(|text| ("role", 2, &**text)));
    }
    for kpi in area.kpis.iter() {
        parts.extend([("KPI", 4, &*kpi.name), ("KPI", 2, &*kpi.why)]);
    }
    Subject { id: area.id.to_string(), title: &area.name, parts }
}

fn of_requirement(requirement: &Requirement) -> Subject<'_> {
    let mut parts =
        vec![("title", 11, &*requirement.title), ("statement", 8, &*requirement.statement)];
    parts.extend(requirement.aspects.iter().map(|text| ("aspect", 6, &**text)));
    let levels = ["level 0", "level 1", "level 2", "level 3", "level 4"];
    parts
        .extend(levels.into_iter().zip(&requirement.levels).map(|(name, text)| (name, 3, &**text)));
    parts.extend(requirement.questions.iter().map(|question| ("question", 3, &*question.text)));
    parts.extend(requirement.evidence.iter().map(|piece| ("evidence", 4, &*piece.what)));
    parts.extend(requirement.pitfalls.iter().map(|text| ("pitfall", 3, &**text)));
    for step in requirement.steps.iter() {
        parts.extend(step.actions.iter().map(|text| ("step", 2, &**text)));
        parts.extend(step.produces.iter().map(|text| ("produces", 3, &**text)));
    }
    Subject { id: requirement.id.to_string(), title: &requirement.title, parts }
}

/// How many of the words the subject holds, and where best; `None` if it holds none.
fn answer<'a>(subject: Subject<'a>, wanted: &[String]) -> Option<(usize, Found<'a>)> {
    let mut by_word = vec![0; wanted.len()];
    let mut best: Option<(u32, &'static str, &'a str)> = None;
    for (place, weight, text) in &subject.parts {
        let mut sum = 0;
        for word in words(text) {
            for (score, typed) in by_word.iter_mut().zip(wanted) {
                let likeness = weight * likeness(typed, &word);
                *score = (*score).max(likeness);
                sum += likeness;
            }
        }
        if sum > 0 && best.is_none_or(|(before, ..)| sum > before) {
            best = Some((sum, place, text));
        }
    }
    let (_, place, text) = best?;
    let held = by_word.iter().filter(|score| **score > 0).count();
    let score = by_word.iter().sum();
    let excerpt = excerpt(text, wanted);
    Some((held, Found { id: subject.id, title: subject.title, place, excerpt, score }))
}

/// The text from a little before the first of the words, at most about two lines.
fn excerpt(text: &str, wanted: &[String]) -> String {
    let is_wanted = |word: String| wanted.iter().any(|typed| likeness(typed, &word) > 0);
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    let first = starts
        .into_iter()
        .find(|at| words(&text[*at..]).next().is_some_and(is_wanted))
        .unwrap_or(0);
    let from = text[..first]
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(5)
        .map_or(0, |(at, _)| at + 1);
    let lead = if from > 0 { "… " } else { "" };
    cut(&format!("{lead}{}", &text[from..]), 130)
}
