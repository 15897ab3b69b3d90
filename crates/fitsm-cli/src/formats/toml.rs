//! TOML: the values of the JSON, with keys in kebab-case as in the files that people write.

use fitsm_core::source::steers_display;
use serde::Serialize;
use toml::{Table, Value};

/// A result as a TOML document.
pub fn render(result: &impl Serialize) -> String {
    let document = Table::try_from(result).map(kebab_table).map(|table| table.to_string());
    // Our own results have text keys and fit TOML's numbers.
    debug_assert!(document.is_ok(), "{document:?}");
    let shown = |c| {
        if c != '\n' && steers_display(c) { char::REPLACEMENT_CHARACTER } else { c }
    };
    document.unwrap_or_default().chars().map(shown).collect()
}

fn kebab_table(table: Table) -> Table {
    table.into_iter().map(|(key, value)| (key.replace('_', "-"), kebab(value))).collect()
}

fn kebab(value: Value) -> Value {
    match value {
        Value::Table(table) => Value::Table(kebab_table(table)),
        Value::Array(items) => Value::Array(items.into_iter().map(kebab).collect()),
        other => other,
    }
}
