//! The whole SMS over time: the index, the maturity level, and how much was scored.

use fitsm_core::Date;
use fitsm_eval::{Hundredths, Trend};

use super::apart::apart;
use super::plot::{Plot, label};
use super::{Value, of_whole};
use crate::chart::page::{Page, Role};
use crate::chart::pen::{HERE, Paper, Pen, pixel, within};
use crate::chart::shape::Form;

/// Draws the field of the whole SMS.
pub(super) fn draw(page: &Page, area: &Paper, trend: &Trend<'_>) {
    let scale = page.scale;
    let name = page.style(Role::Name, page.theme.ink, "start");
    area.text(pixel((0.0, 16.0 * scale)), HERE, "Whole SMS", name);
    let part = within(area, [40.0, 60.0, 48.0, 108.0].map(|pixels| pixels * scale));
    let plot = Plot::new(area, &part, trend);
    plot.grid(page, &[0, 1, 2, 3, 4], true);
    plot.dates(page, trend);
    coverage(page, &plot, trend);
    let level = page.stroke(page.theme.petal.1, 2.0, "1 5");
    plot.series(page, trend, &of_level, (level, Form::Block, 6.5));
    let index = page.stroke(page.theme.current, 3.2, "");
    plot.series(page, trend, &of_whole, (index, Form::Dot, 5.5));
    ends(page, &plot, trend);
}

/// The maturity level, or the highest that it can be.
fn of_level(point: &fitsm_eval::trend::Point<'_>) -> Option<Value> {
    let maturity = &point.maturity;
    let level = maturity.level.or(maturity.at_most)?;
    Some(Value { mean: Hundredths::from(level), is_whole: maturity.level.is_some() })
}

/// How much was scored in the first and the last, below their dates.
fn coverage(page: &Page, plot: &Plot, trend: &Trend<'_>) {
    let all = &trend.assessments;
    let ends = all.first().into_iter().chain(all.last().filter(|_| all.len() > 1));
    let style = page.style(Role::Small, page.theme.quiet, "middle");
    let ends: Vec<((Date, f64), String)> = ends
        .map(|point| {
            let coverage = point.maturity.coverage;
            let text = format!("{} of {}", coverage.scored, coverage.applicable);
            ((point.assessment.date, 0.0), text)
        })
        .collect();
    let x = |at: usize| plot.plane.place(&ends[at].0).0;
    // Two that are too near to each other: the later one tells.
    let near = ends.len() == 2 && x(1) - x(0) < 90.0 * page.scale;
    for (at, text) in ends.iter().skip(usize::from(near)) {
        plot.plane.text(*at, (0.0, 46.0 * page.scale), text, style);
    }
}

/// What the last values are, beside the ends of the lines.
fn ends(page: &Page, plot: &Plot, trend: &Trend<'_>) {
    let Some(last) = trend.assessments.last() else {
        return;
    };
    let theme = page.theme;
    let mut labels = Vec::new();
    if let Some(index) = of_whole(last) {
        labels.push((index.level(), format!("Index {}", index.mean), theme.current));
    }
    if let Some(level) = of_level(last) {
        let sign = if level.is_whole { "" } else { "≤ " };
        labels.push((level.level(), format!("Level {sign}{}", level.mean.get() / 100), theme.ink));
    }
    let place = |level: f64| plot.plane.place(&(last.assessment.date, level));
    let wanted: Vec<f64> = labels.iter().map(|(level, ..)| place(*level).1).collect();
    let (top, bottom) = plot.sides();
    let places = apart(&wanted, 20.0 * page.scale, top, bottom);
    let x = place(0.0).0 + 16.0 * page.scale;
    for ((_, text, colour), y) in labels.into_iter().zip(places) {
        label(page, (x, y), &text, colour, 100.0 * page.scale);
    }
}
