//! Elements of plotters that use all that our canvas can do: dashes, hatching, marks, halos.

use std::convert::Infallible;
use std::iter::{Once, once};
use std::slice::Iter;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::canvas::{Canvas, Point, units};

/// How to fill a shape.
#[derive(Clone, Copy, Debug)]
pub enum Fill {
    /// Colour and opacity.
    Colour(&'static str, f64),
    /// Diagonal lines: left out.
    Hatch,
    /// The colour of 2 levels below a goal, with lines.
    Lines,
    /// The colour of what is above a goal, with dots.
    Dots,
}

/// How to draw a line.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// The colour.
    pub colour: &'static str,
    /// In pixels.
    pub width: f64,
    /// Lengths of dashes and gaps in pixels; empty for a solid line.
    pub dashes: &'static str,
}

/// How to write a text.
#[derive(Clone, Copy, Debug)]
pub struct Type<'a> {
    /// The colour.
    pub colour: &'a str,
    /// The size in pixels.
    pub size: f64,
    /// Regular 400 or semi-bold 600.
    pub weight: u16,
    /// Where the position is: `start`, `middle` or `end` of the text.
    pub anchor: &'static str,
    /// An edge in the colour of the paper, where lines may run behind it.
    pub halo: bool,
}

/// The form of a mark, which tells it from the others.
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
    /// A filled square.
    Block,
    /// A filled triangle.
    Triangle,
    /// A hollow diamond.
    OpenDiamond,
    /// A hollow triangle.
    OpenTriangle,
}

impl Form {
    /// Whether the paper shows inside.
    pub const fn is_hollow(self) -> bool {
        matches!(self, Self::Ring | Self::Square | Self::OpenDiamond | Self::OpenTriangle)
    }

    /// The same form with the paper inside.
    pub const fn hollow(self) -> Self {
        match self {
            Self::Dot | Self::Ring => Self::Ring,
            Self::Diamond | Self::OpenDiamond => Self::OpenDiamond,
            Self::Square | Self::Block => Self::Square,
            Self::Triangle | Self::OpenTriangle => Self::OpenTriangle,
        }
    }

    /// Its outline around the origin.
    fn outline(self, radius: f64) -> impl Iterator<Item = Point> {
        let (corners, turn, reach) = match self {
            Self::Dot | Self::Ring => (24, 0.0, radius),
            Self::Diamond | Self::OpenDiamond => (4, 0.0, radius),
            Self::Square | Self::Block => (4, 0.5, radius * 1.3),
            Self::Triangle | Self::OpenTriangle => (3, 0.5, radius * 1.15),
        };
        (0..corners)
            .map(move |at| (f64::from(at) + turn) / f64::from(corners) * std::f64::consts::TAU)
            .map(move |angle| (reach * angle.sin(), reach * angle.cos()))
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A line or an area through points of the chart.
pub(super) struct Shape<C> {
    pub(super) points: Vec<C>,
    pub(super) closed: bool,
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<Stroke>,
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Shape<C> {
    type Point = &'a C;
    type IntoIter = Iter<'a, C>;

    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<C> Drawable<Canvas> for Shape<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        canvas: &mut Canvas,
        _: (u32, u32),
    ) -> Drawn {
        canvas.path(points, self.closed, self.fill, self.stroke);
        Ok(())
    }
}

/// An upright box between two corners of the chart, with an edge or hatched.
pub(super) struct Edged<C> {
    pub(super) corners: [C; 2],
    /// What it leaves free within them: above, below, to the left and to the right, in units.
    pub(super) margin: [i32; 4],
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<Stroke>,
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Edged<C> {
    type Point = &'a C;
    type IntoIter = Iter<'a, C>;

    fn point_iter(self) -> Self::IntoIter {
        self.corners.iter()
    }
}

impl<C> Drawable<Canvas> for Edged<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        canvas: &mut Canvas,
        _: (u32, u32),
    ) -> Drawn {
        if let (Some((x, y)), Some((right, bottom))) = (points.next(), points.next()) {
            let [above, below, left, beside] = self.margin;
            let (x, y, right, bottom) = (x + left, y + above, right - beside, bottom - below);
            let corners = [(x, y), (right, y), (right, bottom), (x, bottom)];
            canvas.path(corners, true, self.fill, self.stroke);
        }
        Ok(())
    }
}

/// A mark at a point of the chart, or some pixels beside it.
pub(super) struct Mark<C> {
    pub(super) at: C,
    pub(super) shift: Point,
    pub(super) form: Form,
    /// Half its width in pixels.
    pub(super) radius: f64,
    pub(super) colour: &'static str,
}

/// A text with a halo at a point of the chart, or some pixels beside it.
pub(super) struct Label<'t, C> {
    pub(super) at: C,
    pub(super) shift: Point,
    pub(super) text: &'t str,
    pub(super) style: Type<'t>,
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Mark<C> {
    type Point = &'a C;
    type IntoIter = Once<&'a C>;

    fn point_iter(self) -> Self::IntoIter {
        once(&self.at)
    }
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Label<'_, C> {
    type Point = &'a C;
    type IntoIter = Once<&'a C>;

    fn point_iter(self) -> Self::IntoIter {
        once(&self.at)
    }
}

impl<C> Drawable<Canvas> for Mark<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        canvas: &mut Canvas,
        _: (u32, u32),
    ) -> Drawn {
        let edge = |colour, width| Some(Stroke { colour, width, dashes: "" });
        let paper = canvas.paper();
        let (fill, stroke) = if self.form.is_hollow() {
            (paper, edge(self.colour, (self.radius * 0.25).clamp(1.4, 2.4)))
        } else {
            (self.colour, edge(paper, 1.0))
        };
        for (x, y) in points {
            let outline = self.form.outline(self.radius).map(|(right, down)| {
                (x + units(self.shift.0 + right), y + units(self.shift.1 + down))
            });
            canvas.path(outline, true, Some(Fill::Colour(fill, 1.0)), stroke);
        }
        Ok(())
    }
}

impl<C> Drawable<Canvas> for Label<'_, C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        canvas: &mut Canvas,
        _: (u32, u32),
    ) -> Drawn {
        for (x, y) in points {
            let at = (x + units(self.shift.0), y + units(self.shift.1));
            canvas.text(at, self.text, self.style);
        }
        Ok(())
    }
}
