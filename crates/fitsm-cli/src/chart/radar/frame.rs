//! What stands around the data: rings, axes, labels, heading and legend.

use fitsm_core::Group;
use fitsm_eval::Evaluation;

use super::series::{
    CERTIFICATION, CERTIFICATION_LINE, CURRENT, EARLIER, EARLIER_LINE, GOAL, GOAL_LINE,
    OPEN_PETAL_EDGE, PETAL_EDGE, PETAL_FILL, PROFILE_LINE,
};
use super::{Axis, Plane, float, pixel, point};
use crate::chart::canvas::{Fill, Stroke, Type};
use crate::chart::shape::{Form, Label, Mark, Shape};
use crate::text::cut;
use crate::verdict;

const INK: &str = "#111827";
const QUIET: &str = "#4b5563";
const GRID: &str = "#c9ced6";
const GENERAL: &str = "#0f766e";
const PROCESS: &str = "#6d28d9";

type Drawn = Result<(), Box<dyn std::error::Error>>;

const fn type_of(size: f64, weight: u16, colour: &'static str, anchor: &'static str) -> Type {
    Type { colour, size, weight, anchor, halo: false }
}

/// Rings for the levels, an axis for each area, an arc for each group, and what is out of scope.
pub(super) fn draw(plane: &Plane<'_>, axes: &[Axis<'_>]) -> Drawn {
    let ring = |level: f64| axes.iter().map(|axis| point(level, axis.angle)).collect::<Vec<_>>();
    let thin = Stroke { colour: GRID, width: 1.0, dashes: "" };
    plane.draw(&Shape::area(ring(4.0), Some(Fill::Colour("#fafbfc", 1.0)), Some(thin)))?;
    let half = std::f64::consts::PI / float(axes.len());
    for axis in axes.iter().filter(|axis| axis.is_out()) {
        let rim = [-1.0, 0.0, 1.0].map(|side| point(4.0, axis.angle + half * side));
        let sector = std::iter::once((0.0, 0.0)).chain(rim).collect();
        plane.draw(&Shape::area(sector, Some(Fill::Hatch), None))?;
    }
    for level in 1..4 {
        plane.draw(&Shape::area(ring(f64::from(level)), None, Some(thin)))?;
    }
    for axis in axes {
        plane.draw(&Shape::line(vec![(0.0, 0.0), point(4.0, axis.angle)], thin))?;
    }
    for (group, colour) in [(Group::General, GENERAL), (Group::Process, PROCESS)] {
        let mut angles =
            axes.iter().filter(|axis| axis.area.group() == group).map(|axis| axis.angle);
        if let Some(first) = angles.next() {
            let last = angles.next_back().unwrap_or(first);
            plane.draw(&arc(first - half * 0.8, last + half * 0.8, colour))?;
        }
    }
    Ok(())
}

fn arc(from: f64, to: f64, colour: &'static str) -> Shape {
    let rim = (0..=120).map(|step| point(4.16, from + (to - from) * f64::from(step) / 120.0));
    Shape::line(rim.collect(), Stroke { colour, width: 4.0, dashes: "" })
}

