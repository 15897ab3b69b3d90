//! What has to be known before assessments are held against each other: where they differ in what
//! their results rest on.

use fitsm_core::assessment::Kind;
use fitsm_core::{Date, Goal};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{Evaluation, ScopeState};

/// A plain fact about several assessments: something on which they differ, or should.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// One value for each assessment, in their order; `None` where its file says nothing.
    pub values: Vec<Option<String>>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// They are not of one organisation.
    Organisation,
    /// Not against one edition of FitSM-1.
    Edition,
    /// Not of one kind.
    Kind,
    /// Levels were not combined by one rule.
    Rule,
    /// Levels above their evidence were not treated alike.
    EvidencePolicy,
    /// The certification goals are not the same.
    CertificationGoal,
    /// Not the same areas are in scope.
    Scope,
    /// Two or more have the same date.
    SameDate,
    /// The one given as the older is the later one.
    Order,
}

impl Note {
    /// Where these assessments differ, in the order of [`About`]; nothing where they agree.
    #[must_use]
    pub fn on(evaluations: &[&Evaluation<'_>]) -> Vec<Self> {
        of(evaluations)
    }
}

/// Where the assessments differ, in the order of [`About`]; nothing where they agree.
pub(crate) fn of<'a: 'b, 'b>(evaluations: &[&'b Evaluation<'a>]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut differ = |about: About, value: &dyn Fn(&Evaluation<'a>) -> Option<String>| {
        let values: Vec<Option<String>> = evaluations.iter().map(|each| value(each)).collect();
        if values.windows(2).any(|pair| pair[0] != pair[1]) {
            notes.push(Note { about, values });
        }
    };
    differ(About::Organisation, &|each| Some(each.assessment.organisation.to_owned()));
    differ(About::Edition, &|each| Some(each.assessment.edition.to_owned()));
    differ(About::Kind, &|each| each.assessment.kind.map(Kind::as_str).map(str::to_owned));
    differ(About::Rule, &|each| Some(each.rule.as_str().to_owned()));
    differ(About::EvidencePolicy, &|each| Some(each.evidence_policy.as_str().to_owned()));
    differ(About::CertificationGoal, &|each| certification_goals(each));
    let dates: Vec<Date> = evaluations.iter().map(|each| each.assessment.date).collect();
    if dates.iter().enumerate().any(|(at, date)| dates[at + 1..].contains(date)) {
        notes.push(dated(About::SameDate, &dates));
    }
    notes
}

/// Where the areas differ that were left out: they are the values, separated by commas.
pub(crate) fn scope(evaluations: &[&Evaluation<'_>]) -> Option<Note> {
    let left_out = |evaluation: &&Evaluation<'_>| {
        let out = evaluation.areas.iter().filter(|area| area.scope == ScopeState::Out);
        out.map(|area| area.id.to_string()).collect::<Vec<_>>().join(", ")
    };
    let values: Vec<String> = evaluations.iter().map(left_out).collect();
    values
        .windows(2)
        .any(|pair| pair[0] != pair[1])
        .then(|| Note { about: About::Scope, values: values.into_iter().map(Some).collect() })
}

/// A note whose values are days.
pub(crate) fn dated(about: About, dates: &[Date]) -> Note {
    Note { about, values: dates.iter().map(|date| Some(date.to_string())).collect() }
}

/// The certification goals as a text: the most frequent one, the lowest of those, and where it is
/// another one.
fn certification_goals(evaluation: &Evaluation<'_>) -> Option<String> {
    let goals = || evaluation.areas.iter().map(|area| area.certification_goal);
    let times = |goal: Option<Goal>| goals().filter(|other| *other == goal).count();
    let usual = goals().min_by_key(|goal| (std::cmp::Reverse(times(*goal)), *goal))?;
    let word = |goal: Option<Goal>| goal.map_or("none".to_owned(), |goal| goal.to_string());
    let others = evaluation.areas.iter().filter(|area| area.certification_goal != usual);
    let others = others.map(|area| format!("{} {}", area.id, word(area.certification_goal)));
    Some(std::iter::once(word(usual)).chain(others).collect::<Vec<_>>().join(", "))
}
