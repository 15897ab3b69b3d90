//! Charts: drawn once as SVG, then finished as SVG or PNG; with their data as a table.

mod isolate;
mod legend;
mod measure;
mod pen;
mod shape;

pub mod canvas;
pub mod gaps;
pub mod heatmap;
pub mod interfaces;
pub mod message;
pub mod page;
pub mod radar;
pub mod roadmap;
pub mod table;
pub mod theme;
pub mod trend;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::{tiny_skia, usvg};

use crate::failure::Failure;
use canvas::Svg;
use table::Table;

/// The fonts, so that a picture looks the same on every machine (SIL Open Font License).
const REGULAR_TTF: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
const SEMIBOLD_TTF: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");
const REGULAR_WOFF2: &[u8] = include_bytes!("../fonts/Inter-Regular.woff2");
const SEMIBOLD_WOFF2: &[u8] = include_bytes!("../fonts/Inter-SemiBold.woff2");

/// A chart: the picture, and what it shows as a table.
pub struct Drawing {
    /// The picture.
    pub svg: Svg,
    /// Its data.
    pub table: Table,
}

/// The kind of picture, by its file's ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Scales to any size, can be read aloud and searched.
    Svg,
    /// Goes into every document.
    Png,
}

impl Picture {
    /// The kind that a file's name asks for; `-` is SVG.
    pub fn of(path: &Path) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Self::Svg);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            _ => Err(Failure::PictureKind(path.to_owned())),
        }
    }
}

/// A drawing as the bytes of a file; `width` in pixels counts for PNG.
pub fn finish(drawing: &Svg, kind: Picture, width: u32) -> Result<Vec<u8>, Failure> {
    match kind {
        Picture::Svg => Ok(drawing.document(&font_faces()).into_bytes()),
        Picture::Png => png(drawing, width).map_err(Failure::Picture),
    }
}

/// What of a text the fonts of a PNG have no signs for: they hold the Latin, Greek and Cyrillic
/// alphabets. An SVG is shown with the reader's own fonts where ours lack something.
pub fn without_signs(text: &str) -> String {
    let lacking: BTreeSet<char> =
        text.chars().filter(|c| is_drawn(*c) && !measure::has_sign(*c)).collect();
    lacking.into_iter().collect()
}

/// Whether a character is one that leaves a mark or a blank: not a new line, nor what only joins or
/// parts its neighbours, as Persian names have it.
const fn is_drawn(c: char) -> bool {
    !matches!(c, '\n' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The fonts inside the SVG: nothing is fetched, and nothing has to be installed.
pub fn font_faces() -> String {
    let face = |weight: u16, font: &[u8]| {
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,{}) format('woff2')}}",
            STANDARD.encode(font)
        )
    };
    face(400, REGULAR_WOFF2) + &face(600, SEMIBOLD_WOFF2)
}

fn png(drawing: &Svg, width: u32) -> Result<Vec<u8>, String> {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(REGULAR_TTF.to_vec());
    fonts.load_font_data(SEMIBOLD_TTF.to_vec());
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: Arc::new(fonts),
        ..usvg::Options::default()
    };
    let tree =
        usvg::Tree::from_str(&drawing.inline(), &options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size();
    let size = size.scale_to_width(width).ok_or("it would have no height")?;
    let mut pixels =
        tiny_skia::Pixmap::new(size.width(), size.height()).ok_or("it would be too large")?;
    let scale = tiny_skia::Transform::from_scale(
        pixel_ratio(size.width(), tree.size().width()),
        pixel_ratio(size.height(), tree.size().height()),
    );
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

#[expect(clippy::cast_precision_loss, reason = "pictures are at most 8000 pixels wide")]
fn pixel_ratio(pixels: u32, units: f32) -> f32 {
    pixels as f32 / units
}

#[cfg(test)]
mod tests {
    use super::canvas::{Canvas, Svg};
    use super::shape::Type;
    use super::theme::LIGHT;
    use super::{png, without_signs};

    #[test]
    fn signs_that_keep_a_text_to_itself_are_not_drawn() {
        let picture = |text: &str| {
            let mut canvas = Canvas::new(Svg::new((200.0, 40.0), &LIGHT));
            let style =
                Type { colour: "#111827", size: 16.0, weight: 400, anchor: "start", halo: false };
            canvas.text((100, 250), text, style);
            png(&canvas.take(), 400).unwrap()
        };
        assert!(picture("a · \u{2068}b 2\u{2069} · 2026") == picture("a · b 2 · 2026"));
        assert!(picture("a · b 2 · 2026") != picture("a · b 2_ · 2026"));
        assert_eq!(without_signs("אö\u{200c}b\n"), "א");
    }
}
