//! The capability level of an area, what it can at most be, its profile and what blocks it.

use fitsm_core::assessment::Rule;
use fitsm_core::catalogue::Area;
use fitsm_core::{Assessment, Level};

use crate::conformity;
use crate::evaluation::{AreaResult, Coverage, Outcome, RequirementResult, ScopeState, State};
use crate::profile::Fraction;

/// One area from the results of its requirements.
pub(crate) fn evaluate<'a>(
    area: &'a Area,
    assessment: &Assessment,
    requirements: &[RequirementResult<'_>],
) -> AreaResult<'a> {
    let scored: Vec<Level> = requirements.iter().filter_map(|each| each.level).collect();
    let unscored = requirements.iter().filter(|each| each.state == State::Unscored).count();
    let coverage =
        Coverage { scored: count(scored.len()), applicable: count(scored.len() + unscored) };
    // What is unscored can still turn out to be anything up to 4.
    let best = scored.iter().copied().chain(std::iter::repeat_n(Level::MAX, unscored));
    let at_most = combine(assessment.rule, best);
    let level = at_most.filter(|_| coverage.is_complete());
    let sum = scored.iter().map(|level| u16::from(level.get())).sum();
    let outcomes = |of: fn(&RequirementResult<'_>) -> Outcome| -> Vec<Outcome> {
        requirements.iter().map(of).collect()
    };
    let out = assessment.out_of_scope.contains_key(&area.id);
    AreaResult {
        id: area.id,
        code: &area.code,
        scope: if out { ScopeState::Out } else { ScopeState::In },
        level,
        at_most,
        profile: (!scored.is_empty()).then(|| Fraction::new(sum, coverage.scored).rounded()),
        coverage,
        goal: assessment.goals.of(area.id),
        certification_goal: assessment.certification_goals.of(area.id),
        goal_result: conformity::of_area(&outcomes(|each| each.goal_result)),
        certification_result: conformity::of_area(&outcomes(|each| each.certification_result)),
        blocking: level
            .and_then(Level::next)
            .map(|next| {
                let below =
                    requirements.iter().filter(|each| each.level.is_some_and(|has| has < next));
                below.map(|each| each.id).collect()
            })
            .unwrap_or_default(),
        sum,
    }
}

/// The level of a whole from the levels of its parts; `None` if it has no parts.
///
/// Rule `hurdle`: the highest level that every part has reached, which is the lowest of them.
/// Rule `mean`: the whole part of their mean.
pub(crate) fn combine(rule: Rule, parts: impl Iterator<Item = Level> + Clone) -> Option<Level> {
    match rule {
        Rule::Hurdle => parts.min(),
        Rule::Mean => {
            let sum: usize = parts.clone().map(Level::index).sum();
            let mean = sum.checked_div(parts.count())?;
            Level::ALL.get(mean).copied()
        }
    }
}

fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
