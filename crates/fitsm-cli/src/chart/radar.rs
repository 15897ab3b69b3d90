//! The radar: every area around a circle, its level as a petal, its profile as a line, the goals as
//! marks.

mod frame;
mod series;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{Cartesian2d, DrawingArea, IntoDrawingArea};

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Area;
use fitsm_eval::{AreaResult, Evaluation, Hundredths, ScopeState};

use super::canvas::{Canvas, Svg, UNITS};
use crate::failure::Failure;
use crate::verdict;

/// Width and height in pixels.
const SIZE: (u32, u32) = (1200, 1010);
/// The middle of the circle.
const MIDDLE: (f64, f64) = (600.0, 525.0);
/// Pixels for one level; the axis always runs from 0 to 4.
const LEVEL: f64 = 84.0;

/// A drawing area whose points are levels around the middle.
type Plane<'a> = DrawingArea<Canvas<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// What a part of the drawing needs to know of one area.
struct Axis<'e> {
    area: &'e Area,
    result: &'e AreaResult<'e>,
    /// Its direction, clockwise from the top, in radians.
    angle: f64,
}

impl Axis<'_> {
    fn is_out(&self) -> bool {
        self.result.scope == ScopeState::Out
    }

    /// The profile, or why there is none.
    fn profile(&self) -> Result<Hundredths, &'static str> {
        if self.is_out() {
            return Err("out of scope");
        }
        let nothing = self.result.coverage.applicable == 0;
        self.result.profile.ok_or(if nothing { "not applicable" } else { "not scored" })
    }
}

/// Draws an evaluated assessment, with an earlier one under it if there is one.
///
/// # Errors
/// If plotters cannot draw, which our canvas never causes.
pub fn draw(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    before: Option<&Evaluation<'_>>,
) -> Result<Svg, Failure> {
    let mut svg = Svg::new(SIZE);
    let axes = axes(catalogue, now);
    let earlier = before.map(|before| axes_profiles(catalogue, before));
    draw_parts(&mut svg, now, before, &axes, earlier.as_deref())
        .map_err(|error| Failure::Picture(error.to_string()))?;
    svg.title = format!("Capability by area: {}", now.assessment.organisation);
    svg.description = describe(now, before, &axes);
    Ok(svg)
}

fn draw_parts(
    svg: &mut Svg,
    now: &Evaluation<'_>,
    before: Option<&Evaluation<'_>>,
    axes: &[Axis<'_>],
    earlier: Option<&[Option<Hundredths>]>,
) -> Result<(), Box<dyn std::error::Error>> {
    let paper = Canvas::new(svg).into_drawing_area();
    let plane = plane(&paper);
    frame::draw(&plane, axes)?;
    series::draw(&plane, axes, earlier)?;
    frame::labels(&plane, axes)?;
    frame::heading(&plane, now)?;
    frame::legend(&plane, axes, before)?;
    Ok(())
}

/// The paper with levels for coordinates: up and right are positive.
fn plane<'a>(paper: &DrawingArea<Canvas<'a>, Shift>) -> Plane<'a> {
    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    let (left, top) = (-MIDDLE.0 / LEVEL, MIDDLE.1 / LEVEL);
    let (right, bottom) = ((width - MIDDLE.0) / LEVEL, (MIDDLE.1 - height) / LEVEL);
    let units = |pixels: u32| 0..i32::try_from(pixels * UNITS).unwrap_or(i32::MAX);
    paper.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
        left..right,
        top..bottom,
        (units(SIZE.0), units(SIZE.1)),
    ))
}

fn axes<'e>(catalogue: &'e Catalogue, evaluation: &'e Evaluation<'e>) -> Vec<Axis<'e>> {
    let count = catalogue.areas().len();
    let areas = catalogue.areas().iter().zip(&evaluation.areas);
    areas
        .enumerate()
        .map(|(at, (area, result))| Axis { area, result, angle: direction(at, count) })
        .collect()
}

/// The profiles of another assessment, axis by axis.
fn axes_profiles(catalogue: &Catalogue, evaluation: &Evaluation<'_>) -> Vec<Option<Hundredths>> {
    let result = |area: &Area| evaluation.area(area.id).and_then(|result| result.profile);
    catalogue.areas().iter().map(result).collect()
}

/// The direction of one of so many areas, clockwise from the top, in radians.
pub(super) fn direction(at: usize, count: usize) -> f64 {
    float(at) / float(count) * std::f64::consts::TAU
}

#[expect(clippy::cast_precision_loss, reason = "counts of areas and of a label's characters")]
fn float(count: usize) -> f64 {
    count as f64
}

/// The point at a level in a direction.
fn point(level: f64, angle: f64) -> (f64, f64) {
    (level * angle.sin(), level * angle.cos())
}

/// A point of the paper in pixels from its top left corner.
fn pixel(x: f64, y: f64) -> (f64, f64) {
    ((x - MIDDLE.0) / LEVEL, (MIDDLE.1 - y) / LEVEL)
}

fn level_of(profile: Hundredths) -> f64 {
    f64::from(profile.get()) / 100.0
}

/// The whole picture in words, for those who cannot see it.
fn describe(now: &Evaluation<'_>, before: Option<&Evaluation<'_>>, axes: &[Axis<'_>]) -> String {
    let mut sentences = vec![
        "Radar chart on a scale of 0 to 4.".to_owned(),
        format!("{}.", verdict::heading(now)),
        format!("{}, {}.", verdict::maturity(now), verdict::basis(now)),
    ];
    sentences.extend(before.map(|before| format!("Compared with {}.", before.assessment.date)));
    sentences.extend(axes.iter().map(|axis| {
        let earlier = before.and_then(|before| before.area(axis.area.id)?.profile);
        format!("{} {}: {}.", axis.area.id, axis.area.name, describe_axis(axis, earlier))
    }));
    sentences.join(" ")
}

fn describe_axis(axis: &Axis<'_>, earlier: Option<Hundredths>) -> String {
    let profile = match axis.profile() {
        Ok(profile) => profile,
        Err(why) => return why.to_owned(),
    };
    let result = axis.result;
    let level = match (result.level, result.at_most) {
        (Some(level), _) => format!("level {level}"),
        (None, Some(at_most)) => format!("level not known, at most {at_most}"),
        (None, None) => "no level".to_owned(),
    };
    let mut parts = vec![level, format!("profile {profile}")];
    parts.extend(earlier.map(|profile| format!("earlier {profile}")));
    parts.extend(result.goal.map(|goal| format!("goal {goal}")));
    parts.extend(result.certification_goal.map(|goal| format!("certification goal {goal}")));
    parts.join(", ")
}
