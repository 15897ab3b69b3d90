//! The paper: a plotters backend that writes SVG with tenths of a pixel, dashes, patterns and text
//! that stays text.

use std::convert::Infallible;
use std::fmt::Write as _;

use fitsm_core::source::steers_display;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

/// plotters counts in whole units; one of ours is a tenth of an SVG pixel.
pub const UNITS: u32 = 10;

/// A finished drawing.
#[derive(Debug, Default)]
pub struct Svg {
    size: (u32, u32),
    /// What a screen reader calls the picture.
    pub title: String,
    /// What it tells of it.
    pub description: String,
    body: String,
}

impl Svg {
    /// An empty sheet of so many pixels.
    pub fn new(size: (u32, u32)) -> Self {
        Self { size, ..Self::default() }
    }

    /// The drawing for a page that has fonts of its own.
    pub fn inline(&self) -> String {
        self.document("")
    }

    /// The whole document, with these font faces in it.
    pub fn document(&self, font_faces: &str) -> String {
        let (width, height) = self.size;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"fitsm-title fitsm-desc\" \
             font-family=\"Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\">\n\
             <title id=\"fitsm-title\">{}</title>\n<desc id=\"fitsm-desc\">{}</desc>\n\
             <defs><style>{font_faces}</style>\
             <pattern id=\"fitsm-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#f3f4f6\"/>\
             <rect width=\"2\" height=\"8\" fill=\"#c3c8cf\"/></pattern></defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            escape(&self.title),
            escape(&self.description),
            self.body
        )
    }
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
    /// A white edge, where lines may run behind it.
    pub halo: bool,
}

/// The backend.
pub struct Canvas<'a> {
    svg: &'a mut Svg,
}

impl<'a> Canvas<'a> {
    /// Draws into this.
    pub fn new(svg: &'a mut Svg) -> Self {
        Self { svg }
    }

    /// A line or an area through these points.
    pub fn path(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        closed: bool,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    ) {
        let mut outline = String::new();
        for (at, (x, y)) in points.into_iter().enumerate() {
            let _ =
                write!(outline, "{}{} {}", if at == 0 { 'M' } else { 'L' }, tenths(x), tenths(y));
        }
        if closed {
            outline.push('Z');
        }
        let fill = match fill {
            None => "fill=\"none\"".to_owned(),
            Some(Fill::Hatch) => "fill=\"url(#fitsm-hatch)\"".to_owned(),
            Some(Fill::Colour(colour, opacity)) if opacity < 1.0 => {
                format!("fill=\"{colour}\" fill-opacity=\"{opacity}\"")
            }
            Some(Fill::Colour(colour, _)) => format!("fill=\"{colour}\""),
        };
        let stroke = stroke.map(|Stroke { colour, width, dashes }| {
            let dashes = match dashes {
                "" => String::new(),
                lengths => format!(" stroke-dasharray=\"{lengths}\""),
            };
            format!(" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{dashes}")
        });
        self.element(&format!("<path d=\"{outline}\" {fill}{}/>", stroke.unwrap_or_default()));
    }

    /// A text at this point; its baseline runs through it.
    pub fn text(&mut self, (x, y): BackendCoord, text: &str, style: Type) {
        let Type { colour, size, weight, anchor, halo } = style;
        let halo = if halo {
            " stroke=\"#ffffff\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        } else {
            ""
        };
        self.element(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\" \
             text-anchor=\"{anchor}\" fill=\"{colour}\"{halo}>{}</text>",
            tenths(x),
            tenths(y),
            escape(text)
        ));
    }

    fn element(&mut self, element: &str) {
        self.svg.body.push_str(element);
        self.svg.body.push('\n');
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

/// Our units as pixels: 1234 is 123.4.
fn tenths(units: i32) -> String {
    let (whole, part) = (units / 10, (units % 10).abs());
    let sign = if units < 0 && whole == 0 { "-" } else { "" };
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// What plotters itself asks of a backend. Our own shapes use the richer methods above.
impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.svg.size;
        (width * UNITS, height * UNITS)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let (red, green, blue) = color.rgb;
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"0.1\" height=\"0.1\" fill=\"rgb({red},{green},{blue})\"/>",
            tenths(x),
            tenths(y)
        ));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let (red, green, blue) = style.color().rgb;
        let mut outline = String::new();
        for (x, y) in path {
            let _ = write!(outline, "{},{} ", tenths(x), tenths(y));
        }
        self.element(&format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"rgb({red},{green},{blue})\" stroke-width=\"{}\"/>",
            outline.trim_end(),
            f64::from(style.stroke_width()) / f64::from(UNITS)
        ));
        Ok(())
    }

    fn draw_text<TStyle: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &TStyle,
        at: BackendCoord,
    ) -> Drawn {
        let size = style.size() / f64::from(UNITS);
        let style = Type { colour: "#1f2937", size, weight: 400, anchor: "start", halo: false };
        Canvas::text(self, at, text, style);
        Ok(())
    }

    fn estimate_text_size<TStyle: BackendTextStyle>(
        &self,
        text: &str,
        style: &TStyle,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let height = style.size();
        let width =
            height * 0.56 * f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes of labels"
        )]
        Ok((width.ceil() as u32, height.ceil() as u32))
    }
}
