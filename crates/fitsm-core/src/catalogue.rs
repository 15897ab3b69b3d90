//! FitSM-1 as data: areas, requirements, what each level looks like, and the questions.

// With its path, so that the build script can share this file.
#[path = "catalogue/file.rs"]
mod file;

use std::borrow::Cow;

use serde::Serialize;

use crate::id::{AreaId, Group, RequirementId};
use crate::level::Level;
use crate::rating::QuestionKey;

pub use file::{CatalogueReading, read};

/// A text of the catalogue: constant in the built-in one, owned in one read from a folder.
pub type Text = Cow<'static, str>;
/// A list of the catalogue, likewise.
pub type List<T> = Cow<'static, [T]>;

/// All that one edition of FitSM-1 asks, in the order of the standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    pub(crate) edition: Text,
    pub(crate) credit: Text,
    pub(crate) scale: [ScaleLevel; 5],
    pub(crate) areas: List<Area>,
}

/// What a level means, whatever it is that is assessed (the scale of FitSM-6).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScaleLevel {
    /// The level's name, such as "Ad-hoc / Initial".
    pub label: Text,
    /// What it means, in a sentence or two.
    pub meaning: Text,
}

/// A general aspect of management (GR1 to GR7) or a process (PR1 to PR14).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Area {
    /// Its id, such as `PR9`.
    pub id: AreaId,
    /// FitSM's letters for it, such as `ISRM`.
    pub code: Text,
    /// Its name in FitSM-1.
    pub name: Text,
    /// One or two words, where there is little room.
    pub short_name: Text,
    /// Where it belongs.
    pub phase: Phase,
    /// What it is for, in a sentence.
    pub objective: Text,
    /// The parts of FitSM that it rests on.
    pub source: Text,
    /// Its requirements, numbered from 1 without gaps.
    pub requirements: List<Requirement>,
}

/// Where an area belongs: the phase of plan-do-check-act for a general aspect, the group for a
/// process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// A general aspect that plans the SMS.
    Plan,
    /// A general aspect that runs it.
    Do,
    /// A general aspect that monitors and reviews it.
    Check,
    /// A general aspect that improves it.
    Act,
    /// A process of service planning and delivery.
    PlanningAndDelivery,
    /// A process of service operation and control.
    OperationAndControl,
}

impl Phase {
    /// The phases as the catalogue's files spell them.
    pub const CHOICES: [(&'static str, Self); 6] = [
        ("plan", Self::Plan),
        ("do", Self::Do),
        ("check", Self::Check),
        ("act", Self::Act),
        ("planning-and-delivery", Self::PlanningAndDelivery),
        ("operation-and-control", Self::OperationAndControl),
    ];

    /// The phase in words.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Plan => "general aspect, plan",
            Self::Do => "general aspect, do",
            Self::Check => "general aspect, check",
            Self::Act => "general aspect, act",
            Self::PlanningAndDelivery => "process of service planning and delivery",
            Self::OperationAndControl => "process of service operation and control",
        }
    }
}

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
}

impl Catalogue {
    /// The edition of FitSM-1, such as `3.0`.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Whom the standard belongs to.
    #[must_use]
    pub fn credit(&self) -> &str {
        &self.credit
    }

    /// What a level means on the scale.
    #[must_use]
    pub fn scale(&self, level: Level) -> &ScaleLevel {
        &self.scale[level.index()]
    }

    /// The areas in the order of FitSM-1.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The area with this id.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// All requirements in the order of FitSM-1.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.areas.iter().flat_map(|area| area.requirements.iter())
    }

    /// The requirement with this id.
    #[must_use]
    pub fn requirement(&self, id: RequirementId) -> Option<&Requirement> {
        self.area(id.area())?
            .requirements
            .get(usize::from(id.number().checked_sub(1)?))
    }

    /// The area meant by a name that is not quite right.
    #[must_use]
    pub fn area_like(&self, word: &str) -> Option<AreaId> {
        crate::suggest::area(word, self)
    }

    /// The requirement meant by a name that is not quite right, such as `PR9.7`.
    #[must_use]
    pub fn requirement_like(&self, word: &str) -> Option<RequirementId> {
        let (area, number) = word.split_once('.')?;
        crate::suggest::requirement(area, number, self)
    }
}

impl Area {
    /// Whether it is a process or a general aspect.
    #[must_use]
    pub const fn group(&self) -> Group {
        self.id.group()
    }
}

impl Requirement {
    /// What an assessor sees at this level.
    #[must_use]
    pub fn level(&self, level: Level) -> &str {
        &self.levels[level.index()]
    }
}
