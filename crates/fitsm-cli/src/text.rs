//! Laying out text for a terminal of 80 columns.

pub mod style;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width that everything fits in.
pub const WIDTH: usize = 80;

/// Breaks a text into lines of at most [`WIDTH`], the first and the others indented as told.
pub fn wrap(text: &str, first: &str, others: &str) -> String {
    let options = textwrap::Options::new(WIDTH).initial_indent(first).subsequent_indent(others);
    let mut wrapped = textwrap::fill(text, options);
    wrapped.push('\n');
    wrapped
}

/// A text cut or filled up with spaces to exactly so many columns.
pub fn fit(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let missing = columns.saturating_sub(cut.width());
    cut + &" ".repeat(missing)
}

/// A text of at most so many columns, with an ellipsis where something is left out.
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= columns
        })
        .collect();
    kept.trim_end().to_owned() + "…"
}

/// `1 area` or `3 areas`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
