//! The scale of assessment, 0 to 4, and the goals on it, 1 to 4.

use std::fmt;

use serde::Serialize;

/// A capability or maturity level on the scale of FitSM-6: 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Level(u8);

impl Level {
    /// Nothing of it exists.
    pub const MIN: Self = Self(0);
    /// Managed and aligned.
    pub const MAX: Self = Self(4);
    /// All five, from 0 to 4.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The level with this number, or `None` outside 0 to 4.
    #[must_use]
    pub fn new(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| i64::from(level.0) == number)
    }

    /// The number, 0 to 4.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The place of the level in a table of five.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The level above, or `None` at 4.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::new(i64::from(self.0) + 1)
    }

    /// The steps that lead from this level up to a higher one, lowest first: the level each reaches.
    pub fn steps_to(self, goal: Self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |level| self < *level && *level <= goal)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A level that an area is meant to reach: 1 to 4 (FitSM-6 knows no goal of 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Goal(Level);

impl Goal {
    /// What public descriptions of FitSM certification ask of every requirement: level 3.
    pub const CERTIFICATION: Self = Self(Level(3));

    /// The goal with this number, or `None` outside 1 to 4.
    #[must_use]
    pub fn new(number: i64) -> Option<Self> {
        Level::new(number).filter(|level| *level > Level::MIN).map(Self)
    }

    /// The level to be reached.
    #[must_use]
    pub const fn level(self) -> Level {
        self.0
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
