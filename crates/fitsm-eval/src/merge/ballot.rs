//! Who said what of one requirement, and what follows from it.

use fitsm_core::Level;
use fitsm_core::assessment::{Given, Said};
use fitsm_core::catalogue::Requirement;

use super::answers::Part;
use super::{Dispute, Policy};
use crate::requirement::claimed;

/// What was said of a requirement.
#[derive(Debug)]
pub(super) struct Ballot {
    /// Everybody's answer as it was given.
    voices: Vec<Said>,
    /// The answers that count: people who have settled a disagreement stand by what they settled.
    standing: Vec<Given>,
    /// What the first of all files says.
    lead: Given,
    /// Whether any file has an answer itself, beside what it tells of people.
    is_answered: bool,
}

impl Ballot {
    /// What the files say of a requirement.
    pub(super) fn of(parts: &[Part<'_>]) -> Self {
        let own: Vec<Vec<Said>> = parts.iter().map(|part| voices(part, parts)).collect();
        let voices = union(&own);
        let mut standing = Vec::new();
        for voice in &voices {
            let settled: Vec<&Given> = parts
                .iter()
                .zip(&own)
                .filter(|(part, own)| part.has_settled() && own.contains(voice))
                .map(|(part, _)| &part.answer.given)
                .collect();
            if settled.is_empty() {
                standing.push(voice.given.clone());
            }
            standing.extend(settled.into_iter().cloned());
        }
        let lead = parts.iter().find(|part| part.is_lead).map(|part| part.answer.given.clone());
        let is_answered = parts.iter().any(|part| part.answer.given != Given::Nothing);
        Self { voices, standing, lead: lead.unwrap_or_default(), is_answered }
    }

    /// What counts: the answer, if all that stand are the same; the level, if all have the same;
    /// and else what the policy chooses. A reason is never weighed against a level.
    pub(super) fn choose(&self, requirement: &Requirement, policy: Policy) -> Given {
        let Some(first) = self.standing.first() else {
            return Given::Nothing;
        };
        if policy == Policy::Open && !self.is_answered {
            return Given::Nothing;
        }
        if self.standing.iter().all(|given| given == first) {
            return first.clone();
        }
        let levels: Option<Vec<Level>> =
            self.standing.iter().map(|given| claimed(requirement, given)).collect();
        let Some(mut levels) = levels else {
            return Given::Nothing;
        };
        levels.sort_unstable();
        let (lowest, median) = (levels[0], levels[(levels.len() - 1) / 2]);
        let chosen = match policy {
            _ if levels.last() == Some(&lowest) => lowest,
            Policy::Open => return Given::Nothing,
            Policy::Lowest => lowest,
            Policy::Median => median,
            Policy::Lead => return self.lead.clone(),
        };
        self.with_level(requirement, chosen)
    }

    /// The one answer that has this level, or else the level alone: ratings that differ stay with
    /// those who gave them.
    fn with_level(&self, requirement: &Requirement, level: Level) -> Given {
        let mut answers =
            self.standing.iter().filter(|given| claimed(requirement, given) == Some(level));
        let alone = Given::Score { level: Some(level), ratings: std::collections::BTreeMap::new() };
        match answers.next() {
            Some(first) if answers.all(|given| given == first) => first.clone(),
            _ => alone,
        }
    }

    /// What people differ on, if they do.
    pub(super) fn dispute(&self, requirement: &Requirement, chosen: &Given) -> Option<Dispute> {
        let first = self.voices.first()?;
        if self.voices.iter().all(|voice| voice.given == first.given) {
            return None;
        }
        let levels: Option<Vec<u8>> = self
            .voices
            .iter()
            .map(|voice| claimed(requirement, &voice.given).map(Level::get))
            .collect();
        let spread = levels.and_then(|levels| Some(levels.iter().max()? - levels.iter().min()?));
        (spread != Some(0)).then(|| Dispute {
            requirement: requirement.id,
            said: self.voices.clone(),
            spread,
            chosen: claimed(requirement, chosen),
        })
    }

    pub(super) fn voices(&self) -> &[Said] {
        &self.voices
    }

    /// Those of people who are known: what nobody can tell the author of says nothing on how far
    /// people agree.
    pub(super) fn into_known_voices(self, parts: &[Part<'_>]) -> Vec<Said> {
        let is_unnamed =
            |by: &str| parts.iter().any(|part| part.is_unnamed() && part.speaker == by);
        self.voices.into_iter().filter(|voice| !is_unnamed(&voice.by)).collect()
    }
}

/// Who said what in one file: what it tells of that, or else what it says itself. What stands
/// beside the former is what was settled or chosen, and nobody's vote. A file of several people
/// adds nothing where one of them has the same answer in a file of their own.
fn voices(part: &Part<'_>, parts: &[Part<'_>]) -> Vec<Said> {
    let given = &part.answer.given;
    if !part.answer.said.is_empty() || *given == Given::Nothing {
        return part.answer.said.clone();
    }
    let repeats = parts.iter().any(|other| other.answer.given == *given && other.is_one_of(part));
    if repeats {
        return Vec::new();
    }
    vec![Said { by: part.speaker.to_owned(), given: given.clone() }]
}

/// All voices, in the order of the files. What stands in several files was said once; what stands
/// twice in one file was said by two.
fn union(files: &[Vec<Said>]) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for voices in files {
        let count = |of: &[Said], voice: &Said| of.iter().filter(|each| *each == voice).count();
        for (at, voice) in voices.iter().enumerate() {
            if count(&voices[..=at], voice) > count(&all, voice) {
                all.push(voice.clone());
            }
        }
    }
    all
}
