//! What stands around the circle: areas, or the requirements of one area.

use fitsm_core::catalogue::{Area, Requirement};
use fitsm_core::{AreaId, Catalogue, Goal, Group, Level};
use fitsm_eval::{AreaResult, Evaluation, Hundredths, RequirementResult, ScopeState, State};

use super::direction;
use crate::chart::page::Head;
use crate::chart::table::{Table, cell};
use crate::formats::csv::standing;
use crate::formats::word;
use crate::verdict;

/// One axis, and what is drawn on it.
pub(super) struct Axis {
    /// Its id.
    pub(super) id: String,
    /// What it is called beside its id.
    pub(super) name: String,
    /// The name where there is much room.
    full: String,
    pub(super) group: Group,
    /// Its direction, clockwise from the top, in radians.
    pub(super) angle: f64,
    pub(super) is_out: bool,
    /// The level, or the highest that it can be if something is scored.
    pub(super) level: Option<Level>,
    pub(super) at_most: Option<Level>,
    /// The profile of an area or the level of a requirement, or why there is none.
    pub(super) value: Result<Hundredths, &'static str>,
    /// The value of an earlier assessment.
    pub(super) earlier: Option<Hundredths>,
    pub(super) goal: Option<Goal>,
    pub(super) certification: Option<Goal>,
    /// The numbers in words: level, profile, coverage.
    pub(super) detail: String,
    /// Its row of the table.
    cells: Vec<String>,
    is_requirement: bool,
}

/// The columns of the table as in other tables of areas, and of requirements.
const OF_AREAS: [&str; 11] = [
    "id",
    "name",
    "scope",
    "level",
    "at_most",
    "profile",
    "scored",
    "applicable",
    "goal",
    "certification_goal",
    "earlier",
];
const OF_REQUIREMENTS: [&str; 7] =
    ["id", "name", "state", "level", "goal", "certification_goal", "earlier"];

/// The axes for the areas that are named, or for all of them.
pub(super) fn of(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    before: Option<&Evaluation<'_>>,
    areas: Option<&[AreaId]>,
) -> Vec<Axis> {
    let is_named = |id: AreaId| areas.is_none_or(|areas| areas.contains(&id));
    let named = catalogue.areas().iter().zip(&now.areas).filter(|(area, _)| is_named(area.id));
    let mut axes: Vec<Axis> = if areas.is_some_and(|areas| areas.len() == 1) {
        let requirements = catalogue.requirements().zip(&now.requirements);
        let own = requirements.filter(|(requirement, _)| is_named(requirement.id.area()));
        own.map(|(requirement, result)| of_requirement(requirement, result, before)).collect()
    } else {
        named.map(|(area, result)| of_area(area, result, before)).collect()
    };
    let count = axes.len();
    for (at, axis) in axes.iter_mut().enumerate() {
        axis.angle = direction(at, count);
    }
    axes
}

fn of_area(area: &Area, result: &AreaResult<'_>, before: Option<&Evaluation<'_>>) -> Axis {
    let is_out = result.scope == ScopeState::Out;
    let why = match result.coverage.applicable {
        _ if is_out => "out of scope",
        0 => "not applicable",
        _ => "not scored",
    };
    let value = result.profile.filter(|_| !is_out).ok_or(why);
    let coverage = format!("{}/{}", result.coverage.scored, result.coverage.applicable);
    let detail = match (value, result.level, result.at_most) {
        (Err(why), ..) => why.to_owned(),
        (Ok(profile), None, Some(at_most)) => {
            format!("level ≤ {at_most} · {profile} ({coverage})")
        }
        (Ok(profile), level, _) => {
            format!("level {} · {profile}", level.map_or("–".to_owned(), |level| level.to_string()))
        }
    };
    let earlier = before.and_then(|before| before.area(area.id)?.profile);
    let what = [area.id.to_string(), area.short_name.to_string(), word(&result.scope)];
    let found = standing(result.level, result.at_most, result.profile, result.coverage);
    let goals = [cell(result.goal), cell(result.certification_goal), cell(earlier)];
    Axis {
        id: area.id.to_string(),
        name: area.short_name.to_string(),
        full: area.name.to_string(),
        group: area.group(),
        angle: 0.0,
        is_out,
        level: result.level,
        at_most: result.at_most.filter(|_| result.coverage.scored > 0),
        value,
        earlier,
        goal: result.goal.filter(|_| !is_out),
        certification: result.certification_goal.filter(|_| !is_out),
        detail,
        cells: [&what[..], &found, &goals].concat(),
        is_requirement: false,
    }
}

