//! The answers of several files to one requirement.

use std::collections::BTreeMap;

use fitsm_core::RequirementId;
use fitsm_core::assessment::{Answer, Given};
use fitsm_core::catalogue::Requirement;

use super::ballot::Ballot;
use super::evidence::Names;
use super::{Contribution, Remark, notes};
use crate::agreement::Voices;

/// One file's answer.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) file: &'a str,
    pub(super) answer: &'a Answer,
    /// Its evidence, by its names in the merged file.
    pub(super) evidence: Vec<String>,
    /// Whether it is the first of all files.
    pub(super) is_lead: bool,
    /// Who assessed.
    people: Vec<&'a str>,
}

impl Part<'_> {
    /// Whether the file tells what several people said, and what counts.
    pub(super) fn has_settled(&self) -> bool {
        !self.answer.said.is_empty() && self.answer.given != Given::Nothing
    }

    /// Whether the people of this file are some of those of the other, but not all.
    pub(super) fn is_one_of(&self, other: &Part<'_>) -> bool {
        !self.people.is_empty()
            && self.people.len() < other.people.len()
            && self.people.iter().all(|name| other.people.contains(name))
    }
}

/// The answers of all files that have one.
pub(super) fn of<'a>(
    requirement: &Requirement,
    files: &[Contribution<'a>],
    names: &Names,
) -> Vec<Part<'a>> {
    let parts = files.iter().enumerate().filter_map(|(at, file)| {
        let answer = file.assessment.answers.get(&requirement.id)?;
        let renamed = |name: &String| names.of(at, name);
        Some(Part {
            name: file.name,
            file: file.file,
            answer,
            evidence: answer.evidence.iter().map(renamed).collect(),
            is_lead: at == 0,
            people: file.assessment.assessors.iter().map(|each| each.name.as_str()).collect(),
        })
    });
    // An answer with nothing in it says nothing, not even that its area is in scope.
    parts.filter(|part| !is_blank(part.answer)).collect()
}

/// Whether an answer says nothing at all.
pub(super) fn is_blank(answer: &Answer) -> bool {
    *answer == Answer { span: answer.span.clone(), ..Answer::default() }
}

/// The answers as one.
pub(super) fn merge(parts: &[Part<'_>], given: Given, ballot: &Ballot) -> Answer {
    let mut evidence: Vec<String> = Vec::new();
    for name in parts.iter().flat_map(|part| &part.evidence) {
        if !evidence.contains(name) {
            evidence.push(name.clone());
        }
    }
    let said = match (parts, ballot.voices()) {
        ([only], _) => only.answer.said.clone(),
        (_, [_]) => parts.iter().flat_map(|part| part.answer.said.clone()).take(1).collect(),
        (_, voices) => voices.to_vec(),
    };
    Answer {
        note: notes::merge(parts, ballot.voices()),
        evidence,
        carried_over: carried_over(parts, &given),
        said,
        given,
        span: 0..0,
    }
}

/// Whether every answer that counts is carried over. What counts is what agrees with what was
/// chosen; where that is nobody's alone, or nothing was chosen, all count.
fn carried_over(parts: &[Part<'_>], chosen: &Given) -> bool {
    let agrees = |part: &&Part<'_>| part.answer.given == *chosen && *chosen != Given::Nothing;
    let mut counting = parts.iter().filter(agrees).peekable();
    if counting.peek().is_some() {
        return counting.all(|part| part.answer.carried_over);
    }
    parts.iter().all(|part| part.answer.carried_over)
}

/// Settlements of earlier disagreements that do not stand.
pub(super) fn reopened(
    requirement: RequirementId,
    parts: &[Part<'_>],
    given: &Given,
) -> Vec<Remark> {
    let broken = parts.iter().filter(|part| {
        let said = &part.answer.said;
        let was_dispute = said.iter().any(|each| each.given != part.answer.given);
        part.has_settled() && was_dispute && part.answer.given != *given
    });
    let remark = |part: &Part<'_>| Remark::Reopened {
        requirement,
        file: part.file.to_owned(),
        given: part.answer.given.clone(),
    };
    broken.map(remark).collect()
}

/// People who are there with different answers to the same requirement.
pub(super) fn twice(voices: &Voices) -> Vec<Remark> {
    let mut found: BTreeMap<&str, Vec<RequirementId>> = BTreeMap::new();
    for (id, said) in voices {
        for (at, voice) in said.iter().enumerate() {
            let again = said[..at].iter().any(|each| each.by == voice.by);
            let known = found.get(voice.by.as_str()).is_some_and(|ids| ids.contains(id));
            if again && !known {
                found.entry(&voice.by).or_default().push(*id);
            }
        }
    }
    let remark = |(by, requirements): (&str, _)| Remark::Twice { by: by.to_owned(), requirements };
    found.into_iter().map(remark).collect()
}
