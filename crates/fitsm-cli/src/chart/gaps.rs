//! The gaps: for each area how many requirements are below each goal and by how much, to the left,
//! and how many have reached it, to the right.

mod tally;

use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::Evaluation;

use super::canvas::{Point, units};
use super::legend::{Entry, Sample};
use super::page::{Head, Look, Page, Role, Way, float, plain};
use super::pen::{HERE, Numbers, Paper, Pen, numbers, pixel, size, within};
use super::shape::{Fill, Stroke};
use super::theme::Theme;
use super::{Drawing, measure, message};
use crate::verdict::{self, GoalKind};
use tally::{Row, Tally};

pub use tally::Sort;

/// How high a row wants to be, and the widths of names and of the verdicts, at scale 1.
const ROW: f64 = 32.0;
const NAMES: f64 = 212.0;
const VERDICT: f64 = 66.0;
/// The room for the headings above the bars.
const TOP: f64 = 32.0;

/// Draws an assessment; all areas, or those that are named.
pub fn draw(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    areas: Option<&[AreaId]>,
    sort: Sort,
    look: Look,
) -> Drawing {
    let rows = tally::rows(catalogue, now, areas, sort);
    let kinds: Vec<GoalKind> = [GoalKind::Own, GoalKind::Certification]
        .into_iter()
        .filter(|kind| rows.iter().any(|row| row.tally(*kind).goal.is_some()))
        .collect();
    let head = Head {
        message: tally::message(&rows),
        lead: format!("Requirements by their distance to the goal · {}", verdict::basis(now)),
        source: vec![message::source(now)],
        legend: legend(look.theme, &rows),
    };
    let wanted = ROW * float(rows.len()) + TOP + 8.0;
    let page = Page::new(look, Way::Landscape, &head, |_, scale| wanted * scale);
    let row = (page.size().1 - (TOP + 8.0) * page.scale) / float(rows.len().max(1));
    let row = row.min(ROW * 1.6 * page.scale);
    let (left, right) = page.room.split_horizontally(units(NAMES * page.scale));
    names(&page, &left, &rows, row);
    for (at, area) in right.split_evenly((1, kinds.len())).iter().enumerate() {
        let between = if at + 1 < kinds.len() { 30.0 * page.scale } else { 0.0 };
        let area = within(area, [0.0, 0.0, 0.0, between]);
        Panel::of(&page, &rows, kinds[at], &area, row).draw(&area, &rows);
    }
    let title = format!("Gaps by area: {}", now.assessment.organisation);
    Drawing { svg: page.finish(title, tally::describe(&head, &rows)), table: tally::table(&rows) }
}

/// The part of an area with the bars: below the headings, rows of this height.
fn bars(page: &Page, area: &Paper, (rows, row): (usize, f64), right: f64) -> Paper {
    let top = TOP * page.scale;
    within(area, [top, size(area).1 - top - row * float(rows), 0.0, right])
}

fn names(page: &Page, area: &Paper, rows: &[Row], row: f64) {
    let scale = page.scale;
    let style = page.in_row(Role::Name, row, page.theme.ink, "start");
    let part = bars(page, area, (rows.len(), row), 0.0);
    let plane = numbers(area, &part, 0.0..1.0, 0.0..float(rows.len().max(1)));
    for (at, each) in rows.iter().enumerate() {
        let room = (NAMES - 12.0) * scale;
        plane.fitted((0.0, float(at) + 0.5), (0.0, 5.5 * scale), (&each.name, room), style);
    }
}

/// The bars to one goal.
struct Panel<'p> {
    page: &'p Page,
    kind: GoalKind,
    /// Requirements to the right, those that have reached the goal from 0 on; rows down.
    plane: Numbers,
    /// The width of one requirement, and the room beside 0 on the right, in pixels.
    unit: f64,
    right: f64,
    row: f64,
}

