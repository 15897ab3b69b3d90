//! The answers of an earlier assessment in a new file: edited, not rewritten, so that comments,
//! order and spacing stay.

use std::path::Path;

use fitsm_core::{Catalogue, Source, assessment};
use toml_edit::{DocumentMut, Item, TableLike, value};

use super::Wishes;
use crate::assessments;
use crate::edit;
use crate::failure::Failure;
use crate::terminal;

/// What makes an answer one that can be carried over.
const ANSWERED: [&str; 3] = ["level", "ratings", "not-applicable"];

/// The new file's text; `None` if the old file has errors, which are told.
pub fn text(old: &Path, wishes: &Wishes, catalogue: &Catalogue) -> Result<Option<String>, Failure> {
    refuse_what_would_lose_words(wishes)?;
    let Some((source, _)) = assessments::open_with_text(old, catalogue)? else {
        return Ok(None);
    };
    let mut file: DocumentMut = source.text().parse().map_err(|error: toml_edit::TomlError| {
        Failure::Refused(format!("the earlier file cannot be edited: {}", error.message()))
    })?;
    head(&mut file, wishes);
    let carried = mark(&mut file);
    let name = terminal::plain(&old.to_string_lossy());
    terminal::say(&format!(
        "{carried} answers are carried over from {name}, each marked carried-over = true. Look at \
         each again and remove its mark. The earlier conclusion was left out.\n"
    ));
    let text = edit::set_goals(&file.to_string(), &wishes.goals, &wishes.certification_goals);
    let text = text.filter(|text| {
        assessment::read(&Source::new("", text.as_str()), catalogue).value.is_some()
    });
    text.map(Some).ok_or_else(|| {
        Failure::Refused("the earlier file is written in a way that cannot be carried over".into())
    })
}

fn refuse_what_would_lose_words(wishes: &Wishes) -> Result<(), Failure> {
    if !wishes.areas.is_empty() {
        return Err(Failure::Refused(
            "--area does not go with --from: the earlier answers of the other areas would be \
             lost; write the areas under [out-of-scope] yourself"
                .to_owned(),
        ));
    }
    if !wishes.assessors.is_empty() {
        return Err(Failure::Refused(
            "--assessor does not go with --from: the earlier assessors are carried over; change \
             them in the file"
                .to_owned(),
        ));
    }
    Ok(())
}

/// The new day and what else was asked for. The earlier conclusion speaks of another day.
fn head(file: &mut DocumentMut, wishes: &Wishes) {
    let date = wishes.date;
    let title = wishes.title.clone().unwrap_or_else(|| format!("Assessment {}", date.year()));
    replace(file, "title", value(title));
    if let Ok(day) = date.to_string().parse::<toml_edit::Datetime>() {
        replace(file, "date", value(day));
    }
    if let Some(organisation) = &wishes.organisation {
        replace(file, "organisation", value(organisation));
    }
    if let Some(kind) = wishes.kind {
        replace(file, "kind", value(kind.as_str()));
    }
    if let Some(scope) = &wishes.scope {
        replace(file, "scope", value(scope));
    }
    file.remove("conclusion");
}

/// A new value in the place of the old one, with the comment behind it.
fn replace(file: &mut DocumentMut, key: &str, new: Item) {
    let behind = file.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
    file.insert(key, new);
    if let (Some(decor), Some(new)) = (behind, file.get_mut(key).and_then(Item::as_value_mut)) {
        *new.decor_mut() = decor;
    }
}

/// Marks every answer, and says how many there are.
fn mark(file: &mut DocumentMut) -> usize {
    let areas = file.get_mut("answers").and_then(Item::as_table_like_mut);
    let mut carried = 0;
    for answer in areas.into_iter().flat_map(parts).flat_map(parts) {
        if ANSWERED.iter().any(|key| answer.contains_key(key)) {
            answer.insert("carried-over", value(true));
            carried += 1;
        }
    }
    carried
}

/// The tables in a table, however they are written.
fn parts(table: &mut dyn TableLike) -> impl Iterator<Item = &mut dyn TableLike> {
    table.iter_mut().filter_map(|(_, item)| item.as_table_like_mut())
}
