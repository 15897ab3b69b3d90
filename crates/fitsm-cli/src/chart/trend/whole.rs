//! The whole SMS over time: the index, the maturity level, and how much was scored.

use fitsm_eval::{Hundredths, Trend};

use super::apart::apart;
use super::plot::{Plot, label};
use super::{Value, of_whole};
use crate::chart::canvas::{Form, Rect};
use crate::chart::page::{Page, Role};

/// Draws the field of the whole SMS.
pub(super) fn draw(page: &mut Page, room: Rect, trend: &Trend<'_>) {
    let scale = page.scale;
    let name = page.style(Role::Name, page.theme.ink, "start");
    page.svg.text((room.x, room.y + 16.0 * scale), "Whole SMS", name);
    let plot = Plot::new(
        Rect {
            x: room.x + 48.0 * scale,
            y: room.y + 40.0 * scale,
            width: room.width - 156.0 * scale,
            height: room.height - 100.0 * scale,
        },
        trend,
    );
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
fn coverage(page: &mut Page, plot: &Plot, trend: &Trend<'_>) {
    let y = plot.at.y + plot.at.height + 46.0 * page.scale;
    let all = &trend.assessments;
    let ends = all.first().into_iter().chain(all.last().filter(|_| all.len() > 1));
    let style = page.style(Role::Small, page.theme.quiet, "middle");
    let ends: Vec<(f64, String)> = ends
        .map(|point| {
            let coverage = point.maturity.coverage;
            let text = format!("{} of {}", coverage.scored, coverage.applicable);
            (plot.x(point.assessment.date), text)
        })
        .collect();
    // Two that are too near to each other: the later one tells.
    let near = ends.len() == 2 && ends[1].0 - ends[0].0 < 90.0 * page.scale;
    for (x, text) in ends.into_iter().skip(usize::from(near)) {
        page.svg.text((x, y), &text, style);
    }
}

/// What the last values are, beside the ends of the lines.
fn ends(page: &mut Page, plot: &Plot, trend: &Trend<'_>) {
    let Some(last) = trend.assessments.last() else {
        return;
    };
    let theme = page.theme;
    let mut labels = Vec::new();
    if let Some(index) = of_whole(last) {
        labels.push((index.mean, format!("Index {}", index.mean), theme.current));
    }
    if let Some(level) = of_level(last) {
        let sign = if level.is_whole { "" } else { "≤ " };
        labels.push((level.mean, format!("Level {sign}{}", level.mean.get() / 100), theme.ink));
    }
    let y = |value: Hundredths| plot.y(f64::from(value.get()) / 100.0);
    let wanted: Vec<f64> = labels.iter().map(|(value, ..)| y(*value)).collect();
    let (top, bottom) = (plot.at.y, plot.at.y + plot.at.height);
    let places = apart(&wanted, 20.0 * page.scale, top, bottom);
    let x = plot.x(last.assessment.date) + 16.0 * page.scale;
    for ((_, text, colour), y) in labels.into_iter().zip(places) {
        label(page, (x, y), &text, colour, 100.0 * page.scale);
    }
}
