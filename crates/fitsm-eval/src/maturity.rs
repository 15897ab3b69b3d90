//! The maturity level of the SMS from the capability levels of its areas.

use fitsm_core::Level;
use fitsm_core::assessment::Rule;

use crate::area::combine;
use crate::evaluation::{AreaResult, Coverage, Maturity, RequirementResult};
use crate::lift::{self, Lift};
use crate::profile::Fraction;

/// The SMS as a whole. Areas that are out of scope or have nothing that applies do not count.
pub(crate) fn evaluate(
    rule: Rule,
    areas: &[AreaResult<'_>],
    requirements: &[RequirementResult<'_>],
) -> Maturity {
    let counting = || areas.iter().filter(|area| area.coverage.applicable > 0);
    let coverage = counting().fold(Coverage::default(), |total, area| Coverage {
        scored: total.scored + area.coverage.scored,
        applicable: total.applicable + area.coverage.applicable,
    });
    let at_most = combine(rule, counting().filter_map(|area| area.at_most));
    let level = at_most.filter(|_| coverage.is_complete());
    Maturity {
        level,
        at_most,
        index: index(areas),
        coverage,
        next: level.and_then(Level::next).map(|next| Lift {
            level: next,
            steps: lift::maturity_steps(rule, next, areas, requirements),
        }),
    }
}

/// The mean of the exact profiles of the areas that have one, rounded once.
fn index(areas: &[AreaResult<'_>]) -> Option<crate::Hundredths> {
    let profiles: Vec<Fraction> = areas
        .iter()
        .filter(|area| area.coverage.scored > 0)
        .map(|area| Fraction::new(area.sum, area.coverage.scored))
        .collect();
    let total = profiles.iter().copied().reduce(Fraction::plus)?;
    Some(total.divided_by(profiles.len()).rounded())
}
