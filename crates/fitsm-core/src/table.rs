//! Reading a TOML document by hand, so that every fault in it is found and has its place.
//!
//! serde stops at the first fault; people mend a file faster when they see all of them.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Problems};
use crate::source::Source;
use crate::suggest;

/// A value with its place.
pub(crate) type Value<'a> = Spanned<DeValue<'a>>;

/// Hands the root table of a document to `read`, whatever the syntax allows to be read of it.
///
/// Syntax errors come first; faults that `read` finds on their lines are dropped, because there
/// the parser had to guess.
pub(crate) fn read_document<T>(
    source: &Source,
    problems: &mut Problems,
    read: impl FnOnce(Table<'_>, &mut Problems) -> T,
) -> T {
    let (document, errors) = DeTable::parse_recoverable(source.text());
    // A key that stands twice, or a wrong date, loses no other key; a break in the syntax may.
    let whole = errors.iter().all(|error| code(error) != Code::Syntax);
    let table = Table { entries: document.get_ref(), span: 0..0, name: "the file", whole };
    let value = read(table, problems);
    let line_of = |error: &toml::de::Error| source.line_index(error.span().unwrap_or(0..0).start);
    let lines: BTreeSet<usize> = errors.iter().map(line_of).collect();
    problems.forget_lines(|offset| source.line_index(offset), &lines);
    // The first fault of a line is the one to mend; what follows on it is mostly its echo.
    let mut told = BTreeSet::new();
    for error in errors {
        if told.insert((line_of(&error), code(&error))) {
            syntax_error(source, &error, problems);
        }
    }
    value
}

/// Which kind of fault the parser found.
fn code(error: &toml::de::Error) -> Code {
    match error.message() {
        message if message.starts_with("duplicate key") => Code::DuplicateKey,
        message if message.starts_with("invalid date") => Code::InvalidDate,
        _ => Code::Syntax,
    }
}

/// Says what the parser found in words for somebody who does not know TOML.
fn syntax_error(source: &Source, error: &toml::de::Error, problems: &mut Problems) {
    let span = error.span().unwrap_or(0..0);
    let written = source.text().get(span.clone()).unwrap_or_default().trim();
    let message = error.message();
    match code(error) {
        Code::DuplicateKey => {
            let line = source.text()[source.line_range(source.line_index(span.start))].trim();
            let name = if line.starts_with('[') { line } else { written };
            let message = format!("`{name}` stands here for the second time");
            problems.advise(Code::DuplicateKey, span, message, "keep one of the two");
        }
        Code::InvalidDate => {
            let expected = message.rsplit("expected ").next().unwrap_or_default();
            let message = format!("{written} is not a date that exists");
            problems.advise(Code::InvalidDate, span, message, format!("expected a {expected}"));
        }
        _ if is_decimal_comma(source, span.start) => {
            let message = "a comma stands in this number";
            let help = "levels and goals are whole numbers: between two, write the lower one";
            problems.advise(Code::Syntax, span, message, help);
        }
        _ => match SYNTAX.iter().find(|(theirs, ..)| message.starts_with(theirs)) {
            Some((_, ours, help)) => problems.advise(Code::Syntax, span, *ours, *help),
            None => problems.add(Code::Syntax, span, message),
        },
    }
}

/// Whether the line says something like `level = 2,5`.
fn is_decimal_comma(source: &Source, at: usize) -> bool {
    let line = &source.text()[source.line_range(source.line_index(at))];
    let value = line.split('#').next().and_then(|line| line.split_once('='));
    let parts = value.and_then(|(_, value)| value.trim().split_once(','));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    parts.is_some_and(|(whole, rest)| is_number(whole) && is_number(rest))
}

/// The parser's frequent messages, what to say instead, and what to do.
const SYNTAX: [(&str, &str, &str); 8] = [
    (
        "string values must be quoted",
        "a text without quotes, or no value at all",
        "put the text in straight double quotes: \"…\"",
    ),
    (
        "unexpected key or value",
        "there is more on this line than a key and its value",
        "put each key on a line of its own, and text in straight double quotes",
    ),
    (
        "key with no value",
        "this line says nothing that can be read",
        "a line is a [heading], a key = value, or a # comment",
    ),
    (
        "cannot recurse",
        "this is nested too deeply to be an assessment",
        "look for a bracket too many",
    ),
    (
        "recursion limit",
        "the file is nested too deeply to be an assessment",
        "look for a name with too many dots",
    ),
    ("unclosed table", "the heading is not closed", "close it with ]"),
    ("unclosed array", "the list is not closed", "close it with ]"),
    (
        "invalid basic string",
        "the text is not closed, or it holds a character that it must not",
        "close it with \" on the same line; write a quote inside it as \\\"",
    ),
];

/// A table of the document, with what is needed to speak about it.
#[derive(Clone)]
pub(crate) struct Table<'a> {
    entries: &'a DeTable<'a>,
    span: Range<usize>,
    name: &'static str,
    /// Whether the document parsed without errors, so that a missing key is really missing.
    whole: bool,
}

