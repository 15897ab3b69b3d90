//! One assessment: a row for each area, a field for each of its requirements.

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::{AreaResult, Evaluation, Outcome, RequirementResult, State};

use super::{Field, Grid, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, dashed};
use crate::chart::isolate::isolated;
use crate::chart::legend::{Entry, Sample};
use crate::chart::page::{Head, Look, Page, Role, Way, float, plain};
use crate::chart::pen::Pen;
use crate::chart::shape::{Fill, Form};
use crate::chart::table::{Table, cell};
use crate::chart::{Drawing, message};
use crate::formats::word;
use crate::verdict;

/// How high a row wants to be, and the widths beside the fields, at scale 1.
const ROW: f64 = 34.0;
const NAMES: f64 = 212.0;
const VERDICTS: f64 = 278.0;

/// Draws an assessment; all areas, or those that are named.
pub fn draw(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    areas: Option<&[AreaId]>,
    look: Look,
) -> Drawing {
    let is_named = |id: AreaId| areas.is_none_or(|areas| areas.contains(&id));
    let rows: Vec<(&Area, &AreaResult<'_>)> =
        catalogue.areas().iter().zip(&now.areas).filter(|(area, _)| is_named(area.id)).collect();
    let shown: Vec<&RequirementResult<'_>> =
        now.requirements.iter().filter(|each| is_named(each.id.area())).collect();
    let results: Vec<&AreaResult<'_>> = rows.iter().map(|(_, result)| *result).collect();
    let head = Head {
        message: if areas.is_some() { message::some(&results) } else { message::requirements(now) },
        lead: format!("Level of each requirement · {}", verdict::basis(now)),
        source: vec![message::source(now)],
        legend: legend(look, &shown),
    };
    let wanted = ROW * float(rows.len()) + 30.0;
    let page = Page::new(look, Way::Portrait, &head, |_, scale| wanted * scale);
    let columns = rows.iter().map(|(area, _)| area.requirements.len()).max().unwrap_or(1);
    let grid = grid(&page, columns, rows.len());
    headings(&page, &grid, columns);
    for (at, (area, result)) in rows.iter().enumerate() {
        let name = format!("{} {}", area.id, area.short_name);
        grid.name(&page, float(at), &name, NAMES);
        for (column, each) in now.requirements_of(area.id).enumerate() {
            grid.field(&page, (column, float(at)), &of_requirement(each));
            goals(&page, &grid, (column, at), each);
        }
        beside(&page, &grid, (columns, at), result);
    }
    let title = format!("Requirements by level: {}", isolated(now.assessment.organisation));
    let svg = page.finish(title, describe(&head, now, &rows));
    Drawing { svg, table: table(now, &shown) }
}

fn grid(page: &Page, columns: usize, rows: usize) -> Grid {
    let (scale, (width, height)) = (page.scale, page.size());
    let (columns, rows) = (float(columns), float(rows.max(1)));
    let column = (width - (NAMES + VERDICTS) * scale) / columns;
    let row = ((height - 30.0 * scale) / rows).min(ROW * 1.7 * scale);
    Grid::new(page, (NAMES * scale, 28.0 * scale), (columns, rows), (column, row))
}

/// What stands beside the fields, and how far from them.
const BESIDE: [(&str, f64); 4] =
    [("Level", 40.0), ("Profile", 100.0), ("Goal", 167.0), ("Certif.", 240.0)];

/// The numbers of the requirements, and what stands beside the fields.
fn headings(page: &Page, grid: &Grid, columns: usize) {
    let (style, up) = (page.style(Role::Small, page.theme.quiet, "middle"), -9.0 * page.scale);
    for column in 0..columns {
        let text = format!(".{}", column + 1);
        grid.plane.text((float(column) + 0.5, 0.0), (0.0, up), &text, style);
    }
    for (text, right) in BESIDE {
        grid.plane.text((float(columns), 0.0), (right * page.scale, up), text, style);
    }
}

/// The level, the profile and the conformity of the whole area.
fn beside(page: &Page, grid: &Grid, (columns, row): (usize, usize), result: &AreaResult<'_>) {
    let texts = [
        match (result.level, result.at_most) {
            (Some(level), _) => level.to_string(),
            (None, Some(at_most)) => format!("≤ {at_most}"),
            (None, None) => OUT_OF_SCOPE.to_owned(),
        },
        result.profile.map_or(OUT_OF_SCOPE.to_owned(), |profile| profile.to_string()),
        conformity(result.goal.map(|goal| goal.to_string()), result.goal_result),
        conformity(
            result.certification_goal.map(|goal| goal.to_string()),
            result.certification_result,
        ),
    ];
    let style = page.in_row(Role::Label, grid.row, page.theme.ink, "middle");
    for ((_, right), text) in BESIDE.into_iter().zip(texts) {
        let shift = (right * page.scale, 5.5 * page.scale);
        grid.plane.text((float(columns), float(row) + 0.5), shift, &text, style);
    }
}

/// A goal and whether it is met.
fn conformity(goal: Option<String>, outcome: Outcome) -> String {
    let sign = match outcome {
        Outcome::Met => "✓",
        Outcome::NotMet => "✗",
        Outcome::NoResult | Outcome::Incomplete => OPEN,
        Outcome::NoGoal | Outcome::NotApplicable | Outcome::OutOfScope => {
            return OUT_OF_SCOPE.to_owned();
        }
    };
    goal.map_or(OUT_OF_SCOPE.to_owned(), |goal| format!("{goal} {sign}"))
}

fn of_requirement(each: &RequirementResult<'_>) -> Field {
    match (each.state, each.level) {
        (State::OutOfScope, _) => Field::OutOfScope,
        (State::NotApplicable, _) => Field::NotApplicable,
        (_, Some(level)) => Field::Level(level.index(), level.to_string()),
        (_, None) => Field::Open(OPEN.to_owned()),
    }
}

/// Marks for the goals that a requirement misses: side by side, or above each other in a narrow
/// field.
fn goals(page: &Page, grid: &Grid, (column, row): (usize, usize), each: &RequirementResult<'_>) {
    let (scale, gap) = (page.scale, grid.gap);
    let (width, height) = (grid.column - gap, grid.row - gap);
    let (x, y) = (-gap - 11.0 * scale, -gap / 2.0);
    let narrow = width < 88.0 * scale && height > 28.0 * scale;
    let (right, down) = if narrow { (0.0, 8.5 * scale) } else { (15.0 * scale, 0.0) };
    let (theme, radius) = (page.theme, 5.0 * scale);
    let side = (float(column) + 1.0, float(row) + 0.5);
    if each.certification_result == Outcome::NotMet {
        grid.plane.mark(side, (x, y + down), (Form::Square, radius, theme.certification));
    }
    if each.goal_result == Outcome::NotMet {
        grid.plane.mark(side, (x - right, y - down), (Form::Diamond, radius * 1.2, theme.goal));
    }
}

fn legend(look: Look, shown: &[&RequirementResult<'_>]) -> Vec<Entry> {
    let theme = look.theme;
    let mut entries = vec![Entry::new("Level", Sample::Scale)];
    let mut add = |is_there: bool, text: &str, sample: Sample| {
        if is_there {
            entries.push(Entry::new(text, sample));
        }
    };
    let any = |is: fn(&RequirementResult<'_>) -> bool| shown.iter().any(|each| is(each));
    add(
        any(|each| each.goal_result == Outcome::NotMet),
        "Below the goal",
        Sample::Mark(Form::Diamond, 6.0, theme.goal),
    );
    add(
        any(|each| each.certification_result == Outcome::NotMet),
        "Below the certification goal",
        Sample::Mark(Form::Square, 5.0, theme.certification),
    );
    let open = Sample::Field(None, Some(dashed(theme)), Some((OPEN, theme.ink)));
    add(any(|each| each.state == State::Unscored), "Not scored", open);
    let not = Sample::Field(Some(plain(theme.panel)), None, Some((NOT_APPLICABLE, theme.quiet)));
    add(any(|each| each.state == State::NotApplicable), "Not applicable", not);
    let out = Sample::Field(Some(Fill::Hatch), None, Some((OUT_OF_SCOPE, theme.ink)));
    add(any(|each| each.state == State::OutOfScope), "Out of scope", out);
    entries
}

fn describe(head: &Head, now: &Evaluation<'_>, rows: &[(&Area, &AreaResult<'_>)]) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("Heatmap. {}.", head.lead)];
    sentences.extend(rows.iter().map(|(area, _)| {
        let levels = now.requirements_of(area.id).map(|each| match of_requirement(each) {
            Field::Level(_, text) => text,
            Field::Open(_) => "not scored".to_owned(),
            Field::NotApplicable => "not applicable".to_owned(),
            Field::OutOfScope => "out of scope".to_owned(),
        });
        format!("{} {}: {}.", area.id, area.name, levels.collect::<Vec<_>>().join(", "))
    }));
    sentences.join(" ")
}

fn table(now: &Evaluation<'_>, shown: &[&RequirementResult<'_>]) -> Table {
    let mut table = Table::new([
        "requirement",
        "state",
        "level",
        "goal",
        "goal_result",
        "certification_goal",
        "certification_result",
    ]);
    let rows = now.requirements.iter().filter(|each| shown.iter().any(|one| one.id == each.id));
    table.rows = rows
        .map(|each| {
            vec![
                each.id.to_string(),
                word(&each.state),
                cell(each.level),
                cell(each.goal),
                word(&each.goal_result),
                cell(each.certification_goal),
                word(&each.certification_result),
            ]
        })
        .collect();
    table
}