fn of_requirement(
    requirement: &Requirement,
    result: &RequirementResult<'_>,
    before: Option<&Evaluation<'_>>,
) -> Axis {
    let is_in = matches!(result.state, State::Scored | State::Unscored);
    let value = result.level.map(Hundredths::from).ok_or(match result.state {
        State::OutOfScope => "out of scope",
        State::NotApplicable => "not applicable",
        State::Scored | State::Unscored => "not scored",
    });
    let earlier = before.and_then(|before| {
        before.requirements.iter().find(|each| each.id == requirement.id)?.level
    });
    let cells = vec![
        requirement.id.to_string(),
        requirement.title.to_string(),
        word(&result.state),
        cell(result.level),
        cell(result.goal),
        cell(result.certification_goal),
        cell(earlier),
    ];
    Axis {
        id: requirement.id.to_string(),
        name: requirement.title.to_string(),
        full: requirement.title.to_string(),
        group: requirement.id.area().group(),
        angle: 0.0,
        is_out: !is_in,
        level: result.level,
        at_most: None,
        value,
        earlier: earlier.map(Hundredths::from),
        goal: result.goal.filter(|_| is_in),
        certification: result.certification_goal.filter(|_| is_in),
        detail: match result.level {
            Some(level) => format!("level {level}"),
            None => value.err().unwrap_or_default().to_owned(),
        },
        cells,
        is_requirement: true,
    }
}

/// The whole picture in words, for those who cannot see it.
pub(super) fn describe(
    head: &Head,
    now: &Evaluation<'_>,
    before: Option<&Evaluation<'_>>,
    axes: &[Axis],
) -> String {
    let mut sentences = vec![
        format!("{}.", head.message),
        "Radar chart on a scale of 0 to 4.".to_owned(),
        format!("{}.", verdict::heading(now)),
        format!("{}, {}.", verdict::maturity(now), verdict::basis(now)),
    ];
    sentences.extend(before.map(|before| format!("Compared with {}.", before.assessment.date)));
    sentences.extend(
        axes.iter().map(|axis| format!("{} {}: {}.", axis.id, axis.full, describe_axis(axis))),
    );
    sentences.join(" ")
}

fn describe_axis(axis: &Axis) -> String {
    let Ok(value) = axis.value else {
        return axis.detail.clone();
    };
    let level = match (axis.level, axis.at_most) {
        (Some(level), _) => format!("level {level}"),
        (None, Some(at_most)) => format!("level not known, at most {at_most}"),
        (None, None) => "no level".to_owned(),
    };
    let mut parts = vec![level];
    if !axis.is_requirement {
        parts.push(format!("profile {value}"));
    }
    parts.extend(axis.earlier.map(|profile| format!("earlier {profile}")));
    parts.extend(axis.goal.map(|goal| format!("goal {goal}")));
    parts.extend(axis.certification.map(|goal| format!("certification goal {goal}")));
    parts.join(", ")
}

/// The data, a row for each axis: what other tables tell of an area or of a requirement.
pub(super) fn table(axes: &[Axis]) -> Table {
    let by_requirement = axes.iter().any(|axis| axis.is_requirement);
    let mut table = if by_requirement { Table::new(OF_REQUIREMENTS) } else { Table::new(OF_AREAS) };
    table.rows = axes.iter().map(|axis| axis.cells.clone()).collect();
    table
}
