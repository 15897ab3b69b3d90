//! Changing keys of a table that is there, however it is written: under a heading, with dotted
//! keys, or in braces.

use std::ops::Range;

use fitsm_core::RequirementId;
use fitsm_core::assessment::{Answer, Given};
use toml_edit::{Array, Item, Table, TableLike};
use toml_writer::{ToTomlKey, ToTomlValue};

use super::differences;
use super::page::{Page, end, heading, is_in_braces, key, places, value};

/// The order of an answer's keys in a file, as in one that is written anew.
const ORDER: [&str; 7] =
    ["level", "ratings", "not-applicable", "note", "evidence", "carried-over", "said"];

/// Pairs as a table in braces.
pub(super) fn inline(pairs: &[(&'static str, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// An answer that is there already, changed key by key; `None` if there is none.
pub(super) fn change(text: &str, id: RequirementId, old: &Answer, new: &Answer) -> Option<String> {
    let (area, number) = (id.area().to_string(), id.number().to_string());
    let path = ["answers", area.as_str(), number.as_str()];
    Page::parse(text)?.item(&path)?;
    if *new == Answer::default() {
        return remove_answer(&Page::parse(text)?, &path, id);
    }
    let differences = differences(old, new);
    let mut text = text.to_owned();
    // What is taken away goes last, so that the table is never without anything in it.
    let (sets, removals): (Vec<_>, Vec<_>) =
        differences.into_iter().partition(|(_, value)| value.is_some());
    for (key, value) in sets.into_iter().chain(removals) {
        let page = Page::parse(&text)?;
        let within = || match key {
            "evidence" => names(&page, &path, &old.evidence, &new.evidence),
            "ratings" => ratings(&text, &path, old, new),
            _ => None,
        };
        text = match value {
            Some(value) => within().or_else(|| set(&page, &path, key, &value, &ORDER))?,
            None => remove(&page, &path, key)?,
        };
    }
    Some(text)
}

/// A key's value: in the place of the old one, or as a new key behind those that come before it in
/// `order`.
pub(super) fn set(
    page: &Page<'_>,
    path: &[&str],
    name: &str,
    new: &str,
    order: &[&str],
) -> Option<String> {
    let item = page.item(path)?;
    let table = item.as_table_like()?;
    if let Some(old) = table.get(name) {
        if let Some(value) = value(old) {
            return Some(page.with(value.span()?, new));
        }
        let without = remove(page, path, name)?;
        return set(&Page::parse(&without)?, path, name, new, order);
    }
    let rank = |name: &str| order.iter().position(|known| *known == name).unwrap_or(order.len());
    // The last of those that come before, where keys and values follow each other.
    let before = table
        .iter()
        .filter(|(other, item)| rank(other) <= rank(name) && !has_heading(item))
        .filter_map(|(other, _)| Some((end(table, other)?, other)))
        .max();
    let pair = format!("{} = {new}", name.to_toml_key());
    match item {
        Item::Table(of) => {
            let before = before.and_then(|(end, other)| Some((end, key(table, other)?.span()?)));
            insert_line(page, path, of, before, &pair)
        }
        _ if is_in_braces(item) => match before {
            Some((end, _)) => Some(page.with(end..end, &format!(", {pair}"))),
            None if table.is_empty() => Some(page.with(item.span()?, &format!("{{ {pair} }}"))),
            None => {
                let first = table.iter().filter_map(|(name, _)| key(table, name)?.span());
                let at = first.map(|span| span.start).min()?;
                Some(page.with(at..at, &format!("{pair}, ")))
            }
        },
        _ => None,
    }
}

/// Whether something under it has a heading of its own.
fn has_heading(item: &Item) -> bool {
    let within = |table: &Table| table.iter().any(|(_, item)| has_heading(item));
    heading(item).is_some() || item.as_table().is_some_and(within)
}

/// A new line: behind another, below the heading, above the first, or under a heading of its own.
fn insert_line(
    page: &Page<'_>,
    path: &[&str],
    table: &Table,
    before: Option<(usize, Range<usize>)>,
    pair: &str,
) -> Option<String> {
    let dotted = |key: &Range<usize>| &page.text[page.line_start(key.start)..key.start];
    if let Some((end, key)) = before {
        return Some(page.with_lines(page.next_line(end), &format!("{}{pair}\n", dotted(&key))));
    }
    let lines = table.iter().filter(|(_, item)| !has_heading(item));
    let first =
        lines.filter_map(|(name, _)| key(table, name)?.span()).min_by_key(|span| span.start);
    let is_headed = !table.is_implicit() && !table.is_dotted();
    match (is_headed, first) {
        (_, Some(first)) => {
            let at = page.line_start(first.start);
            Some(page.with_lines(at, &format!("{}{pair}\n", dotted(&first))))
        }
        (true, None) => {
            Some(page.with_lines(page.next_line(table.span()?.end), &format!("{pair}\n")))
        }
        (false, None) => {
            let mut found = Vec::new();
            for (name, _) in table {
                places(table, name, &mut found);
            }
            let at = page.line_start(found.iter().map(|range| range.start).min()?);
            let keys: Vec<String> = path.iter().map(ToTomlKey::to_toml_key).collect();
            Some(page.with_lines(at, &format!("[{}]\n{pair}\n\n", keys.join("."))))
        }
    }
}

/// One more value at the end of a list in brackets.
pub(super) fn push(page: &Page<'_>, name: &str, value: &str) -> Option<String> {
    let list = page.item(&[name])?.as_array()?;
    let Some(before) = list.iter().last() else {
        return Some(page.with(list.span()?, &format!("[{value}]")));
    };
    let end = before.span()?.end;
    Some(page.with(end..end, &format!(", {value}")))
}

/// The text without a key and everything under it. Comments stay.
pub(super) fn remove(page: &Page<'_>, path: &[&str], name: &str) -> Option<String> {
    let item = page.item(path)?;
    let table = item.as_table_like()?;
    if item.is_table() {
        return without_lines(page, table, name, "");
    }
    if !is_in_braces(item) {
        return None;
    }
    let value = value(table.get(name)?)?;
    without_element(page, key(table, name)?.span()?.start..value.span()?.end)
}

/// An answer taken away. Where a comment above it names the requirement, as in a file that `fitsm
/// init` made, it becomes a comment again.
fn remove_answer(page: &Page<'_>, path: &[&str; 3], id: RequirementId) -> Option<String> {
    let [answers, area, number] = path;
    let of_area = page.item(&[answers, area])?;
    let own = of_area.as_table().and_then(|table| Some((table, heading(table.get(number)?)?)));
    if let Some((table, own)) = own {
        let comments = &page.text[page.with_comments_above(own.start)..own.start];
        let title = format!("# {id}: ");
        if comments.lines().any(|line| line.starts_with(&title)) {
            let comment = format!("# [answers.{id}]\n# level =\n");
            return without_lines(page, table, number, &comment);
        }
    }
    remove(page, &[answers, area], number)
}

/// The text without the lines of a key, with a comment in the place of the first. Comments behind
/// the values keep a line of their own.
fn without_lines(
    page: &Page<'_>,
    table: &dyn TableLike,
    name: &str,
    comment: &str,
) -> Option<String> {
    let mut found = Vec::new();
    places(table, name, &mut found);
    found.sort_by_key(|range| range.start);
    let mut parts = Vec::new();
    let mut comment = comment.replace('\n', page.line_break());
    for range in found {
        let start = page.line_start(range.start);
        let mut stop = page.next_line(range.end);
        let behind = page.text[range.end..stop].trim_start();
        let mut kept = std::mem::take(&mut comment);
        if behind.starts_with('#') {
            kept += behind;
        } else if kept.is_empty() && page.text[range.clone()].starts_with('[') {
            // One empty line of the two around it is enough.
            let is_blank = |at: usize| page.line_at(at).trim().is_empty();
            let above = start == 0 || is_blank(page.line_start(start - 1));
            if above && stop < page.text.len() && is_blank(stop) {
                stop = page.next_line(stop);
            }
        }
        parts.push((start..stop, kept));
    }
    if parts.is_empty() { None } else { page.with_all(parts) }
}

/// The text without one of several things between commas.
fn without_element(page: &Page<'_>, range: Range<usize>) -> Option<String> {
    let behind = page.text[range.end..].trim_start();
    if let Some(rest) = behind.strip_prefix(',') {
        let rest = rest.trim_start_matches([' ', '\t']);
        return Some(page.with(range.start..page.text.len() - rest.len(), ""));
    }
    let ahead = page.text[..range.start].trim_end();
    if let Some(ahead) = ahead.strip_suffix(',') {
        return Some(page.with(ahead.len()..range.end, ""));
    }
    // The only one.
    ahead.ends_with(['{', '[']).then(|| page.with(range, ""))
}

/// The list of an answer's evidence: what is new goes behind the last, what is gone is taken out.
fn names(page: &Page<'_>, path: &[&str], old: &[String], new: &[String]) -> Option<String> {
    let list = page.item(path)?.as_table_like()?.get("evidence")?.as_array()?;
    if let Some(more) = new.strip_prefix(old) {
        let at = list.iter().last()?.span()?.end;
        let more: Vec<String> = more.iter().map(ToTomlValue::to_toml_value).collect();
        return Some(page.with(at..at, &format!(", {}", more.join(", "))));
    }
    let place = |list: &Array| {
        let gone = list
            .iter()
            .find(|name| name.as_str().is_some_and(|name| !new.iter().any(|kept| kept == name)));
        gone.and_then(toml_edit::Value::span)
    };
    let without = without_element(page, place(list)?)?;
    let page = Page::parse(&without)?;
    let list = page.item(path)?.as_table_like()?.get("evidence")?.as_array()?;
    let left: Vec<String> =
        list.iter().filter_map(|name| Some(name.as_str()?.to_owned())).collect();
    if left == new { Some(without.clone()) } else { names(&page, path, &left, new) }
}

/// The ratings of an answer that has some, question by question.
fn ratings(text: &str, path: &[&str; 3], old: &Answer, new: &Answer) -> Option<String> {
    let (Given::Score { ratings: old, .. }, Given::Score { ratings: new, .. }) =
        (&old.given, &new.given)
    else {
        return None;
    };
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let path = [path[0], path[1], path[2], "ratings"];
    let keys: Vec<String> = old.keys().chain(new.keys()).map(ToString::to_string).collect();
    let mut order: Vec<&str> = keys.iter().map(String::as_str).collect();
    order.sort_unstable();
    order.dedup();
    let mut text = text.to_owned();
    for (key, rating) in new.iter().filter(|(key, rating)| old.get(key) != Some(rating)) {
        let value = rating.as_str().to_toml_value();
        text = set(&Page::parse(&text)?, &path, &key.to_string(), &value, &order)?;
    }
    for key in old.keys().filter(|key| !new.contains_key(key)) {
        text = remove(&Page::parse(&text)?, &path, &key.to_string())?;
    }
    Some(text)
}
