//! A text with the places of the tables and keys in it.

use std::ops::Range;

use toml_edit::{Document, Item, Key, TableLike, Value};

/// A TOML text, taken apart.
pub(super) struct Page<'a> {
    /// The text.
    pub(super) text: &'a str,
    document: Document<&'a str>,
}

impl<'a> Page<'a> {
    /// The text, unless it is no TOML.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        Some(Self { text, document: Document::parse(text).ok()? })
    }

    /// What stands under these keys.
    pub(super) fn item(&self, path: &[&str]) -> Option<&Item> {
        let root = self.document.as_item();
        path.iter().try_fold(root, |item, key| item.as_table_like()?.get(key))
    }

    /// Where the line of a place begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |found| found + 1)
    }

    /// Where the line behind that of a place begins, or the text ends.
    pub(super) fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |found| at + found + 1)
    }

    /// The line that begins here, without its line break.
    pub(super) fn line_at(&self, start: usize) -> &'a str {
        self.text[start..self.next_line(start)].trim_end_matches(['\n', '\r'])
    }

    /// The line break that the text uses.
    pub(super) fn line_break(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// The text with something in the place of a part.
    pub(super) fn with(&self, range: Range<usize>, new: &str) -> String {
        [&self.text[..range.start], new, &self.text[range.end..]].concat()
    }

    /// The text with whole lines more, which begin where a line begins or the text ends.
    pub(super) fn with_lines(&self, at: usize, lines: &str) -> String {
        let is_open = at > 0 && !self.text[..at].ends_with('\n');
        let before = if is_open { self.line_break() } else { "" };
        let lines = lines.replace('\n', self.line_break());
        self.with(at..at, &format!("{before}{lines}"))
    }

    /// The text with several parts replaced.
    pub(super) fn with_all(&self, mut parts: Vec<(Range<usize>, String)>) -> Option<String> {
        parts.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, new) in parts {
            out += self.text.get(done..range.start)?;
            out += &new;
            done = range.end;
        }
        Some(out + &self.text[done..])
    }

    /// Where the comments begin that stand directly above a place, or its line if there are none.
    pub(super) fn with_comments_above(&self, at: usize) -> usize {
        let mut start = self.line_start(at);
        while start > 0 {
            let above = self.line_start(start - 1);
            if !self.line_at(above).trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }
}

/// A key in a table, with its place.
pub(super) fn key<'a>(table: &'a dyn TableLike, name: &str) -> Option<&'a Key> {
    table.get_key_value(name).map(|(key, _)| key)
}

/// The heading of a table that has one.
pub(super) fn heading(item: &Item) -> Option<Range<usize>> {
    let table = item.as_table()?;
    if table.is_implicit() || table.is_dotted() { None } else { table.span() }
}

/// A table in braces.
pub(super) fn is_in_braces(item: &Item) -> bool {
    item.as_inline_table().is_some_and(|table| !table.is_dotted())
}

/// A value as it is written, in one place: no table of dotted keys.
pub(super) fn value(item: &Item) -> Option<&Value> {
    let is_dotted = item.as_inline_table().is_some_and(toml_edit::InlineTable::is_dotted);
    item.as_value().filter(|_| !is_dotted)
}

/// The places of all values under a key, each from its key on, and of all headings.
pub(super) fn places(table: &dyn TableLike, name: &str, found: &mut Vec<Range<usize>>) {
    let (Some(key), Some(item)) = (key(table, name), table.get(name)) else {
        return;
    };
    if let (Some(value), Some(start)) = (value(item), key.span()) {
        found.extend(value.span().map(|span| start.start..span.end));
        return;
    }
    found.extend(heading(item));
    if let Some(inner) = item.as_table_like() {
        places_in(inner, found);
    }
    for part in item.as_array_of_tables().into_iter().flatten() {
        found.extend(part.span());
        places_in(part, found);
    }
}

fn places_in(table: &dyn TableLike, found: &mut Vec<Range<usize>>) {
    for (name, _) in table.iter() {
        places(table, name, found);
    }
}

/// Where what is written under a key ends.
pub(super) fn end(table: &dyn TableLike, name: &str) -> Option<usize> {
    let mut found = Vec::new();
    places(table, name, &mut found);
    found.into_iter().map(|range| range.end).max()
}
