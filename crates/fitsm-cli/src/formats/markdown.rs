//! Markdown that shows the user's texts as they are, whatever is in them.

use std::fmt::Write as _;

use crate::terminal::plain;

/// A text as one line of Markdown in which nothing is markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = plain(text);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Only what reads as a sign's name is one: `R&D` and `a & b` stay as they are.
            '&' if names_a_sign(rest.as_str()) => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether what follows an ampersand makes it the name or number of a sign, as in `&lt;`.
fn names_a_sign(rest: &str) -> bool {
    let name = rest.split_once(';').map(|(name, _)| name.strip_prefix('#').unwrap_or(name));
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(|c| c.is_ascii_alphanumeric()))
}

/// A table. The cells are Markdown already.
pub fn table<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "| {} |", headings.join(" | "));
    let _ = writeln!(out, "|{}", "---|".repeat(N));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn an_ampersand_stays_unless_it_names_a_sign() {
        assert_eq!(
            escape("Commitment & Accountability; R&D and a&;"),
            "Commitment & Accountability; R&D and a&;"
        );
        assert_eq!(escape("&lt; &#60; &#x3c;"), "&amp;lt; &amp;\\#60; &amp;\\#x3c;");
    }
}
