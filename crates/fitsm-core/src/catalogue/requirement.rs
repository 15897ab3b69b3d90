//! A requirement of FitSM-1 and all that helps to assess it and to reach it.

use serde::Serialize;

use super::{List, Text};
use crate::evidence::EvidenceKind;
use crate::id::{AreaId, RequirementId};
use crate::level::Level;
use crate::rating::QuestionKey;

/// One requirement of FitSM-1 in our own words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Requirement {
    /// Its id, such as `PR9.6`.
    pub id: RequirementId,
    /// A few words that begin with a verb.
    pub title: Text,
    /// What is required.
    pub statement: Text,
    /// The parts of it that can be checked one by one.
    pub aspects: List<Text>,
    /// The clause and the activity that it comes from.
    pub source: Text,
    /// What an assessor sees at each level, 0 to 4; see [`Requirement::level`].
    pub levels: [Text; 5],
    /// Questions, each belonging to a level; none, or at least one for each of the levels 1 to 4.
    pub questions: List<Question>,
    /// What an assessor expects to be shown.
    pub evidence: List<ExpectedEvidence>,
    /// What is taken for it and is not.
    pub pitfalls: List<Text>,
    /// What has to stand first.
    pub depends_on: List<Dependency>,
    /// How to get from each level to the next; none, or one to each of the levels 1 to 4.
    pub steps: List<StepUp>,
    /// What it touches.
    pub related: Related,
}

/// A question that is rated N, P, L or F.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// Its name within the requirement, such as `2b`.
    pub key: QuestionKey,
    /// The question.
    pub text: Text,
    /// What to ask to see, if anything.
    pub ask_to_see: Option<Text>,
    /// The aspect that it checks, from 1, if it is about one.
    pub aspect: Option<u8>,
}

/// A piece of evidence that an assessor expects.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExpectedEvidence {
    /// Its kind.
    pub kind: EvidenceKind,
    /// What exactly.
    pub what: Text,
    /// The level that it helps to support, 1 to 4.
    pub level: Level,
}

/// A requirement that has to stand first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dependency {
    /// That requirement.
    pub id: RequirementId,
    /// Why.
    pub why: Text,
}

/// The way from one level to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepUp {
    /// The level that is reached, 1 to 4.
    pub to: Level,
    /// What to do.
    #[serde(rename = "do")]
    pub actions: List<Text>,
    /// What there is afterwards.
    pub produces: List<Text>,
    /// The role that owns the step, one of the area's.
    pub role: Text,
    /// How much work it is, on the scale of [`Catalogue::effort`](super::Catalogue::effort).
    pub effort: u8,
}

/// What a requirement touches.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Related {
    /// Outputs of its area.
    pub outputs: List<Text>,
    /// Roles of its area.
    pub roles: List<Text>,
    /// Areas that it hands something to or gets something from.
    pub areas: List<AreaId>,
    /// Ids of terms.
    pub terms: List<Text>,
}

impl Requirement {
    /// What an assessor sees at this level.
    #[must_use]
    pub fn level(&self, level: Level) -> &str {
        &self.levels[level.index()]
    }

    /// The questions that belong to a level.
    pub fn questions_of(&self, level: Level) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.key.level() == level)
    }

    /// The way up to a level.
    #[must_use]
    pub fn step_to(&self, level: Level) -> Option<&StepUp> {
        self.steps.iter().find(|step| step.to == level)
    }
}
