//! Means that are exact until they are shown, then rounded once to two decimals.

use std::fmt;

use fitsm_core::Level;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A number with two decimals, such as a profile of 2.33; held as 233.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(inline)]
pub struct Hundredths(#[schemars(with = "f64", range(min = 0, max = 4))] u16);

impl Hundredths {
    /// The number of hundredths, 0 to 400 for a profile.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The mean of two, half a hundredth away from zero.
    #[must_use]
    pub const fn middle(self, other: Self) -> Self {
        Self(u16::midpoint(self.0, other.0) + (self.0 ^ other.0) % 2)
    }
}

impl From<Level> for Hundredths {
    /// A level beside means: 2 is 2.00.
    fn from(level: Level) -> Self {
        Self(u16::from(level.get()) * 100)
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

impl Serialize for Hundredths {
    #[expect(
        clippy::float_arithmetic,
        reason = "the form that JSON gives numbers, not a calculation"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The nearest double prints as the two decimals it came from.
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

/// An exact fraction of small numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    numerator: u128,
    denominator: u128,
}

impl Fraction {
    pub(crate) fn new(numerator: u16, denominator: u16) -> Self {
        Self::of(numerator.into(), denominator.into())
    }

    /// The same from larger numbers.
    pub(crate) fn of(numerator: u128, denominator: u128) -> Self {
        Self { numerator, denominator: denominator.max(1) }
    }

    /// Adds exactly. An area has at most 40 requirements, so the common denominator stays below
    /// the least common multiple of 1 to 40, about 5 × 10¹⁵.
    pub(crate) fn plus(self, other: Self) -> Self {
        let common =
            self.denominator / gcd(self.denominator, other.denominator) * other.denominator;
        let numerator = self.numerator * (common / self.denominator)
            + other.numerator * (common / other.denominator);
        Self { numerator, denominator: common }
    }

    pub(crate) fn divided_by(self, count: usize) -> Self {
        Self { denominator: self.denominator * (count as u128).max(1), ..self }
    }

    /// Rounded to two decimals, half away from zero.
    pub(crate) fn rounded(self) -> Hundredths {
        let twice = 2 * self.denominator;
        let hundredths = (self.numerator * 200 + self.denominator) / twice;
        Hundredths(u16::try_from(hundredths).unwrap_or(u16::MAX))
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
