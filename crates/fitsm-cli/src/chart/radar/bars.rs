//! Bars in place of a radar, where there are too few axes for a circle.

use super::axes::Axis;
use super::series;
use crate::chart::canvas::{Fill, Form, Rect};
use crate::chart::measure;
use crate::chart::page::{Head, Look, Page, Role, Way, float, plain};

/// How high a row wants to be at scale 1.
const ROW: f64 = 96.0;

/// A bar from 0 to 4 for each axis, with the same marks as on the circle.
pub(super) fn draw(look: Look, head: &Head, axes: &[Axis]) -> Page {
    let wanted = ROW * float(axes.len()) + 40.0;
    let mut page = Page::new(look, Way::Landscape, head, |_, scale| wanted * scale);
    let scale = page.scale;
    let room = page.room;
    let left = room.x + 330.0 * scale;
    let level = (room.x + room.width - left - 12.0 * scale) / 4.0;
    let row = (ROW * scale * 1.4).min((room.height - 40.0 * scale) / float(axes.len().max(1)));
    let bottom = room.y + row * float(axes.len()) + 6.0 * scale;
    for step in 0..=4 {
        let x = left + level * f64::from(step);
        page.rule((x, room.y), (x, bottom));
        let style = page.style(Role::Small, page.theme.quiet, "middle");
        page.svg.text((x, bottom + 20.0 * scale), &step.to_string(), style);
    }
    for (at, axis) in axes.iter().enumerate() {
        let middle = room.y + row * (float(at) + 0.5);
        label(&mut page, axis, middle);
        bar(&mut page, axis, (left, middle), level);
    }
    page
}

fn label(page: &mut Page, axis: &Axis, middle: f64) {
    let scale = page.scale;
    let (x, room) = (page.room.x, 310.0 * scale);
    let name = page.style(Role::Name, page.theme.ink, "start");
    let quiet = page.style(Role::Small, page.theme.quiet, "start");
    let text = format!("{} {}", axis.id, axis.name);
    let lines = measure::wrap(&text, room, name.size, name.weight, 2);
    let mut y = middle - (20.0 * float(lines.len() + 1) / 2.0 - 16.0) * scale;
    for line in &lines {
        page.svg.text((x, y), line, name);
        y += 20.0 * scale;
    }
    page.fitted((x, y), &axis.detail, quiet, room);
}

fn bar(page: &mut Page, axis: &Axis, (left, middle): (f64, f64), level: f64) {
    let scale = page.scale;
    let high = 34.0 * scale;
    let across =
        |levels: f64| Rect { x: left, y: middle - high / 2.0, width: level * levels, height: high };
    let theme = page.theme;
    let back = if axis.is_out { Some(Fill::Hatch) } else { Some(plain(theme.panel)) };
    page.svg.rect(across(4.0), back, None);
    let (fill, edge) = series::petal(theme);
    match (axis.level, axis.at_most) {
        (Some(found), _) => {
            page.svg.rect(across(f64::from(found.get())), Some(fill), Some(edge));
        }
        (None, Some(found)) => {
            let edge = series::open_petal(theme);
            page.svg.rect(across(f64::from(found.get())), None, Some(edge));
        }
        (None, None) => {}
    }
    let at = |value: f64| (left + level * value, middle);
    let goal = |goal: fitsm_core::Goal| f64::from(goal.level().get());
    if let Some(aim) = axis.certification {
        page.svg.mark(at(goal(aim)), Form::Square, 10.0 * scale, theme.certification);
    }
    if let Some(before) = axis.earlier {
        page.svg.mark(at(series::level_of(before)), Form::Ring, 5.0 * scale, theme.earlier);
    }
    if let Some(aim) = axis.goal {
        page.svg.mark(at(goal(aim)), Form::Diamond, 10.0 * scale, theme.goal);
    }
    if let Ok(value) = axis.value {
        page.svg.mark(at(series::level_of(value)), Form::Dot, 6.0 * scale, theme.current);
    }
}
