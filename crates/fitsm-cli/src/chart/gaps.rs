//! The gaps: for each area how many requirements are below each goal and by how much, to the left,
//! and how many have reached it, to the right; what is not scored stands apart from both.

mod panel;
mod tally;
mod told;

use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::Evaluation;

use super::canvas::units;
use super::isolate::isolated;
use super::legend::{Entry, Sample};
use super::page::{Head, Look, Page, Role, Way, float, plain};
use super::pen::{Paper, Pen, numbers, within};
use super::shape::Fill;
use super::theme::Theme;
use super::{Drawing, message};
use crate::verdict::{self, GoalKind};
use panel::{Panel, TOP, bars, open};
use tally::{Row, Tally};

pub use tally::Sort;

/// How high a row wants to be, and the width of names, at scale 1.
const ROW: f64 = 32.0;
const NAMES: f64 = 212.0;

/// Draws an assessment; all areas, or those that are named.
pub fn draw(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    areas: Option<&[AreaId]>,
    sort: Sort,
    look: Look,
) -> Drawing {
    let rows = tally::rows(catalogue, now, areas, sort);
    let kinds = kinds(&rows);
    let head = Head {
        message: told::message(now, &rows, areas.is_none()),
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
    let title = format!("Gaps by area: {}", isolated(now.assessment.organisation));
    Drawing { svg: page.finish(title, told::describe(&head, &rows)), table: told::table(&rows) }
}

/// The goals that have a panel: those that an area has, or else the one that every SMS has unless
/// it says otherwise.
fn kinds(rows: &[Row]) -> Vec<GoalKind> {
    let has = |kind: GoalKind| rows.iter().any(|row| row.tally(kind).goal.is_some());
    let kinds = [GoalKind::Own, GoalKind::Certification].into_iter().filter(|kind| has(*kind));
    let kinds: Vec<GoalKind> = kinds.collect();
    if kinds.is_empty() { vec![GoalKind::Certification] } else { kinds }
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
    if any(|tally| tally.nothing.is_none()) {
        legend.push(Entry::new("✓ met, ✗ not met, ? not known yet", Sample::Nothing));
    }
    legend
}