/// The scale, and for each area its name, level and profile.
pub(super) fn labels(plane: &Plane<'_>, axes: &[Axis<'_>]) -> Drawn {
    // Between the last axis and the first, where no line has a mark.
    let between = -std::f64::consts::PI / float(axes.len());
    for level in 0..=4 {
        let scale = Type { halo: true, ..type_of(15.0, 600, QUIET, "middle") };
        let at = point(f64::from(level), between);
        let shift = if level == 0 { (0, 5) } else { (0, 6) };
        plane.draw(&Label::new(at, shift, level.to_string(), scale))?;
    }
    for axis in axes {
        let (right, up) = point(1.0, axis.angle);
        let anchor = match right {
            right if right > 0.13 => "start",
            right if right < -0.13 => "end",
            _ => "middle",
        };
        // Two lines, centred beside the circle, above it at the top, below it at the bottom.
        #[expect(clippy::cast_possible_truncation, reason = "a shift of some pixels")]
        let down = (-14.0 * up) as i32;
        // The lowest labels stand closer to the middle line, clear of their neighbours.
        let (x, y) = point(if up < -0.95 { 4.46 } else { 4.34 }, axis.angle);
        let at = if up < -0.95 { (x * 0.4, y) } else { (x, y) };
        let name = format!("{} {}", axis.area.id, axis.area.short_name);
        plane.draw(&Label::new(at, (0, down - 3), name, type_of(17.0, 600, INK, anchor)))?;
        plane.draw(&Label::new(
            at,
            (0, down + 16),
            detail(axis),
            type_of(15.5, 400, QUIET, anchor),
        ))?;
    }
    Ok(())
}

/// The numbers below an area's name; a mean never without its coverage where that is not whole.
fn detail(axis: &Axis<'_>) -> String {
    let profile = match axis.profile() {
        Ok(profile) => profile,
        Err(why) => return why.to_owned(),
    };
    let result = axis.result;
    match (result.level, result.at_most) {
        (None, Some(at_most)) => {
            let coverage = result.coverage;
            format!("level ≤ {at_most} · {profile} ({}/{})", coverage.scored, coverage.applicable)
        }
        (level, _) => {
            format!("level {} · {profile}", level.map_or("–".to_owned(), |level| level.to_string()))
        }
    }
}

/// Whose picture it is, and the verdict.
pub(super) fn heading(plane: &Plane<'_>, now: &Evaluation<'_>) -> Drawn {
    let head = &now.assessment;
    let name = cut(head.organisation, 46);
    plane.draw(&Label::new(pixel(40.0, 54.0), (0, 0), name, type_of(29.0, 600, INK, "start")))?;
    let line = cut(&verdict::heading(now), 78);
    plane.draw(&Label::new(pixel(40.0, 82.0), (0, 0), line, type_of(16.5, 400, QUIET, "start")))?;
    let maturity = &now.maturity;
    let verdict = match (maturity.level, maturity.at_most) {
        (Some(level), _) => format!("Maturity level {level} of 4"),
        (None, Some(at_most)) => format!("Maturity level: at most {at_most}"),
        (None, None) => "No maturity level".to_owned(),
    };
    let right = |y: f64| pixel(1160.0, y);
    plane.draw(&Label::new(right(54.0), (0, 0), verdict, type_of(24.0, 600, CURRENT, "end")))?;
    let index = maturity.index.map_or("no index".to_owned(), |index| format!("index {index}"));
    let coverage = maturity.coverage;
    let basis = format!(
        "{index} over {} of {} · rule {}",
        coverage.scored,
        coverage.applicable,
        now.rule.as_str()
    );
    plane.draw(&Label::new(right(82.0), (0, 0), basis, type_of(16.5, 400, QUIET, "end")))?;
    Ok(())
}

/// One entry of the legend.
struct Entry {
    text: String,
    /// The width that its text needs, in pixels.
    width: f64,
    sample: Sample,
}

