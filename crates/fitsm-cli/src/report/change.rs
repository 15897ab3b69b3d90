//! What changed since the assessment before, and how it went over time.

use fitsm_core::catalogue::{Area, Requirement};
use fitsm_core::{Catalogue, Date};
use fitsm_eval::compare::{Comparison, RequirementSide};
use fitsm_eval::trend::{AreaPoint, Point};
use fitsm_eval::{Change as How, ScopeState, State, Trend};

use super::Sources;
use crate::changes;

/// The comparison with the earlier assessments.
pub struct Change<'a> {
    /// The day of the one before.
    pub since: Date,
    /// What has to be known before they are held against each other.
    pub notes: Vec<String>,
    /// What happened since the one before, in a sentence or two.
    pub in_short: Vec<String>,
    /// All assessments, oldest first.
    pub points: Vec<Stage<'a>>,
    /// All areas, in each of them.
    pub areas: Vec<Course<'a>>,
    /// Requirements whose answer changed since the one before, by what happened.
    pub moved: Vec<Movement<'a>>,
}

/// One assessment on the way.
pub struct Stage<'a> {
    /// The result.
    pub point: Point<'a>,
    /// The maturity level, or what it can at most be.
    pub level: String,
}

/// One area over time: level and profile in each assessment.
pub struct Course<'a> {
    /// The area.
    pub area: &'a Area,
    /// Oldest first.
    pub stages: Vec<(String, String)>,
    /// How the profile changed since the one before, in hundredths with its sign.
    pub difference: String,
}

/// Requirements to which the same happened.
pub struct Movement<'a> {
    /// What happened.
    pub name: &'static str,
    /// To which, from what to what.
    pub items: Vec<(&'a Requirement, String, String)>,
}

/// All assessments over time, if there is an earlier one.
pub fn trend<'a>(sources: &'a Sources<'a>) -> Option<Trend<'a>> {
    sources.earlier.last()?;
    let all = sources.earlier.iter().chain([&sources.now]);
    Some(Trend::of(all.map(|one| (one.assessment, one.evaluation))))
}

/// The comparison with the one before.
pub fn build<'a>(sources: &'a Sources<'a>, trend: Option<Trend<'a>>) -> Option<Change<'a>> {
    let (trend, before, now) = (trend?, sources.earlier.last()?, &sources.now);
    let comparison =
        Comparison::of((before.assessment, before.evaluation), (now.assessment, now.evaluation));
    let days: Vec<String> =
        trend.assessments.iter().map(|point| point.assessment.date.to_string()).collect();
    let mut notes = sources.notes.clone();
    notes.extend(trend.notes.iter().map(|note| changes::note(note, &days)));
    let areas = sources.catalogue.areas().iter();
    Some(Change {
        since: before.assessment.date,
        notes,
        in_short: vec![
            changes::maturity(&comparison),
            changes::index(&comparison),
            changes::summary(&comparison),
        ],
        areas: areas.map(|area| Course::of(area, &trend.assessments)).collect(),
        moved: movements(sources.catalogue, &comparison),
        points: trend.assessments.into_iter().map(Stage::of).collect(),
    })
}

impl<'a> Stage<'a> {
    fn of(point: Point<'a>) -> Self {
        let level = match (point.maturity.level, point.maturity.at_most) {
            (Some(level), _) => level.to_string(),
            (None, Some(at_most)) => format!("at most {at_most}"),
            (None, None) => "–".to_owned(),
        };
        Self { point, level }
    }

    /// The maturity index, or a dash.
    pub fn index(&self) -> String {
        self.point.maturity.index.map_or("–".to_owned(), |index| index.to_string())
    }

    /// How many requirements were scored, of those that apply.
    pub fn coverage(&self) -> String {
        let coverage = self.point.maturity.coverage;
        format!("{} of {}", coverage.scored, coverage.applicable)
    }
}

impl<'a> Course<'a> {
    fn of(area: &'a Area, points: &[Point<'_>]) -> Self {
        let of_area: Vec<Option<&AreaPoint<'_>>> =
            points.iter().map(|point| point.area(area.id)).collect();
        let profiles = of_area.iter().rev().map(|point| point.and_then(|point| point.profile));
        let mut last_two = profiles.map(|profile| profile.map(|profile| i32::from(profile.get())));
        let difference = match (last_two.next().flatten(), last_two.next().flatten()) {
            (Some(now), Some(before)) => signed(now - before),
            _ => "–".to_owned(),
        };
        let stage = |point: Option<&AreaPoint<'_>>| {
            let Some(point) = point else {
                return ("–".to_owned(), "–".to_owned());
            };
            let level = match (point.scope, point.level, point.at_most) {
                (ScopeState::Out, ..) => "out".to_owned(),
                (_, Some(level), _) => level.to_string(),
                (_, None, Some(at_most)) => format!("≤ {at_most}"),
                (_, None, None) => "–".to_owned(),
            };
            (level, point.profile.map_or("–".to_owned(), |profile| profile.to_string()))
        };
        Self { area, stages: of_area.into_iter().map(stage).collect(), difference }
    }
}

/// Hundredths with their sign, such as `+0.25`.
fn signed(hundredths: i32) -> String {
    let sign = match hundredths {
        0 => "±",
        1.. => "+",
        _ => "−",
    };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// The requirements that changed, by what became of them.
fn movements<'a>(catalogue: &'a Catalogue, comparison: &Comparison<'_>) -> Vec<Movement<'a>> {
    let is_change = |change: &How| {
        !matches!(
            change,
            How::Same | How::StillUnscored | How::StillNotApplicable | How::StillOutOfScope
        )
    };
    let of = |change: How| Movement {
        name: changes::heading(change),
        items: comparison
            .requirements
            .iter()
            .filter(|each| each.change == change)
            .filter_map(|each| {
                Some((catalogue.requirement(each.id)?, state(each.from), state(each.to)))
            })
            .collect(),
    };
    let all = How::ALL.into_iter().filter(is_change).map(of);
    all.filter(|movement| !movement.items.is_empty()).collect()
}

fn state(side: Option<RequirementSide>) -> String {
    let Some(side) = side else {
        return "–".to_owned();
    };
    match (side.state, side.level) {
        (_, Some(level)) => level.to_string(),
        (State::NotApplicable, _) => "not applicable".to_owned(),
        (State::OutOfScope, _) => "out of scope".to_owned(),
        _ => "not scored".to_owned(),
    }
}
