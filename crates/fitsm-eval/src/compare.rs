//! Two assessments held against each other: what became of every requirement, area and goal.

mod change;
mod reason;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_core::{AreaId, Assessment, Goal, Level, RequirementId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{Evaluation, FORMAT, Header, Outcome, State};
use crate::note::{self, About, Note};
use crate::trend::{AreaPoint, MaturityPoint};

pub use change::{Change, Condition};
pub use reason::{Reason, Why};

/// What changed from an old assessment to a new one. Serialised, it is the JSON of
/// `fitsm compare`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Comparison<'a> {
    /// The format of these results, raised when their shape changes.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// The assessment given as the old one.
    pub old: Terms<'a>,
    /// The assessment given as the new one.
    pub new: Terms<'a>,
    /// Where the two differ in what their results rest on.
    pub notes: Vec<Note>,
    /// How many requirements changed in which way; all ways are there.
    pub summary: BTreeMap<Change, u16>,
    /// How many requirements are as they were and were looked at again.
    pub reconfirmed: u16,
    /// How many answers of the new assessment are only carried over and not reconfirmed.
    pub carried_over: u16,
    /// The whole service management system.
    pub maturity: MaturityChange,
    /// All areas of both editions, in the order of FitSM-1.
    pub areas: Vec<AreaChange<'a>>,
    /// All requirements of both editions, in the order of FitSM-1.
    pub requirements: Vec<RequirementChange>,
    /// The goals that are not what they were, of areas that both editions have.
    pub goals: Vec<GoalChange>,
    /// Whether goals are met, where that changed from or to met or not met.
    pub conformity: Conformity,
}

/// One of the two assessments, and on what its levels rest.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Terms<'a> {
    /// Which assessment it is.
    pub assessment: Header<'a>,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
}

/// What became of the SMS.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MaturityChange {
    /// In a word.
    pub change: Change,
    /// Before.
    pub from: MaturityPoint,
    /// After.
    pub to: MaturityPoint,
    /// Which areas did it, or hold it.
    pub reasons: Vec<Reason<AreaId>>,
}

/// What became of an area.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaChange<'a> {
    /// Its id.
    pub id: AreaId,
    /// In a word.
    pub change: Change,
    /// Before; `None` if the old edition does not have it.
    pub from: Option<AreaPoint<'a>>,
    /// After; `None` if the new edition does not have it.
    pub to: Option<AreaPoint<'a>>,
    /// Which requirements did it, or hold it.
    pub reasons: Vec<Reason<RequirementId>>,
}

/// What became of a requirement.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "facts beside each other, as the JSON has them")]
pub struct RequirementChange {
    /// Its id.
    pub id: RequirementId,
    /// In a word.
    pub change: Change,
    /// Before; `None` if the old edition does not have it.
    pub from: Option<RequirementSide>,
    /// After; `None` if the new edition does not have it.
    pub to: Option<RequirementSide>,
    /// What moved the level, where it moved.
    pub due_to: Option<DueTo>,
    /// It has the same level as before, or still does not apply, and was looked at again: the new
    /// answer is not marked as carried over.
    pub reconfirmed: bool,
    /// The new answer is only carried over from an earlier assessment and not reconfirmed.
    pub carried_over: bool,
    /// The note is another one, or there is one only on one side.
    pub note_changed: bool,
    /// Other pieces of evidence are named, or the same are described otherwise.
    pub evidence_changed: bool,
}

/// A requirement on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RequirementSide {
    /// The state of its answer.
    pub state: State,
    /// The level that counts.
    pub level: Option<Level>,
    /// The level before the evidence policy.
    pub claimed: Option<Level>,
    /// Whether the own goal is met.
    pub goal_result: Outcome,
    /// Whether the certification goal is met.
    pub certification_result: Outcome,
}

/// What moved a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueTo {
    /// The assessor's judgement moved that way.
    Judgement,
    /// What was given moved that way, on one side at least by ratings of questions.
    Answer,
    /// They did not: what the evidence supports holds the level down on one side.
    Evidence,
    /// Nor did the evidence: the two assessments treat levels above their evidence differently.
    Policy,
}

/// Which of the two goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhichGoal {
    /// The organisation's own.
    Goal,
    /// What a certification asks.
    CertificationGoal,
}

/// A goal of an area that is not what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct GoalChange {
    /// The area.
    pub area: AreaId,
    /// Which goal.
    pub of: WhichGoal,
    /// Before; `None` is no goal.
    pub from: Option<Goal>,
    /// After.
    pub to: Option<Goal>,
}

