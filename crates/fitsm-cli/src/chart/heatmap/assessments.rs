//! Several assessments: a row for each area, a column for each assessment.

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::{AreaResult, Evaluation, ScopeState};

use super::{Field, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, dashed, field};
use crate::chart::canvas::{Fill, Rect};
use crate::chart::legend::{Entry, Sample};
use crate::chart::page::{Head, Look, Page, Role, Way, float, plain};
use crate::chart::table::{Table, cell};
use crate::chart::{Drawing, message};

/// How high a row wants to be, the width of names, and the most that a column gets, at scale 1.
const ROW: f64 = 34.0;
const NAMES: f64 = 190.0;
const COLUMN: f64 = 220.0;

/// Draws assessments, which are in order of date; all areas, or those that are named. `notes` tell
/// where they differ in what their results rest on.
pub fn draw(
    catalogue: &Catalogue,
    all: &[&Evaluation<'_>],
    notes: &[String],
    areas: Option<&[AreaId]>,
    look: Look,
) -> Drawing {
    let is_named = |id: AreaId| areas.is_none_or(|areas| areas.contains(&id));
    let rows: Vec<&Area> =
        catalogue.areas().iter().filter(|area| is_named(area.id)).collect();
    let head = Head {
        message: message::change(all),
        lead: "Level · profile of each area, by assessment".to_owned(),
        source: message::sources(all, notes),
        legend: legend(look, all, &rows),
    };
    let wanted = ROW * float(rows.len() + 2) + 30.0;
    let mut page = Page::new(look, Way::Portrait, &head, |_, scale| wanted * scale);
    let (room, scale) = (page.room, page.scale);
    let left = room.x + NAMES * scale;
    let column = ((room.width - NAMES * scale) / float(all.len().max(1))).min(COLUMN * scale);
    let top = room.y + 28.0 * scale;
    let row = ((room.height - 30.0 * scale) / float(rows.len() + 2)).min(ROW * 1.5 * scale);
    let name = page.style(Role::Name, page.theme.ink, "start");
    let at = |line: f64, column_at: usize| Rect {
        x: left + column * float(column_at),
        y: top + row * line,
        width: column - 3.0 * scale,
        height: row - (3.0 * scale).min(row * 0.12),
    };
    for (place, each) in all.iter().enumerate() {
        let middle = left + column * (float(place) + 0.5);
        let style = page.style(Role::Small, page.theme.quiet, "middle");
        let date = each.assessment.date.to_string();
        page.fitted((middle, top - 9.0 * scale), &date, style, column - 4.0 * scale);
        field(&mut page, at(0.0, place), &of_whole(each));
        for (line, area) in rows.iter().enumerate() {
            field(&mut page, at(float(line) + 1.4, place), &of_area(each, area.id));
        }
    }
    let baseline = |line: f64| top + row * (line + 0.5) + 5.5 * scale;
    page.svg.text((room.x, baseline(0.0)), "Whole SMS", name);
    for (line, area) in rows.iter().enumerate() {
        let text = format!("{} {}", area.id, area.short_name);
        let y = baseline(float(line) + 1.4);
        page.fitted((room.x, y), &text, name, (NAMES - 12.0) * scale);
    }
    let mut svg = page.svg;
    svg.title = "Areas by assessment".to_owned();
    let table = table(all, &rows);
    svg.description = describe(&head, all, &rows);
    Drawing { svg, table }
}

fn of_whole(each: &Evaluation<'_>) -> Field {
    let maturity = &each.maturity;
    let index = maturity.index.map(|index| index.to_string());
    one(maturity.level.map(|level| level.index()), maturity.at_most.map(|level| level.index()), index)
}

fn of_area(each: &Evaluation<'_>, id: AreaId) -> Field {
    match each.area(id) {
        Some(area) if area.scope == ScopeState::In => one(
            area.level.map(|level| level.index()),
            area.at_most.map(|level| level.index()),
            profile(area),
        ),
        _ => Field::OutOfScope,
    }
}

/// A profile, with its coverage where that is not whole.
fn profile(area: &AreaResult<'_>) -> Option<String> {
    let coverage = area.coverage;
    area.profile.map(|profile| {
        if coverage.is_complete() {
            return profile.to_string();
        }
        format!("{profile} ({}/{})", coverage.scored, coverage.applicable)
    })
}

fn one(level: Option<usize>, at_most: Option<usize>, mean: Option<String>) -> Field {
    let mean = mean.map(|mean| format!(" · {mean}"));
    match (level, at_most) {
        (Some(level), _) => Field::Level(level, format!("{level}{}", mean.unwrap_or_default())),
        (None, Some(_)) if mean.is_none() => Field::Open(OPEN.to_owned()),
        (None, Some(most)) => Field::Open(format!("≤ {most}{}", mean.unwrap_or_default())),
        (None, None) => Field::NotApplicable,
    }
}

fn legend(look: Look, all: &[&Evaluation<'_>], rows: &[&Area]) -> Vec<Entry> {
    let theme = look.theme;
    let fields: Vec<Field> = all
        .iter()
        .flat_map(|each| {
            let areas = rows.iter().map(|area| of_area(each, area.id));
            std::iter::once(of_whole(each)).chain(areas).collect::<Vec<_>>()
        })
        .collect();
    let any = |is: fn(&Field) -> bool| fields.iter().any(is);
    let open = Sample::Field(None, Some(dashed(theme)), Some(("≤", theme.ink)));
    let not = Sample::Field(plain(theme.panel), None, Some((NOT_APPLICABLE, theme.quiet)));
    let out = Sample::Field(Some(Fill::Hatch), None, Some((OUT_OF_SCOPE, theme.ink)));
    let entries = [
        (true, "Level", Sample::Scale),
        (any(|field| matches!(field, Field::Open(_))), "At most: not all is scored", open),
        (any(|field| matches!(field, Field::NotApplicable)), "Not applicable", not),
        (any(|field| matches!(field, Field::OutOfScope)), "Out of scope", out),
    ];
    let there = entries.into_iter().filter(|(is_there, ..)| *is_there);
    there.map(|(_, text, sample)| Entry::new(text, sample)).collect()
}

fn describe(head: &Head, all: &[&Evaluation<'_>], rows: &[&Area]) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("Heatmap. {}.", head.lead)];
    for each in all {
        let areas = rows.iter().map(|area| {
            let text = match of_area(each, area.id) {
                Field::Level(_, text) | Field::Open(text) => text,
                Field::NotApplicable => "not applicable".to_owned(),
                Field::OutOfScope => "out of scope".to_owned(),
            };
            format!("{} {text}", area.id)
        });
        let areas: Vec<String> = areas.collect();
        sentences.push(format!(
            "{}: {}; {}.",
            message::source(each),
            message::basis(each),
            areas.join(", ")
        ));
    }
    sentences.join(" ")
}

fn table(all: &[&Evaluation<'_>], rows: &[&Area]) -> Table {
    let mut table = Table::new([
        "date",
        "organisation",
        "area",
        "scope",
        "level",
        "at_most",
        "profile",
        "scored",
        "applicable",
    ]);
    for each in all {
        let head = [each.assessment.date.to_string(), each.assessment.organisation.to_owned()];
        for area in rows.iter().filter_map(|area| each.area(area.id)) {
            let mut row = head.to_vec();
            row.extend([
                area.id.to_string(),
                crate::formats::word(&area.scope),
                cell(area.level),
                cell(area.at_most),
                cell(area.profile),
                area.coverage.scored.to_string(),
                area.coverage.applicable.to_string(),
            ]);
            table.rows.push(row);
        }
    }
    table
}
