//! The levels to be reached: one for all areas, others for some.

use std::collections::BTreeMap;

use crate::id::AreaId;
use crate::level::Goal;

/// A goal for each area, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goals {
    /// For the areas that are not named; without it those have none.
    pub default: Option<Goal>,
    /// For the areas that are named.
    pub areas: BTreeMap<AreaId, Goal>,
}

impl Goals {
    /// What a certification asks where the file does not say: level 3 everywhere.
    #[must_use]
    pub fn certification() -> Self {
        Self { default: Some(Goal::CERTIFICATION), areas: BTreeMap::new() }
    }

    /// The goal of an area.
    #[must_use]
    pub fn of(&self, area: AreaId) -> Option<Goal> {
        self.areas.get(&area).copied().or(self.default)
    }
}
