//! The page of a chart: its size, its type, the heading with the message, the legend, and the line
//! that tells whose data it is.

use super::canvas::{Fill, Point, Rect, Stroke, Svg, Type};
use super::legend::{self, Entry};
use super::measure;
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
    /// A slide of 16:9, 1280 pixels wide, with larger type.
    Slide,
    /// A page of A4, 96 pixels to the inch.
    A4,
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
    /// The drawing.
    pub svg: Svg,
    /// Its colours.
    pub theme: &'static Theme,
    /// How large type and marks are: 1 on the page that is as high as its content.
    pub scale: f64,
    /// The room for the chart.
    pub room: Rect,
}

/// Distances on a page at scale 1.
const MARGIN: f64 = 40.0;
const TITLE_LINE: f64 = 36.0;
const SOURCE_LINE: f64 = 21.0;

impl Page {
    /// A page with its heading, legend and source, and room between them; `wanted` says how high a
    /// chart of some width would like to be.
    pub fn new(look: Look, way: Way, head: &Head, wanted: impl Fn(f64, f64) -> f64) -> Self {
        let (width, height, scale) = match (look.size, way) {
            (Size::Content, _) => (1200.0, None, 1.0),
            (Size::Slide, _) => (1280.0, Some(720.0), 1.1),
            (Size::A4, Way::Portrait) => (794.0, Some(1123.0), 0.72),
            (Size::A4, Way::Landscape) => (1123.0, Some(794.0), 0.74),
        };
        let inner = width - 2.0 * MARGIN * scale;
        let title = Role::Title.size() * scale;
        let message = measure::wrap(&head.message, inner, title, 600, 2);
        let small = Role::Small.size() * scale;
        let source: Vec<String> =
            head.source.iter().flat_map(|line| measure::wrap(line, inner, small, 400, 2)).collect();
        let rows = legend::rows(&head.legend, inner, scale);
        let lead = (50.0 + TITLE_LINE * float(message.len()) - 6.0) * scale;
        let top = lead + 20.0 * scale;
        let below = (SOURCE_LINE * float(source.len()) + 22.0) * scale
            + legend::height(&rows, scale)
            + 14.0 * scale;
        let height = height.unwrap_or_else(|| top + wanted(inner, scale) + below);
        let room = Rect { x: MARGIN * scale, y: top, width: inner, height: height - top - below };
        let svg = Svg::new((width, height), look.theme);
        let mut page = Self { svg, theme: look.theme, scale, room };
        page.head(&message, &head.lead, lead);
        let first = height - (SOURCE_LINE * float(source.len()) + 4.0) * scale;
        for (at, line) in source.iter().enumerate() {
            let style = page.style(Role::Small, page.theme.quiet, "start");
            page.svg.text((page.room.x, first + SOURCE_LINE * scale * float(at)), line, style);
        }
        legend::draw(&mut page, &rows, height - below + 14.0 * scale);
        page
    }

    fn head(&mut self, message: &[String], lead: &str, at: f64) {
        let (x, inner) = (self.room.x, self.room.width);
        for (line, text) in message.iter().enumerate() {
            let y = (54.0 + TITLE_LINE * float(line)) * self.scale;
            self.svg.text((x, y), text, self.style(Role::Title, self.theme.ink, "start"));
        }
        let style = self.style(Role::Lead, self.theme.quiet, "start");
        self.fitted((x, at), lead, style, inner);
    }

    /// The type for a part of the page.
    pub fn style(&self, role: Role, colour: &'static str, anchor: &'static str) -> Type {
        let weight = if matches!(role, Role::Title | Role::Name) { 600 } else { 400 };
        Type { colour, size: role.size() * self.scale, weight, anchor, halo: false }
    }

    /// The type for a part of a row of this height: never so large that rows touch.
    pub fn in_row(&self, role: Role, row: f64, colour: &'static str, anchor: &'static str) -> Type {
        let style = self.style(role, colour, anchor);
        Type { size: style.size.min(row * 0.78), ..style }
    }

    /// A text, cut to the room that it has.
    pub fn fitted(&mut self, at: Point, text: &str, style: Type, room: f64) {
        let text = measure::cut(text, room, style.size, style.weight);
        self.svg.text(at, &text, style);
    }

    /// A thin line to read values by.
    pub fn rule(&mut self, from: Point, to: Point) {
        let stroke = Stroke { colour: self.theme.grid, width: 1.0, dashes: "" };
        self.svg.line(&[from, to], stroke);
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
