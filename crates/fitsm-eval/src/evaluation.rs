//! The result of an assessment. Serialised, it is the JSON of `fitsm assess`.

use fitsm_core::assessment::{EvidencePolicy, Kind, Rule};
use fitsm_core::{AreaId, Assessment, Catalogue, Goal, Level, RequirementId};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::lift::Lift;
use crate::profile::Hundredths;
use crate::{area, maturity, requirement};

/// The format of the serialised results; raised when their shape changes.
pub const FORMAT: u32 = 1;

/// Everything that follows from one assessment.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Evaluation<'a> {
    /// The format of these results, raised when their shape changes.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// Which assessment it is.
    pub assessment: Header<'a>,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// The whole service management system.
    pub maturity: Maturity,
    /// All areas of the catalogue, in its order.
    pub areas: Vec<AreaResult<'a>>,
    /// All requirements of the catalogue, in its order.
    pub requirements: Vec<RequirementResult<'a>>,
}

/// Which assessment a result belongs to.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Header<'a> {
    /// Whose SMS it is.
    pub organisation: &'a str,
    /// What the assessment is called.
    pub title: Option<&'a str>,
    /// Its day.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: fitsm_core::Date,
    /// Who assessed whom.
    pub kind: Option<Kind>,
    /// The edition of FitSM-1.
    pub edition: &'a str,
}

/// How much of what applies was scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Coverage {
    /// Requirements that have a level.
    pub scored: u16,
    /// Requirements that should have one: in scope and applicable.
    pub applicable: u16,
}

impl Coverage {
    /// Whether nothing that applies is unscored.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.scored == self.applicable
    }
}

/// The achieved overall effectiveness of the SMS (FitSM-0, maturity level).
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Maturity {
    /// The maturity level, 0 to 4; `None` while something it rests on is unscored.
    pub level: Option<Level>,
    /// The highest it can be once everything is scored; `None` where nothing counts.
    pub at_most: Option<Level>,
    /// The mean of the areas' profiles.
    pub index: Option<Hundredths>,
    /// Over all areas in scope.
    pub coverage: Coverage,
    /// The next level and the fewest steps to it; `None` at 4 and while the level is unknown.
    pub next: Option<Lift>,
}

/// One area: its capability level and what follows from it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaResult<'a> {
    /// Its id.
    pub id: AreaId,
    /// FitSM's letters for it.
    pub code: &'a str,
    /// Whether it was assessed.
    pub scope: ScopeState,
    /// The capability level, 0 to 4; `None` while something it rests on is unscored.
    pub level: Option<Level>,
    /// The highest it can be once everything is scored; `None` where nothing applies.
    pub at_most: Option<Level>,
    /// The mean of its scored requirements.
    pub profile: Option<Hundredths>,
    /// How many of its requirements that mean covers.
    pub coverage: Coverage,
    /// The organisation's own goal.
    pub goal: Option<Goal>,
    /// What a certification asks.
    pub certification_goal: Option<Goal>,
    /// Whether the own goal is met.
    pub goal_result: Outcome,
    /// Whether the certification goal is met.
    pub certification_result: Outcome,
    /// The requirements below the next level; empty at 4 and while the level is unknown.
    pub blocking: Vec<RequirementId>,
    /// The sum of the scored levels: the exact profile is this over the scored requirements.
    #[serde(skip)]
    pub sum: u16,
}

/// Whether an area belongs to what is assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeState {
    /// It does.
    In,
    /// It was left out, with a reason.
    Out,
}

/// One requirement.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RequirementResult<'a> {
    /// Its id.
    pub id: RequirementId,
    /// Which of the four states its answer is in.
    pub state: State,
    /// The level that counts; only a scored requirement has one.
    pub level: Option<Level>,
    /// The assessor's judgement.
    pub judged: Option<Level>,
    /// What the ratings of the questions indicate.
    pub indicated: Option<Level>,
    /// What the evidence supports.
    pub supported: Option<Level>,
    /// The organisation's own goal.
    pub goal: Option<Goal>,
    /// What a certification asks.
    pub certification_goal: Option<Goal>,
    /// Goal minus level, 0 when met; `None` without a goal or a level.
    pub gap: Option<u8>,
    /// Certification goal minus level, likewise.
    pub certification_gap: Option<u8>,
    /// Whether the own goal is met.
    pub goal_result: Outcome,
    /// Whether the certification goal is met.
    pub certification_result: Outcome,
    /// The names of the evidence given.
    pub evidence: &'a [String],
}

impl RequirementResult<'_> {
    /// The level before the evidence policy: the judged or else the indicated one.
    #[must_use]
    pub fn claimed(&self) -> Option<Level> {
        self.judged.or(self.indicated)
    }

    /// Whether the evidence supports less than was claimed: a finding under either policy.
    #[must_use]
    pub fn exceeds_evidence(&self) -> bool {
        self.claimed() > self.supported
    }
}

/// An answer is in exactly one of these states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It has a level.
    Scored,
    /// It has none yet. Never counted as 0.
    Unscored,
    /// It does not apply, for a reason.
    NotApplicable,
    /// Its area was left out, for a reason.
    OutOfScope,
}

/// Conformity of a requirement or an area to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The goal is reached, by everything that applies.
    Met,
    /// It is not.
    NotMet,
    /// The requirement has no level yet.
    NoResult,
    /// Areas only: nothing fails, but something has no level yet.
    Incomplete,
    /// There is no goal.
    NoGoal,
    /// Nothing applies.
    NotApplicable,
    /// The area was left out.
    OutOfScope,
}

/// Works out everything that follows from an assessment.
#[must_use]
pub fn evaluate<'a>(catalogue: &'a Catalogue, assessment: &'a Assessment) -> Evaluation<'a> {
    let mut areas = Vec::with_capacity(catalogue.areas().len());
    let mut requirements: Vec<RequirementResult<'a>> = Vec::new();
    for area in catalogue.areas() {
        let first = requirements.len();
        requirements
            .extend(area.requirements.iter().map(|each| requirement::evaluate(each, assessment)));
        areas.push(area::evaluate(area, assessment, &requirements[first..]));
    }
    let maturity = maturity::evaluate(assessment.rule, &areas, &requirements);
    Evaluation {
        format: FORMAT,
        assessment: Header::of(assessment),
        rule: assessment.rule,
        evidence_policy: assessment.evidence_policy,
        maturity,
        areas,
        requirements,
    }
}

impl<'a> Evaluation<'a> {
    /// The results of the requirements of one area.
    pub fn requirements_of(&self, area: AreaId) -> impl Iterator<Item = &RequirementResult<'a>> {
        self.requirements.iter().filter(move |each| each.id.area() == area)
    }

    /// The result of the area that a requirement belongs to.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&AreaResult<'a>> {
        self.areas.iter().find(|area| area.id == id)
    }
}

impl<'a> Header<'a> {
    /// The head of an assessment.
    #[must_use]
    pub fn of(assessment: &'a Assessment) -> Self {
        Self {
            organisation: &assessment.organisation,
            title: assessment.title.as_deref(),
            date: assessment.date,
            kind: assessment.kind,
            edition: &assessment.edition,
        }
    }
}

/// Writes a value as its text.
pub(crate) fn as_text<T: std::fmt::Display, S: Serializer>(
    value: &T,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}
