//! CSV for spreadsheets: no cell ever becomes a formula.

use fitsm_core::Level;
use fitsm_core::source::steers_display;
use fitsm_eval::{Coverage, Hundredths};

/// A table as CSV, headings first.
pub fn render<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    render_rows(std::iter::once(headings.map(str::to_owned)).chain(rows))
}

/// The same where the number of columns is known only when it runs; all rows have as many.
pub fn render_rows(rows: impl IntoIterator<Item = impl AsRef<[String]>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and every row has as many cells as there are headings.
        let written = writer.write_record(row.as_ref().iter().map(|cell| safe(cell)));
        debug_assert!(written.is_ok(), "{written:?}");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// An optional value as a cell, empty where there is none.
pub fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// How an area or the SMS stands, as five cells: its level, the highest that can be, the mean, and
/// how many requirements are scored of how many that apply.
pub fn standing(
    level: Option<Level>,
    at_most: Option<Level>,
    mean: Option<Hundredths>,
    coverage: Coverage,
) -> [String; 5] {
    let [scored, applicable] = [coverage.scored, coverage.applicable].map(|each| each.to_string());
    [cell(level), cell(at_most), cell(mean), scored, applicable]
}

/// A cell that a spreadsheet takes for text: one that would begin a formula gets an apostrophe
/// before it, and control characters are marked.
fn safe(cell: &str) -> String {
    let begins_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_negative_number(cell);
    let shown = cell.chars().map(|c| match c {
        '\n' => c,
        c if steers_display(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    begins_formula.then_some('\'').into_iter().chain(shown).collect()
}

/// Whether a cell is a minus and a number, which calculates nothing.
fn is_negative_number(cell: &str) -> bool {
    let Some(number) = cell.strip_prefix('-') else { return false };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    number
        .split_once('.')
        .map_or(is_digits(number), |(whole, part)| is_digits(whole) && is_digits(part))
}
