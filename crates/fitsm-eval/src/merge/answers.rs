//! The answers of several files to one requirement.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Answer, Given};
use fitsm_core::catalogue::Requirement;
use fitsm_core::{Assessment, RequirementId};

use super::ballot::Ballot;
use super::evidence::Names;
use super::{Contribution, Remark, notes};
use crate::agreement::Voices;

/// One file's answer.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    /// Who gave what the answer says for itself; where nobody can tell, the file it stands in.
    pub(super) speaker: &'a str,
    pub(super) file: &'a str,
    /// The file's name without its folders.
    pub(super) base: &'a str,
    pub(super) answer: &'a Answer,
    /// Its evidence, by its names in the merged file.
    pub(super) evidence: Vec<String>,
    /// Whether it is the first of all files.
    pub(super) is_lead: bool,
    /// Whether the file was merged of several people's.
    pub(super) is_merged: bool,
    /// Who assessed.
    pub(super) people: Vec<&'a str>,
}

impl Part<'_> {
    /// Whether the file had settled what people differ on, and something else counts now.
    pub(super) fn is_reopened(&self, chosen: &Given) -> bool {
        let given = &self.answer.given;
        let was_dispute = self.answer.said.iter().any(|said| said.given != *given);
        self.has_settled() && was_dispute && given != chosen
    }

    /// Whether nobody can tell whose the answer is.
    pub(super) fn is_unnamed(&self) -> bool {
        self.is_merged && self.answer.said.is_empty()
    }

    /// Whether there is more than a note or evidence.
    pub(super) fn has_given(&self) -> bool {
        self.answer.given != Given::Nothing
    }

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
        let is_merged = is_of_many(file.assessment);
        Some(Part {
            name: file.name,
            speaker: if is_merged { base(file.file) } else { file.name },
            base: base(file.file),
            is_merged,
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

/// Whether a file was merged of several people's. Each answer tells there whose it is, so that one
/// which does not was given later, by one or by all of them.
fn is_of_many(file: &Assessment) -> bool {
    file.assessors.len() > 1 && file.answers.values().any(|answer| !answer.said.is_empty())
}

/// A file's name without its folders.
fn base(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(file)
}

/// Whether an answer says nothing at all.
pub(super) fn is_blank(answer: &Answer) -> bool {
    *answer == Answer { span: answer.span.clone(), ..Answer::default() }
}

/// The answers as one.
pub(super) fn merge(parts: &[Part<'_>], given: Given, ballot: &Ballot, alone: bool) -> Answer {
    let mut evidence: Vec<String> = Vec::new();
    for name in parts.iter().flat_map(|part| &part.evidence) {
        if !evidence.contains(name) {
            evidence.push(name.clone());
        }
    }
    // Also what one person alone said is kept with the name: the file's people are many now. Where
    // nobody can tell who that was, it stays so.
    let said = match parts {
        [only] if alone || only.is_unnamed() => only.answer.said.clone(),
        _ => ballot.voices().to_vec(),
    };
    Answer {
        note: notes::with_settled(notes::merge(parts, ballot.voices(), alone), parts, &given),
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
    let broken = parts.iter().filter(|part| part.is_reopened(given));
    let remark = |part: &Part<'_>| Remark::Reopened {
        requirement,
        file: part.file.to_owned(),
        given: part.answer.given.clone(),
    };
    broken.map(remark).collect()
}

/// What files of several people do not tell whose it is.
pub(super) fn unnamed(
    files: &[Contribution<'_>],
    unnamed: &[(&str, RequirementId)],
) -> Vec<Remark> {
    let of = |file: &str| -> Vec<RequirementId> {
        unnamed.iter().filter(|(name, _)| *name == file).map(|(_, id)| *id).collect()
    };
    let each = files.iter().map(|file| (file.file, of(file.file)));
    let remark =
        |(file, requirements): (&str, _)| Remark::Unnamed { file: file.to_owned(), requirements };
    each.filter(|(_, ids)| !ids.is_empty()).map(remark).collect()
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
