//! The page of a chart: its size, its type, the heading with the message, the legend, and the line
//! that tells whose data it is.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::drawing::DrawingArea;

use super::canvas::{Canvas, Point, Svg, units};
use super::legend::{self, Entry};
use super::measure;
use super::pen::{HERE, Paper, Pen, pixel, size, within};
use super::shape::{Fill, Stroke, Type};
use super::theme::{LIGHT, Theme};

/// How a chart is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its colours.
    pub theme: &'static Theme,
    /// Its size.
    pub size: Size,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: &LIGHT, size: Size::Content }
    }
}

/// The size of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 1200 pixels wide, as high as the content needs.
    #[default]
    Content,
    /// 620 pixels wide, beside a text that says what the heading would say and whose data it is; as
    /// high as the content needs. Shown at three quarters, its type is still that of the text.
    Beside,
    /// A slide of 16:9, 1280 pixels wide, with larger type.
    Slide,
    /// A page of A4, 96 pixels to the inch.
    A4,
}

impl Size {
    /// The width, the height where it is fixed, and how large type and marks are.
    const fn measures(self, way: Way) -> (f64, Option<f64>, f64) {
        match (self, way) {
            (Self::Content, _) => (1200.0, None, 1.0),
            (Self::Beside, _) => (620.0, None, 1.0),
            (Self::Slide, _) => (1280.0, Some(720.0), 1.1),
            (Self::A4, Way::Portrait) => (794.0, Some(1123.0), 0.72),
            (Self::A4, Way::Landscape) => (1123.0, Some(794.0), 0.74),
        }
    }

    /// The width of the room for a chart, and the scale.
    pub fn room(self, way: Way) -> Point {
        let (width, _, scale) = self.measures(way);
        (width - 2.0 * self.margin(scale), scale)
    }

    fn margin(self, scale: f64) -> f64 {
        if self == Self::Beside { 4.0 } else { MARGIN * scale }
    }
}

/// How a page of A4 is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
}

/// What stands around a chart.
pub struct Head {
    /// What it says, in a few words.
    pub message: String,
    /// What it shows.
    pub lead: String,
    /// Whose data it is, and what else has to be known; each from a new line.
    pub source: Vec<String>,
    /// What its signs mean.
    pub legend: Vec<Entry>,
}

/// The part that a text has on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The message.
    Title,
    /// The line below it.
    Lead,
    /// The name of a row or an axis.
    Name,
    /// A label.
    Label,
    /// What stands beside something.
    Small,
}

/// A page that is being drawn.
pub struct Page {
    canvas: Rc<RefCell<Canvas>>,
    /// Its colours.
    pub theme: &'static Theme,
    /// How large type and marks are: 1 on the page that is as high as its content.
    pub scale: f64,
    /// The whole page.
    pub paper: Paper,
    /// The room for the chart.
    pub room: Paper,
    /// It has no more than can be read beside a text.
    pub is_beside: bool,
}

/// Distances on a page at scale 1.
const MARGIN: f64 = 40.0;
const TITLE_LINE: f64 = 36.0;
const SOURCE_LINE: f64 = 21.0;