impl<'p> Panel<'p> {
    /// Both sides of the bars get the room that the longest of them needs.
    fn of(page: &'p Page, rows: &[Row], kind: GoalKind, area: &Paper, row: f64) -> Self {
        let most = |of: fn(&Tally) -> usize| {
            float(rows.iter().map(|row| of(row.tally(kind))).max().unwrap_or(0).max(1))
        };
        let (below, right) = (most(Tally::below), most(|tally| tally.reached() + tally.open));
        let part = bars(page, area, (rows.len(), row), VERDICT * page.scale);
        let unit = size(&part).0 / (below + right);
        let plane = numbers(area, &part, -below..right, 0.0..float(rows.len().max(1)));
        Self { page, kind, plane, unit, right: right * unit, row }
    }

    fn draw(&self, area: &Paper, rows: &[Row]) {
        let page = self.page;
        self.head(area);
        let verdict = self.right + VERDICT * page.scale;
        for (at, row) in rows.iter().enumerate() {
            let tally = row.tally(self.kind);
            self.bar(tally, float(at));
            let style = page.in_row(Role::Label, self.row, page.theme.ink, "end");
            let shift = (verdict, 5.5 * page.scale);
            self.plane.text((0.0, float(at) + 0.5), shift, &tally.verdict(), style);
        }
        let beyond = 4.0 * page.scale / self.row;
        let stroke = page.stroke(page.theme.ink, 1.6, "");
        self.plane.line(vec![(0.0, -beyond), (0.0, float(rows.len()) + beyond)], stroke);
    }

    fn head(&self, area: &Paper) {
        let (page, scale) = (self.page, self.page.scale);
        let name = match self.kind {
            GoalKind::Own => "Own goal",
            GoalKind::Certification => "Certification goal",
        };
        let bold = page.style(Role::Name, page.theme.ink, "start");
        let quiet = page.style(Role::Small, page.theme.quiet, "start");
        let (width, y) = (size(area).0, (TOP - 12.0) * scale);
        let wide = measure::width(name, bold.size, bold.weight) + 14.0 * scale;
        let column = measure::width("goal", quiet.size, quiet.weight);
        area.text(pixel((0.0, y)), HERE, name, bold);
        let room = width - wide - column - 14.0 * scale;
        area.fitted(pixel((wide, y)), HERE, ("← below it · reached →", room), quiet);
        area.text(pixel((width - column, y)), HERE, "goal", quiet);
    }

    /// The parts of a bar, each with its number.
    fn bar(&self, tally: &Tally, top: f64) {
        let (page, theme) = (self.page, self.page.theme);
        if let Some(why) = tally.nothing {
            let style = page.in_row(Role::Small, self.row, theme.quiet, "start");
            let shift = (8.0 * page.scale, 5.5 * page.scale);
            return self.plane.fitted((0.0, top + 0.5), shift, (why, self.right - shift.0), style);
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
        self.segment((x, top), tally.open, (None, Some(open(theme)), theme.ink));
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

const fn open(theme: &Theme) -> Stroke {
    Stroke { colour: theme.quiet, width: 1.2, dashes: "2 4" }
}

fn legend(theme: &Theme, rows: &[Row]) -> Vec<Entry> {
    let any = |is: fn(&Tally) -> bool| rows.iter().any(|row| row.tallies.iter().any(is));
    let field = |fill: Fill| Sample::Field(Some(fill), None, None);
    let [one, _, more] = theme.below.map(|(colour, _)| plain(colour));
    let at = plain(theme.reached[0].0);
    let entries = [
        (any(|tally| tally.short[2] > 0), "3 or more levels below", field(more)),
        (any(|tally| tally.short[1] > 0), "2 levels below", field(Fill::Lines)),
        (any(|tally| tally.short[0] > 0), "1 level below", field(one)),
        (any(|tally| tally.at > 0), "At the goal", field(at)),
        (any(|tally| tally.above > 0), "Above it", field(Fill::Dots)),
        (any(|tally| tally.open > 0), "Not scored", Sample::Field(None, Some(open(theme)), None)),
    ];
    let shown = entries.into_iter().filter(|(is_there, ..)| *is_there);
    let mut legend: Vec<Entry> = shown.map(|(_, text, sample)| Entry::new(text, sample)).collect();
    legend.push(Entry::new("✓ met, ✗ not met, ? not known yet", Sample::Nothing));
    legend
}
