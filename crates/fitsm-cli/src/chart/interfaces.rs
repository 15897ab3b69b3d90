//! The map of interfaces: every area around a circle, an arrow for what one hands to another.

use std::collections::BTreeMap;

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Catalogue, Group};

use super::canvas::{Canvas, Fill, Stroke, Svg, Type, UNITS};
use super::shape::{Form, Label, Mark, Shape};
use crate::failure::Failure;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{Cartesian2d, DrawingArea, IntoDrawingArea};

/// Width and height in pixels; the circle's radius is 1 in the drawing's own measure.
const SIZE: (u32, u32) = (1200, 960);
const MIDDLE: (f64, f64) = (600.0, 485.0);
const RADIUS: f64 = 370.0;

/// The colours of what general aspects and processes give.
const GENERAL: &str = "#0f766e";
const PROCESS: &str = "#6d28d9";

type Plane<'a> = DrawingArea<Canvas<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Draws all flows between two areas; what any process gives or gets is told in the description.
///
/// # Errors
/// If plotters cannot draw, which our canvas never causes.
pub fn draw(catalogue: &Catalogue) -> Result<Svg, Failure> {
    let mut svg = Svg::new(SIZE);
    parts(&mut svg, catalogue).map_err(|error| Failure::Picture(error.to_string()))?;
    svg.title = format!("Interfaces between the areas of FitSM-1, edition {}", catalogue.edition());
    svg.description = format!(
        "The areas stand around a circle. {} arrows lead from the area that hands something over \
         to the one that gets it. A table beside the picture lists them all.",
        pairs(catalogue).len()
    );
    Ok(svg)
}

/// How many things each area hands to each other one.
fn pairs(catalogue: &Catalogue) -> BTreeMap<(AreaId, AreaId), u8> {
    let mut pairs = BTreeMap::new();
    for flow in catalogue.flows() {
        if let (Some(from), Some(to)) = (flow.from, flow.to) {
            *pairs.entry((from, to)).or_default() += 1;
        }
    }
    pairs
}

fn parts(svg: &mut Svg, catalogue: &Catalogue) -> Drawn {
    let paper = Canvas::new(svg).into_drawing_area();
    let (left, top) = (-MIDDLE.0 / RADIUS, MIDDLE.1 / RADIUS);
    let right = (f64::from(SIZE.0) - MIDDLE.0) / RADIUS;
    let bottom = (MIDDLE.1 - f64::from(SIZE.1)) / RADIUS;
    let units = |pixels: u32| 0..i32::try_from(pixels * UNITS).unwrap_or(i32::MAX);
    let plane: Plane<'_> =
        paper.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            left..right,
            top..bottom,
            (units(SIZE.0), units(SIZE.1)),
        ));
    let angles: BTreeMap<AreaId, f64> = catalogue
        .areas()
        .iter()
        .enumerate()
        .map(|(at, area)| (area.id, super::radar::direction(at, catalogue.areas().len())))
        .collect();
    for ((from, to), count) in pairs(catalogue) {
        if let (Some(start), Some(end)) = (angles.get(&from), angles.get(&to)) {
            arrow(&plane, *start, *end, colour(from), count)?;
        }
    }
    for area in catalogue.areas() {
        if let Some(angle) = angles.get(&area.id) {
            label(&plane, area, *angle)?;
        }
    }
    Ok(())
}

fn colour(from: AreaId) -> &'static str {
    match from.group() {
        Group::General => GENERAL,
        Group::Process => PROCESS,
    }
}

/// A curve that bends towards the middle, the more the farther its ends lie apart.
fn arrow(plane: &Plane<'_>, from: f64, to: f64, colour: &'static str, count: u8) -> Drawn {
    let on_rim = |angle: f64, radius: f64| (radius * angle.sin(), radius * angle.cos());
    let (start, end) = (on_rim(from, 0.97), on_rim(to, 0.965));
    // Arrows of both directions between two areas part a little.
    let apart = 0.07;
    let middle = (f64::midpoint(start.0, end.0), f64::midpoint(start.1, end.1));
    let reach = (end.0 - start.0).hypot(end.1 - start.1) / 2.0;
    let pull = 1.0 - 0.7 * reach.min(1.0);
    let bend =
        (middle.0 * pull + (end.1 - start.1) * apart, middle.1 * pull - (end.0 - start.0) * apart);
    let point = |t: f64| {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        (a * start.0 + b * bend.0 + c * end.0, a * start.1 + b * bend.1 + c * end.1)
    };
    let width = if count > 1 { 2.6 } else { 1.5 };
    let curve = (0..=28).map(|step| point(f64::from(step) / 28.0)).collect();
    plane.draw(&Shape::line(curve, Stroke { colour, width, dashes: "" }))?;
    // The head lies along the end of the curve.
    let before = point(0.94);
    let (right, up) = (end.0 - before.0, end.1 - before.1);
    let length = right.hypot(up).max(1e-9);
    let (right, up) = (right / length, up / length);
    let (long, broad) = (0.032, 0.012);
    let back = (end.0 - right * long, end.1 - up * long);
    let head = vec![
        end,
        (back.0 - up * broad, back.1 + right * broad),
        (back.0 + up * broad, back.1 - right * broad),
    ];
    plane.draw(&Shape::area(head, Some(Fill::Colour(colour, 1.0)), None))?;
    Ok(())
}

fn label(plane: &Plane<'_>, area: &Area, angle: f64) -> Drawn {
    let (right, up) = (angle.sin(), angle.cos());
    plane.draw(&Mark::new((right, up), Form::Dot, 7.0, colour(area.id)))?;
    let anchor = match right {
        right if right > 0.13 => "start",
        right if right < -0.13 => "end",
        _ => "middle",
    };
    let type_of = |size, weight, colour| Type { colour, size, weight, anchor, halo: false };
    let at = (right * 1.06, up * 1.06);
    #[expect(clippy::cast_possible_truncation, reason = "a shift of some pixels")]
    let down = (-12.0 * up) as i32;
    let name = format!("{} {}", area.id, area.short_name);
    plane.draw(&Label::new(at, (0, down + 5), name, type_of(17.0, 600, "#111827")))?;
    Ok(())
}
