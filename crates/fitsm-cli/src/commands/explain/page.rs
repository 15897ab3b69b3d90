//! A page of explanation: made once, shown as text, Markdown or JSON.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::formats::markdown::escape;
use crate::text::style::{END, FAINT, STRONG};
use crate::text::wrap;

/// A title, a line below it, and the parts.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Page {
    /// What is explained.
    title: String,
    /// A line below it.
    subtitle: String,
    /// What there is to say, in order.
    parts: Vec<Part>,
}

/// A part of a page.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// Running text.
    Paragraph(String),
    /// A list with a heading.
    List {
        /// What the items are.
        heading: String,
        /// The items, in order.
        items: Vec<Item>,
    },
    /// Where it comes from.
    Source(String),
}

/// An item of a list: a label or none, a text or none, and what belongs below it.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Item {
    /// What stands before or above the text.
    label: Option<String>,
    /// The text; empty where the label says it all.
    text: String,
    /// Lines that belong below it.
    more: Vec<String>,
}

impl Item {
    /// An item without a label.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// An item with a label before or above its text.
    pub fn labelled(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: Some(label.into()), text: text.into(), more: Vec::new() }
    }

    /// The item with lines below it.
    pub fn with(mut self, more: impl IntoIterator<Item = String>) -> Self {
        self.more.extend(more);
        self
    }
}

/// Items without labels.
pub fn items<T: AsRef<str>>(texts: &[T]) -> Vec<Item> {
    texts.iter().map(|text| Item::of(text.as_ref())).collect()
}

impl Page {
    /// A page without parts.
    pub fn new(title: impl Into<String>, subtitle: impl Into<String>) -> Self {
        Self { title: title.into(), subtitle: subtitle.into(), parts: Vec::new() }
    }

    /// The page with one more paragraph.
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Paragraph(text.into()));
        self
    }

    /// The page with one more list, unless that would be empty.
    pub fn list(mut self, heading: impl Into<String>, items: Vec<Item>) -> Self {
        if !items.is_empty() {
            self.parts.push(Part::List { heading: heading.into(), items });
        }
        self
    }

    /// The page with where it comes from.
    pub fn source(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Source(text.into()));
        self
    }

    /// For the terminal.
    pub fn text(&self) -> String {
        let mut out = wrap(&format!("{STRONG}{}{END}", self.title), "", "  ");
        out += &wrap(&format!("{FAINT}{}{END}", self.subtitle), "", "");
        for part in &self.parts {
            out += "\n";
            match part {
                Part::Paragraph(text) => out += &wrap(text, "", ""),
                Part::Source(text) => {
                    let _ = write!(out, "{FAINT}{}{END}", wrap(&format!("From {text}"), "", ""));
                }
                Part::List { heading, items } => {
                    let _ = writeln!(out, "{STRONG}{heading}{END}");
                    for item in items {
                        out += &item.lines();
                    }
                }
            }
        }
        out
    }

    /// For wikis.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n*{}*\n", escape(&self.title), escape(&self.subtitle));
        for part in &self.parts {
            out += "\n";
            match part {
                Part::Paragraph(text) => {
                    let _ = writeln!(out, "{}", escape(text));
                }
                Part::Source(text) => {
                    let _ = writeln!(out, "*From {}*", escape(text));
                }
                Part::List { heading, items } => {
                    let _ = writeln!(out, "## {}\n", escape(heading));
                    for Item { label, text, more } in items {
                        let label = label.as_ref().map(|label| format!("**{}** ", escape(label)));
                        let _ = writeln!(out, "- {}{}", label.unwrap_or_default(), escape(text));
                        for line in more {
                            let _ = writeln!(out, "  - {}", escape(line));
                        }
                    }
                }
            }
        }
        out
    }
}

/// A label that is short enough to stand before its text, such as `PR14.3` or `2b`.
const SHORT_LABEL: usize = 7;

impl Item {
    /// The item in a terminal: a short label stands before its text, a long one above it.
    fn lines(&self) -> String {
        let is_short = |label: &&String| label.chars().count() <= SHORT_LABEL;
        let (mut out, indent) = match &self.label {
            None => (wrap(&self.text, "  • ", "    "), 4),
            Some(label) if is_short(&label) && !self.text.is_empty() => {
                (wrap(&self.text, &format!("  {label:8}"), "          "), 10)
            }
            Some(label) => {
                let above = wrap(&format!("{STRONG}{label}{END}"), "  ", "  ");
                let text = if self.text.is_empty() {
                    String::new()
                } else {
                    wrap(&self.text, "    ", "    ")
                };
                (above + &text, 4)
            }
        };
        let spaces = " ".repeat(indent);
        for line in &self.more {
            out += &wrap(line, &format!("{spaces}– "), &format!("{spaces}  "));
        }
        out
    }
}
