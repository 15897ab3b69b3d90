//! A field with time from left to right and levels from below.

use std::ops::Range;

use fitsm_core::Date;
use fitsm_eval::Trend;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use plotters::coord::types::RangedCoordf64;

use super::Value;
use crate::chart::canvas::Point;
use crate::chart::measure;
use crate::chart::page::{Page, Role};
use crate::chart::pen::{HERE, Paper, Pen, Plane, pixel, plane, size};
use crate::chart::shape::{Form, Stroke, Type};

/// An axis of days, from the first to the last.
#[derive(Clone)]
pub(super) struct Days(Date, Date);

impl Ranged for Days {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Date;

    /// Where a day is; in the middle if there is only one.
    fn map(&self, date: &Date, (from, to): (i32, i32)) -> i32 {
        let (whole, part) = (days(self.0, self.1), days(self.0, *date));
        let length = i64::from(to - from);
        let reach = if whole > 0 { length * part / whole } else { length / 2 };
        from + i32::try_from(reach).unwrap_or_default()
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<Date> {
        vec![self.0, self.1]
    }

    fn range(&self) -> Range<Date> {
        self.0..self.1
    }
}

/// The days from one date to another.
fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| span.get_days().into())
}

/// The field: days to the right, levels up.
pub(super) struct Plot {
    pub(super) plane: Plane<Days, RangedCoordf64>,
    /// Its width and height in pixels.
    size: Point,
    first: Date,
    last: Date,
}

impl Plot {
    /// A field for the dates of a trend in a part of an area; levels always run from 0 to 4.
    pub(super) fn new(area: &Paper, part: &Paper, trend: &Trend<'_>) -> Self {
        let dates = || trend.assessments.iter().map(|point| point.assessment.date);
        let first = dates().min().unwrap_or_default();
        let last = dates().max().unwrap_or_default();
        Self {
            plane: plane(area, part, Days(first, last), 4.0..0.0),
            size: size(part),
            first,
            last,
        }
    }

    /// Where a level is at the right side, in pixels of the page, also if all is of one day.
    pub(super) fn end(&self, level: f64) -> Point {
        let (x, y) = self.plane.place(&(self.last, level));
        let beyond = if self.first == self.last { self.size.0 / 2.0 } else { 0.0 };
        (x + beyond, y)
    }

    /// The heights of the highest and the lowest level, in pixels of the page.
    pub(super) fn sides(&self) -> (f64, f64) {
        (self.end(4.0).1, self.end(0.0).1)
    }

    /// Lines for levels, numbered if there is room.
    pub(super) fn grid(&self, page: &Page, levels: &[u8], numbered: bool) {
        let (scale, pad) = (page.scale, 8.0 * page.scale);
        for level in levels {
            let (right, y) = self.end(f64::from(*level));
            let left = right - self.size.0 - pad;
            page.paper.line(vec![pixel((left, y)), pixel((right + pad, y))], page.rule());
            if numbered {
                let style = page.style(Role::Small, page.theme.quiet, "end");
                let shift = (-6.0 * scale, 5.5 * scale);
                page.paper.text(pixel((left, y)), shift, &level.to_string(), style);
            }
        }
    }

    /// The dates below the field, as many as have room: the first and the last before others.
    pub(super) fn dates(&self, page: &Page, trend: &Trend<'_>) {
        let style = page.style(Role::Small, page.theme.quiet, "middle");
        let dates: Vec<Date> =
            trend.assessments.iter().map(|point| point.assessment.date).collect();
        let mut order: Vec<usize> = (0..dates.len()).collect();
        order.sort_by_key(|at| usize::from(*at != 0 && *at + 1 != dates.len()));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let tick = -4.0 * 6.0 * page.scale / self.size.1;
        for date in order.into_iter().map(|at| dates[at]) {
            let text = date.to_string();
            let half = measure::width(&text, style.size, style.weight) / 2.0 + 6.0 * page.scale;
            let (x, _) = self.plane.place(&(date, 0.0));
            if taken.iter().all(|(from, to)| x + half <= *from || x - half >= *to) {
                taken.push((x - half, x + half));
                self.plane.text((date, 0.0), (0.0, 24.0 * page.scale), &text, style);
            }
            self.plane.line(vec![(date, 0.0), (date, tick)], page.rule());
        }
    }

    /// A line with a mark for each value, hollow where not everything is scored; broken where
    /// there is no value, and between organisations.
    pub(super) fn series(
        &self,
        page: &Page,
        trend: &Trend<'_>,
        of: &dyn Fn(&fitsm_eval::trend::Point<'_>) -> Option<Value>,
        (stroke, form, radius): (Stroke, Form, f64),
    ) {
        let points: Vec<Option<((Date, f64), bool)>> = trend
            .assessments
            .iter()
            .map(|point| {
                of(point).map(|value| ((point.assessment.date, value.level()), value.is_whole))
            })
            .collect();
        let all = trend.assessments.iter().map(|point| point.assessment.organisation);
        let named: Vec<_> = points.iter().copied().zip(all).collect();
        for of_one in named.chunk_by(|(_, one), (_, other)| one == other) {
            for run in of_one.split(|(point, _)| point.is_none()).filter(|run| run.len() > 1) {
                let line = run.iter().filter_map(|(point, _)| Some(point.as_ref()?.0));
                self.plane.line(line.collect(), stroke);
            }
        }
        for (point, is_whole) in points.into_iter().flatten() {
            let form = if is_whole { form } else { form.hollow() };
            self.plane.mark(point, HERE, (form, radius * page.scale, stroke.colour));
        }
    }
}

/// A label at the end of a line, in pixels of the page.
pub(super) fn label(page: &Page, at: Point, text: &str, colour: &'static str, room: f64) {
    let style = Type { weight: 600, ..page.style(Role::Small, colour, "start") };
    page.paper.fitted(pixel(at), (0.0, style.size * 0.35), (text, room), style);
}
