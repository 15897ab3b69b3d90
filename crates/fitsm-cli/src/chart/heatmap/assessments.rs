//! Several assessments: a row for each area, a column for each assessment.

use fitsm_core::{AreaId, Catalogue, Level};
use fitsm_eval::trend::{AreaPoint, Point};
use fitsm_eval::{ScopeState, Trend};

use super::told::{describe, rows, table};
use super::{Detail, EDGE, Field, Grid, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, dashed};
use crate::catalogues;
use crate::chart::isolate::isolated;
use crate::chart::legend::{Entry, Sample};
use crate::chart::page::{Head, Look, Page, Role, Way, float, plain};
use crate::chart::pen::Pen;
use crate::chart::shape::Fill;
use crate::chart::{Drawing, message};

/// How high a row wants to be, the width of names, and the most that a column gets, at scale 1.
const ROW: f64 = 34.0;
const NAMES: f64 = 212.0;
const COLUMN: f64 = 300.0;
/// The room for the headings of the columns in one line and in two, and for the whole SMS, in rows.
const TOP: [f64; 2] = [30.0, 50.0];
const WHOLE: f64 = 1.2;
/// The narrowest column that has its date in one line, and the most columns.
const WIDE: f64 = 96.0;
const MOST: usize = 18;

/// Draws assessments; all areas, or those that are named.
pub fn draw(
    catalogues: &[&Catalogue],
    trend: &Trend<'_>,
    areas: Option<&[AreaId]>,
    look: Look,
) -> Drawing {
    let rows = rows(trend, areas);
    let all = &trend.assessments;
    let latest = &all[all.len().saturating_sub(MOST)..];
    let detail = detail(look, latest, &rows);
    let mut head = Head {
        message: message::change(trend),
        lead: lead(detail).to_owned(),
        source: message::sources(trend),
        legend: legend(look, trend, &rows),
    };
    if latest.len() < all.len() {
        let text = format!("Shown are the latest {MOST} of {}; the table has all.", all.len());
        head.source.push(text);
    }
    let column = |width: f64, scale: f64| column(width, scale, latest.len());
    let top = |width: f64, scale: f64| TOP[usize::from(column(width, scale) < WIDE * scale)];
    let lines = float(rows.len()) + WHOLE;
    let page = Page::new(look, Way::Portrait, &head, |width, scale| {
        (ROW * lines + top(width, scale)) * scale
    });
    let (scale, (width, height)) = (page.scale, page.size());
    let (column, top) = (column(width, scale), top(width, scale));
    let row = (height - top * scale) / lines;
    let size = (column.min(COLUMN * scale), row.min(ROW * 1.7 * scale));
    let corner = (NAMES * scale, top * scale);
    let grid = Grid::new(&page, corner, (float(latest.len().max(1)), lines), size);
    let grid = Grid { detail, ..grid };
    // The whole SMS above, the areas below.
    grid.name(&page, 0.0, "Whole SMS", NAMES);
    for (line, id) in rows.iter().enumerate() {
        let name = catalogues::short_name(catalogues, *id);
        grid.name(&page, float(line) + WHOLE, &format!("{id} {name}"), NAMES);
    }
    for (place, point) in latest.iter().enumerate() {
        heading(&page, &grid, place, point, message::of_one_sms(trend));
        grid.field(&page, (place, 0.0), &of_whole(point));
        for (line, id) in rows.iter().enumerate() {
            grid.field(&page, (place, float(line) + WHOLE), &of_area(point, *id));
        }
    }
    let svg = page.finish("Areas by assessment", describe(&head, trend, &rows));
    Drawing { svg, table: table(trend, &rows) }
}

/// How wide a column is among so many.
fn column(width: f64, scale: f64, columns: usize) -> f64 {
    (width - NAMES * scale) / float(columns.max(1))
}

/// How much all fields have room for: what one shows, the others show too.
fn detail(look: Look, shown: &[Point<'_>], rows: &[AreaId]) -> Detail {
    let (width, scale) = look.size.room(Way::Portrait);
    let room = column(width, scale, shown.len()).min(COLUMN * scale) - (3.0 + EDGE) * scale;
    let fields: Vec<Field> = shown.iter().flat_map(|point| fields(point, rows)).collect();
    Detail::of(&fields, room, Role::Label.size() * scale)
}

/// What the fields show.
const fn lead(detail: Detail) -> &'static str {
    match detail {
        Detail::All => "Level · profile of each area, by assessment",
        Detail::Mean => "Level · profile of each area, by assessment; the table has the coverage",
        Detail::Level => "Level of each area, by assessment; the table has the profiles",
    }
}

/// The fields of a column.
fn fields(point: &Point<'_>, rows: &[AreaId]) -> Vec<Field> {
    let areas = rows.iter().map(|id| of_area(point, *id));
    std::iter::once(of_whole(point)).chain(areas).collect()
}

/// The date of an assessment, and its organisation where they are of several.
fn heading(page: &Page, grid: &Grid, place: usize, point: &Point<'_>, one_sms: bool) {
    let scale = page.scale;
    let style = page.style(Role::Small, page.theme.quiet, "middle");
    let text = |up: f64, text: &str, room: f64| {
        let shift = (-grid.gap / 2.0, -up * scale);
        grid.plane.fitted((float(place) + 0.5, 0.0), shift, (text, room), style);
    };
    let date = point.assessment.date.to_string();
    let name = isolated(point.assessment.organisation);
    match date.split_once('-') {
        Some((year, day)) if grid.column < WIDE * scale => {
            text(29.0, year, grid.column);
            text(9.0, day, grid.column);
        }
        _ if one_sms => text(9.0, &date, grid.column - 6.0 * scale),
        _ => text(9.0, &format!("{date} {name}"), grid.column - 6.0 * scale),
    }
}

pub(super) fn of_whole(each: &Point<'_>) -> Field {
    let maturity = &each.maturity;
    let index = maturity.index.map(|index| index.to_string());
    one(maturity.level.map(Level::index), maturity.at_most.map(Level::index), index)
}

pub(super) fn of_area(each: &Point<'_>, id: AreaId) -> Field {
    match each.area(id) {
        Some(area) if area.scope == ScopeState::In => {
            one(area.level.map(Level::index), area.at_most.map(Level::index), profile(area))
        }
        _ => Field::OutOfScope,
    }
}

/// A profile, with its coverage where that is not whole.
fn profile(area: &AreaPoint<'_>) -> Option<String> {
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

fn legend(look: Look, trend: &Trend<'_>, rows: &[AreaId]) -> Vec<Entry> {
    let theme = look.theme;
    let fields: Vec<Field> =
        trend.assessments.iter().flat_map(|point| fields(point, rows)).collect();
    let any = |is: fn(&Field) -> bool| fields.iter().any(is);
    let open = Sample::Field(None, Some(dashed(theme)), Some(("≤", theme.ink)));
    let not = Sample::Field(Some(plain(theme.panel)), None, Some((NOT_APPLICABLE, theme.quiet)));
    let out = Sample::Field(Some(Fill::Hatch), None, Some((OUT_OF_SCOPE, theme.ink)));
    let entries = [
        (true, "Level", Sample::Scale),
        (any(|field| matches!(field, Field::Open(_))), "At most: not all is scored", open),
        (any(|field| matches!(field, Field::NotApplicable)), "Not applicable", not),
        (any(|field| matches!(field, Field::OutOfScope)), "Out of scope", out),
    ];
    let shown = entries.into_iter().filter(|(is_there, ..)| *is_there);
    shown.map(|(_, text, sample)| Entry::new(text, sample)).collect()
}
