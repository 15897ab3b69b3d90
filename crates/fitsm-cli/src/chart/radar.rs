//! The radar: every area around a circle, its level as a petal, its profile as a line, the goals as
//! marks. For one area its requirements stand around the circle.

mod axes;
mod bars;
mod frame;
mod series;

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::{AreaResult, Evaluation};

use super::canvas::Point;
use super::isolate::isolated;
use super::page::{Head, Look, Page, Size, Way, float};
use super::pen::{Numbers, numbers};
use super::shape::Stroke;
use super::{Drawing, message};
use crate::verdict;
use axes::Axis;

/// The fewest axes that make an area.
pub const FEWEST: usize = 3;

/// The room for names at each side of the circle where the picture stands beside a text.
const BESIDE: f64 = 132.0;

/// Where the circle is: an area with levels around its middle, up and right positive.
struct Circle {
    plane: Numbers,
    /// Pixels for one level; the axis always runs from 0 to 4.
    level: f64,
}

/// The point at a level in a direction.
fn point(level: f64, angle: f64) -> Point {
    (level * angle.sin(), level * angle.cos())
}

/// Draws an evaluated assessment, with an earlier one under it if there is one; all areas, or those
/// that are named. With fewer than [`FEWEST`] axes, bars take the place of the circle.
pub fn draw(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    before: Option<&Evaluation<'_>>,
    areas: Option<&[AreaId]>,
    look: Look,
) -> Drawing {
    let axes = axes::of(catalogue, now, before, areas);
    let one = one_area(catalogue, now, areas);
    let head = head(now, before, areas, (look, &axes, one));
    let page = if axes.len() < FEWEST {
        bars::draw(look, &head, &axes)
    } else {
        round(look, &head, &axes)
    };
    let what =
        one.map_or("Capability by area".to_owned(), |(area, _)| format!("Levels of {}", area.id));
    let title = format!("{what}: {}", isolated(now.assessment.organisation));
    let svg = page.finish(title, axes::describe(&head, now, before, &axes));
    Drawing { svg, table: axes::table(&axes) }
}

/// The area whose requirements are shown, if it is one.
fn one_area<'e>(
    catalogue: &'e Catalogue,
    now: &'e Evaluation<'_>,
    areas: Option<&[AreaId]>,
) -> Option<(&'e AreaResult<'e>, &'e Area)> {
    let [id] = areas? else {
        return None;
    };
    Some((now.area(*id)?, catalogue.area(*id)?))
}

/// What stands around the circle: the message, whose data it is, and the legend.
fn head(
    now: &Evaluation<'_>,
    before: Option<&Evaluation<'_>>,
    areas: Option<&[AreaId]>,
    (look, axes, one): (Look, &[Axis], Option<(&AreaResult<'_>, &Area)>),
) -> Head {
    let shown: Vec<&AreaResult<'_>> = now
        .areas
        .iter()
        .filter(|area| areas.is_none_or(|areas| areas.contains(&area.id)))
        .collect();
    let (message, lead) = match one {
        Some((result, area)) => {
            (message::area(result, now.rule), message::area_basis(area, result, now))
        }
        None => (
            if areas.is_some() { message::some(&shown) } else { message::maturity(now) },
            format!("Level · profile of each area · {}", verdict::basis(now)),
        ),
    };
    let mut source = vec![message::source(now)];
    // The legend tells the date; of another organisation more has to be said.
    let other =
        before.filter(|before| before.assessment.organisation != now.assessment.organisation);
    source.extend(other.map(|before| format!("Compared with: {}", message::source(before))));
    source
        .extend(before.and_then(|before| message::difference(&message::differences(before, now))));
    Head { message, lead, source, legend: series::legend(look.theme, axes, before, one.is_some()) }
}

fn round(look: Look, head: &Head, axes: &[Axis]) -> Page {
    let is_beside = look.size == Size::Beside;
    let page = Page::new(look, Way::Landscape, head, |width, scale| {
        // What is narrower is no higher than the circle and the names above and below it.
        (834.0 * scale).min(width - if is_beside { 172.0 } else { 140.0 * scale })
    });
    let beside = if is_beside { BESIDE } else { 150.0 };
    let (width, height) = page.size();
    let compact = height < 560.0 * page.scale;
    let label = frame::height_of_labels(&page, axes, compact);
    let level = (height - 2.0 * label) / (2.0 * frame::RIM);
    let level = level.min((width / 2.0 - beside * page.scale) / frame::RIM);
    let (right, up) = (width / 2.0 / level, height / 2.0 / level);
    let plane = numbers(&page.room, &page.room, -right..right, up..-up);
    let circle = Circle { plane, level };
    frame::draw(&page, &circle, axes);
    series::draw(&page, &circle, axes);
    frame::labels(&page, &circle, axes, compact);
    page
}

/// The direction of one of so many areas, clockwise from the top, in radians.
pub(super) fn direction(at: usize, count: usize) -> f64 {
    float(at) / float(count) * std::f64::consts::TAU
}

/// A dash pattern that stays the same at every scale.
const fn line(colour: &'static str, width: f64, dashes: &'static str) -> Stroke {
    Stroke { colour, width, dashes }
}
