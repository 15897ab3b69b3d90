//! A small picture of each area: its profile over time.

use fitsm_core::AreaId;
use fitsm_eval::Trend;

use super::plot::{Plot, label};
use super::{of_area, share};
use crate::chart::canvas::{Form, Rect, Type};
use crate::chart::page::{Page, Role, float};

/// Draws the areas in rows of so many columns.
pub(super) fn draw(
    page: &mut Page,
    room: Rect,
    trend: &Trend<'_>,
    (rows, names): (&[AreaId], &[String]),
    columns: usize,
) {
    let scale = page.scale;
    let height = share(room.height, rows.len().div_ceil(columns));
    let height = height.min(190.0 * scale);
    let width = room.width / float(columns);
    for (at, (id, name)) in rows.iter().zip(names).enumerate() {
        let (column, row) = (float(at % columns), float(at / columns));
        let place = Rect {
            x: room.x + width * column,
            y: room.y + height * row,
            width: width - 16.0 * scale,
            height,
        };
        one(page, place, trend, *id, name);
    }
}

fn one(page: &mut Page, at: Rect, trend: &Trend<'_>, id: AreaId, name: &str) {
    let scale = page.scale;
    let style = Type { weight: 600, ..page.style(Role::Small, page.theme.ink, "start") };
    page.fitted((at.x, at.y + 15.0 * scale), name, style, at.width + 10.0 * scale);
    let plot = Plot::new(
        Rect {
            x: at.x + 8.0 * scale,
            y: at.y + 25.0 * scale,
            width: at.width - 66.0 * scale,
            height: at.height - 37.0 * scale,
        },
        trend,
    );
    plot.grid(page, &[0, 2, 4], false);
    let stroke = page.stroke(page.theme.current, 2.4, "");
    plot.series(page, trend, &|point| of_area(point, id), (stroke, Form::Dot, 4.0));
    let last = trend.assessments.iter().rev().find_map(|point| Some((point, of_area(point, id)?)));
    let x = plot.at.x + plot.at.width + 12.0 * scale;
    match last {
        Some((_, value)) => {
            let y = plot.y(f64::from(value.mean.get()) / 100.0);
            label(page, (x, y), &value.mean.to_string(), page.theme.current, 46.0 * scale);
        }
        None => label(page, (x, plot.y(2.0)), "–", page.theme.quiet, 46.0 * scale),
    }
}
