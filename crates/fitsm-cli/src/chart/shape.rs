//! What charts are made of: plotters elements that use all that our canvas can do.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::canvas::{Canvas, Fill, Stroke, Type, UNITS};

/// A line or an area through points of the chart.
pub struct Shape {
    points: Vec<(f64, f64)>,
    closed: bool,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
}

impl Shape {
    /// A line.
    pub fn line(points: Vec<(f64, f64)>, stroke: Stroke) -> Self {
        Self { points, closed: false, fill: None, stroke: Some(stroke) }
    }

    /// A closed area.
    pub fn area(points: Vec<(f64, f64)>, fill: Option<Fill>, stroke: Option<Stroke>) -> Self {
        Self { points, closed: true, fill, stroke }
    }
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Shape {
    type Point = &'a (f64, f64);
    type IntoIter = std::slice::Iter<'a, (f64, f64)>;

    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl Drawable<Canvas<'_>> for Shape {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        canvas: &mut Canvas<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        canvas.path(points, self.closed, self.fill, self.stroke);
        Ok(())
    }
}

/// A text at a point of the chart, moved by some pixels.
pub struct Label {
    at: (f64, f64),
    shift: (i32, i32),
    text: String,
    style: Type,
}

impl Label {
    /// A text; `shift` is in pixels, right and down.
    pub fn new(at: (f64, f64), shift: (i32, i32), text: impl Into<String>, style: Type) -> Self {
        Self { at, shift, text: text.into(), style }
    }
}

/// Elements that stand at one point.
macro_rules! at_one_point {
    ($($element:ty),*) => {$(
        impl<'a> PointCollection<'a, (f64, f64)> for &'a $element {
            type Point = &'a (f64, f64);
            type IntoIter = std::iter::Once<&'a (f64, f64)>;

            fn point_iter(self) -> Self::IntoIter {
                std::iter::once(&self.at)
            }
        }
    )*};
}
at_one_point!(Label, Mark);

impl Drawable<Canvas<'_>> for Label {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        canvas: &mut Canvas<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let units = i32::try_from(UNITS).unwrap_or(1);
        if let Some((x, y)) = points.next() {
            let at = (x + self.shift.0 * units, y + self.shift.1 * units);
            canvas.text(at, &self.text, self.style);
        }
        Ok(())
    }
}

/// A mark of a kind, told from the others by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A filled circle.
    Dot,
    /// A hollow circle.
    Ring,
    /// A filled diamond.
    Diamond,
    /// A hollow square.
    Square,
}

/// A mark at a point of the chart.
pub struct Mark {
    at: (f64, f64),
    form: Form,
    /// Half its width in pixels.
    radius: f64,
    colour: &'static str,
}

impl Mark {
    /// A mark.
    pub fn new(at: (f64, f64), form: Form, radius: f64, colour: &'static str) -> Self {
        Self { at, form, radius, colour }
    }

    /// Its outline around the origin, in pixels.
    fn outline(&self) -> Vec<(f64, f64)> {
        let corners = match self.form {
            Form::Dot | Form::Ring => 24,
            Form::Diamond | Form::Square => 4,
        };
        let turn = if self.form == Form::Square { 0.5 } else { 0.0 };
        let reach = if self.form == Form::Square { self.radius * 1.3 } else { self.radius };
        (0..corners)
            .map(|corner| (f64::from(corner) + turn) / f64::from(corners) * std::f64::consts::TAU)
            .map(|angle| (reach * angle.sin(), reach * angle.cos()))
            .collect()
    }
}

impl Drawable<Canvas<'_>> for Mark {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        canvas: &mut Canvas<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let Some((x, y)) = points.next() else {
            return Ok(());
        };
        #[expect(clippy::cast_possible_truncation, reason = "marks are a few pixels wide")]
        let near = |pixels: f64| (pixels * f64::from(UNITS)).round() as i32;
        let outline =
            self.outline().into_iter().map(|(right, down)| (x + near(right), y + near(down)));
        let edge = |colour, width| Some(Stroke { colour, width, dashes: "" });
        let (fill, stroke) = match self.form {
            Form::Dot | Form::Diamond => (self.colour, edge("#ffffff", 1.0)),
            Form::Ring | Form::Square => ("#ffffff", edge(self.colour, 2.0)),
        };
        canvas.path(outline, true, Some(Fill::Colour(fill, 1.0)), stroke);
        Ok(())
    }
}
