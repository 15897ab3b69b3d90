//! Several people's assessments of one organisation as one, with who said what.
//!
//! It stands beside the rules because it compares and chooses levels, and the level of an answer
//! that is only rated is theirs to say. Nothing that somebody wrote is lost: levels stay in `said`,
//! notes and evidence with their requirement, and what gives way to the first file is told.

mod answers;
mod ballot;
mod evidence;
mod head;
mod notes;

use std::collections::BTreeMap;

use fitsm_core::assessment::{Given, Said};
use fitsm_core::{AreaId, Assessment, Catalogue, Level, RequirementId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::agreement::Voices;

/// One file to be merged.
#[derive(Clone, Copy, Debug)]
pub struct Contribution<'a> {
    /// Who speaks in it; no two contributions have the same name.
    pub name: &'a str,
    /// What to call the file.
    pub file: &'a str,
    /// What it says.
    pub assessment: &'a Assessment,
}

/// How a level is chosen where people differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// None is: it stays open, to be settled by people.
    #[default]
    Open,
    /// The lowest.
    Lowest,
    /// The middle one; of two middle ones the lower.
    Median,
    /// What the first file says; where it says nothing, it stays open.
    Lead,
}

impl Policy {
    /// The policies by name.
    pub const CHOICES: [(&'static str, Self); 4] = [
        (Self::Open.as_str(), Self::Open),
        (Self::Lowest.as_str(), Self::Lowest),
        (Self::Median.as_str(), Self::Median),
        (Self::Lead.as_str(), Self::Lead),
    ];

    /// The name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Lowest => "lowest",
            Self::Median => "median",
            Self::Lead => "lead",
        }
    }
}

/// What came of merging.
#[derive(Clone, Debug)]
pub struct Merged {
    /// All files as one.
    pub assessment: Assessment,
    /// Who said what, also where only one person did, as far as it is known who.
    pub voices: Voices,
    /// Where people differ: first what cannot be compared, then by spread, then as in FitSM-1.
    pub disputes: Vec<Dispute>,
    /// What else somebody should know.
    pub remarks: Vec<Remark>,
}

/// A requirement on which people differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The requirement.
    pub requirement: RequirementId,
    /// Who said what.
    pub said: Vec<Said>,
    /// The highest level minus the lowest; `None` if somebody gave a reason instead of a level.
    pub spread: Option<u8>,
    /// The level that was chosen; `None` if it is open.
    pub chosen: Option<Level>,
}

/// What gave way, or wants a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Two files say different things where only one can count.
    Differs {
        /// About what, such as "title".
        what: String,
        /// The file that counts, and what it says.
        kept: (String, String),
        /// The other one, and what it says.
        other: (String, String),
    },
    /// The first file says nothing of something, so a later one counts.
    Taken {
        /// Of what, such as "own goals".
        what: String,
        /// The file that counts.
        file: String,
        /// What it says.
        value: String,
        /// The first file.
        first: String,
    },
    /// An area is out of scope in some files and unanswered in the others.
    OutOfScope {
        /// The area.
        area: AreaId,
        /// A file that leaves it out.
        file: String,
    },
    /// A file describes other evidence under a name that is taken.
    Renamed {
        /// The file.
        file: String,
        /// The name in it.
        from: String,
        /// The name in the merged file.
        to: String,
    },
    /// A file had settled a disagreement, and that settlement does not stand.
    Reopened {
        /// The requirement.
        requirement: RequirementId,
        /// The file.
        file: String,
        /// What it had settled on.
        given: Given,
    },
    /// A file of several people does not tell who answered.
    Unnamed {
        /// The file.
        file: String,
        /// Which requirements.
        requirements: Vec<RequirementId>,
    },
    /// Somebody is there with different answers to the same requirement.
    Twice {
        /// Who.
        by: String,
        /// To which requirements.
        requirements: Vec<RequirementId>,
    },
}

/// Why files cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was given.
    #[error("there is nothing to merge")]
    Nothing,
    /// The files are about different organisations or editions of FitSM-1.
    #[error("{} is of {what} \"{}\", and {} of \"{}\"; only files of the same {what} can be merged",
            .one.0, .one.1, .other.0, .other.1)]
    Different {
        /// What differs.
        what: &'static str,
        /// A file and what it says.
        one: (String, String),
        /// Another one.
        other: (String, String),
    },
    /// An area is out of scope in one file and answered in another.
    #[error(
        "{area} is out of scope in {out}, but {answered} answers {requirement}; \
         decide which is right and change that file"
    )]
    Scope {
        /// The area.
        area: AreaId,
        /// The file that leaves it out.
        out: String,
        /// The file that has something on it.
        answered: String,
        /// What it has something on.
        requirement: RequirementId,
    },
}

/// Merges assessments. Where only one file can count, the first does; for [`Policy::Lead`] it is
/// the lead's.
///
/// # Errors
/// If the files are about different organisations or editions, or one answers what another leaves
/// out of scope.
pub fn merge(
    catalogue: &Catalogue,
    files: &[Contribution<'_>],
    policy: Policy,
) -> Result<Merged, Refusal> {
    let mut remarks = Vec::new();
    let mut assessment = head::merge(files, &mut remarks)?;
    let names = evidence::merge(files, &mut assessment.evidence, &mut remarks);
    let mut voices = BTreeMap::new();
    let (mut disputes, mut unnamed) = (Vec::new(), Vec::new());
    for requirement in catalogue.requirements() {
        let answered = answers::of(requirement, files, &names);
        if answered.is_empty() {
            continue;
        }
        let ballot = ballot::Ballot::of(&answered);
        let given = ballot.choose(requirement, policy);
        disputes.extend(ballot.dispute(requirement, &given));
        remarks.extend(answers::reopened(requirement.id, &answered, &given));
        let nameless = answered.iter().filter(|part| part.is_unnamed() && part.has_given());
        unnamed.extend(nameless.map(|part| (part.file, requirement.id)));
        let answer = answers::merge(&answered, given, &ballot, files.len() == 1);
        assessment.answers.insert(requirement.id, answer);
        voices.insert(requirement.id, ballot.into_known_voices(&answered));
    }
    disputes.sort_by_key(|dispute| std::cmp::Reverse(dispute.spread.unwrap_or(u8::MAX)));
    remarks.extend(answers::twice(&voices));
    remarks.extend(answers::unnamed(files, &unnamed));
    Ok(Merged { assessment, voices, disputes, remarks })
}
