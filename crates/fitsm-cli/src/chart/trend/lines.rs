//! Some areas as lines in one picture, each with its name at its end.

use fitsm_core::AreaId;
use fitsm_eval::Trend;

use super::apart::apart;
use super::of_area;
use super::plot::{Plot, label};
use crate::chart::message;
use crate::chart::page::Page;
use crate::chart::pen::{HERE, Pen, pixel, within};
use crate::chart::shape::Form;

/// The room for the names at the ends of the lines, at scale 1.
const BESIDE: f64 = 250.0;

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
pub(super) fn draw(page: &Page, trend: &Trend<'_>, rows: &[AreaId], names: &[String]) {
    let scale = page.scale;
    let part = within(&page.room, [14.0, 40.0, 56.0, BESIDE].map(|pixels| pixels * scale));
    let plot = Plot::new(&page.room, &part, trend);
    plot.grid(page, &[0, 1, 2, 3, 4], true);
    plot.dates(page, trend);
    let mut ends = Vec::new();
    for (at, (id, name)) in rows.iter().zip(names).enumerate() {
        let (form, dashes) = LOOKS[at % LOOKS.len()];
        let colour = page.theme.lines[at % page.theme.lines.len()];
        let stroke = page.stroke(colour, 3.0, dashes);
        plot.series(page, trend, &|point| of_area(point, *id), (stroke, form, 6.5));
        let last = trend.assessments.iter().rev().find_map(|point| of_area(point, *id));
        let (level, value) = match last {
            Some(value) => (value.level(), value.mean.to_string()),
            None => (0.0, "no profile".to_owned()),
        };
        ends.push((plot.end(level), format!("{name} {value}"), form, colour));
    }
    let wanted: Vec<f64> = ends.iter().map(|((_, y), ..)| *y).collect();
    let (top, bottom) = plot.sides();
    let places = apart(&wanted, 24.0 * scale, top, bottom);
    for (((right, end), text, form, colour), y) in ends.into_iter().zip(places) {
        // From the line's end to its name, which may stand a little higher or lower.
        let x = right + 30.0 * scale;
        let lead = [(right + 10.0 * scale, end), (x - 6.0 * scale, y)].map(pixel);
        page.paper.line(lead.to_vec(), page.stroke(colour, 1.0, ""));
        page.paper.mark(pixel((x + 4.0 * scale, y)), HERE, (form, 5.0 * scale, colour));
        label(page, (x + 16.0 * scale, y), &text, page.theme.ink, (BESIDE - 46.0) * scale);
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
