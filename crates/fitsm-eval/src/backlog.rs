//! The improvement backlog: every step from where a requirement is to where it is meant to be.

use std::collections::BTreeSet;

use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_core::catalogue::{ExpectedEvidence, Requirement, Text};
use fitsm_core::{AreaId, Catalogue, Goal, Level, RequirementId, StepId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{Evaluation, FORMAT, Header, Outcome, RequirementResult};
use crate::lift::{Step, area_steps};
use crate::support::needed;

/// Opportunities for improvement, the most urgent first. Serialised, it is the JSON of
/// `fitsm backlog`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Backlog<'a> {
    /// The format of these results, raised when their shape changes.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// Which assessment it comes from.
    pub assessment: Header<'a>,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// Which goals the steps lead to.
    pub to: Target,
    /// How priorities come about, in words.
    pub priority_rule: &'static str,
    /// The steps, by priority; those alike by the level they reach, then as in FitSM-1; none before
    /// one that it has to wait for.
    pub items: Vec<Opportunity<'a>>,
    /// Requirements that have a goal but no level: they have to be assessed first.
    pub unscored: Vec<RequirementId>,
}

/// Which goals a backlog leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// The organisation's own.
    Goal,
    /// What a certification asks.
    CertificationGoal,
    /// Whichever of the two is higher.
    #[default]
    Both,
}

/// How soon a step should be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// Priority 70 and more.
    First,
    /// Priority 40 to 69.
    Next,
    /// Priority below 40.
    Later,
}

impl Band {
    /// The band's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Next => "next",
            Self::Later => "later",
        }
    }
}

/// One opportunity for improvement: one step up by one level of one requirement.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent fact about the step")]
pub struct Opportunity<'a> {
    /// The same in every backlog, such as `PR9.1-L3`.
    pub id: StepId,
    /// The requirement.
    pub requirement: RequirementId,
    /// Its area.
    pub area: AreaId,
    /// The requirement's title.
    pub title: &'a str,
    /// The level before.
    pub from: Level,
    /// The planned level.
    pub to: Level,
    /// What has to be true then: the description of the planned level.
    pub outcome: &'a str,
    /// What to do to get there.
    #[serde(rename = "do")]
    pub actions: &'a [Text],
    /// What there is afterwards.
    pub produces: &'a [Text],
    /// The role that owns the step.
    pub owner: Option<&'a str>,
    /// How much work it is, 1 to 5 on the catalogue's scale.
    pub effort: Option<u8>,
    /// The kinds of evidence that the planned level needs.
    pub proof: &'static str,
    /// What an assessor expects to be shown for the planned level.
    pub evidence: Vec<&'a ExpectedEvidence>,
    /// The assessor has judged this level already; only the evidence is missing (policy `cap`).
    pub only_evidence_missing: bool,
    /// How urgent it is, 0 to 100.
    #[schemars(range(max = 100))]
    pub priority: u8,
    /// The band that the priority falls into.
    pub band: Band,
    /// It is part of what holds the maturity level where it is; by rule `mean`, of the fewest steps
    /// that lift it.
    pub holds_maturity: bool,
    /// It is part of what holds the area's capability level where it is, likewise.
    pub holds_area: bool,
    /// The certification goal needs it.
    pub for_certification_goal: bool,
    /// The own goal needs it.
    pub for_goal: bool,
    /// Steps that have to come before.
    pub after: Vec<StepId>,
    /// Steps that wait for this one.
    pub unblocks: Vec<StepId>,
}

/// How the priority of a step comes about, for people.
pub const PRIORITY_RULE: &str = "Priority 0 to 100: 40 if the step is among those that hold the \
     maturity level, 20 if it holds its area's capability level, 20 if the certification goal needs \
     it, 10 if the own goal needs it, and 10, 6, 3 or 0 for a start from level 0, 1, 2 or 3. By rule \
     mean a step holds a level if it is among the fewest that lift it. Bands: first from 70, next \
     from 40, later below. No step stands before one that it has to wait for.";

impl<'a> Backlog<'a> {
    /// The backlog of an evaluated assessment.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, evaluation: &Evaluation<'a>, to: Target) -> Self {
        let mut items: Vec<Opportunity<'a>> = catalogue
            .requirements()
            .zip(&evaluation.requirements)
            .flat_map(|(requirement, result)| {
                steps(result, to).map(|(from, step_to)| {
                    opportunity(requirement, result, evaluation, from, step_to)
                })
            })
            .collect();
        link(catalogue, &mut items);
        let items = in_order(items);
        let unscored = evaluation
            .requirements
            .iter()
            .filter(|result| goals(result, to).any(|(_, outcome)| outcome == Outcome::NoResult))
            .map(|result| result.id)
            .collect();
        Self {
            format: FORMAT,
            assessment: evaluation.assessment,
            rule: evaluation.rule,
            evidence_policy: evaluation.evidence_policy,
            to,
            priority_rule: PRIORITY_RULE,
            items,
            unscored,
        }
    }
}

/// The goals that count for this backlog, with how the requirement stands to each.
fn goals(
    result: &RequirementResult<'_>,
    to: Target,
) -> impl Iterator<Item = (Option<Goal>, Outcome)> {
    let own = (to != Target::CertificationGoal).then_some((result.goal, result.goal_result));
    let certification =
        (to != Target::Goal).then_some((result.certification_goal, result.certification_result));
    own.into_iter().chain(certification)
}

