//! What was found and what is aimed at: petals, profile lines and goal marks.

use fitsm_core::{Goal, Level};
use fitsm_eval::{Evaluation, Hundredths};

use super::axes::Axis;
use super::{Circle, line as stroke, point};
use crate::chart::canvas::Point;
use crate::chart::legend::{Entry, Sample};
use crate::chart::page::{Page, float};
use crate::chart::pen::{HERE, Pen};
use crate::chart::shape::{Fill, Form, Stroke};
use crate::chart::theme::Theme;

const fn earlier(theme: &Theme) -> Stroke {
    stroke(theme.earlier, 2.0, "7 5")
}

const fn profile(theme: &Theme) -> Stroke {
    stroke(theme.current, 3.2, "")
}

const fn goal(theme: &Theme) -> Stroke {
    stroke(theme.goal, 1.8, "")
}

const fn certification(theme: &Theme) -> Stroke {
    stroke(theme.certification, 1.8, "1 5")
}

pub(super) const fn petal(theme: &Theme) -> (Fill, Stroke) {
    (Fill::Colour(theme.petal.0, 0.62), stroke(theme.petal.1, 1.0, ""))
}

pub(super) const fn open_petal(theme: &Theme) -> Stroke {
    stroke(theme.petal.1, 1.4, "3 5")
}

/// Everything, from the bottom up.
pub(super) fn draw(page: &Page, circle: &Circle, axes: &[Axis]) {
    let theme = page.theme;
    petals(page, circle, axes);
    let of = |goal: fn(&Axis) -> Option<Goal>| -> Vec<Option<f64>> {
        axes.iter().map(|axis| goal(axis).map(|goal| f64::from(goal.level().get()))).collect()
    };
    let (own, certified) = (of(|axis| axis.goal), of(|axis| axis.certification));
    run(page, circle, axes, &certified, certification(theme));
    run(page, circle, axes, &own, goal(theme));
    marks(page, circle, axes, &certified, (Form::Square, 9.0, theme.certification));
    let before: Vec<Option<f64>> = axes.iter().map(|axis| axis.earlier.map(level_of)).collect();
    run(page, circle, axes, &before, earlier(theme));
    marks(page, circle, axes, &before, (Form::Ring, 3.5, theme.earlier));
    let now: Vec<Option<f64>> = axes.iter().map(|axis| axis.value.ok().map(level_of)).collect();
    run(page, circle, axes, &now, profile(theme));
    marks(page, circle, axes, &own, (Form::Diamond, 9.5, theme.goal));
    marks(page, circle, axes, &now, (Form::Dot, 5.0, theme.current));
}

/// The level of each area as a petal from the middle; a dashed one where it is not known yet and
/// can at most be so high.
fn petals(page: &Page, circle: &Circle, axes: &[Axis]) {
    let side = std::f64::consts::PI / float(axes.len());
    let half = (side * 0.62).min(0.16);
    let (fill, edge) = petal(page.theme);
    for axis in axes {
        let petal = |level: Level| {
            let level = f64::from(level.get());
            // Along the ring of its level, which is a polygon.
            let rim = [-half, 0.0, half].map(|turn: f64| {
                let reach = level * side.cos() / (side - turn.abs()).cos();
                point(reach, axis.angle + turn)
            });
            std::iter::once((0.0, 0.0)).chain(rim).collect::<Vec<_>>()
        };
        match (axis.level, axis.at_most) {
            (Some(level), _) if level.get() > 0 => {
                circle.plane.area(petal(level), Some(fill), Some(edge));
            }
            (None, Some(at_most)) if at_most.get() > 0 => {
                circle.plane.area(petal(at_most), None, Some(open_petal(page.theme)));
            }
            _ => {}
        }
    }
}

