//! The waves of an improvement plan: which steps of a backlog can be taken at the same time.

use std::collections::BTreeMap;

use fitsm_core::StepId;

use crate::backlog::{Backlog, Band, Opportunity};

/// How steps come into waves, for people.
pub const WAVE_RULE: &str = "Steps of the band first begin in wave 1, those of next in wave 2, \
     those of later in wave 3. No step stands in the same wave as one that it has to wait for, or \
     before it. Where a wave has room for so many steps only, those of higher priority get it. \
     Waves without a step are left out.";

/// Steps that can be taken at the same time.
#[derive(Clone, Debug)]
pub struct Wave<'a> {
    /// Its number, from 1 without gaps.
    pub number: usize,
    /// Its steps, in the order of the backlog.
    pub steps: Vec<&'a Opportunity<'a>>,
}

/// The waves of a backlog by [`WAVE_RULE`]; `room` is how many steps a wave has at most, without
/// end if `None` (and one if 0).
#[must_use]
pub fn waves<'a>(backlog: &'a Backlog<'a>, room: Option<usize>) -> Vec<Wave<'a>> {
    let mut wave_of: BTreeMap<StepId, usize> = BTreeMap::new();
    let mut waves: BTreeMap<usize, Vec<&Opportunity<'_>>> = BTreeMap::new();
    let room = room.map_or(usize::MAX, |room| room.max(1));
    for step in &backlog.items {
        let waits = step.after.iter().filter_map(|before| wave_of.get(before)).max();
        let mut at = earliest(step.band).max(waits.map_or(1, |wave| wave + 1));
        while waves.get(&at).is_some_and(|wave| wave.len() >= room) {
            at += 1;
        }
        wave_of.insert(step.id, at);
        waves.entry(at).or_default().push(step);
    }
    let numbered = waves.into_values().enumerate();
    numbered.map(|(at, steps)| Wave { number: at + 1, steps }).collect()
}

/// The first wave that steps of a band can be in.
const fn earliest(band: Band) -> usize {
    match band {
        Band::First => 1,
        Band::Next => 2,
        Band::Later => 3,
    }
}
