//! The delta of GR4: what lies between the assessment and the goals.

use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_core::{AreaId, Catalogue, Goal, Level, RequirementId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{Evaluation, FORMAT, Header, Outcome, RequirementResult, State};

/// All gaps of an assessment. Serialised, it is the JSON of `fitsm gaps`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Delta<'a> {
    /// The format of these results, raised when their shape changes.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// Which assessment it is.
    pub assessment: Header<'a>,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// How many requirements miss the own goal or have no result for it, and by how many levels.
    pub goal: Total,
    /// Likewise for the certification goal.
    pub certification_goal: Total,
    /// The requirements below one of their goals or without a result for it.
    pub gaps: Vec<Gap<'a>>,
}

/// The gaps to one goal, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Total {
    /// Requirements below the goal.
    pub not_met: u16,
    /// Requirements that have a goal but no level yet.
    pub no_result: u16,
    /// Levels missing, over all requirements: the number of steps to the goal.
    pub levels: u16,
}

/// One requirement that is not, or not known to be, where it is meant to be.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Gap<'a> {
    /// The requirement.
    pub requirement: RequirementId,
    /// Its area.
    pub area: AreaId,
    /// Its title.
    pub title: &'a str,
    /// Scored or unscored.
    pub state: State,
    /// The level that counts.
    pub level: Option<Level>,
    /// The organisation's own goal.
    pub goal: Option<Goal>,
    /// Levels missing to it.
    pub gap: Option<u8>,
    /// What a certification asks.
    pub certification_goal: Option<Goal>,
    /// Levels missing to that.
    pub certification_gap: Option<u8>,
    /// What one sees at the next level.
    pub next: Option<&'a str>,
}

impl<'a> Delta<'a> {
    /// The delta of an evaluated assessment, in the order of FitSM-1.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, evaluation: &Evaluation<'a>) -> Self {
        let open = |outcome: Outcome| matches!(outcome, Outcome::NotMet | Outcome::NoResult);
        let results = &evaluation.requirements;
        let gaps = catalogue
            .requirements()
            .zip(results)
            .filter(|(_, result)| open(result.goal_result) || open(result.certification_result))
            .map(|(requirement, result)| Gap {
                requirement: result.id,
                area: result.id.area(),
                title: &requirement.title,
                state: result.state,
                level: result.level,
                goal: result.goal,
                gap: result.gap,
                certification_goal: result.certification_goal,
                certification_gap: result.certification_gap,
                next: result.level.and_then(Level::next).map(|next| requirement.level(next)),
            })
            .collect();
        Self {
            format: FORMAT,
            assessment: evaluation.assessment,
            rule: evaluation.rule,
            evidence_policy: evaluation.evidence_policy,
            goal: total(results, |result| (result.goal_result, result.gap)),
            certification_goal: total(results, |result| {
                (result.certification_result, result.certification_gap)
            }),
            gaps,
        }
    }
}

fn total(
    results: &[RequirementResult<'_>],
    of: impl Fn(&RequirementResult<'_>) -> (Outcome, Option<u8>),
) -> Total {
    results.iter().map(of).fold(Total::default(), |total, (outcome, gap)| Total {
        not_met: total.not_met + u16::from(outcome == Outcome::NotMet),
        no_result: total.no_result + u16::from(outcome == Outcome::NoResult),
        levels: total.levels + u16::from(gap.unwrap_or(0)),
    })
}
