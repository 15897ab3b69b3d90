//! The paper: SVG with tenths of a pixel, dashes, patterns, marks, and text that stays text.

use std::fmt::Write as _;

use fitsm_core::source::steers_display;

use super::theme::Theme;

/// A point in pixels from the top left corner.
pub type Point = (f64, f64);

/// A drawing.
#[derive(Debug)]
pub struct Svg {
    size: (f64, f64),
    theme: &'static Theme,
    /// Begins the ids in it: a page with several drawings gives each another name.
    pub name: String,
    /// What a screen reader calls the picture.
    pub title: String,
    /// What it tells of it.
    pub description: String,
    body: String,
}

impl Svg {
    /// An empty sheet of so many pixels.
    pub fn new(size: (f64, f64), theme: &'static Theme) -> Self {
        let (title, description, body) = (String::new(), String::new(), String::new());
        Self { size, theme, name: "fitsm".to_owned(), title, description, body }
    }

    /// The drawing for a page that has fonts of its own.
    pub fn inline(&self) -> String {
        self.document("")
    }

    /// The drawing for a page that has others, under a name of its own; without a style sheet, so
    /// that the page's security policy has nothing to refuse.
    pub fn embedded(&self, name: &str) -> String {
        let hatch = |name: &str| format!("\"url(#{name}-hatch)\"");
        self.write(name, "", &self.body.replace(&hatch(&self.name), &hatch(name)))
    }

    /// The whole document, with these font faces in it.
    pub fn document(&self, font_faces: &str) -> String {
        self.write(&self.name, &format!("<style>{font_faces}</style>"), &self.body)
    }

    fn write(&self, name: &str, style: &str, body: &str) -> String {
        let (width, height) = (tenths(self.size.0), tenths(self.size.1));
        let paper = self.theme.paper;
        let (back, lines) = self.theme.hatch;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"{name}-title {name}-desc\" \
             font-family=\"Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\">\n\
             <title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-desc\">{}</desc>\n\
             <defs>{style}\
             <pattern id=\"{name}-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"{back}\"/>\
             <rect width=\"2\" height=\"8\" fill=\"{lines}\"/></pattern></defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\n{body}</svg>\n",
            escape(&self.title),
            escape(&self.description)
        )
    }

    /// A line through these points.
    pub fn line(&mut self, points: &[Point], stroke: Stroke) {
        self.path(points, false, None, Some(stroke));
    }

    /// The area between these points.
    pub fn area(&mut self, points: &[Point], fill: Option<Fill>, stroke: Option<Stroke>) {
        self.path(points, true, fill, stroke);
    }

    /// An upright box.
    pub fn rect(&mut self, at: Rect, fill: Option<Fill>, stroke: Option<Stroke>) {
        let (right, bottom) = (at.x + at.width, at.y + at.height);
        let corners = [(at.x, at.y), (right, at.y), (right, bottom), (at.x, bottom)];
        self.path(&corners, true, fill, stroke);
    }

    fn path(&mut self, points: &[Point], closed: bool, fill: Option<Fill>, stroke: Option<Stroke>) {
        let name = self.name.clone();
        let body = &mut self.body;
        body.push_str("<path d=\"");
        for (at, (x, y)) in points.iter().enumerate() {
            body.push(if at == 0 { 'M' } else { 'L' });
            push_tenths(body, *x);
            body.push(' ');
            push_tenths(body, *y);
        }
        body.push_str(if closed { "Z\" " } else { "\" " });
        // Writing to a text cannot fail.
        let _ = match fill {
            None => write!(body, "fill=\"none\""),
            Some(Fill::Hatch) => write!(body, "fill=\"url(#{name}-hatch)\""),
            Some(Fill::Colour(colour, opacity)) if opacity < 1.0 => {
                write!(body, "fill=\"{colour}\" fill-opacity=\"{opacity}\"")
            }
            Some(Fill::Colour(colour, _)) => write!(body, "fill=\"{colour}\""),
        };
        if let Some(Stroke { colour, width, dashes }) = stroke {
            let _ = write!(
                body,
                " stroke=\"{colour}\" stroke-width=\"{}\" stroke-linejoin=\"round\" \
                 stroke-linecap=\"round\"",
                hundredths(width)
            );
            if !dashes.is_empty() {
                let _ = write!(body, " stroke-dasharray=\"{dashes}\"");
            }
        }
        body.push_str("/>\n");
    }

    /// A mark around a point; `radius` is half its width.
    pub fn mark(&mut self, (x, y): Point, form: Form, radius: f64, colour: &'static str) {
        let outline: Vec<Point> =
            form.outline(radius).iter().map(|(right, down)| (x + right, y + down)).collect();
        let edge = |colour, width| Some(Stroke { colour, width, dashes: "" });
        let paper = self.theme.paper;
        let (fill, stroke) = if form.is_hollow() {
            (paper, edge(colour, (radius * 0.25).clamp(1.4, 2.4)))
        } else {
            (colour, edge(paper, 1.0))
        };
        self.area(&outline, Some(Fill::Colour(fill, 1.0)), stroke);
    }

    /// A text at this point; its baseline runs through it.
    pub fn text(&mut self, (x, y): Point, text: &str, style: Type) {
        let Type { colour, size, weight, anchor, halo } = style;
        let body = &mut self.body;
        let _ = write!(
            body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" \
             text-anchor=\"{anchor}\" fill=\"{colour}\"",
            tenths(x),
            tenths(y),
            hundredths(size)
        );
        if halo {
            let _ = write!(
                body,
                " stroke=\"{}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                self.theme.paper
            );
        }
        let _ = writeln!(body, ">{}</text>", escape(text));
    }
}

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// To its right edge.
    pub width: f64,
    /// To its lower edge.
    pub height: f64,
}

