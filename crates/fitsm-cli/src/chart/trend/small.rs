//! A small picture of each area: its profile over time.

use fitsm_core::AreaId;
use fitsm_eval::Trend;

use super::of_area;
use super::plot::{Plot, label};
use crate::chart::measure;
use crate::chart::page::{Page, Role, float};
use crate::chart::pen::{HERE, Paper, Pen, pixel, size, within};
use crate::chart::shape::{Form, Type};

/// Draws the areas in rows of so many columns.
pub(super) fn draw(
    page: &Page,
    area: &Paper,
    trend: &Trend<'_>,
    (rows, names): (&[AreaId], &[String]),
    columns: usize,
) {
    let scale = page.scale;
    let lines = rows.len().div_ceil(columns).max(1);
    let (_, height) = size(area);
    let row = (height / float(lines)).min(190.0 * scale);
    let area = within(area, [0.0, height - row * float(lines), 0.0, 0.0]);
    let places = area.split_evenly((lines, columns));
    for ((id, name), place) in rows.iter().zip(names).zip(places) {
        one(page, &within(&place, [0.0, 0.0, 0.0, 16.0 * scale]), trend, *id, name);
    }
}

fn one(page: &Page, area: &Paper, trend: &Trend<'_>, id: AreaId, name: &str) {
    let scale = page.scale;
    let style = Type { weight: 600, ..page.style(Role::Small, page.theme.ink, "start") };
    // The whole width of the column; what is still too long is written smaller before it is cut.
    let room = size(area).0 + 15.0 * scale;
    let smallest = if scale > 1.0 { 0.88 } else { 0.97 };
    let wide = measure::width(name, style.size, style.weight);
    let style = Type { size: style.size * (room / wide).clamp(smallest, 1.0), ..style };
    area.fitted(pixel((0.0, 15.0 * scale)), HERE, (name, room), style);
    let part = within(area, [25.0, 12.0, 8.0, 58.0].map(|pixels| pixels * scale));
    let plot = Plot::new(area, &part, trend);
    plot.grid(page, &[0, 2, 4], false);
    let stroke = page.stroke(page.theme.current, 2.4, "");
    plot.series(page, trend, &|point| of_area(point, id), (stroke, Form::Dot, 4.0));
    let last = trend.assessments.iter().rev().find_map(|point| of_area(point, id));
    let (level, text, colour) = match last {
        Some(value) => (value.level(), value.mean.to_string(), page.theme.current),
        None => (2.0, "–".to_owned(), page.theme.quiet),
    };
    let (x, y) = plot.end(level);
    label(page, (x + 15.0 * scale, y), &text, colour, 46.0 * scale);
}