/// A line through the values, broken where there is none: nothing is drawn as 0 that is unknown.
fn run(page: &Page, circle: &Circle, axes: &[Axis], values: &[Option<f64>], stroke: Stroke) {
    let stroke = Stroke { width: stroke.width * page.scale, ..stroke };
    let points: Vec<Option<Point>> = axes
        .iter()
        .zip(values)
        .map(|(axis, value)| value.map(|value| point(value, axis.angle)))
        .collect();
    // Begin behind a break, so that a run across the top is one line.
    let Some(start) = points.iter().position(Option::is_none) else {
        let ring: Vec<Point> = points.into_iter().flatten().collect();
        return circle.plane.area(ring, None, Some(stroke));
    };
    let turned: Vec<Option<Point>> =
        points[start..].iter().chain(&points[..start]).copied().collect();
    for run in turned.split(Option::is_none).filter(|run| run.len() > 1) {
        circle.plane.line(run.iter().flatten().copied().collect(), stroke);
    }
}

fn marks(
    page: &Page,
    circle: &Circle,
    axes: &[Axis],
    values: &[Option<f64>],
    (form, radius, colour): (Form, f64, &'static str),
) {
    // Marks shrink with the circle, so that a ring of 21 stays apart.
    let crowd = if axes.len() > 10 { 70.0 } else { 50.0 };
    let radius = radius * page.scale.min(circle.level / crowd);
    for (axis, value) in axes.iter().zip(values) {
        if let Some(value) = value {
            let at = point(*value, axis.angle);
            circle.plane.mark(at, HERE, (form, radius, colour));
        }
    }
}

pub(super) fn level_of(value: Hundredths) -> f64 {
    f64::from(value.get()) / 100.0
}

/// What the lines and marks mean.
pub(super) fn legend(
    theme: &Theme,
    axes: &[Axis],
    before: Option<&Evaluation<'_>>,
    by_requirement: bool,
) -> Vec<Entry> {
    let (fill, edge) = petal(theme);
    let mut entries = Vec::new();
    let mut add = |text: String, sample: Sample| entries.push(Entry::new(text, sample));
    if axes.iter().any(|axis| axis.level.is_some()) {
        add("Level".to_owned(), Sample::Field(Some(fill), Some(edge), None));
    }
    let dot = Sample::Line(profile(theme), Some((Form::Dot, 5.0, theme.current)));
    if axes.iter().any(|axis| axis.level.is_none() && axis.at_most.is_some()) {
        add("Level at most".to_owned(), Sample::Field(None, Some(open_petal(theme)), None));
    }
    if !by_requirement && axes.iter().any(|axis| axis.value.is_ok()) {
        add("Profile (mean)".to_owned(), dot);
    }
    if axes.iter().any(|axis| axis.goal.is_some()) {
        let mark = Some((Form::Diamond, 9.5, theme.goal));
        add("Goal".to_owned(), Sample::Line(goal(theme), mark));
    }
    if axes.iter().any(|axis| axis.certification.is_some()) {
        let mark = Some((Form::Square, 9.0, theme.certification));
        add("Certification goal".to_owned(), Sample::Line(certification(theme), mark));
    }
    if let Some(before) = before {
        let mark = Some((Form::Ring, 3.5, theme.earlier));
        let what = if by_requirement { "Level" } else { "Profile" };
        let text = format!("{what} {}", before.assessment.date);
        add(text, Sample::Line(earlier(theme), mark));
    }
    if axes.iter().any(|axis| axis.is_out) {
        let text = if by_requirement { "Does not apply" } else { "Out of scope" };
        add(text.to_owned(), Sample::Field(Some(Fill::Hatch), None, None));
    }
    let shown = || axes.iter().filter(|axis| !axis.is_out).filter_map(|axis| axis.value.err());
    let why: Vec<&str> = ["not scored", "not applicable"]
        .into_iter()
        .filter(|why| shown().any(|one| one == *why))
        .collect();
    if !why.is_empty() {
        add(format!("No line: {}", why.join(" or ")), Sample::Nothing);
    }
    entries
}
