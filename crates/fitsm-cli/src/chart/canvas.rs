//! The paper: a backend of plotters that writes SVG with tenths of a pixel, dashes, patterns, and
//! text that stays text.

mod backend;

use std::fmt::Write as _;

use fitsm_core::source::steers_display;
use plotters_backend::BackendCoord;

use super::isolate;
use super::shape::{Fill, Stroke, Type};
use super::theme::Theme;

/// plotters counts in whole units; so many of ours are a pixel.
const UNITS: f64 = 10.0;

/// Pixels in the units of the paper.
#[expect(clippy::cast_possible_truncation, reason = "pictures are some thousand pixels wide")]
pub fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

/// A place on the paper in pixels.
pub fn pixels((x, y): BackendCoord) -> Point {
    (f64::from(x) / UNITS, f64::from(y) / UNITS)
}

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
        let pattern = |name: &str| format!("\"url(#{name}-");
        self.write(name, "", &self.body.replace(&pattern(&self.name), &pattern(name)))
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
             <rect width=\"2\" height=\"8\" fill=\"{lines}\"/></pattern>{}</defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\n{body}</svg>\n",
            escape(&self.title),
            escape(&self.description),
            self.patterns(name, body)
        )
    }

    /// The patterns of colours that shade alone would tell apart, where the drawing has them.
    fn patterns(&self, name: &str, body: &str) -> String {
        let pattern = |which: &str, (back, ink): (&str, &str), sign: &str| {
            let id = format!("{name}-{which}");
            if !body.contains(&format!("url(#{id})")) {
                return String::new();
            }
            format!(
                "<pattern id=\"{id}\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><rect width=\"10\" height=\"10\" fill=\"{back}\"/>\
                 <{sign} fill=\"{ink}\" fill-opacity=\"0.32\"/></pattern>"
            )
        };
        let lines = pattern("lines", self.theme.below[1], "rect width=\"1.6\" height=\"10\"");
        let dots = pattern("dots", self.theme.reached[1], "circle cx=\"5\" cy=\"5\" r=\"1.7\"");
        lines + &dots
    }

    /// What has been drawn, leaving an empty sheet.
    fn take(&mut self) -> Self {
        let empty = Self::new(self.size, self.theme);
        std::mem::replace(self, empty)
    }
}

/// What plotters draws on.
pub struct Canvas {
    svg: Svg,
}

impl Canvas {
    /// Draws on this.
    pub fn new(svg: Svg) -> Self {
        Self { svg }
    }

    /// The drawing.
    pub fn take(&mut self) -> Svg {
        self.svg.take()
    }

    /// The colour of the paper.
    pub fn paper(&self) -> &'static str {
        self.svg.theme.paper
    }

    /// A line or an area through these points, with all that plotters' own styles lack.
    pub fn path(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        closed: bool,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    ) {
        self.outline(points, closed);
        match fill {
            None => self.write(format_args!("fill=\"none\"")),
            Some(Fill::Hatch) => self.pattern("hatch"),
            Some(Fill::Lines) => self.pattern("lines"),
            Some(Fill::Dots) => self.pattern("dots"),
            Some(Fill::Colour(colour, opacity)) => self.fill(&colour, opacity),
        }
        if let Some(Stroke { colour, width, dashes }) = stroke {
            self.stroke(&colour, width);
            if !dashes.is_empty() {
                self.write(format_args!(" stroke-dasharray=\"{dashes}\""));
            }
        }
        self.svg.body.push_str("/>\n");
    }

    /// A text at this point; its baseline runs through it.
    pub fn text(&mut self, at: BackendCoord, text: &str, style: Type<'_>) {
        let Type { colour, size, weight, anchor, halo } = style;
        let (x, y) = pixels(at);
        let (x, y, size) = (tenths(x), tenths(y), hundredths(size));
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" \
             text-anchor=\"{anchor}\" fill=\"{colour}\""
        ));
        if halo {
            let paper = self.paper();
            self.write(format_args!(
                " stroke=\"{paper}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            ));
        }
        self.write(format_args!(">{}</text>\n", escape(text)));
    }

    fn outline(&mut self, points: impl IntoIterator<Item = BackendCoord>, closed: bool) {
        let body = &mut self.svg.body;
        body.push_str("<path d=\"");
        for (at, (x, y)) in points.into_iter().enumerate() {
            body.push(if at == 0 { 'M' } else { 'L' });
            push_tenths(body, x);
            body.push(' ');
            push_tenths(body, y);
        }
        body.push_str(if closed { "Z\" " } else { "\" " });
    }

    fn pattern(&mut self, which: &str) {
        let name = self.svg.name.clone();
        self.write(format_args!("fill=\"url(#{name}-{which})\""));
    }

    fn fill(&mut self, colour: &dyn std::fmt::Display, opacity: f64) {
        self.write(format_args!("fill=\"{colour}\""));
        if opacity < 1.0 {
            self.write(format_args!(" fill-opacity=\"{opacity}\""));
        }
    }

    fn stroke(&mut self, colour: &dyn std::fmt::Display, width: f64) {
        self.write(format_args!(
            " stroke=\"{colour}\" stroke-width=\"{}\" stroke-linejoin=\"round\" \
             stroke-linecap=\"round\"",
            hundredths(width)
        ));
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = self.svg.body.write_fmt(text);
    }
}

/// Text as XML takes it: no markup, and no character that XML forbids or that steers a display,
/// but for the signs that keep a text to itself. They are written as numbers, so that a page that
/// takes out what steers it leaves them.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let isolates = isolate::is_whole(text);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(' '),
            c if isolates && isolate::is_sign(c) => {
                // Writing to a text cannot fail.
                let _ = write!(out, "&#x{:x};", u32::from(c));
            }
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
    push_tenths(&mut text, units(pixels));
    text
}

fn push_tenths(out: &mut String, units: i32) {
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