/// Where conformity changed.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Conformity {
    /// Of areas.
    pub areas: Vec<OutcomeChange<AreaId>>,
    /// Of requirements.
    pub requirements: Vec<OutcomeChange<RequirementId>>,
}

/// A goal that was or is met or not met, and was or is something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct OutcomeChange<I> {
    /// The area or requirement.
    pub id: I,
    /// Which goal.
    pub of: WhichGoal,
    /// Before.
    pub from: Outcome,
    /// After.
    pub to: Outcome,
    /// The goal is another one than before, so that the outcome may have changed by that alone.
    pub goal_changed: bool,
}

/// An assessment with its evaluation.
pub type Evaluated<'b, 'a> = (&'b Assessment, &'b Evaluation<'a>);

impl<'a> Comparison<'a> {
    /// What changed from `old` to `new`. They are never swapped, whatever their dates are.
    #[must_use]
    pub fn of(old: Evaluated<'_, 'a>, new: Evaluated<'_, 'a>) -> Self {
        let sides = rows::Sides { old, new };
        let requirements = sides.requirements();
        let areas = sides.areas();
        let mut summary: BTreeMap<Change, u16> =
            Change::ALL.into_iter().map(|change| (change, 0)).collect();
        for each in &requirements {
            *summary.entry(each.change).or_default() += 1;
        }
        let number = |of: fn(&RequirementChange) -> bool| {
            let number = requirements.iter().filter(|each| of(each)).count();
            u16::try_from(number).unwrap_or(u16::MAX)
        };
        Self {
            format: FORMAT,
            old: terms(old.1),
            new: terms(new.1),
            notes: notes(old.1, new.1),
            summary,
            reconfirmed: number(|each| each.reconfirmed),
            carried_over: number(|each| each.carried_over),
            maturity: sides.maturity(&areas),
            areas,
            requirements,
            goals: sides.goals(),
            conformity: sides.conformity(),
        }
    }

    /// Whether anything has a lower level than before: a requirement, an area or the SMS. Of an
    /// area or the SMS, a level that is not known any more counts if it can only be lower.
    #[must_use]
    pub fn is_worse_somewhere(&self) -> bool {
        self.maturity.change == Change::Worse
            || self.maturity.is_certainly_lower()
            || self
                .areas
                .iter()
                .any(|area| area.change == Change::Worse || area.is_certainly_lower())
            || self.requirements.iter().any(|each| each.change == Change::Worse)
    }
}

impl MaturityChange {
    /// Whether the level is another one only because the two assessments combine or treat levels
    /// differently: nothing in the SMS moved it.
    #[must_use]
    pub fn is_by_terms(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason.why, Why::Rule | Why::EvidencePolicy))
    }

    /// Whether the level is not known any more and yet can only be lower than it was.
    #[must_use]
    pub fn is_certainly_lower(&self) -> bool {
        let at_most = self.to.at_most;
        self.change == Change::NoLongerScored && at_most.is_some() && at_most < self.from.level
    }
}

impl AreaChange<'_> {
    /// Whether the level is another one by the rule alone.
    pub(crate) fn is_by_rule(&self) -> bool {
        self.reasons.iter().any(|reason| reason.why == Why::Rule)
    }

    /// Whether the level is not known any more and yet can only be lower than it was.
    #[must_use]
    pub fn is_certainly_lower(&self) -> bool {
        let (before, at_most) =
            (self.from.and_then(|side| side.level), self.to.and_then(|side| side.at_most));
        self.change == Change::NoLongerScored && at_most.is_some() && at_most < before
    }
}

fn terms<'a>(evaluation: &Evaluation<'a>) -> Terms<'a> {
    Terms {
        assessment: evaluation.assessment,
        rule: evaluation.rule,
        evidence_policy: evaluation.evidence_policy,
    }
}

fn notes(old: &Evaluation<'_>, new: &Evaluation<'_>) -> Vec<Note> {
    let mut notes = note::of(&[old, new]);
    notes.extend(note::scope(&[old, new]));
    let dates = [old.assessment.date, new.assessment.date];
    if dates[0] > dates[1] {
        notes.push(note::dated(About::Order, &dates));
    }
    notes.sort_by_key(|note| note.about);
    notes
}

/// Everything that either side has, in order.
fn either<I: Ord>(old: impl Iterator<Item = I>, new: impl Iterator<Item = I>) -> BTreeSet<I> {
    old.chain(new).collect()
}
