//! The trend: the index and the maturity level over time, and the areas as small pictures beside
//! it; or some areas as lines in one picture.

mod apart;
mod lines;
mod plot;
mod small;
mod whole;

use std::collections::BTreeSet;

use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::trend::{AreaPoint, Point};
use fitsm_eval::{Hundredths, ScopeState, Trend};

use super::canvas::units;
use super::legend::{Entry, Sample};
use super::page::{Head, Look, Page, Size, Way};
use super::pen::{Paper, size, within};
use super::shape::{Form, Stroke};
use super::{Drawing, heatmap, message};
use crate::catalogues;

/// The most areas that one picture can hold as lines.
const MOST_LINES: usize = 6;

/// What a value is drawn from, in one assessment.
#[derive(Clone, Copy)]
struct Value {
    mean: Hundredths,
    /// Whether everything that applies is scored.
    is_whole: bool,
}

impl Value {
    /// The mean on the scale of levels, 0 to 4.
    fn level(self) -> f64 {
        f64::from(self.mean.get()) / 100.0
    }
}

/// Draws assessments over time; all areas, or those that are named.
pub fn draw(
    catalogues: &[&Catalogue],
    trend: &Trend<'_>,
    areas: Option<&[AreaId]>,
    look: Look,
) -> Drawing {
    let rows = heatmap::rows(trend, areas);
    let few = areas.is_some() && rows.len() <= MOST_LINES;
    let names: Vec<String> =
        rows.iter().map(|id| format!("{id} {}", catalogues::short_name(catalogues, *id))).collect();
    let head = Head {
        message: if areas.is_some() {
            lines::message(trend, &rows)
        } else {
            message::change(trend)
        },
        lead: if few {
            "Profile of each area over time, 0 to 4".to_owned()
        } else {
            "Index and maturity level over time, and the profile of each area, 0 to 4".to_owned()
        },
        source: message::sources(trend),
        legend: legend(look, trend, &rows, few),
    };
    let way = if few { Way::Landscape } else { Way::Portrait };
    let page = Page::new(look, way, &head, |_, scale| if few { 480.0 } else { 640.0 } * scale);
    if few {
        lines::draw(&page, trend, &rows, &names);
    } else {
        let portrait = look.size == Size::A4;
        let (first, second) = halves(&page, portrait);
        whole::draw(&page, &first, trend);
        let columns = if portrait { 3 } else { 4 };
        small::draw(&page, &second, trend, (&rows, &names), columns);
    }
    let svg = page.finish("Trend of levels and profiles", describe(&head, trend, &rows));
    Drawing { svg, table: heatmap::table(trend, &rows) }
}

/// The room for the whole SMS, and the one for the areas below it or beside it.
fn halves(page: &Page, portrait: bool) -> (Paper, Paper) {
    let (gap, (width, height)) = (28.0 * page.scale, size(&page.room));
    if portrait {
        let (above, below) = page.room.split_vertically(units(height * 0.3));
        return (above, within(&below, [gap, 0.0, 0.0, 0.0]));
    }
    let (left, right) = page.room.split_horizontally(units(width * 0.32));
    (left, within(&right, [0.0, 0.0, gap, 0.0]))
}

/// The profile of an area in an assessment.
fn of_area(point: &Point<'_>, id: AreaId) -> Option<Value> {
    let area: &AreaPoint<'_> = point.area(id)?;
    Some(Value { mean: area.profile?, is_whole: area.coverage.is_complete() })
}

fn of_whole(point: &Point<'_>) -> Option<Value> {
    let maturity = &point.maturity;
    Some(Value { mean: maturity.index?, is_whole: maturity.coverage.is_complete() })
}

fn legend(look: Look, trend: &Trend<'_>, rows: &[AreaId], few: bool) -> Vec<Entry> {
    let theme = look.theme;
    let line = |form: Form| {
        let stroke = Stroke { colour: theme.current, width: 3.0, dashes: "" };
        Sample::Line(stroke, Some((form, 5.0, theme.current)))
    };
    let mut entries = Vec::new();
    if !few {
        entries.push(Entry::new("Index, profile (means)", line(Form::Dot)));
        let level = Stroke { colour: theme.petal.1, width: 2.0, dashes: "1 5" };
        let block = Sample::Line(level, Some((Form::Block, 6.5, theme.petal.1)));
        entries.push(Entry::new("Maturity level", block));
        let is_open =
            |point: &Point<'_>| point.maturity.level.is_none() && point.maturity.at_most.is_some();
        if trend.assessments.iter().any(is_open) {
            let square = Sample::Mark(Form::Square, 6.5, theme.petal.1);
            entries.push(Entry::new("Level at most", square));
        }
    }
    let values = |point: &Point<'_>| -> Vec<Option<Value>> {
        let areas = rows.iter().map(|id| of_area(point, *id));
        areas.chain((!few).then(|| of_whole(point))).collect()
    };
    let all: Vec<Option<Value>> = trend.assessments.iter().flat_map(values).collect();
    if all.iter().flatten().any(|value| !value.is_whole) {
        entries.push(Entry::new("Not all is scored", line(Form::Ring)));
    }
    let why = why_no_mark(trend, rows);
    if !why.is_empty() {
        entries.push(Entry::new(format!("No mark: {}", why.join(" or ")), Sample::Nothing));
    }
    entries
}

/// Why areas have no value in some of the assessments.
fn why_no_mark(trend: &Trend<'_>, rows: &[AreaId]) -> Vec<&'static str> {
    let why = |point: &Point<'_>, id: AreaId| match point.area(id) {
        Some(area) if area.profile.is_some() => None,
        Some(area) if area.scope == ScopeState::In && area.coverage.applicable > 0 => {
            Some("not scored")
        }
        Some(area) if area.scope == ScopeState::In => Some("not applicable"),
        _ => Some("out of scope"),
    };
    let all: BTreeSet<&str> = trend
        .assessments
        .iter()
        .flat_map(|point| rows.iter().filter_map(move |id| why(point, *id)))
        .collect();
    let words = ["out of scope", "not applicable", "not scored"];
    words.into_iter().filter(|word| all.contains(word)).collect()
}

fn describe(head: &Head, trend: &Trend<'_>, rows: &[AreaId]) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("{}.", head.lead)];
    sentences.extend(head.source.iter().map(|line| format!("{line}.")));
    let words = |value: Option<Value>| match value {
        None => "none".to_owned(),
        Some(value) if value.is_whole => value.mean.to_string(),
        Some(value) => format!("{} (not all scored)", value.mean),
    };
    let series = |of: &dyn Fn(&Point<'_>) -> Option<Value>| {
        let values = trend.assessments.iter().map(|point| words(of(point)));
        values.collect::<Vec<_>>().join(", ")
    };
    sentences.push(format!("Index: {}.", series(&of_whole)));
    sentences
        .extend(rows.iter().map(|id| format!("{id}: {}.", series(&|point| of_area(point, *id)))));
    sentences.join(" ")
}
