//! The heatmap: every requirement as a field with its level, area by area; or areas by assessment.

mod assessments;
mod requirements;
mod told;

pub use assessments::draw as by_assessment;
pub use requirements::draw as by_requirement;
pub(super) use told::table;

use super::canvas::{Fill, Rect, Stroke};
use super::measure;
use super::page::{Page, Role, plain};
use super::theme::Theme;

/// What stands in a field.
enum Field {
    /// A level of 0 to 4, and what is written there.
    Level(usize, String),
    /// It could still be anything up to a level.
    Open(String),
    /// Nothing that applies.
    NotApplicable,
    /// Left out.
    OutOfScope,
}

/// The signs for what has no level.
const OPEN: &str = "?";
const NOT_APPLICABLE: &str = "n/a";
const OUT_OF_SCOPE: &str = "–";

const fn dashed(theme: &Theme) -> Stroke {
    Stroke { colour: theme.quiet, width: 1.2, dashes: "2 4" }
}

/// Draws a field and what is written in its middle.
fn field(page: &mut Page, at: Rect, field: &Field) {
    let (theme, scale) = (page.theme, page.scale);
    let (fill, edge, text, ink) = match field {
        Field::Level(level, text) => {
            let (colour, ink) = theme.levels[(*level).min(4)];
            (Some(plain(colour)), None, text.as_str(), ink)
        }
        Field::Open(text) => (None, Some(dashed(theme)), text.as_str(), theme.ink),
        Field::NotApplicable => (Some(plain(theme.panel)), None, NOT_APPLICABLE, theme.quiet),
        Field::OutOfScope => (Some(Fill::Hatch), None, OUT_OF_SCOPE, theme.ink),
    };
    page.svg.rect(at, fill, edge);
    let style = page.in_row(Role::Label, at.height * 1.1, ink, "middle");
    let middle = (at.x + at.width / 2.0, at.y + at.height / 2.0 + style.size * 0.36);
    // Where there is little room the level stays; a mean never stands without its coverage.
    let room = at.width - 4.0 * scale;
    let shorter = match text.split_once(" · ") {
        Some((level, _)) if measure::width(text, style.size, style.weight) > room => level,
        _ => text,
    };
    page.fitted(middle, shorter, style, room);
}