/// The steps from the level of a requirement to the highest of its goals.
fn steps(
    result: &RequirementResult<'_>,
    to: Target,
) -> impl Iterator<Item = (Level, Level)> + use<> {
    let highest = goals(result, to).filter_map(|(goal, _)| goal).max().map(Goal::level);
    let span = result.level.zip(highest);
    span.into_iter().flat_map(|(level, highest)| {
        Level::ALL.into_iter().skip(level.index()).zip(level.steps_to(highest))
    })
}

fn opportunity<'a>(
    requirement: &'a Requirement,
    result: &RequirementResult<'a>,
    evaluation: &Evaluation<'a>,
    from: Level,
    to: Level,
) -> Opportunity<'a> {
    let area = result.id.area();
    let (holds_maturity, holds_area) = holds(evaluation, result.id, from);
    let needs = |goal: Option<Goal>| goal.is_some_and(|goal| to <= goal.level());
    let step = requirement.step_to(to);
    let mut item = Opportunity {
        id: StepId { requirement: result.id, to },
        requirement: result.id,
        area,
        title: &requirement.title,
        from,
        to,
        outcome: requirement.level(to),
        actions: step.map_or(&[], |step| &step.actions),
        produces: step.map_or(&[], |step| &step.produces),
        owner: step.map(|step| step.role.as_ref()),
        effort: step.map(|step| step.effort),
        proof: needed(to),
        evidence: requirement.evidence.iter().filter(|each| each.level == to).collect(),
        only_evidence_missing: result.claimed().is_some_and(|claimed| to <= claimed),
        priority: 0,
        band: Band::Later,
        holds_maturity,
        holds_area,
        for_certification_goal: needs(result.certification_goal),
        for_goal: needs(result.goal),
        after: Vec::new(),
        unblocks: Vec::new(),
    };
    item.priority = priority(&item);
    item.band = band(item.priority);
    item
}

/// Whether a step from this level is part of what holds the maturity level, and its area's level,
/// where they are. By rule `hurdle` it is if it starts no higher than the level is, or can at most
/// be. By rule `mean` no single step holds anything: it counts if it is among the fewest that lift
/// the level, and while the level is unknown there are none.
fn holds(evaluation: &Evaluation<'_>, id: RequirementId, from: Level) -> (bool, bool) {
    let Some(area) = evaluation.area(id.area()) else { return (false, false) };
    if evaluation.rule == Rule::Hurdle {
        let maturity = evaluation.maturity.level.or(evaluation.maturity.at_most);
        let holds = |level: Option<Level>| level.is_some_and(|level| from <= level);
        return (holds(maturity), holds(area.level.or(area.at_most)));
    }
    let is_in =
        |steps: &[Step]| steps.iter().any(|step| step.requirement == id && step.from == from);
    let of_area: Vec<(RequirementId, Level)> = evaluation
        .requirements_of(id.area())
        .filter_map(|each| Some((each.id, each.level?)))
        .collect();
    let next = area.level.and_then(Level::next);
    (
        evaluation.maturity.next.as_ref().is_some_and(|next| is_in(&next.steps)),
        next.is_some_and(|next| is_in(&area_steps(Rule::Mean, next, &of_area))),
    )
}

/// [`PRIORITY_RULE`] as a number. An earlier step of a requirement never has a lower one than a
/// later step: every part of it can only fall with the level.
fn priority(item: &Opportunity<'_>) -> u8 {
    let points = [
        (item.holds_maturity, 40),
        (item.holds_area, 20),
        (item.for_certification_goal, 20),
        (item.for_goal, 10),
    ];
    let reasons: u8 =
        points.into_iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
    let start = match item.from.get() {
        0 => 10,
        1 => 6,
        2 => 3,
        _ => 0,
    };
    reasons + start
}

const fn band(priority: u8) -> Band {
    match priority {
        70.. => Band::First,
        40..70 => Band::Next,
        _ => Band::Later,
    }
}

/// The level from which a requirement counts as defined, and the level that what it depends on has
/// to have reached before: a requirement cannot sensibly get to 3 while that is below 2.
const DEFINED: Level = Level::ALL[3];
const STANDS: Level = Level::ALL[2];

/// Ties each step to the ones that have to come before: the step below it, and, for a step to
/// level 3, the steps to level 2 of the requirements that it depends on.
fn link(catalogue: &Catalogue, items: &mut [Opportunity<'_>]) {
    let ids: Vec<StepId> = items.iter().map(|item| item.id).collect();
    for at in 0..items.len() {
        let item = &items[at];
        let below = StepId { requirement: item.requirement, to: item.from };
        let mut before = vec![below];
        if item.to == DEFINED
            && let Some(requirement) = catalogue.requirement(item.requirement)
        {
            before.extend(
                requirement.depends_on.iter().map(|on| StepId { requirement: on.id, to: STANDS }),
            );
        }
        for earlier in before {
            if let Some(place) = ids.iter().position(|id| *id == earlier) {
                items[at].after.push(earlier);
                items[place].unblocks.push(ids[at]);
            }
        }
    }
}

/// The steps by priority, then by the level they reach, then as in FitSM-1; but none before one
/// that it has to wait for. The catalogue's dependencies have no cycle, so this always ends.
fn in_order(mut waiting: Vec<Opportunity<'_>>) -> Vec<Opportunity<'_>> {
    waiting.sort_by_key(|item| (std::cmp::Reverse(item.priority), item.to, item.requirement));
    let mut taken: BTreeSet<StepId> = BTreeSet::new();
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|item| item.after.iter().all(|id| taken.contains(id)));
        let next = waiting.remove(ready.unwrap_or(0));
        taken.insert(next.id);
        ordered.push(next);
    }
    ordered
}
