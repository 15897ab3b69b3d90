//! Krippendorff's alpha for ordinal data, exact until it is rounded once.
//!
//! Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and "Content Analysis:
//! An Introduction to Its Methodology", the chapter on reliability.

use std::collections::BTreeMap;
use std::fmt;

use num_bigint::BigUint;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// An alpha with two decimals: 1 is perfect agreement, 0 what chance would give, below 0 people
/// disagree more than by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(inline)]
pub struct Alpha(#[schemars(with = "f64", range(max = 1))] i32);

/// Why there is no alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undefined {
    /// No requirement has levels of two people.
    NothingCompared,
    /// All levels compared are the same one, so there is nothing that chance could mix up.
    NoVariation,
}

impl Alpha {
    /// The number of hundredths, at most 100.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }
}

impl fmt::Display for Alpha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100))
    }
}

impl Serialize for Alpha {
    #[expect(
        clippy::float_arithmetic,
        reason = "the form that JSON gives numbers, not a calculation"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The nearest double prints as the two decimals it came from.
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

/// Alpha over units, each with how often it was given the levels 0 to 4. Units with fewer than
/// two levels have no pair and do not count.
///
/// With o(c,k) the coincidences of c and k (each unit of m values adds its ordered pairs divided
/// by m − 1), n(c) the values c in all units and n their sum, and d(c,k) the distance of c and k:
/// alpha = 1 − (n − 1) · Σ o(c,k) d(c,k) / Σ n(c) n(k) d(c,k), over all c < k.
pub(super) fn ordinal(units: &[[u64; 5]]) -> Result<Alpha, Undefined> {
    let mut totals = [0u128; 5];
    let mut of_size: BTreeMap<u64, Vec<&[u64; 5]>> = BTreeMap::new();
    for unit in units {
        let size: u64 = unit.iter().sum();
        if size > 1 {
            of_size.entry(size).or_default().push(unit);
            for (total, count) in totals.iter_mut().zip(unit) {
                *total += u128::from(*count);
            }
        }
    }
    let all: u128 = totals.iter().sum();
    if all == 0 {
        return Err(Undefined::NothingCompared);
    }
    let expected = weighted(&totals, |c, k| totals[c] * totals[k]);
    if expected == 0 {
        return Err(Undefined::NoVariation);
    }
    // What was observed is a sum of fractions over m − 1, one for each size m of a unit. Their
    // product is a common denominator, however large.
    let divisor = |size: u64| u128::from(size - 1);
    let denominator: BigUint = of_size.keys().map(|size| divisor(*size)).product();
    let observed: BigUint = of_size
        .iter()
        .map(|(size, units)| {
            let pairs = |c: usize, k: usize| {
                units.iter().map(|unit| u128::from(unit[c]) * u128::from(unit[k])).sum()
            };
            &denominator / divisor(*size) * weighted(&totals, pairs)
        })
        .sum();
    Ok(one_minus(observed * (all - 1), denominator * expected))
}

/// The sum over all pairs of levels c < k of a weight and the square of their distance. The
/// ordinal distance is the number of values between c and k, with half of those at c and at k;
/// it is doubled here, so that halves stay whole. In the ratio that does not matter.
fn weighted(totals: &[u128; 5], weight: impl Fn(usize, usize) -> u128) -> u128 {
    let distance = |c: usize, k: usize| {
        let between: u128 = totals[c..=k].iter().sum();
        2 * between - totals[c] - totals[k]
    };
    let pairs = (0..5).flat_map(|c| (c + 1..5).map(move |k| (c, k)));
    pairs.map(|(c, k)| weight(c, k) * distance(c, k).pow(2)).sum()
}

/// 1 − part / whole, rounded to two decimals, half away from zero.
fn one_minus(part: BigUint, whole: BigUint) -> Alpha {
    let (sign, difference) = if part <= whole { (1, &whole - part) } else { (-1, part - &whole) };
    // ⌊100 d / w + ½⌋ = ⌊(200 d + w) / 2 w⌋
    let hundredths = (difference * 200u32 + &whole) / (whole * 2u32);
    // With hundreds of people it is some thousands below zero at worst.
    Alpha(sign * i32::try_from(&hundredths).unwrap_or(i32::MAX))
}