impl Page {
    /// A page with its heading, legend and source, and room between them; `wanted` says how high a
    /// chart of some width would like to be.
    pub fn new(look: Look, way: Way, head: &Head, wanted: impl Fn(f64, f64) -> f64) -> Self {
        let (width, height, scale) = look.size.measures(way);
        let (inner, _) = look.size.room(way);
        let is_beside = look.size == Size::Beside;
        let margin = look.size.margin(scale);
        let title = Role::Title.size() * scale;
        let message =
            if is_beside { Vec::new() } else { measure::wrap(&head.message, inner, title, 600, 2) };
        let small = Role::Small.size() * scale;
        let source: Vec<String> = head
            .source
            .iter()
            .filter(|_| !is_beside)
            .flat_map(|line| measure::wrap(line, inner, small, 400, 2))
            .collect();
        let rows = legend::rows(&head.legend, inner, scale);
        let lead = (50.0 + TITLE_LINE * float(message.len()) - 6.0) * scale;
        let top = if is_beside { 2.0 } else { lead + 20.0 * scale };
        let legend = 14.0 * scale + legend::height(&rows, scale);
        let foot = if is_beside { 0.0 } else { SOURCE_LINE * float(source.len()) + 22.0 };
        let below = foot * scale + legend;
        let height = height.unwrap_or_else(|| top + wanted(inner, scale) + below);
        let canvas = Rc::new(RefCell::new(Canvas::new(Svg::new((width, height), look.theme))));
        let paper = DrawingArea::from(&canvas);
        let (above, rest) = within(&paper, [0.0, 0.0, margin, margin]).split_vertically(units(top));
        let (room, rest) = rest.split_vertically(units(height - top - below));
        let (middle, last) = rest.split_vertically(units(legend));
        let page = Self { canvas, theme: look.theme, scale, paper, room, is_beside };
        if !is_beside {
            page.head(&above, &message, &head.lead, lead);
            page.source(&last, &source);
        }
        legend::draw(&page, &middle, &rows, 14.0 * scale);
        page
    }

    /// The drawing, with what a screen reader calls it and tells of it.
    pub fn finish(self, title: impl Into<String>, description: String) -> Svg {
        let mut svg = self.canvas.borrow_mut().take();
        (svg.title, svg.description) = (title.into(), description);
        svg
    }

    fn head(&self, area: &Paper, message: &[String], lead: &str, at: f64) {
        for (line, text) in message.iter().enumerate() {
            let y = (54.0 + TITLE_LINE * float(line)) * self.scale;
            let style = self.style(Role::Title, self.theme.ink, "start");
            area.text(pixel((0.0, y)), HERE, text, style);
        }
        let style = self.style(Role::Lead, self.theme.quiet, "start");
        area.fitted(pixel((0.0, at)), HERE, (lead, size(area).0), style);
    }

    fn source(&self, area: &Paper, source: &[String]) {
        for (at, line) in source.iter().enumerate() {
            let style = self.style(Role::Small, self.theme.quiet, "start");
            let y = (18.0 + SOURCE_LINE * float(at)) * self.scale;
            area.text(pixel((0.0, y)), HERE, line, style);
        }
    }

    /// The width and the height of the room in pixels.
    pub fn size(&self) -> Point {
        size(&self.room)
    }

    /// The type for a part of the page.
    pub fn style(&self, role: Role, colour: &'static str, anchor: &'static str) -> Type<'static> {
        let weight = if matches!(role, Role::Title | Role::Name) { 600 } else { 400 };
        Type { colour, size: role.size() * self.scale, weight, anchor, halo: false }
    }

    /// The type for a part of a row of this height: never so large that rows touch.
    pub fn in_row(
        &self,
        role: Role,
        row: f64,
        colour: &'static str,
        anchor: &'static str,
    ) -> Type<'static> {
        let style = self.style(role, colour, anchor);
        Type { size: style.size.min(row * 0.78), ..style }
    }

    /// The kind of a thin line to read values by.
    pub fn rule(&self) -> Stroke {
        Stroke { colour: self.theme.grid, width: 1.0, dashes: "" }
    }

    /// A line of this kind at the scale of the page.
    pub fn stroke(&self, colour: &'static str, width: f64, dashes: &'static str) -> Stroke {
        Stroke { colour, width: width * self.scale, dashes }
    }
}

impl Role {
    /// Its size in pixels at scale 1.
    pub const fn size(self) -> f64 {
        match self {
            Self::Title => 29.0,
            Self::Lead => 16.5,
            Self::Name => 17.0,
            Self::Label => 16.0,
            Self::Small => 15.5,
        }
    }
}

/// A plain colour.
pub const fn plain(colour: &'static str) -> Fill {
    Fill::Colour(colour, 1.0)
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "counts of areas, rows and characters")]
pub fn float(count: usize) -> f64 {
    count as f64
}
