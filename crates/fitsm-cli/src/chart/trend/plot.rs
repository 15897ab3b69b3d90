//! A field with time from left to right and levels from below.

use fitsm_core::Date;
use fitsm_eval::Trend;

use super::Value;
use crate::chart::canvas::{Form, Point, Rect, Stroke, Type};
use crate::chart::measure;
use crate::chart::page::{Page, Role};

/// The field, and the days at its sides.
pub(super) struct Plot {
    pub(super) at: Rect,
    first: Date,
    days: f64,
}

impl Plot {
    /// A field for the dates of a trend.
    pub(super) fn new(at: Rect, trend: &Trend<'_>) -> Self {
        let dates = || trend.assessments.iter().map(|point| point.assessment.date);
        let first = dates().min().unwrap_or_default();
        let last = dates().max().unwrap_or_default();
        Self { at, first, days: days(first, last) }
    }

    /// Where a day is; in the middle if there is only one.
    pub(super) fn x(&self, date: Date) -> f64 {
        let part = if self.days > 0.0 { days(self.first, date) / self.days } else { 0.5 };
        self.at.x + self.at.width * part
    }

    /// Where a level is; the axis always runs from 0 to 4.
    pub(super) fn y(&self, level: f64) -> f64 {
        self.at.y + self.at.height * (1.0 - level / 4.0)
    }

    /// Lines for levels, numbered if there is room.
    pub(super) fn grid(&self, page: &mut Page, levels: &[u8], numbered: bool) {
        let pad = 8.0 * page.scale;
        for level in levels {
            let y = self.y(f64::from(*level));
            page.rule((self.at.x - pad, y), (self.at.x + self.at.width + pad, y));
            if numbered {
                let style = page.style(Role::Small, page.theme.quiet, "end");
                let at = (self.at.x - pad - 6.0 * page.scale, y + 5.5 * page.scale);
                page.svg.text(at, &level.to_string(), style);
            }
        }
    }

    /// The dates below the field, as many as have room: the first and the last before others.
    pub(super) fn dates(&self, page: &mut Page, trend: &Trend<'_>) {
        let style = page.style(Role::Small, page.theme.quiet, "middle");
        let y = self.at.y + self.at.height + 24.0 * page.scale;
        let dates: Vec<Date> =
            trend.assessments.iter().map(|point| point.assessment.date).collect();
        let mut order: Vec<usize> = (0..dates.len()).collect();
        order.sort_by_key(|at| usize::from(*at != 0 && *at + 1 != dates.len()));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for at in order {
            let text = dates[at].to_string();
            let half = measure::width(&text, style.size, style.weight) / 2.0 + 6.0 * page.scale;
            let x = self.x(dates[at]);
            if taken.iter().all(|(from, to)| x + half <= *from || x - half >= *to) {
                taken.push((x - half, x + half));
                page.svg.text((x, y), &text, style);
            }
            let (from, to) = (self.at.y + self.at.height, 6.0 * page.scale);
            page.rule((x, from), (x, from + to));
        }
    }

    /// A line with a mark for each value, hollow where not everything is scored; broken where
    /// there is no value, and between organisations.
    pub(super) fn series(
        &self,
        page: &mut Page,
        trend: &Trend<'_>,
        of: &dyn Fn(&fitsm_eval::trend::Point<'_>) -> Option<Value>,
        (stroke, form, radius): (Stroke, Form, f64),
    ) {
        let points: Vec<Option<(Point, bool)>> = trend
            .assessments
            .iter()
            .map(|point| {
                let value = of(point)?;
                let level = f64::from(value.mean.get()) / 100.0;
                Some(((self.x(point.assessment.date), self.y(level)), value.is_whole))
            })
            .collect();
        let all = trend.assessments.iter().map(|point| point.assessment.organisation);
        let named: Vec<_> = points.iter().copied().zip(all).collect();
        for of_one in named.chunk_by(|(_, one), (_, other)| one == other) {
            for run in of_one.split(|(point, _)| point.is_none()).filter(|run| run.len() > 1) {
                let line: Vec<Point> =
                    run.iter().filter_map(|(point, _)| Some(point.as_ref()?.0)).collect();
                page.svg.line(&line, stroke);
            }
        }
        for (point, is_whole) in points.into_iter().flatten() {
            let form = if is_whole { form } else { form.hollow() };
            page.svg.mark(point, form, radius * page.scale, stroke.colour);
        }
    }
}

/// A label at the end of a line.
pub(super) fn label(page: &mut Page, at: Point, text: &str, colour: &'static str, room: f64) {
    let style = Type { weight: 600, ..page.style(Role::Small, colour, "start") };
    let middle = (at.0, at.1 + style.size * 0.35);
    page.fitted(middle, text, style, room);
}

/// The days from one date to another.
fn days(from: Date, to: Date) -> f64 {
    f64::from(from.until(to).map_or(0, |span| span.get_days()))
}
