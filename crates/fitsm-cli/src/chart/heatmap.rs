//! The heatmap: every requirement as a field with its level, area by area; or areas by assessment.

mod assessments;
mod requirements;
mod told;

pub use assessments::draw as by_assessment;
pub use requirements::draw as by_requirement;
pub(super) use told::{rows, table};

use super::canvas::Point;
use super::measure;
use super::page::{Page, Role, float, plain};
use super::pen::{Numbers, Pen, numbers, within};
use super::shape::{Fill, Stroke};
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

/// How much of a text the fields of a heatmap have room for: the same for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// Level, mean and coverage.
    All,
    /// Level and mean; that not all is scored is seen by the edge.
    Mean,
    /// The level alone.
    Level,
}

impl Detail {
    /// The most that has so much room in all of these fields.
    fn of(fields: &[Field], room: f64, size: f64) -> Self {
        let fits = |detail: &Self| {
            let mut texts = fields.iter().filter_map(Field::text);
            texts.all(|text| measure::width(detail.part(text), size, 400) <= room)
        };
        [Self::All, Self::Mean].into_iter().find(fits).unwrap_or(Self::Level)
    }

    /// What of `≤ 2 · 2.50 (2/4)` is written.
    fn part(self, text: &str) -> &str {
        let until = match self {
            Self::All => None,
            Self::Mean => text.find(" ("),
            Self::Level => text.find(" · "),
        };
        until.map_or(text, |until| &text[..until])
    }
}

impl Field {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Level(_, text) | Self::Open(text) => Some(text),
            Self::NotApplicable | Self::OutOfScope => None,
        }
    }
}

/// The signs for what has no level.
const OPEN: &str = "?";
const NOT_APPLICABLE: &str = "n/a";
const OUT_OF_SCOPE: &str = "–";

/// What a field leaves free beside its text, at scale 1.
const EDGE: f64 = 4.0;

const fn dashed(theme: &Theme) -> Stroke {
    Stroke { colour: theme.quiet, width: 1.2, dashes: "2 4" }
}

/// The fields: columns to the right, rows down, and room for what stands around them.
struct Grid {
    plane: Numbers,
    /// The width of a column, the height of a row and the space between fields, in pixels.
    column: f64,
    row: f64,
    gap: f64,
    detail: Detail,
}

impl Grid {
    /// So many columns and rows of this size from a corner of the page's room.
    fn new(page: &Page, corner: Point, (columns, rows): Point, (column, row): Point) -> Self {
        let ((left, top), (width, height)) = (corner, page.size());
        let free = [top, height - top - row * rows, left, width - left - column * columns];
        let part = within(&page.room, free);
        let plane = numbers(&page.room, &part, 0.0..columns, 0.0..rows);
        let gap = (3.0 * page.scale).min(row * 0.12);
        Self { plane, column, row, gap, detail: Detail::All }
    }

    /// A name beside a row, in so much room to the left.
    fn name(&self, page: &Page, row: f64, text: &str, room: f64) {
        let style = page.in_row(Role::Name, self.row, page.theme.ink, "start");
        let shift = (-room * page.scale, 5.5 * page.scale);
        let room = (room - 12.0) * page.scale;
        self.plane.fitted((0.0, row + 0.5), shift, (text, room), style);
    }

    /// A field and what is written in its middle.
    fn field(&self, page: &Page, (column, row): (usize, f64), field: &Field) {
        let (theme, column, gap) = (page.theme, float(column), self.gap);
        let (fill, edge, text, ink) = match field {
            Field::Level(level, text) => {
                let (colour, ink) = theme.levels[(*level).min(4)];
                (Some(plain(colour)), None, text.as_str(), ink)
            }
            Field::Open(text) => (None, Some(dashed(theme)), text.as_str(), theme.ink),
            Field::NotApplicable => (Some(plain(theme.panel)), None, NOT_APPLICABLE, theme.quiet),
            Field::OutOfScope => (Some(Fill::Hatch), None, OUT_OF_SCOPE, theme.ink),
        };
        let corners = [(column, row), (column + 1.0, row + 1.0)];
        self.plane.rect(corners, [0.0, gap, 0.0, gap], fill, edge);
        let style = page.in_row(Role::Label, (self.row - gap) * 1.1, ink, "middle");
        let (text, room) = (self.detail.part(text), self.column - gap - EDGE * page.scale);
        let shift = (-gap / 2.0, style.size * 0.36 - gap / 2.0);
        self.plane.fitted((column + 0.5, row + 0.5), shift, (text, room), style);
    }
}
