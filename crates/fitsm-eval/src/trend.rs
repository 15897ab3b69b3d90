//! Any number of assessments in the order of their dates: how levels and profiles went.

use std::collections::BTreeMap;

use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_core::{AreaId, Assessment, Level};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{AreaResult, Coverage, Evaluation, FORMAT, Header, Maturity, ScopeState};
use crate::note::{self, Note};
use crate::profile::Hundredths;

/// Assessments over time. Serialised, it is the JSON of `fitsm trend`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Trend<'a> {
    /// The format of these results, raised when their shape changes.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// Where the assessments differ in what their results rest on.
    pub notes: Vec<Note>,
    /// By date; those of one day by title, then as they were given.
    pub assessments: Vec<Point<'a>>,
}

/// One assessment on the way.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Point<'a> {
    /// Which assessment it is.
    pub assessment: Header<'a>,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// Answers that were taken from an earlier assessment and not reconfirmed.
    pub carried_over: u16,
    /// The whole service management system.
    pub maturity: MaturityPoint,
    /// All areas of the assessment's edition, in the order of FitSM-1.
    pub areas: Vec<AreaPoint<'a>>,
}

/// The whole SMS in one assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MaturityPoint {
    /// The maturity level, 0 to 4; `None` while something it rests on is unscored.
    pub level: Option<Level>,
    /// The highest it can be once everything is scored; `None` where nothing counts.
    pub at_most: Option<Level>,
    /// The mean of the areas' profiles.
    pub index: Option<Hundredths>,
    /// Over all areas in scope.
    pub coverage: Coverage,
}

impl MaturityPoint {
    /// What a result says of the whole SMS, without the steps up.
    pub(crate) const fn of(maturity: &Maturity) -> Self {
        Self {
            level: maturity.level,
            at_most: maturity.at_most,
            index: maturity.index,
            coverage: maturity.coverage,
        }
    }
}

/// One area in one assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaPoint<'a> {
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
}

impl<'a> Trend<'a> {
    /// The trend of evaluated assessments, which may be given in any order.
    #[must_use]
    pub fn of<'b>(given: impl IntoIterator<Item = (&'b Assessment, &'b Evaluation<'a>)>) -> Self
    where
        'a: 'b,
    {
        let mut given: Vec<_> = given.into_iter().collect();
        given.sort_by_key(|(_, evaluation)| {
            (evaluation.assessment.date, evaluation.assessment.title)
        });
        let evaluations: Vec<&Evaluation<'a>> =
            given.iter().map(|(_, evaluation)| *evaluation).collect();
        let mut notes = note::of(&evaluations);
        notes.extend(note::scope(&evaluations));
        notes.sort_by_key(|note| note.about);
        Self {
            format: FORMAT,
            notes,
            assessments: given
                .into_iter()
                .map(|(assessment, evaluation)| Point::of(assessment, evaluation))
                .collect(),
        }
    }

    /// The areas that any of the assessments has, with their codes, in the order of FitSM-1.
    #[must_use]
    pub fn areas(&self) -> Vec<(AreaId, &'a str)> {
        let areas = self.assessments.iter().flat_map(|point| &point.areas);
        let by_id: BTreeMap<AreaId, &'a str> = areas.map(|area| (area.id, area.code)).collect();
        by_id.into_iter().collect()
    }
}

impl<'a> Point<'a> {
    fn of(assessment: &Assessment, evaluation: &Evaluation<'a>) -> Self {
        let carried = assessment.answers.values().filter(|answer| answer.carried_over).count();
        Self {
            assessment: evaluation.assessment,
            rule: evaluation.rule,
            evidence_policy: evaluation.evidence_policy,
            carried_over: u16::try_from(carried).unwrap_or(u16::MAX),
            maturity: MaturityPoint::of(&evaluation.maturity),
            areas: evaluation.areas.iter().map(AreaPoint::of).collect(),
        }
    }

    /// An area in this assessment; `None` if its edition does not have it.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&AreaPoint<'a>> {
        self.areas.iter().find(|area| area.id == id)
    }
}

impl<'a> AreaPoint<'a> {
    pub(crate) fn of(area: &AreaResult<'a>) -> Self {
        Self {
            id: area.id,
            code: area.code,
            scope: area.scope,
            level: area.level,
            at_most: area.at_most,
            profile: area.profile,
            coverage: area.coverage,
        }
    }
}
