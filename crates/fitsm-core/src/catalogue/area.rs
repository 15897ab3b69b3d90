//! An area of FitSM-1: a general aspect of management or a process.

use serde::Serialize;

use super::{List, Requirement, Text};
use crate::id::{AreaId, Group};

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
    /// The questions that it answers, as a manager would ask them.
    pub key_questions: List<Text>,
    /// What comes in.
    pub inputs: List<Text>,
    /// What comes out.
    pub outputs: List<Text>,
    /// What is done once, to set it up.
    pub setup: List<Text>,
    /// What is done again and again.
    pub activities: List<Activity>,
    /// Who does it.
    pub roles: List<Role>,
    /// Figures to watch.
    pub kpis: List<Kpi>,
    /// Its requirements, numbered from 1 without gaps.
    pub requirements: List<Requirement>,
}

/// An ongoing activity with its steps, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Activity {
    /// What it is called.
    pub name: Text,
    /// What is done.
    pub steps: List<Text>,
}

/// A role in an area.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Role {
    /// What it is called, such as "process manager".
    pub name: Text,
    /// What it does in this area.
    pub tasks: List<Text>,
    /// Roughly how many persons have it.
    pub persons: Text,
}

/// A key performance indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kpi {
    /// What is measured, with its unit.
    pub name: Text,
    /// What makes it a good one, and how it can mislead.
    pub why: Text,
}

/// Something that one area hands to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flow {
    /// Who hands it over; any process if `None`.
    pub from: Option<AreaId>,
    /// Who gets it; any process if `None`.
    pub to: Option<AreaId>,
    /// What it is.
    pub what: Text,
    /// What the receiver does with it.
    #[serde(rename = "use")]
    pub purpose: Text,
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

impl Area {
    /// Whether it is a process or a general aspect.
    #[must_use]
    pub const fn group(&self) -> Group {
        self.id.group()
    }

    /// The role of this name.
    #[must_use]
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == name)
    }
}
