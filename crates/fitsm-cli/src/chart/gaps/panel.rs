//! The bars to one goal: below it to the left of a line, at or above it to the right; what is not
//! scored stands in a column of its own, on neither side.

use super::tally::{Row, Tally};
use crate::chart::canvas::Point;
use crate::chart::page::{Page, Role, float, plain};
use crate::chart::pen::{HERE, Numbers, Paper, Pen, numbers, pixel, size, within};
use crate::chart::shape::{Fill, Stroke};
use crate::chart::theme::Theme;
use crate::verdict::GoalKind;

/// The room for the headings above the bars, in two lines, at scale 1.
pub(super) const TOP: f64 = 54.0;
/// The width of the verdicts.
const VERDICT: f64 = 66.0;
/// The least widths of the three parts, for their headings, and what lies before the last.
const LEAST: [f64; 3] = [72.0, 86.0, 86.0];
const APART: f64 = 24.0;

/// The part of an area with the bars: below the headings, rows of this height.
pub(super) fn bars(page: &Page, area: &Paper, (rows, row): (usize, f64), right: f64) -> Paper {
    let top = TOP * page.scale;
    within(area, [top, size(area).1 - top - row * float(rows), 0.0, right])
}

/// The edge of what is not scored.
pub(super) const fn open(theme: &Theme) -> Stroke {
    Stroke { colour: theme.quiet, width: 1.2, dashes: "2 4" }
}

/// The bars to one goal.
pub(super) struct Panel<'p> {
    page: &'p Page,
    kind: GoalKind,
    /// Requirements to the right, those that have reached the goal from 0 on; rows down.
    plane: Numbers,
    /// The width of one requirement in pixels.
    unit: f64,
    /// Where the three parts end to the left and to the right of 0, in pixels: below, reached, and
    /// not scored.
    ends: [f64; 3],
    row: f64,
    /// Whether anything is held against the goal.
    is_used: bool,
}

impl<'p> Panel<'p> {
    /// Every part gets the room that the longest of its bars needs; what is not scored has one
    /// only where there is such.
    pub(super) fn of(page: &'p Page, rows: &[Row], kind: GoalKind, area: &Paper, row: f64) -> Self {
        let most = |of: fn(&Tally) -> usize| {
            float(rows.iter().map(|row| of(row.tally(kind))).max().unwrap_or(0))
        };
        let scale = page.scale;
        let counts = [most(Tally::below).max(1.0), most(Tally::reached).max(1.0)];
        let open = most(|tally| tally.open);
        let parts = counts.into_iter().chain((open > 0.0).then_some(open)).zip(LEAST);
        let parts: Vec<Point> = parts.map(|(count, least)| (count, least * scale)).collect();
        let part = bars(page, area, (rows.len(), row), VERDICT * scale);
        let apart = if parts.len() > 2 { APART * scale } else { 0.0 };
        let width = size(&part).0;
        let unit = unit(width - apart, &parts);
        let wide = |at: usize| parts.get(at).map_or(0.0, |(count, least)| least.max(count * unit));
        let (left, reached) = (wide(0), wide(1));
        let across = -left / unit..(width - left) / unit;
        let plane = numbers(area, &part, across, 0.0..float(rows.len().max(1)));
        let is_used = rows.iter().any(|row| row.tally(kind).goal.is_some());
        let ends = [left, reached, reached + apart + wide(2)];
        Self { page, kind, plane, unit, ends, row, is_used }
    }

    /// Where what is not scored begins, right of 0, in pixels; `None` where all is scored.
    fn open_from(&self) -> Option<f64> {
        let [_, reached, end] = self.ends;
        (end > reached).then_some(reached + APART * self.page.scale)
    }

    pub(super) fn draw(&self, area: &Paper, rows: &[Row]) {
        let page = self.page;
        self.head(area);
        let verdict = self.ends[2] + VERDICT * page.scale;
        for (at, row) in rows.iter().enumerate() {
            let tally = row.tally(self.kind);
            self.bar(tally, float(at));
            let style = page.in_row(Role::Label, self.row, page.theme.ink, "end");
            let shift = (verdict, 5.5 * page.scale);
            self.plane.text((0.0, float(at) + 0.5), shift, &tally.verdict(), style);
        }
        if self.is_used {
            let beyond = 4.0 * page.scale / self.row;
            let stroke = page.stroke(page.theme.ink, 1.6, "");
            self.plane.line(vec![(0.0, -beyond), (0.0, float(rows.len()) + beyond)], stroke);
        }
    }