/// One key of a table and its value.
pub(crate) struct Entry<'a> {
    pub(crate) key: &'a str,
    pub(crate) key_span: Range<usize>,
    pub(crate) value: &'a Value<'a>,
}

impl<'a> Table<'a> {
    /// Where the table is headed.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Its entries, by key.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.entries.iter().map(|(key, value)| Entry {
            key: key.get_ref(),
            key_span: key.span(),
            value,
        })
    }

    /// Reports every key that is not one of `known`.
    pub(crate) fn expect_keys(&self, known: &[&str], problems: &mut Problems) {
        for entry in self.entries().filter(|entry| !known.contains(&entry.key)) {
            let message = format!("`{}` is not a key of {}", entry.key, self.name);
            match suggest::nearest(entry.key, known.iter().copied()) {
                Some(near) => problems.unknown(
                    Code::UnknownKey,
                    entry.key_span,
                    message,
                    Some(format!("`{near}`")),
                ),
                None => problems.advise(
                    Code::UnknownKey,
                    entry.key_span,
                    message,
                    format!("its keys are {}", list(known)),
                ),
            }
        }
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Value<'a>> {
        self.entries.get(key)
    }

    /// Reports a key that has to be there and is not.
    pub(crate) fn require(&self, key: &str, example: &str, problems: &mut Problems) {
        if self.whole && self.get(key).is_none() {
            let message = format!("`{key}` is missing in {}", self.name);
            problems.advise(
                Code::MissingKey,
                self.span(),
                message,
                format!("for example: {example}"),
            );
        }
    }

    /// The table under a key.
    pub(crate) fn table(
        &self,
        key: &str,
        name: &'static str,
        problems: &mut Problems,
    ) -> Option<Table<'a>> {
        self.as_table(self.get(key)?, name, problems)
    }

    /// A value of this document as a table.
    pub(crate) fn as_table(
        &self,
        value: &'a Value<'a>,
        name: &'static str,
        problems: &mut Problems,
    ) -> Option<Table<'a>> {
        match value.get_ref() {
            DeValue::Table(entries) => {
                Some(Table { entries, span: value.span(), name, whole: self.whole })
            }
            _ => wrong_type(value, "a table", problems),
        }
    }

    /// The list under a key; an absent one is empty.
    pub(crate) fn list(&self, key: &str, problems: &mut Problems) -> Vec<&'a Value<'a>> {
        match self.get(key).map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(items))) => items.iter().collect(),
            Some((value, _)) => {
                wrong_type(value, "a list in square brackets", problems).unwrap_or_default()
            }
        }
    }

    /// The text under a key, which says something.
    pub(crate) fn text(&self, key: &str, problems: &mut Problems) -> Option<&'a str> {
        text(self.get(key)?, problems)
    }

    /// Likewise, as a text of its own.
    pub(crate) fn owned_text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        self.text(key, problems).map(str::to_owned)
    }

    /// The texts under a key: a list of them, or one alone.
    pub(crate) fn texts(&self, key: &str, problems: &mut Problems) -> Vec<String> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        items.into_iter().filter_map(|item| text(item, problems)).map(str::to_owned).collect()
    }

    /// The truth value under a key; an absent one is false.
    pub(crate) fn flag(&self, key: &str, problems: &mut Problems) -> bool {
        match self.get(key).map(|value| (value, value.get_ref())) {
            None => false,
            Some((_, DeValue::Boolean(flag))) => *flag,
            Some((value, _)) => wrong_type(value, "true or false", problems).unwrap_or_default(),
        }
    }

    /// The date under a key.
    pub(crate) fn date(&self, key: &str, problems: &mut Problems) -> Option<Date> {
        let value = self.get(key)?;
        let DeValue::Datetime(written) = value.get_ref() else {
            let found = describe(value);
            let message = format!("expected a date, found {found}");
            let help = "write year, month and day without quotes, such as 2026-03-12";
            problems.advise(Code::InvalidDate, value.span(), message, help);
            return None;
        };
        if written.time.is_some() || written.offset.is_some() {
            let help = "leave out the time: only the day counts";
            problems.advise(
                Code::InvalidDate,
                value.span(),
                "expected a date without a time",
                help,
            );
            return None;
        }
        // An absent date was a syntax error, reported as such.
        let date = written.date?;
        let number = |part: u8| i8::try_from(part).unwrap_or(0);
        let checked = i16::try_from(date.year)
            .ok()
            .and_then(|year| Date::new(year, number(date.month), number(date.day)).ok());
        if checked.is_none() {
            problems.add(Code::InvalidDate, value.span(), "this date does not exist");
        }
        checked
    }

    /// One of a few words under a key.
    pub(crate) fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&'static str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        choice(self.get(key)?, choices, problems)
    }
}

