//! The legend: what lines, marks and fields mean; only what is in the picture.

use super::measure;
use super::page::{Page, Role, float, plain};
use super::pen::{HERE, Paper, Pen, pixel};
use super::shape::{Fill, Form, Stroke};

/// One thing that is explained.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it means.
    pub text: String,
    /// What it looks like.
    pub sample: Sample,
}

/// What an entry shows before its text.
#[derive(Clone, Copy, Debug)]
pub enum Sample {
    /// A field, with a sign in it of this colour.
    Field(Option<Fill>, Option<Stroke>, Option<(&'static str, &'static str)>),
    /// A line, with a mark of this form, radius and colour.
    Line(Stroke, Option<(Form, f64, &'static str)>),
    /// A bar with a mark of this form and colour on it.
    Bar(&'static str, Form, &'static str),
    /// A mark alone.
    Mark(Form, f64, &'static str),
    /// The five levels side by side.
    Scale,
    /// Nothing but the text.
    Nothing,
}

impl Entry {
    /// An entry.
    pub fn new(text: impl Into<String>, sample: Sample) -> Self {
        Self { text: text.into(), sample }
    }

    fn width(&self, scale: f64) -> f64 {
        let text = measure::width(&self.text, Role::Small.size() * scale, 400);
        self.sample.width() * scale + text
    }
}

impl Sample {
    /// Its width at scale 1, with the space behind it.
    const fn width(self) -> f64 {
        match self {
            Self::Field(..) | Self::Bar(..) => 40.0,
            Self::Line(..) => 46.0,
            Self::Mark(..) => 26.0,
            Self::Scale => 5.0 * SWATCH + 9.0,
            Self::Nothing => 0.0,
        }
    }
}

/// How far rows are apart, the space between entries, and the width of one of the five levels.
const ROW: f64 = 28.0;
const GAP: f64 = 24.0;
const SWATCH: f64 = 26.0;

/// The entries in as many rows as they need.
pub(super) fn rows(entries: &[Entry], room: f64, scale: f64) -> Vec<Vec<Entry>> {
    let mut rows: Vec<Vec<Entry>> = Vec::new();
    let mut used = 0.0;
    for entry in entries {
        let width = entry.width(scale);
        match rows.last_mut() {
            Some(row) if used + GAP * scale + width <= room => {
                used += GAP * scale + width;
                row.push(entry.clone());
            }
            _ => {
                used = width;
                rows.push(vec![entry.clone()]);
            }
        }
    }
    rows
}

pub(super) fn height(rows: &[Vec<Entry>], scale: f64) -> f64 {
    (ROW * float(rows.len()) + 8.0) * scale
}

pub(super) fn draw(page: &Page, area: &Paper, rows: &[Vec<Entry>], top: f64) {
    let scale = page.scale;
    for (at, row) in rows.iter().enumerate() {
        let y = top + ROW * scale * (float(at) + 0.5);
        let mut x = 0.0;
        for entry in row {
            sample(page, area, entry.sample, x, y);
            let style = page.style(Role::Small, page.theme.ink, "start");
            let indent = entry.sample.width() * scale;
            area.text(pixel((x + indent, y + 5.5 * scale)), HERE, &entry.text, style);
            x += entry.width(scale) + GAP * scale;
        }
    }
}

fn sample(page: &Page, area: &Paper, sample: Sample, x: f64, y: f64) {
    let scale = page.scale;
    let at = |left: f64| pixel((x + left * scale, y));
    let field = |left: f64, width: f64, fill: Option<Fill>, edge: Option<Stroke>| {
        let (left, right) = (x + left * scale, x + (left + width) * scale);
        let corners = [(left, y - 9.0 * scale), (right, y + 9.0 * scale)];
        area.rect(corners.map(pixel), [0.0; 4], fill, edge);
    };
    let sign = |left: f64, sign: &str, colour: &'static str| {
        let style = page.style(Role::Small, colour, "middle");
        area.text(at(left), (0.0, 5.5 * scale), sign, style);
    };
    let mark = |left: f64, form: Form, radius: f64, colour: &'static str| {
        area.mark(at(left), HERE, (form, radius * scale, colour));
    };
    match sample {
        Sample::Field(fill, edge, text) => {
            field(0.0, 32.0, fill, edge);
            if let Some((text, colour)) = text {
                sign(16.0, text, colour);
            }
        }
        Sample::Line(stroke, of) => {
            area.line(vec![at(0.0), at(38.0)], stroke);
            if let Some((form, radius, colour)) = of {
                mark(19.0, form, radius, colour);
            }
        }
        Sample::Bar(fill, form, colour) => {
            field(0.0, 32.0, Some(plain(fill)), None);
            mark(11.0, form, 5.0, colour);
        }
        Sample::Mark(form, radius, colour) => mark(9.0, form, radius, colour),
        Sample::Scale => {
            for (level, (colour, ink)) in ["0", "1", "2", "3", "4"].iter().zip(page.theme.levels) {
                let left = SWATCH * f64::from(level.as_bytes()[0] - b'0');
                field(left, SWATCH, Some(plain(colour)), None);
                sign(left + SWATCH / 2.0, level, ink);
            }
        }
        Sample::Nothing => {}
    }
}