/// What an entry shows before its text.
enum Sample {
    Petal,
    OpenPetal,
    Line(Stroke, Option<(Form, f64, &'static str)>),
    Hatch,
    Nothing,
}

/// What the lines and marks mean; only what is in the picture, in as many rows as it needs.
pub(super) fn legend(
    plane: &Plane<'_>,
    axes: &[Axis<'_>],
    before: Option<&Evaluation<'_>>,
) -> Drawn {
    let width_of = |row: &[Entry]| row.iter().map(|entry| entry.width + GAP).sum::<f64>() - GAP;
    let mut rows: Vec<Vec<Entry>> = vec![Vec::new()];
    for entry in entries(axes, before) {
        match rows.last_mut() {
            Some(row) if row.is_empty() || width_of(row) + GAP + entry.width <= ROOM => {
                row.push(entry);
            }
            _ => rows.push(vec![entry]),
        }
    }
    let mut y = LAST_ROW - ROW * (float(rows.len()) - 1.0);
    for row in &rows {
        let mut x = (f64::from(super::SIZE.0) - width_of(row)) / 2.0;
        for entry in row {
            sample(plane, &entry.sample, x, y)?;
            let indent = if matches!(entry.sample, Sample::Nothing) { 0.0 } else { SAMPLE };
            let style = type_of(16.0, 400, INK, "start");
            plane.draw(&Label::new(pixel(x + indent, y), (0, 6), entry.text.as_str(), style))?;
            x += entry.width + GAP;
        }
        y += ROW;
    }
    Ok(())
}

/// Where the legend's last row stands, how far rows are apart and how wide one may be; the space
/// between entries, and the width of a sample with its space.
const LAST_ROW: f64 = 984.0;
const ROW: f64 = 30.0;
const ROOM: f64 = 1120.0;
const GAP: f64 = 22.0;
const SAMPLE: f64 = 46.0;

fn entries(axes: &[Axis<'_>], before: Option<&Evaluation<'_>>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |text: String, sample: Sample| {
        let indent = if matches!(sample, Sample::Nothing) { 0.0 } else { SAMPLE };
        let width = indent + 7.5 * float(text.chars().count());
        entries.push(Entry { text, width, sample });
    };
    add("Level".to_owned(), Sample::Petal);
    if axes.iter().any(|axis| axis.result.level.is_none() && axis.result.profile.is_some()) {
        add("Level at most".to_owned(), Sample::OpenPetal);
    }
    add("Profile (mean)".to_owned(), Sample::Line(PROFILE_LINE, Some((Form::Dot, 5.0, CURRENT))));
    if axes.iter().any(|axis| axis.result.goal.is_some()) {
        add("Goal".to_owned(), Sample::Line(GOAL_LINE, Some((Form::Diamond, 9.5, GOAL))));
    }
    if axes.iter().any(|axis| axis.result.certification_goal.is_some()) {
        let mark = Some((Form::Square, 9.0, CERTIFICATION));
        add("Certification goal".to_owned(), Sample::Line(CERTIFICATION_LINE, mark));
    }
    if let Some(before) = before {
        let mark = Some((Form::Ring, 3.5, EARLIER));
        add(format!("Profile {}", before.assessment.date), Sample::Line(EARLIER_LINE, mark));
    }
    if axes.iter().any(Axis::is_out) {
        add("Out of scope".to_owned(), Sample::Hatch);
    }
    if axes.iter().any(|axis| !axis.is_out() && axis.result.profile.is_none()) {
        add("Gap in the line: not scored".to_owned(), Sample::Nothing);
    }
    entries
}

fn sample(plane: &Plane<'_>, sample: &Sample, x: f64, row: f64) -> Drawn {
    let boxed = || {
        [(x + 4.0, -9.0), (x + 36.0, -9.0), (x + 36.0, 9.0), (x + 4.0, 9.0)]
            .map(|(x, y)| pixel(x, row + y))
            .to_vec()
    };
    match sample {
        Sample::Petal => plane.draw(&Shape::area(boxed(), Some(PETAL_FILL), Some(PETAL_EDGE)))?,
        Sample::OpenPetal => plane.draw(&Shape::area(boxed(), None, Some(OPEN_PETAL_EDGE)))?,
        Sample::Hatch => plane.draw(&Shape::area(boxed(), Some(Fill::Hatch), None))?,
        Sample::Line(stroke, mark) => {
            plane.draw(&Shape::line(vec![pixel(x, row), pixel(x + 38.0, row)], *stroke))?;
            if let Some((form, radius, colour)) = mark {
                plane.draw(&Mark::new(pixel(x + 19.0, row), *form, *radius, colour))?;
            }
        }
        Sample::Nothing => {}
    }
    Ok(())
}