/// A value as a text that says something.
pub(crate) fn text<'a>(value: &'a Value<'a>, problems: &mut Problems) -> Option<&'a str> {
    let DeValue::String(text) = value.get_ref() else {
        return wrong_type(value, "a text in double quotes", problems);
    };
    if text.trim().is_empty() {
        let help = "say something, or leave the key out where it is not required";
        problems.advise(Code::EmptyText, value.span(), "this text is empty", help);
        return None;
    }
    Some(text)
}

/// A value as one of a few words.
pub(crate) fn choice<'a, T: Copy>(
    value: &'a Value<'a>,
    choices: &[(&'static str, T)],
    problems: &mut Problems,
) -> Option<T> {
    let word = text(value, problems)?;
    if let Some((_, chosen)) = choices.iter().find(|(name, _)| *name == word) {
        return Some(*chosen);
    }
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let message = format!("`{word}` is not one of {}", list(&names));
    let meant = suggest::nearest(word, names).map(|near| format!("\"{near}\""));
    problems.unknown(Code::UnknownValue, value.span(), message, meant);
    None
}

/// A value as a whole number; `None` without a report if it is something else.
pub(crate) fn whole_number(value: &Value<'_>) -> Option<i64> {
    match value.get_ref() {
        DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
        _ => None,
    }
}

/// What a value is, in words, with the value itself where it is short.
pub(crate) fn describe(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) if text.chars().count() <= 20 => format!("the text \"{text}\""),
        DeValue::String(_) => "a text".to_owned(),
        DeValue::Integer(digits) => format!("the number {digits}"),
        DeValue::Float(digits) => format!("the number {}", digits.as_str()),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(written) => format!("the date {written}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn wrong_type<T>(value: &Value<'_>, expected: &str, problems: &mut Problems) -> Option<T> {
    let message = format!("expected {expected}, found {}", describe(value));
    problems.add(Code::WrongType, value.span(), message);
    None
}

/// `a`, `b` and `c`.
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|name| format!("`{name}`")).collect();
            format!("{} and `{last}`", most.join(", "))
        }
    }
}
