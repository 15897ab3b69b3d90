//! The gaps: for each area how many requirements are below each goal and by how much, to the left,
//! and how many have reached it, to the right.

mod tally;

use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::Evaluation;

use super::canvas::{Fill, Rect, Stroke};
use super::legend::{Entry, Sample};
use super::page::{Head, Look, Page, Role, Way, float, plain};
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
    let mut page = Page::new(look, Way::Landscape, &head, |_, scale| wanted * scale);
    let row = (page.room.height - (TOP + 8.0) * page.scale) / float(rows.len().max(1));
    let row = row.min(ROW * 1.6 * page.scale);
    names(&mut page, &rows, row);
    let panel = (page.room.width - NAMES * page.scale) / float(kinds.len().max(1));
    for (at, kind) in kinds.iter().enumerate() {
        let left = page.room.x + NAMES * page.scale + panel * float(at);
        let inner = panel - if at + 1 < kinds.len() { 30.0 * page.scale } else { 0.0 };
        Panel::of(&page, &rows, *kind, (left, inner), row).draw(&mut page, &rows);
    }
    let mut svg = page.svg;
    svg.title = format!("Gaps by area: {}", now.assessment.organisation);
    svg.description = tally::describe(&head, &rows);
    Drawing { svg, table: tally::table(&rows) }
}

fn names(page: &mut Page, rows: &[Row], row: f64) {
    let scale = page.scale;
    let style = page.in_row(Role::Name, row, page.theme.ink, "start");
    for (at, each) in rows.iter().enumerate() {
        let y = page.room.y + TOP * scale + row * (float(at) + 0.5) + 5.5 * scale;
        page.fitted((page.room.x, y), &each.name, style, (NAMES - 12.0) * scale);
    }
}

/// The bars to one goal.
struct Panel {
    kind: GoalKind,
    left: f64,
    width: f64,
    /// Where requirements begin to have reached the goal.
    zero: f64,
    /// The width of one requirement.
    unit: f64,
    top: f64,
    row: f64,
}

impl Panel {
    /// Both sides of the bars get the room that the longest of them needs.
    fn of(page: &Page, rows: &[Row], kind: GoalKind, at: (f64, f64), row: f64) -> Self {
        let (left, width) = at;
        let bars = width - VERDICT * page.scale;
        let most = |of: fn(&Tally) -> usize| {
            rows.iter().map(|row| of(row.tally(kind))).max().unwrap_or(0).max(1)
        };
        let (below, right) = (most(Tally::below), most(|tally| tally.reached() + tally.open));
        let unit = bars / float(below + right);
        Self {
            kind,
            left,
            width,
            zero: left + unit * float(below),
            unit,
            top: page.room.y + TOP * page.scale,
            row,
        }
    }

    fn draw(&self, page: &mut Page, rows: &[Row]) {
        self.head(page);
        for (at, row) in rows.iter().enumerate() {
            let top = self.top + self.row * float(at);
            let tally = row.tally(self.kind);
            self.bar(page, tally, top);
            let style = page.in_row(Role::Label, self.row, page.theme.ink, "end");
            let y = top + self.row / 2.0 + 5.5 * page.scale;
            page.svg.text((self.left + self.width, y), &tally.verdict(), style);
        }
        let bottom = self.top + self.row * float(rows.len()) + 4.0 * page.scale;
        let stroke = page.stroke(page.theme.ink, 1.6, "");
        page.svg.line(&[(self.zero, self.top - 4.0 * page.scale), (self.zero, bottom)], stroke);
    }

    fn head(&self, page: &mut Page) {
        let scale = page.scale;
        let name = match self.kind {
            GoalKind::Own => "Own goal",
            GoalKind::Certification => "Certification goal",
        };
        let bold = page.style(Role::Name, page.theme.ink, "start");
        let quiet = page.style(Role::Small, page.theme.quiet, "start");
        let y = self.top - 12.0 * scale;
        let wide = measure::width(name, bold.size, bold.weight) + 14.0 * scale;
        let column = measure::width("goal", quiet.size, quiet.weight);
        page.svg.text((self.left, y), name, bold);
        let room = self.width - wide - column - 14.0 * scale;
        page.fitted((self.left + wide, y), "← below it · reached →", quiet, room);
        page.svg.text((self.left + self.width - column, y), "goal", quiet);
    }

    /// The parts of a bar, each with its number.
    fn bar(&self, page: &mut Page, tally: &Tally, top: f64) {
        let gap = self.row * 0.14;
        let part = |x: f64, count: usize| Rect {
            x,
            y: top + gap / 2.0,
            width: self.unit * float(count),
            height: self.row - gap,
        };
        if let Some(why) = tally.nothing {
            let middle = top + self.row / 2.0 + 5.5 * page.scale;
            let style = page.in_row(Role::Small, self.row, page.theme.quiet, "start");
            page.fitted(
                (self.zero + 8.0 * page.scale, middle),
                why,
                style,
                self.left + self.width - VERDICT * page.scale - self.zero - 8.0 * page.scale,
            );
            return;
        }
        let theme = page.theme;
        let edge = Some(Stroke { colour: theme.paper, width: 1.0, dashes: "" });
        let mut x = self.zero;
        for (count, (colour, ink)) in tally.short.into_iter().zip(theme.below) {
            x -= self.unit * float(count);
            segment(page, part(x, count), (Some(plain(colour)), edge), count, ink);
        }
        let mut x = self.zero;
        for (count, (colour, ink)) in [tally.at, tally.above].into_iter().zip(theme.reached) {
            segment(page, part(x, count), (Some(plain(colour)), edge), count, ink);
            x += self.unit * float(count);
        }
        segment(page, part(x, tally.open), (None, Some(open(theme))), tally.open, theme.ink);
    }
}

fn segment(
    page: &mut Page,
    at: Rect,
    (fill, edge): (Option<Fill>, Option<Stroke>),
    count: usize,
    ink: &'static str,
) {
    if count == 0 {
        return;
    }
    page.svg.rect(at, fill, edge);
    let style = page.in_row(Role::Small, at.height * 1.16, ink, "middle");
    let middle = (at.x + at.width / 2.0, at.y + at.height / 2.0 + style.size * 0.36);
    page.fitted(middle, &count.to_string(), style, at.width);
}

const fn open(theme: &Theme) -> Stroke {
    Stroke { colour: theme.quiet, width: 1.2, dashes: "2 4" }
}

fn legend(theme: &Theme, rows: &[Row]) -> Vec<Entry> {
    let any = |is: fn(&Tally) -> bool| rows.iter().any(|row| row.tallies.iter().any(is));
    let field =
        |(colour, _): (&'static str, &'static str)| Sample::Field(Some(plain(colour)), None, None);
    let [one, two, more] = theme.below;
    let [at, above] = theme.reached;
    let entries = [
        (any(|tally| tally.short[2] > 0), "3 or more levels below", field(more)),
        (any(|tally| tally.short[1] > 0), "2 levels below", field(two)),
        (any(|tally| tally.short[0] > 0), "1 level below", field(one)),
        (any(|tally| tally.at > 0), "At the goal", field(at)),
        (any(|tally| tally.above > 0), "Above it", field(above)),
        (any(|tally| tally.open > 0), "Not scored", Sample::Field(None, Some(open(theme)), None)),
    ];
    let shown = entries.into_iter().filter(|(is_there, ..)| *is_there);
    let mut legend: Vec<Entry> = shown.map(|(_, text, sample)| Entry::new(text, sample)).collect();
    legend.push(Entry::new("✓ met, ✗ not met, ? not known yet", Sample::Nothing));
    legend
}
