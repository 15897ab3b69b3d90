//! One organisation among others: its latest assessment, and its place.

use std::cmp::{Ordering, Reverse};

use fitsm_core::assessment::{EvidencePolicy, Kind, Rule};
use fitsm_core::{AreaId, Assessment, Date, Level};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{Coverage, Evaluation, ScopeState};
use crate::profile::Hundredths;
use crate::trend::MaturityPoint;

/// One assessment, reduced to what a portfolio needs of it.
#[derive(Clone, Debug)]
pub struct Member {
    /// Where it comes from.
    pub file: String,
    /// Whose SMS it is.
    pub organisation: String,
    /// What the assessment is called.
    pub title: Option<String>,
    /// Its day.
    pub date: Date,
    /// Who assessed whom.
    pub kind: Option<Kind>,
    /// The edition of FitSM-1.
    pub edition: String,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// Answers that were taken from an earlier assessment and not reconfirmed.
    pub carried_over: u16,
    /// The whole SMS.
    pub maturity: MaturityPoint,
    /// All areas, in the order of FitSM-1.
    pub areas: Vec<AreaStanding>,
}

/// One area of one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaStanding {
    /// Its id.
    pub id: AreaId,
    /// Whether it was assessed.
    pub scope: ScopeState,
    /// The capability level; `None` while something it rests on is unscored.
    pub level: Option<Level>,
    /// The highest it can be once everything is scored.
    pub at_most: Option<Level>,
    /// The mean of its scored requirements.
    pub profile: Option<Hundredths>,
    /// How many of its requirements that mean covers.
    pub coverage: Coverage,
}

/// One organisation by its latest assessment.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Organisation {
    /// Its place, from 1; `None` while its maturity level is unknown or nothing counts.
    pub place: Option<usize>,
    /// Its name or pseudonym.
    pub name: String,
    /// What tells which organisation it is, besides the name; `None` if that must not be told.
    pub identity: Option<Identity>,
    /// The year of the assessment.
    pub year: i16,
    /// Who assessed whom.
    pub kind: Option<Kind>,
    /// The edition of FitSM-1.
    pub edition: String,
    /// How levels were combined.
    pub rule: Rule,
    /// What happened to levels that their evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// Answers that were taken from an earlier assessment and not reconfirmed.
    pub carried_over: u16,
    /// The whole SMS.
    pub maturity: MaturityPoint,
    /// All areas, in the order of FitSM-1.
    pub areas: Vec<AreaStanding>,
}

/// What tells which assessment it is.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Identity {
    /// What the assessment is called.
    pub title: Option<String>,
    /// Its day.
    #[serde(serialize_with = "crate::evaluation::as_text")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// Where it comes from.
    pub file: String,
    /// How many of its requirements have a level.
    pub coverage: Coverage,
    /// The other assessments of the organisation, which do not count; the latest first, those of
    /// one day in the order in which they would count.
    pub earlier: Vec<Earlier>,
}

/// An assessment that does not count because there is a later one, or another of the same day
/// that counts before it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Earlier {
    /// What it is called.
    pub title: Option<String>,
    /// Its day.
    #[serde(serialize_with = "crate::evaluation::as_text")]
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// Where it comes from.
    pub file: String,
    /// How many of its requirements have a level.
    pub coverage: Coverage,
}

impl Member {
    /// What a portfolio needs of an assessment that comes from `file`.
    #[must_use]
    pub fn of(file: String, assessment: &Assessment, evaluation: &Evaluation<'_>) -> Self {
        let carried = assessment.answers.values().filter(|answer| answer.carried_over).count();
        let areas = evaluation.areas.iter().map(|area| AreaStanding {
            id: area.id,
            scope: area.scope,
            level: area.level,
            at_most: area.at_most,
            profile: area.profile,
            coverage: area.coverage,
        });
        Self {
            file,
            organisation: assessment.organisation.clone(),
            title: assessment.title.clone(),
            date: assessment.date,
            kind: assessment.kind,
            edition: assessment.edition.clone(),
            rule: assessment.rule,
            evidence_policy: assessment.evidence_policy,
            carried_over: u16::try_from(carried).unwrap_or(u16::MAX),
            maturity: MaturityPoint::of(&evaluation.maturity),
            areas: areas.collect(),
        }
    }
}

impl Organisation {
    /// The organisation of these assessments, which are all its own; `None` of none. The latest
    /// counts; of several on its day the one with more scored requirements, then the last by
    /// title, then by file.
    pub(super) fn of(mut members: Vec<Member>) -> Option<Self> {
        members.sort_by(|a, b| {
            let scored = |of: &Member| of.maturity.coverage.scored;
            let key = |of: &Member| (of.date, scored(of));
            let names = (&b.title, &b.file).cmp(&(&a.title, &a.file));
            key(b).cmp(&key(a)).then(names)
        });
        let mut members = members.into_iter();
        let latest = members.next()?;
        let earlier = members.map(|member| Earlier {
            title: member.title,
            date: member.date,
            file: member.file,
            coverage: member.maturity.coverage,
        });
        Some(Self {
            place: None,
            name: latest.organisation,
            identity: Some(Identity {
                title: latest.title,
                date: latest.date,
                file: latest.file,
                coverage: latest.maturity.coverage,
                earlier: earlier.collect(),
            }),
            year: latest.date.year(),
            kind: latest.kind,
            edition: latest.edition,
            rule: latest.rule,
            evidence_policy: latest.evidence_policy,
            carried_over: latest.carried_over,
            maturity: latest.maturity,
            areas: latest.areas,
        })
    }

    /// The same under a pseudonym: only what is listed here is taken over.
    pub(super) fn shared(self, pseudonym: String) -> Self {
        Self {
            place: None,
            name: pseudonym,
            identity: None,
            year: self.year,
            kind: self.kind,
            edition: self.edition,
            rule: self.rule,
            evidence_policy: self.evidence_policy,
            carried_over: self.carried_over,
            maturity: self.maturity,
            areas: self.areas,
        }
    }
}

/// Brings organisations into the order of their places, by [`super::PLACE_RULE`], and gives them.
/// Those that are alike stay in the order in which they stand.
pub(super) fn place(organisations: &mut [Organisation]) {
    organisations.sort_by(|a, b| order(&a.maturity, &b.maturity));
    let mut last: Option<(usize, MaturityPoint)> = None;
    for (at, each) in organisations.iter_mut().enumerate() {
        let alike = |other: &MaturityPoint| {
            (other.level, other.index) == (each.maturity.level, each.maturity.index)
        };
        let place = match &last {
            Some((place, other)) if alike(other) => *place,
            _ => at + 1,
        };
        each.place = each.maturity.level.map(|_| place);
        last = Some((place, each.maturity));
    }
}

fn order(a: &MaturityPoint, b: &MaturityPoint) -> Ordering {
    // What is known comes before what is not, and what has nothing to count comes last.
    let group = |point: &MaturityPoint| (point.level.is_none(), point.at_most.is_none());
    let level = |point: &MaturityPoint| Reverse(point.level);
    // a/b against c/d without division: the larger share first.
    let share = || {
        let cross =
            |one: Coverage, other: Coverage| u32::from(one.scored) * u32::from(other.applicable);
        cross(b.coverage, a.coverage).cmp(&cross(a.coverage, b.coverage))
    };
    let rest = |point: &MaturityPoint| (Reverse(point.at_most), Reverse(point.index));
    let by_share = if a.level.is_none() && b.level.is_none() { share() } else { Ordering::Equal };
    group(a).cmp(&group(b)).then(level(a).cmp(&level(b))).then(by_share).then(rest(a).cmp(&rest(b)))
}
