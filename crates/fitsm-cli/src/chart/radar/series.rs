//! What was found and what is aimed at: petals, profile lines and goal marks.

use fitsm_core::Goal;
use fitsm_eval::Hundredths;

use super::{Axis, Plane, float, level_of, point};
use crate::chart::canvas::{Fill, Stroke};
use crate::chart::shape::{Form, Mark, Shape};

/// The colours, told apart by the most frequent kinds of colour blindness and by their lightness.
pub(super) const CURRENT: &str = "#0b5cab";
pub(super) const PETAL: &str = "#8fb8de";
pub(super) const EARLIER: &str = "#4b5563";
pub(super) const GOAL: &str = "#c2410c";
pub(super) const CERTIFICATION: &str = "#047857";

pub(super) const EARLIER_LINE: Stroke = Stroke { colour: EARLIER, width: 2.0, dashes: "7 5" };
pub(super) const PROFILE_LINE: Stroke = Stroke { colour: CURRENT, width: 3.2, dashes: "" };
pub(super) const GOAL_LINE: Stroke = Stroke { colour: GOAL, width: 1.8, dashes: "" };
pub(super) const CERTIFICATION_LINE: Stroke =
    Stroke { colour: CERTIFICATION, width: 1.8, dashes: "1 5" };
pub(super) const PETAL_FILL: Fill = Fill::Colour(PETAL, 0.62);
pub(super) const PETAL_EDGE: Stroke = Stroke { colour: "#5b8fc4", width: 1.0, dashes: "" };
pub(super) const OPEN_PETAL_EDGE: Stroke = Stroke { width: 1.4, dashes: "3 5", ..PETAL_EDGE };

type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Everything, from the bottom up.
pub(super) fn draw(
    plane: &Plane<'_>,
    axes: &[Axis<'_>],
    earlier: Option<&[Option<Hundredths>]>,
) -> Drawn {
    petals(plane, axes)?;
    let certification = |axis: &Axis<'_>| axis.result.certification_goal;
    let own = |axis: &Axis<'_>| axis.result.goal;
    line(plane, axes, &goals(axes, certification), CERTIFICATION_LINE)?;
    line(plane, axes, &goals(axes, own), GOAL_LINE)?;
    marks(plane, axes, &goals(axes, certification), Form::Square, 9.0, CERTIFICATION)?;
    if let Some(earlier) = earlier {
        let levels: Vec<Option<f64>> =
            earlier.iter().map(|profile| profile.map(level_of)).collect();
        line(plane, axes, &levels, EARLIER_LINE)?;
        marks(plane, axes, &levels, Form::Ring, 3.5, EARLIER)?;
    }
    let profiles: Vec<Option<f64>> =
        axes.iter().map(|axis| axis.result.profile.map(level_of)).collect();
    line(plane, axes, &profiles, PROFILE_LINE)?;
    marks(plane, axes, &goals(axes, own), Form::Diamond, 9.5, GOAL)?;
    marks(plane, axes, &profiles, Form::Dot, 5.0, CURRENT)
}

/// The level of each area as a petal from the middle; a dashed one where it is not known yet and
/// can at most be so high.
fn petals(plane: &Plane<'_>, axes: &[Axis<'_>]) -> Drawn {
    let half = std::f64::consts::PI / float(axes.len()) * 0.62;
    for axis in axes {
        let petal = |level: fitsm_core::Level| {
            let level = f64::from(level.get());
            let rim = (-4..=4).map(|step| point(level, axis.angle + half * f64::from(step) / 4.0));
            std::iter::once((0.0, 0.0)).chain(rim).collect::<Vec<_>>()
        };
        match (axis.result.level, axis.result.at_most) {
            (Some(level), _) if level.get() > 0 => {
                plane.draw(&Shape::area(petal(level), Some(PETAL_FILL), Some(PETAL_EDGE)))?;
            }
            (None, Some(at_most)) if at_most.get() > 0 && axis.result.coverage.scored > 0 => {
                plane.draw(&Shape::area(petal(at_most), None, Some(OPEN_PETAL_EDGE)))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The goals to draw; an area that is out of scope keeps none in the picture.
fn goals(axes: &[Axis<'_>], of: impl Fn(&Axis<'_>) -> Option<Goal>) -> Vec<Option<f64>> {
    let level = |axis: &Axis<'_>| of(axis).filter(|_| !axis.is_out());
    axes.iter().map(|axis| level(axis).map(|goal| f64::from(goal.level().get()))).collect()
}

/// A line through the values, broken where there is none: nothing is drawn as 0 that is unknown.
fn line(plane: &Plane<'_>, axes: &[Axis<'_>], values: &[Option<f64>], stroke: Stroke) -> Drawn {
    let points: Vec<Option<(f64, f64)>> = axes
        .iter()
        .zip(values)
        .map(|(axis, value)| value.map(|value| point(value, axis.angle)))
        .collect();
    // Begin behind a break, so that a run across the top is one line.
    let Some(start) = points.iter().position(Option::is_none) else {
        let ring = points.into_iter().flatten().collect();
        return Ok(plane.draw(&Shape::area(ring, None, Some(stroke)))?);
    };
    let turned: Vec<Option<(f64, f64)>> =
        points[start..].iter().chain(&points[..start]).copied().collect();
    for run in turned.split(Option::is_none).filter(|run| run.len() > 1) {
        plane.draw(&Shape::line(run.iter().flatten().copied().collect(), stroke))?;
    }
    Ok(())
}

fn marks(
    plane: &Plane<'_>,
    axes: &[Axis<'_>],
    values: &[Option<f64>],
    form: Form,
    radius: f64,
    colour: &'static str,
) -> Drawn {
    for (axis, value) in axes.iter().zip(values) {
        if let Some(value) = value {
            plane.draw(&Mark::new(point(*value, axis.angle), form, radius, colour))?;
        }
    }
    Ok(())
}
