//! The data of a chart as a table, for those who cannot see it and for spreadsheets.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::formats::{csv, markdown};
use crate::terminal::plain;
use crate::text::{cut, fit};

/// A table: every row has a cell for each heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, as in the JSON.
    pub headings: Vec<String>,
    /// What they hold; empty where there is nothing.
    pub rows: Vec<Vec<String>>,
}

/// The widest that a column of text gets.
const WIDEST: usize = 44;

impl Table {
    /// An empty table.
    pub fn new<const N: usize>(headings: [&str; N]) -> Self {
        Self { headings: headings.map(str::to_owned).to_vec(), rows: Vec::new() }
    }

    /// For spreadsheets.
    pub fn csv(&self) -> String {
        csv::render_rows(std::iter::once(&self.headings).chain(&self.rows))
    }

    /// For wikis and documents.
    pub fn markdown(&self) -> String {
        let cells = |row: &[String]| {
            row.iter().map(|cell| markdown::escape(cell)).collect::<Vec<_>>().join(" | ")
        };
        let mut out = String::new();
        let _ = writeln!(out, "| {} |", cells(&self.headings));
        let _ = writeln!(out, "|{}", "---|".repeat(self.headings.len()));
        for row in &self.rows {
            let _ = writeln!(out, "| {} |", cells(row));
        }
        out
    }

    /// For the terminal and for reading aloud: columns side by side.
    pub fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.headings.len())
            .map(|column| {
                let cells = std::iter::once(&self.headings).chain(&self.rows);
                cells.map(|row| row[column].width()).max().unwrap_or(0).min(WIDEST)
            })
            .collect();
        let mut out = String::new();
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            let cells = row.iter().zip(&widths);
            let line: Vec<String> =
                cells.map(|(cell, width)| fit(&cut(&plain(cell), *width), *width)).collect();
            let _ = writeln!(out, "{}", line.join("  ").trim_end());
        }
        out
    }
}

/// A cell of what may be missing.
pub fn cell(value: Option<impl ToString>) -> String {
    csv::cell(value)
}
