//! The fewest steps, each of one requirement by one level, that lift a level to the next.

use fitsm_core::assessment::Rule;
use fitsm_core::{AreaId, Level, RequirementId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{AreaResult, RequirementResult};

/// A level to be reached and the fewest steps to it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Lift {
    /// The level that would be reached.
    pub level: Level,
    /// In the order of FitSM-1; those of one requirement in the order in which they are taken.
    pub steps: Vec<Step>,
}

/// One step up by one level of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct Step {
    /// What gets better.
    pub requirement: RequirementId,
    /// The level before.
    pub from: Level,
    /// The level after, one more.
    pub to: Level,
}

/// The fewest steps that lift the maturity level to `next`. Everything that applies is scored.
pub(crate) fn maturity_steps(
    rule: Rule,
    next: Level,
    areas: &[AreaResult<'_>],
    requirements: &[RequirementResult<'_>],
) -> Vec<Step> {
    let mut steps = match rule {
        // Every requirement has to reach the next level, and none is more than one below it.
        Rule::Hurdle => requirements
            .iter()
            .filter_map(|each| Some((each.id, each.level?)))
            .flat_map(|(id, from)| climb(id, from, next))
            .collect(),
        Rule::Mean => mean_steps(next, areas, requirements),
    };
    steps.sort_unstable();
    steps
}

/// The fewest steps that lift one area to `next`. Everything that applies in it is scored.
#[must_use]
pub fn area_steps(rule: Rule, next: Level, requirements: &[(RequirementId, Level)]) -> Vec<Step> {
    let mut steps = match rule {
        Rule::Hurdle => {
            requirements.iter().flat_map(|(id, from)| climb(*id, *from, next)).collect()
        }
        Rule::Mean => {
            let sum: usize = requirements.iter().map(|(_, level)| level.index()).sum();
            let missing = (next.index() * requirements.len()).saturating_sub(sum);
            raise_lowest(requirements, missing)
        }
    };
    steps.sort_unstable();
    steps
}

fn climb(requirement: RequirementId, from: Level, to: Level) -> impl Iterator<Item = Step> {
    let below = Level::ALL.into_iter().skip(from.index());
    below.zip(from.steps_to(to)).map(move |(from, to)| Step { requirement, from, to })
}

/// Raises the lowest requirement, the first of them, again and again.
fn raise_lowest(requirements: &[(RequirementId, Level)], times: usize) -> Vec<Step> {
    let mut now = requirements.to_vec();
    let mut steps = Vec::with_capacity(times);
    for _ in 0..times {
        let Some((requirement, level)) = now.iter_mut().min_by_key(|(_, level)| *level) else {
            break;
        };
        let Some(to) = level.next() else { break };
        steps.push(Step { requirement: *requirement, from: *level, to });
        *level = to;
    }
    steps
}

/// Rule `mean`: the areas' levels have to gain so much together, and gaining one level costs an
/// area the steps up to the next whole mean. That cost never falls from one level to the next
/// (first at most as many steps as it has requirements, then exactly so many), so taking the
/// cheapest gain again and again takes the fewest steps in all.
fn mean_steps(
    next: Level,
    areas: &[AreaResult<'_>],
    requirements: &[RequirementResult<'_>],
) -> Vec<Step> {
    let mut gains: Vec<Gain> = areas
        .iter()
        .filter_map(|area| {
            let level = area.level?;
            let of_area: Vec<_> = requirements
                .iter()
                .filter(|each| each.id.area() == area.id)
                .filter_map(|each| Some((each.id, each.level?)))
                .collect();
            Some(Gain { area: area.id, level, steps: 0, sum: area.sum.into(), of_area })
        })
        .collect();
    let has: usize = gains.iter().map(|gain| gain.level.index()).sum();
    for _ in has..next.index() * gains.len() {
        let cheapest = gains
            .iter_mut()
            .filter(|gain| gain.level < Level::MAX)
            .min_by_key(|gain| (gain.cost(), gain.area));
        if let Some(gain) = cheapest {
            gain.steps += gain.cost();
            gain.level = gain.level.next().unwrap_or(Level::MAX);
        }
    }
    gains.iter().flat_map(|gain| raise_lowest(&gain.of_area, gain.steps)).collect()
}

/// An area on its way up under rule `mean`.
struct Gain {
    area: AreaId,
    level: Level,
    steps: usize,
    sum: usize,
    of_area: Vec<(RequirementId, Level)>,
}

impl Gain {
    /// The steps that its next level costs.
    fn cost(&self) -> usize {
        (self.level.index() + 1) * self.of_area.len() - self.sum - self.steps
    }
}
