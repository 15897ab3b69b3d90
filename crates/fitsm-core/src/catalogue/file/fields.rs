//! The kinds of values that the catalogue's files hold.

use super::keys::LEVELS;
use crate::catalogue::{List, Text};
use crate::diagnostic::{Code, Problems};
use crate::id::NotAnId;
use crate::level::Level;
use crate::source::steers_display;
use crate::table::{self, Table, Value};

/// A text that has to be there.
pub(super) fn required_text(table: &Table<'_>, key: &str, problems: &mut Problems) -> Option<Text> {
    table.require(key, &format!("{key} = \"…\""), problems);
    text(table.get(key)?, problems)
}

/// A text that may be there.
pub(super) fn optional_text(table: &Table<'_>, key: &str, problems: &mut Problems) -> Option<Text> {
    text(table.get(key)?, problems)
}

/// A list of texts; an absent one is empty.
pub(super) fn texts(table: &Table<'_>, key: &str, problems: &mut Problems) -> List<Text> {
    let items = table.list(key, problems);
    items.into_iter().filter_map(|item| text(item, problems)).collect::<Vec<_>>().into()
}

/// A list of tables; what cannot be read of it is reported and left out.
pub(super) fn tables<T: Clone>(
    table: &Table<'_>,
    key: &str,
    name: &'static str,
    problems: &mut Problems,
    mut read: impl FnMut(&Table<'_>, &mut Problems) -> Option<T>,
) -> List<T> {
    let items = table.list(key, problems);
    items
        .into_iter()
        .filter_map(|item| {
            let entry = table.as_table(item, name, problems)?;
            read(&entry, problems)
        })
        .collect::<Vec<_>>()
        .into()
}

/// A text that says something and cannot steer a terminal: catalogues are shown as they are.
pub(super) fn text(value: &Value<'_>, problems: &mut Problems) -> Option<Text> {
    let text = table::text(value, problems)?;
    if text.chars().any(|c| c != '\n' && steers_display(c)) {
        let message = "this text has a control character in it";
        problems.advise(Code::ControlCharacter, value.span(), message, "remove it");
        return None;
    }
    Some(Text::Owned(text.to_owned()))
}

/// An id that has to be there.
pub(super) fn id<T: std::str::FromStr<Err = NotAnId>>(
    table: &Table<'_>,
    key: &str,
    code: Code,
    problems: &mut Problems,
) -> Option<T> {
    table.require(key, &format!("{key} = \"PR9\""), problems);
    parse_id(table.get(key)?, code, problems)
}

/// A value as an id.
pub(super) fn parse_id<T: std::str::FromStr<Err = NotAnId>>(
    value: &Value<'_>,
    code: Code,
    problems: &mut Problems,
) -> Option<T> {
    let text = table::text(value, problems)?;
    let parsed = text.parse();
    if let Err(error) = &parsed {
        problems.add(code, value.span(), format!("`{text}` is {error}"));
    }
    parsed.ok()
}

/// A level from 1 to 4 that has to be there.
pub(super) fn level_above_0(
    table: &Table<'_>,
    key: &str,
    problems: &mut Problems,
) -> Option<Level> {
    table.require(key, &format!("{key} = 3"), problems);
    let value = table.get(key)?;
    let level = table::whole_number(value).and_then(Level::new).filter(|level| *level > Level::MIN);
    if level.is_none() {
        let found = table::describe(value);
        let message = format!("expected a level from 1 to 4, found {found}");
        problems.add(Code::InvalidLevel, value.span(), message);
    }
    level
}

/// A small number from 1 that has to be there.
pub(super) fn small_number(table: &Table<'_>, key: &str, problems: &mut Problems) -> Option<u8> {
    let value = table.get(key)?;
    let number = table::whole_number(value).and_then(|number| u8::try_from(number).ok());
    if number.is_none_or(|number| number == 0) {
        let message = format!("expected a small number from 1, found {}", table::describe(value));
        problems.add(Code::WrongType, value.span(), message);
    }
    number
}

/// Reads one thing for each of the keys "0" to "4"; `None` if any is missing or wrong.
pub(super) fn five<T>(
    table: &Table<'_>,
    problems: &mut Problems,
    mut read: impl FnMut(&Table<'_>, &str, &mut Problems) -> Option<T>,
) -> Option<[T; 5]> {
    table.expect_keys(&LEVELS, problems);
    let found: Vec<T> = LEVELS
        .into_iter()
        .filter_map(|key| {
            table.require(key, &format!("{key} = …"), problems);
            read(table, key, problems)
        })
        .collect();
    found.try_into().ok()
}
