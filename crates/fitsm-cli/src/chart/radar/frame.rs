//! What stands around the data: rings, axes and labels.

use fitsm_core::Group;

use super::axes::Axis;
use super::{Circle, point};
use crate::chart::canvas::Point;
use crate::chart::measure;
use crate::chart::page::{Page, Role, float, plain};
use crate::chart::pen::{HERE, Pen, pixel};
use crate::chart::shape::{Fill, Type};

/// Where labels begin, in levels from the middle.
pub(super) const RIM: f64 = 4.34;

/// Rings for the levels, an axis for each area, an arc for each group, and what is out of scope.
pub(super) fn draw(page: &Page, circle: &Circle, axes: &[Axis]) {
    let ring =
        |level: f64| -> Vec<Point> { axes.iter().map(|axis| point(level, axis.angle)).collect() };
    let thin = page.stroke(page.theme.grid, 1.0, "");
    circle.plane.area(ring(4.0), Some(plain(page.theme.panel)), Some(thin));
    let half = std::f64::consts::PI / float(axes.len());
    for axis in axes.iter().filter(|axis| axis.is_out) {
        // To the middle of the chords on both sides.
        let chord = half.cos();
        let rim = [(-half, chord), (0.0, 1.0), (half, chord)]
            .map(|(side, reach)| point(4.0 * reach, axis.angle + side));
        let sector: Vec<Point> = std::iter::once((0.0, 0.0)).chain(rim).collect();
        circle.plane.area(sector, Some(Fill::Hatch), None);
    }
    for level in 1..4 {
        circle.plane.area(ring(f64::from(level)), None, Some(thin));
    }
    for axis in axes {
        circle.plane.line(vec![(0.0, 0.0), point(4.0, axis.angle)], thin);
    }
    if axes.iter().all(|axis| axis.group == axes[0].group) {
        return;
    }
    for (group, colour) in
        [(Group::General, page.theme.general), (Group::Process, page.theme.process)]
    {
        let mut angles = axes.iter().filter(|axis| axis.group == group).map(|axis| axis.angle);
        if let Some(first) = angles.next() {
            let last = angles.next_back().unwrap_or(first);
            let side = half * 0.8;
            let arc: Vec<Point> = (0..=120)
                .map(|step| f64::from(step) / 120.0)
                .map(|part| point(4.16, first - side + (last - first + 2.0 * side) * part))
                .collect();
            circle.plane.line(arc, page.stroke(colour, 4.0, ""));
        }
    }
}

/// The scale, and for each axis its name and numbers.
pub(super) fn labels(page: &Page, circle: &Circle, axes: &[Axis], compact: bool) {
    // Between the last axis and the first, where no line has a mark.
    let between = -std::f64::consts::PI / float(axes.len());
    for level in 0..=4 {
        let style =
            Type { halo: true, weight: 600, ..page.style(Role::Small, page.theme.quiet, "middle") };
        let reach = if level == 0 { 0.0 } else { f64::from(level) * between.cos() };
        let down = (0.0, 5.5 * page.scale);
        circle.plane.text(point(reach, between), down, &level.to_string(), style);
    }
    let mut placed: Vec<Rect> = Vec::new();
    for axis in from_the_sides(axes) {
        let from_middle = RIM * circle.level * axis.angle.sin().abs();
        let beside = page.size().0 / 2.0 - from_middle;
        let label = Label::of(page, axis, compact, beside);
        let at = label.place(page, circle, axis, &placed);
        label.draw(page, at);
        placed.push(at);
    }
}

/// The room that labels need above and below the circle.
pub(super) fn height_of_labels(page: &Page, axes: &[Axis], compact: bool) -> f64 {
    let outer = axes.iter().filter(|axis| axis.angle.cos().abs() > 0.85);
    let heights = outer.map(|axis| Label::of(page, axis, compact, f64::INFINITY).size.1);
    // A label may have to give way to its neighbour.
    let row = if compact { 10.0 } else { 12.0 };
    heights.fold(0.0, f64::max) + row * page.scale
}

/// The axes in the order in which their labels get their places: those at the sides first, so that
/// what has to give way moves away from the circle.
fn from_the_sides(axes: &[Axis]) -> Vec<&Axis> {
    let mut order: Vec<&Axis> = axes.iter().collect();
    order.sort_by(|one, other| one.angle.cos().abs().total_cmp(&other.angle.cos().abs()));
    order
}

