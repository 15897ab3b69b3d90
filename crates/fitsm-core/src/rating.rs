//! Questions are named by level and letter (`2b`) and rated N, P, L or F (ISO/IEC 33020).

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::level::Level;

/// How far a question is fulfilled, on the rating scale of ISO/IEC 33020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// `N`, not: 0 to 15 %.
    Not,
    /// `P`, partly: over 15 to 50 %.
    Partly,
    /// `L`, largely: over 50 to 85 %.
    Largely,
    /// `F`, fully: over 85 to 100 %.
    Fully,
}

impl Rating {
    /// The four ratings by their letters, lowest first.
    pub const CHOICES: [(&'static str, Self); 4] =
        [("N", Self::Not), ("P", Self::Partly), ("L", Self::Largely), ("F", Self::Fully)];

    /// The letter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        Self::CHOICES[self as usize].0
    }
}

/// The name of a question within its requirement: the level it belongs to, 1 to 4, and a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionKey {
    level: Level,
    letter: char,
}

impl QuestionKey {
    /// The question of this level with this letter, `a` to `z`.
    #[must_use]
    pub const fn new(level: Level, letter: char) -> Self {
        Self { level, letter }
    }

    /// The level that the question belongs to, 1 to 4.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }

    /// The letter that tells it from the other questions of its level.
    #[must_use]
    pub const fn letter(self) -> char {
        self.letter
    }
}

impl fmt::Display for QuestionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.level, self.letter)
    }
}

impl Serialize for QuestionKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that is no question's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a question's key, which is a level from 1 to 4 and a small letter, such as 2b")]
pub struct NotAKey;

impl FromStr for QuestionKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut chars = text.chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(level @ '1'..='4'), Some(letter @ 'a'..='z'), None) => {
                let number = i64::from(u32::from(level) - u32::from('0'));
                Ok(Self { level: Level::new(number).ok_or(NotAKey)?, letter })
            }
            _ => Err(NotAKey),
        }
    }
}
