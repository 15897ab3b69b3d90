//! The names of FitSM-1's parts: `GR1` to `PR14`, `GR1.1` to `PR14.3`, and of the steps up.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::level::Level;

/// The two groups of areas in FitSM-1: general aspects of management and processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// `GR`: a general aspect of management.
    General,
    /// `PR`: a process.
    Process,
}

impl Group {
    /// The letters FitSM-1 uses: `GR` or `PR`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::General => "GR",
            Self::Process => "PR",
        }
    }
}

/// An area of FitSM-1: `GR1` to `GR7`, `PR1` to `PR14` in edition 3.0.
///
/// Ordered as FitSM-1 orders them: general aspects first, then processes, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId {
    group: Group,
    number: u8,
}

/// A requirement of FitSM-1: `GR1.1` to `PR14.3` in edition 3.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId {
    area: AreaId,
    number: u8,
}

/// One step up of one requirement, `PR9.1-L3`: the stable id of an opportunity for improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId {
    /// The requirement that gets better.
    pub requirement: RequirementId,
    /// The level it reaches by this step, 1 to 4.
    pub to: Level,
}

/// A text that is no id of FitSM-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of FitSM-1, such as PR9 or PR9.6")]
pub struct NotAnId;

impl AreaId {
    /// The area with this number in its group, from 1.
    #[must_use]
    pub const fn new(group: Group, number: u8) -> Self {
        Self { group, number }
    }

    /// General aspect or process.
    #[must_use]
    pub const fn group(self) -> Group {
        self.group
    }

    /// The number in the group, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }
}

impl RequirementId {
    /// The requirement with this number in its area, from 1.
    #[must_use]
    pub const fn new(area: AreaId, number: u8) -> Self {
        Self { area, number }
    }

    /// The area it belongs to.
    #[must_use]
    pub const fn area(self) -> AreaId {
        self.area
    }

    /// The number in the area, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }
}

impl fmt::Display for AreaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.group.as_str(), self.number))
    }
}

impl fmt::Display for RequirementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.area, self.number))
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-L{}", self.requirement, self.to))
    }
}

impl FromStr for AreaId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (group, number) = if let Some(rest) = text.strip_prefix("GR") {
            (Group::General, rest)
        } else if let Some(rest) = text.strip_prefix("PR") {
            (Group::Process, rest)
        } else {
            return Err(NotAnId);
        };
        Ok(Self::new(group, ordinal(number)?))
    }
}

impl FromStr for RequirementId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (area, number) = text.split_once('.').ok_or(NotAnId)?;
        Ok(Self::new(area.parse()?, ordinal(number)?))
    }
}

impl FromStr for StepId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (requirement, level) = text.split_once("-L").ok_or(NotAnId)?;
        let to = Level::new(i64::from(ordinal(level)?)).ok_or(NotAnId)?;
        Ok(Self { requirement: requirement.parse()?, to })
    }
}

/// A number from 1, written without sign, space or leading zero.
pub(crate) fn ordinal(text: &str) -> Result<u8, NotAnId> {
    if !text.starts_with(|c: char| ('1'..='9').contains(&c))
        || !text.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(NotAnId);
    }
    text.parse().map_err(|_| NotAnId)
}

/// Ids travel as their text.
macro_rules! serialize_as_text {
    ($($id:ty),*) => {$(
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}
serialize_as_text!(AreaId, RequirementId, StepId);