/// The room that a label takes, in pixels of the page.
#[derive(Clone, Copy)]
struct Rect {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A label: the name and the numbers, below each other or side by side.
struct Label {
    lines: Vec<String>,
    detail: String,
    compact: bool,
    anchor: &'static str,
    size: (f64, f64),
}

impl Label {
    /// The label of an axis that has so much room at its side.
    fn of(page: &Page, axis: &Axis, compact: bool, beside: f64) -> Self {
        let scale = page.scale;
        let name = format!("{} {}", axis.id, axis.name);
        let (bold, small) = (Role::Name.size() * scale, Role::Small.size() * scale);
        let right = axis.angle.sin();
        let room = match (compact, right.abs() > 0.13) {
            (true, true) => 380.0,
            (true, false) => 620.0,
            (false, true) => 250.0,
            (false, false) => 340.0,
        };
        let room = if right.abs() > 0.13 { beside.min(room * scale) } else { room * scale };
        // Beside a text every line of a name counts, and what is above or below needs no room at
        // the side.
        let is_level = axis.angle.cos().abs() < 0.7;
        let room = if page.is_beside && is_level { room.min(150.0) } else { room };
        let lines = measure::wrap(&name, room, bold, 600, 2);
        // Beside a mean, the level needs no word where there is little room.
        let short = compact && axis.detail.contains('·');
        let detail = match (page.is_beside, short) {
            // The marks show the numbers, the text beside it has a table of them.
            (true, _) => String::new(),
            (false, true) => axis.detail.replace("level ", ""),
            (false, false) => axis.detail.clone(),
        };
        let widest = lines.iter().map(|line| measure::width(line, bold, 600)).fold(0.0, f64::max);
        let numbers = measure::width(&detail, small, 400);
        let inline = widest + 8.0 * scale + numbers;
        let compact = compact
            && !page.is_beside
            && lines.len() == 1
            && (inline <= beside || right.abs() <= 0.13);
        let (width, rows) = if compact {
            (inline, 1)
        } else {
            (widest.max(numbers), lines.len() + usize::from(!detail.is_empty()))
        };
        let anchor = match right {
            right if right > 0.13 => "start",
            right if right < -0.13 => "end",
            _ => "middle",
        };
        let height = (20.0 * float(rows) + 2.0) * scale;
        Self { lines, detail, compact, anchor, size: (width, height) }
    }

    /// Beside the circle, above it at the top, below it at the bottom; further away from its middle
    /// line where another label stands already.
    fn place(&self, page: &Page, circle: &Circle, axis: &Axis, placed: &[Rect]) -> Rect {
        let (width, height) = self.size;
        let up = axis.angle.cos();
        let (x, y) = circle.plane.place(&point(RIM, axis.angle));
        let left = match self.anchor {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        let mut at = Rect { x: left, y: y - height / 2.0 * (1.0 + up), width, height };
        let gap = 6.0 * page.scale;
        let meets = |at: &Rect, other: &Rect| {
            at.x < other.x + other.width + gap
                && other.x < at.x + at.width + gap
                && at.y < other.y + other.height
                && other.y < at.y + at.height
        };
        while let Some(other) = placed.iter().find(|other| meets(&at, other)) {
            at.y = if up > 0.0 { other.y - height } else { other.y + other.height };
        }
        // No label leaves the page at its sides.
        let (from, to) = (page.room.place(&(0, 0)).0, page.size().0 - width);
        at.x = at.x.clamp(from, (from + to).max(from));
        at
    }

    fn draw(&self, page: &Page, at: Rect) {
        let scale = page.scale;
        let x = match self.anchor {
            "start" => at.x,
            "end" => at.x + at.width,
            _ => at.x + at.width / 2.0,
        };
        let bold = page.style(Role::Name, page.theme.ink, self.anchor);
        let quiet = page.style(Role::Small, page.theme.quiet, self.anchor);
        if self.compact {
            let y = at.y + 16.0 * scale;
            let (bold, quiet) = (Type { anchor: "start", ..bold }, Type { anchor: "end", ..quiet });
            page.paper.text(pixel((at.x, y)), HERE, &self.lines[0], bold);
            page.paper.text(pixel((at.x + at.width, y)), HERE, &self.detail, quiet);
            return;
        }
        let mut y = at.y + 16.0 * scale;
        for line in &self.lines {
            page.paper.text(pixel((x, y)), HERE, line, bold);
            y += 20.0 * scale;
        }
        if !self.detail.is_empty() {
            page.paper.text(pixel((x, y - scale)), HERE, &self.detail, quiet);
        }
    }
}
