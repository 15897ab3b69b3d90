//! The plainer way, for files that are written as few people write them: what is changed is
//! written anew, and comments on it may go.

use fitsm_core::RequirementId;
use fitsm_core::assessment::{Answer, answer_fields};
use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::fields;

/// The whole answer, anew.
pub(super) fn answer(text: &str, id: RequirementId, answer: &Answer) -> Option<String> {
    let (area, number) = (id.area().to_string(), id.number().to_string());
    if *answer == Answer::default() {
        let mut document: DocumentMut = text.parse().ok()?;
        let areas = document.get_mut("answers")?.as_table_like_mut()?;
        areas.get_mut(&area)?.as_table_like_mut()?.remove(&number)?;
        return Some(document.to_string());
    }
    insert(text, &["answers", &area], &number, &fields::inline(&answer_fields(answer)))
}

/// A key's value, wherever the tables above it are; they are made if they are not there.
pub(super) fn insert(text: &str, path: &[&str], name: &str, value: &str) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let mut table: &mut dyn TableLike = document.as_table_mut();
    let mut is_inline = false;
    for key in path {
        let new = if is_inline {
            Item::Value(Value::InlineTable(InlineTable::new()))
        } else {
            let mut new = Table::new();
            new.set_implicit(true);
            Item::Table(new)
        };
        let item = table.entry(key).or_insert(new);
        is_inline = item.is_inline_table();
        table = item.as_table_like_mut()?;
    }
    let value: Value = value.parse().ok()?;
    table.insert(name, Item::Value(value));
    Some(document.to_string())
}