    /// The goal, and below it what stands where.
    fn head(&self, area: &Paper) {
        let (page, scale) = (self.page, self.page.scale);
        let name = match self.kind {
            GoalKind::Own => "Own goal",
            GoalKind::Certification => "Certification goal",
        };
        let bold = page.style(Role::Name, page.theme.ink, "start");
        let [start, end] =
            ["start", "end"].map(|anchor| page.style(Role::Small, page.theme.quiet, anchor));
        let (width, zero) = (size(area).0, self.ends[0]);
        let y = (TOP - 13.0) * scale;
        area.text(pixel((0.0, y - 24.0 * scale)), HERE, name, bold);
        area.text(pixel((width, y)), HERE, "goal", end);
        if self.is_used {
            area.text(pixel((zero - 8.0 * scale, y)), HERE, "← below", end);
            area.text(pixel((zero + 8.0 * scale, y)), HERE, "reached →", start);
        }
        if let Some(from) = self.open_from() {
            area.text(pixel((zero + from, y)), HERE, "not scored", start);
        }
    }

    /// The parts of a bar, each with its number.
    fn bar(&self, tally: &Tally, top: f64) {
        let (page, theme) = (self.page, self.page.theme);
        if let Some(why) = tally.nothing {
            let style = page.in_row(Role::Small, self.row, theme.quiet, "start");
            let left = if self.is_used { 8.0 * page.scale } else { -self.ends[0] };
            let shift = (left, 5.5 * page.scale);
            let room = self.ends[2] - left;
            return self.plane.fitted((0.0, top + 0.5), shift, (why, room), style);
        }
        let edge = Some(Stroke { colour: theme.paper, width: 1.0, dashes: "" });
        let mut x = 0.0;
        let fills = [plain(theme.below[0].0), Fill::Lines, plain(theme.below[2].0)];
        for ((count, fill), (_, ink)) in tally.short.into_iter().zip(fills).zip(theme.below) {
            x -= float(count);
            self.segment((x, top), count, (Some(fill), edge, ink));
        }
        let mut x = 0.0;
        let fills = [plain(theme.reached[0].0), Fill::Dots];
        let counts = [tally.at, tally.above];
        for ((count, fill), (_, ink)) in counts.into_iter().zip(fills).zip(theme.reached) {
            self.segment((x, top), count, (Some(fill), edge, ink));
            x += float(count);
        }
        if let Some(from) = self.open_from() {
            let dashed = (None, Some(open(theme)), theme.ink);
            self.segment((from / self.unit, top), tally.open, dashed);
        }
    }

    fn segment(
        &self,
        (x, top): Point,
        count: usize,
        (fill, edge, ink): (Option<Fill>, Option<Stroke>, &'static str),
    ) {
        if count == 0 {
            return;
        }
        let (wide, free) = (float(count), self.row * 0.07);
        let corners = [(x, top), (x + wide, top + 1.0)];
        self.plane.rect(corners, [free, free, 0.0, 0.0], fill, edge);
        let style = self.page.in_row(Role::Small, self.row * 0.86 * 1.16, ink, "middle");
        let (middle, down) = ((x + wide / 2.0, top + 0.5), (0.0, style.size * 0.36));
        self.plane.fitted(middle, down, (&count.to_string(), self.unit * wide), style);
    }
}

/// The width of one requirement where parts with so many share this width, and none gets less than
/// it needs at least; in pixels.
fn unit(width: f64, parts: &[Point]) -> f64 {
    let mut parts = parts.to_vec();
    // The parts that need the most for each of their requirements have their least first.
    parts.sort_by(|(one, a), (other, b)| (b / other).total_cmp(&(a / one)));
    let (mut width, mut count) = (width, parts.iter().map(|(count, _)| count).sum::<f64>());
    for (own, least) in &parts {
        if width / count * own < *least && count > *own {
            width -= least;
            count -= own;
        }
    }
    width / count
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn parts_share_the_width_and_none_gets_less_than_it_needs() {
        // 600 among 2 + 3 + 1: 100 each. One that needs 120 leaves 480 for five, 96 each.
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(near(unit(600.0, &[(2.0, 70.0), (3.0, 80.0), (1.0, 90.0)]), 100.0));
        assert!(near(unit(600.0, &[(2.0, 70.0), (3.0, 80.0), (1.0, 120.0)]), 96.0));
        // 180 among 1 + 8 + 1: the two that need 50 and 40 leave 90 for eight.
        assert!(near(unit(180.0, &[(1.0, 50.0), (8.0, 60.0), (1.0, 40.0)]), 11.25));
    }
}
