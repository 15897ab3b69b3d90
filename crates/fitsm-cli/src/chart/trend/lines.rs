//! Some areas as lines in one picture, each with its name at its end.

use fitsm_core::AreaId;
use fitsm_eval::Trend;

use super::apart::apart;
use super::of_area;
use super::plot::{Plot, label};
use crate::chart::canvas::{Form, Rect};
use crate::chart::message;
use crate::chart::page::Page;

/// What tells a line from the others beside its colour: the form of its marks and its dashes.
const LOOKS: [(Form, &str); 6] = [
    (Form::Dot, ""),
    (Form::Diamond, "9 5"),
    (Form::Block, "2 5"),
    (Form::Triangle, "12 4 2 4"),
    (Form::Dot, "5 3"),
    (Form::Diamond, ""),
];

/// Draws a line for each area.
pub(super) fn draw(
    page: &mut Page,
    room: Rect,
    trend: &Trend<'_>,
    rows: &[AreaId],
    names: &[String],
) {
    let scale = page.scale;
    let beside = 250.0 * scale;
    let plot = Plot::new(
        Rect {
            x: room.x + 56.0 * scale,
            y: room.y + 14.0 * scale,
            width: room.width - 56.0 * scale - beside,
            height: room.height - 54.0 * scale,
        },
        trend,
    );
    plot.grid(page, &[0, 1, 2, 3, 4], true);
    plot.dates(page, trend);
    let mut ends = Vec::new();
    for (at, (id, name)) in rows.iter().zip(names).enumerate() {
        let (form, dashes) = LOOKS[at % LOOKS.len()];
        let colour = page.theme.lines[at % page.theme.lines.len()];
        let stroke = page.stroke(colour, 3.0, dashes);
        plot.series(page, trend, &|point| of_area(point, *id), (stroke, form, 6.5));
        let last = trend.assessments.iter().rev().find_map(|point| of_area(point, *id));
        let (y, value) = match last {
            Some(value) => (f64::from(value.mean.get()) / 100.0, value.mean.to_string()),
            None => (0.0, "no profile".to_owned()),
        };
        ends.push((plot.y(y), format!("{name} {value}"), form, colour));
    }
    let wanted: Vec<f64> = ends.iter().map(|(y, ..)| *y).collect();
    let places = apart(&wanted, 24.0 * scale, plot.at.y, plot.at.y + plot.at.height);
    let right = plot.at.x + plot.at.width;
    for ((end, text, form, colour), y) in ends.into_iter().zip(places) {
        // From the line's end to its name, which may stand a little higher or lower.
        let x = right + 30.0 * scale;
        page.svg.line(
            &[(right + 10.0 * scale, end), (x - 6.0 * scale, y)],
            page.stroke(colour, 1.0, ""),
        );
        page.svg.mark((x + 4.0 * scale, y), form, 5.0 * scale, colour);
        label(page, (x + 16.0 * scale, y), &text, page.theme.ink, beside - 46.0 * scale);
    }
}

/// How the areas went: the one that moved most.
pub(super) fn message(trend: &Trend<'_>, rows: &[AreaId]) -> String {
    let (Some(first), Some(last)) = (trend.assessments.first(), trend.assessments.last()) else {
        return "No assessment".to_owned();
    };
    let moves = rows.iter().filter_map(|id| {
        let (old, new) = (of_area(first, *id)?.mean, of_area(last, *id)?.mean);
        Some((new.get().abs_diff(old.get()), *id, old, new))
    });
    let most = moves.max_by_key(|(far, id, ..)| (*far, std::cmp::Reverse(*id)));
    match most {
        Some((_, id, old, new)) if trend.assessments.len() > 1 && message::of_one_sms(trend) => {
            let profile = message::went(old, new);
            if rows.len() == 1 {
                return format!("The profile of {id} {profile}");
            }
            format!("{id} moved most: its profile {profile}")
        }
        _ => message::change(trend),
    }
}
