//! Bars in place of a radar, where there are too few axes for a circle.

use super::axes::Axis;
use super::series;
use crate::chart::measure;
use crate::chart::page::{Head, Look, Page, Role, Way, float, plain};
use crate::chart::pen::{HERE, Numbers, Pen, numbers, within};
use crate::chart::shape::{Fill, Form, Stroke};

/// How high a row wants to be, and the width of names, at scale 1.
const ROW: f64 = 96.0;
const NAMES: f64 = 330.0;

/// A bar from 0 to 4 for each axis, with the same marks as on the circle.
pub(super) fn draw(look: Look, head: &Head, axes: &[Axis]) -> Page {
    let wanted = ROW * float(axes.len()) + 40.0;
    let page = Page::new(look, Way::Landscape, head, |_, scale| wanted * scale);
    let (scale, count) = (page.scale, float(axes.len().max(1)));
    let height = page.size().1;
    let row = (ROW * scale * 1.4).min((height - 40.0 * scale) / count);
    let part = [0.0, height - row * count, NAMES * scale, 12.0 * scale];
    let plane = numbers(&page.room, &within(&page.room, part), 0.0..4.0, 0.0..count);
    let bottom = count + 6.0 * scale / row;
    for step in 0..=4 {
        let x = f64::from(step);
        plane.line(vec![(x, 0.0), (x, bottom)], page.rule());
        let style = page.style(Role::Small, page.theme.quiet, "middle");
        plane.text((x, bottom), (0.0, 20.0 * scale), &step.to_string(), style);
    }
    for (at, axis) in axes.iter().enumerate() {
        label(&page, &plane, axis, float(at) + 0.5);
        bar(&page, &plane, axis, (float(at) + 0.5, row));
    }
    page
}

fn label(page: &Page, plane: &Numbers, axis: &Axis, middle: f64) {
    let scale = page.scale;
    let (x, room) = (-NAMES * scale, 310.0 * scale);
    let name = page.style(Role::Name, page.theme.ink, "start");
    let quiet = page.style(Role::Small, page.theme.quiet, "start");
    let text = format!("{} {}", axis.id, axis.name);
    let lines = measure::wrap(&text, room, name.size, name.weight, 2);
    let mut y = (16.0 - 20.0 * float(lines.len() + 1) / 2.0) * scale;
    for line in &lines {
        plane.text((0.0, middle), (x, y), line, name);
        y += 20.0 * scale;
    }
    plane.fitted((0.0, middle), (x, y), (&axis.detail, room), quiet);
}

fn bar(page: &Page, plane: &Numbers, axis: &Axis, (middle, row): (f64, f64)) {
    let scale = page.scale;
    let half = 17.0 * scale / row;
    let across = |levels: f64, fill: Option<Fill>, edge: Option<Stroke>| {
        plane.rect([(0.0, middle - half), (levels, middle + half)], [0.0; 4], fill, edge);
    };
    let theme = page.theme;
    across(4.0, Some(if axis.is_out { Fill::Hatch } else { plain(theme.panel) }), None);
    let (fill, edge) = series::petal(theme);
    match (axis.level, axis.at_most) {
        (Some(found), _) => across(f64::from(found.get()), Some(fill), Some(edge)),
        (None, Some(found)) => {
            across(f64::from(found.get()), None, Some(series::open_petal(theme)));
        }
        (None, None) => {}
    }
    let mark = |value: f64, form: Form, radius: f64, colour: &'static str| {
        plane.mark((value, middle), HERE, (form, radius * scale, colour));
    };
    let goal = |goal: fitsm_core::Goal| f64::from(goal.level().get());
    if let Some(aim) = axis.certification {
        mark(goal(aim), Form::Square, 10.0, theme.certification);
    }
    if let Some(before) = axis.earlier {
        mark(series::level_of(before), Form::Ring, 5.0, theme.earlier);
    }
    if let Some(aim) = axis.goal {
        mark(goal(aim), Form::Diamond, 10.0, theme.goal);
    }
    if let Ok(value) = axis.value {
        mark(series::level_of(value), Form::Dot, 6.0, theme.current);
    }
}
