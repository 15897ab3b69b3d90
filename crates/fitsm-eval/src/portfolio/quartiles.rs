//! Minimum, quartiles and maximum of profiles.

use schemars::JsonSchema;
use serde::Serialize;

use crate::profile::Hundredths;

/// Five numbers that tell how profiles are spread (Tukey's five-number summary).
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Quartiles {
    /// Over how many profiles.
    pub organisations: usize,
    /// The lowest.
    pub minimum: Hundredths,
    /// The lower hinge: the median of the lower half, the middle one included.
    pub lower: Hundredths,
    /// The median.
    pub median: Hundredths,
    /// The upper hinge.
    pub upper: Hundredths,
    /// The highest.
    pub maximum: Hundredths,
}

impl Quartiles {
    /// The quartiles of profiles in any order; `None` of none.
    #[must_use]
    pub fn of(mut profiles: Vec<Hundredths>) -> Option<Self> {
        profiles.sort_unstable();
        let half = profiles.len().div_ceil(2);
        Some(Self {
            organisations: profiles.len(),
            minimum: *profiles.first()?,
            lower: median(&profiles[..half])?,
            median: median(&profiles)?,
            upper: median(&profiles[profiles.len() - half..])?,
            maximum: *profiles.last()?,
        })
    }
}

/// The middle one, or the mean of the two in the middle, half a hundredth away from zero.
fn median(sorted: &[Hundredths]) -> Option<Hundredths> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get((sorted.len() - 1) / 2)?;
    Some(lower.middle(*upper))
}
