//! A consultant's own colours, each readable on the paper.

use fitsm_core::Source;
use serde::Deserialize;
use toml::Spanned;

use super::refused;
use crate::failure::Failure;

/// The least contrast of text on its background (WCAG 2.2, criterion 1.4.3, level AA).
const LEAST_CONTRAST: f64 = 4.5;

/// Colours as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    /// Headings and links.
    pub accent: String,
    /// Text.
    pub ink: String,
    /// Text of less weight.
    pub quiet: String,
    /// The background.
    pub paper: String,
    /// The same for print, where the paper is white whatever is said here.
    pub printed: Printed,
}

/// Colours that can be read on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Headings and links.
    pub accent: String,
    /// Text.
    pub ink: String,
    /// Text of less weight.
    pub quiet: String,
}

/// What the file says of them; ours stand in for what it does not say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    accent: Option<Spanned<String>>,
    ink: Option<Spanned<String>>,
    paper: Option<Spanned<String>>,
}

type Rgb = [u8; 3];

const WHITE: Rgb = [255; 3];
const BLACK: Rgb = [0; 3];

/// Our own ink.
const INK: Rgb = [17, 24, 39];

impl Given {
    /// The colours, if all are colours and can be read.
    pub(super) fn check(&self, source: &Source) -> Result<Colours, Failure> {
        let paper = read(source, "paper", self.paper.as_ref(), "#ffffff")?;
        let ink = read(source, "ink", self.ink.as_ref(), "#111827")?;
        let accent = read(source, "accent", self.accent.as_ref(), "#0b5cab")?;
        for (name, (_, colour), written) in
            [("ink", &ink, &self.ink), ("accent", &accent, &self.accent)]
        {
            let has = contrast(*colour, paper.1);
            if has < LEAST_CONTRAST {
                let place = written.as_ref().or(self.paper.as_ref());
                // Rounded down, so that what is too little never reads as enough.
                let has = (has * 10.0).floor() / 10.0;
                let what = format!(
                    "{name} is hard to read on the paper: their contrast is {has:.1} to 1, and at \
                     least 4.5 to 1 is needed"
                );
                return Err(refused(source, place.map_or(0, |text| text.span().start), &what));
            }
        }
        let printed = Printed::of(ink.1, accent.1);
        let quiet = written(quiet(ink.1, paper.1));
        Ok(Colours { accent: accent.0, ink: ink.0, quiet, paper: paper.0, printed })
    }
}

impl Printed {
    /// Ink that is too light for white gives way to ours; an accent gets as dark as it has to.
    fn of(ink: Rgb, accent: Rgb) -> Self {
        let ink = if contrast(ink, WHITE) < LEAST_CONTRAST { INK } else { ink };
        let mut accent = accent;
        while contrast(accent, WHITE) < LEAST_CONTRAST {
            accent = mix(accent, BLACK);
        }
        let quiet = quiet(ink, WHITE);
        Self { accent: written(accent), ink: written(ink), quiet: written(quiet) }
    }
}

/// An ink of less weight, if it can still be read.
fn quiet(ink: Rgb, paper: Rgb) -> Rgb {
    let mixed = mix(ink, paper);
    if contrast(mixed, paper) < LEAST_CONTRAST { ink } else { mixed }
}

fn written([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A colour as it was written, or the usual one, and what it is made of.
fn read(
    source: &Source,
    name: &str,
    written: Option<&Spanned<String>>,
    usual: &str,
) -> Result<(String, Rgb), Failure> {
    let text = written.map_or(usual, |text| text.get_ref());
    rgb(text).map(|rgb| (text.to_owned(), rgb)).ok_or_else(|| {
        let start = written.map_or(0, |text| text.span().start);
        let what = format!("{name} is no colour; write it as #rrggbb, such as {usual}");
        refused(source, start, &what)
    })
}

fn rgb(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Three parts of the first colour and one of the second.
fn mix(one: Rgb, other: Rgb) -> Rgb {
    let part = |at: usize| {
        let sum = u16::from(one[at]) * 3 + u16::from(other[at]);
        u8::try_from(sum / 4).unwrap_or(u8::MAX)
    };
    [part(0), part(1), part(2)]
}

/// The contrast ratio of two colours, 1 to 21 (WCAG 2.2).
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance, 0 to 1 (WCAG 2.2).
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