/// How to fill a shape.
#[derive(Clone, Copy, Debug)]
pub enum Fill {
    /// Colour and opacity.
    Colour(&'static str, f64),
    /// Diagonal lines: left out.
    Hatch,
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
pub struct Type {
    /// The colour.
    pub colour: &'static str,
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

    /// The same form with or without the paper inside.
    pub const fn hollow(self) -> Self {
        match self {
            Self::Dot | Self::Ring => Self::Ring,
            Self::Diamond | Self::OpenDiamond => Self::OpenDiamond,
            Self::Square | Self::Block => Self::Square,
            Self::Triangle | Self::OpenTriangle => Self::OpenTriangle,
        }
    }

    /// Its outline around the origin.
    fn outline(self, radius: f64) -> Vec<Point> {
        let (corners, turn, reach) = match self {
            Self::Dot | Self::Ring => (24, 0.0, radius),
            Self::Diamond | Self::OpenDiamond => (4, 0.0, radius),
            Self::Square | Self::Block => (4, 0.5, radius * 1.3),
            Self::Triangle | Self::OpenTriangle => (3, 0.5, radius * 1.15),
        };
        (0..corners)
            .map(|corner| (f64::from(corner) + turn) / f64::from(corners) * std::f64::consts::TAU)
            .map(|angle| (reach * angle.sin(), reach * angle.cos()))
            .collect()
    }
}

/// Text as XML takes it: no markup, and no character that XML forbids or that steers a display.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(' '),
            c if steers_display(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            c => out.push(c),
        }
    }
    out
}

/// Pixels with one decimal, none where it is 0.
fn tenths(pixels: f64) -> String {
    let mut text = String::new();
    push_tenths(&mut text, pixels);
    text
}

fn push_tenths(out: &mut String, pixels: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "pictures are some thousand pixels wide")]
    let units = (pixels * 10.0).round() as i64;
    if units < 0 {
        out.push('-');
    }
    let _ = match (units.abs() / 10, units.abs() % 10) {
        (whole, 0) => write!(out, "{whole}"),
        (whole, part) => write!(out, "{whole}.{part}"),
    };
}

/// A size or width with at most two decimals.
fn hundredths(pixels: f64) -> f64 {
    (pixels * 100.0).round() / 100.0
}
