//! What a file does not have yet: where it goes, and how it is written there.

use std::fmt::Write as _;

use fitsm_core::assessment::{ANSWER_KEYS, Answer, Goals, answer_fields};
use fitsm_core::{AreaId, Catalogue, RequirementId};
use toml_edit::Item;

use super::fields;
use super::page::{Page, end, heading, places};

/// A heading and its keys.
pub(super) fn block(heading: &str, pairs: &[(&'static str, String)]) -> String {
    let mut out = format!("{heading}\n");
    for (key, value) in pairs {
        let _ = writeln!(out, "{key} = {value}");
    }
    out
}

/// An answer under its heading.
pub(super) fn answer_block(id: RequirementId, answer: &Answer) -> String {
    block(&format!("[answers.{id}]"), &answer_fields(answer))
}

/// The answer in the place that a comment keeps for it: `# [answers.PR9.1]` and the lines below
/// it that are keys without a value. A commented line that says something stays.
pub(super) fn in_commented_place(text: &str, id: RequirementId, answer: &Answer) -> Option<String> {
    let page = Page::parse(text)?;
    let wanted = format!("[answers.{id}]");
    let mut start = 0;
    while comment(page.line_at(start)) != Some(wanted.as_str()) {
        start = page.next_line(start);
        if start == text.len() {
            return None;
        }
    }
    let mut parts =
        vec![(start..page.next_line(start), in_lines(&page, &answer_block(id, answer)))];
    let mut at = page.next_line(start);
    while at < text.len()
        && let Some((key, value)) = comment(page.line_at(at)).and_then(|line| line.split_once('='))
        && ANSWER_KEYS.contains(&key.trim())
    {
        let next = page.next_line(at);
        if value.trim().is_empty() {
            parts.push((at..next, String::new()));
        }
        at = next;
    }
    page.with_all(parts)
}

/// What a line that is a comment says.
fn comment(line: &str) -> Option<&str> {
    line.trim().strip_prefix('#').map(str::trim)
}

fn in_lines(page: &Page<'_>, block: &str) -> String {
    block.replace('\n', page.line_break())
}

/// The answer as a key of its area, where the area's other answers are written so.
pub(super) fn beside_siblings(
    text: &str,
    catalogue: &Catalogue,
    id: RequirementId,
    answer: &Answer,
) -> Option<String> {
    let page = Page::parse(text)?;
    let area = id.area().to_string();
    let of_area = page.item(&["answers", &area])?;
    let has_headings = of_area
        .as_table()
        .is_some_and(|table| table.iter().any(|(_, item)| heading(item).is_some()));
    if has_headings || (of_area.is_table() && heading(of_area).is_none()) {
        return None;
    }
    let count = catalogue.area(id.area()).map_or(0, |area| area.requirements.len());
    let numbers: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
    let order: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let value = fields::inline(&answer_fields(answer));
    fields::set(&page, &["answers", &area], &id.number().to_string(), &value, &order)
}

/// The answer under a heading of its own, behind the nearest answer that comes before it in
/// FitSM-1; where there is none, before the first that comes later.
pub(super) fn behind_earlier(
    text: &str,
    catalogue: &Catalogue,
    id: RequirementId,
    answer: &Answer,
) -> Option<String> {
    let page = Page::parse(text)?;
    let order: Vec<RequirementId> = catalogue.requirements().map(|each| each.id).collect();
    let own = order.iter().position(|known| *known == id)?;
    let block = answer_block(id, answer);
    let earlier = order[..own].iter().rev().find_map(|id| place(&page, *id));
    if let Some((_, end)) = earlier {
        return Some(insert(&page, behind(&page, end), &block));
    }
    let answers = page.item(&["answers"]).and_then(Item::as_table_like);
    if let Some((start, _)) = order[own..].iter().find_map(|id| place(&page, *id)) {
        return Some(insert(&page, above_area(&page, start, id), &block));
    }
    let of_area = answers
        .into_iter()
        .flat_map(|table| table.iter().filter_map(move |(area, _)| end(table, area)));
    if let Some(last) = of_area.max() {
        return Some(insert(&page, behind(&page, last), &block));
    }
    let later = ["evidence", "wording"].into_iter().filter_map(|name| first_heading(&page, name));
    let at = later.min().map(|at| page.with_comments_above(at))?;
    Some(insert(&page, at, &block))
}

/// The area that a comment begins with, as in `# PR9 Incidents`.
fn area_in(line: &str) -> Option<AreaId> {
    comment(line)?.split([' ', ':']).next()?.parse().ok()
}

/// Above an answer with its comments, and above the comment that begins another area than that of
/// the new answer.
fn above_area(page: &Page<'_>, start: usize, id: RequirementId) -> usize {
    let mut at = page.with_comments_above(start);
    let mut above = at;
    while above > 0 && page.line_at(page.line_start(above - 1)).trim().is_empty() {
        above = page.line_start(above - 1);
    }
    if above > 0 {
        let first = page.with_comments_above(page.line_start(above - 1));
        if area_in(page.line_at(first)).is_some_and(|area| area != id.area()) {
            at = first;
        }
    }
    at
}

/// Where an answer that has a heading begins and ends.
fn place(page: &Page<'_>, id: RequirementId) -> Option<(usize, usize)> {
    let (area, number) = (id.area().to_string(), id.number().to_string());
    let of_area = page.item(&["answers", &area])?.as_table()?;
    let mut found = Vec::new();
    places(of_area, &number, &mut found);
    let is_headed = found.iter().any(|range| page.text[range.clone()].starts_with('['));
    let start = found.iter().map(|range| range.start).min().filter(|_| is_headed)?;
    Some((start, found.iter().map(|range| range.end).max()?))
}

/// Where the first table with a heading below a key of the document begins.
fn first_heading(page: &Page<'_>, name: &str) -> Option<usize> {
    let mut found = Vec::new();
    places(page.item(&[])?.as_table()?, name, &mut found);
    let headings = found.into_iter().filter(|range| page.text[range.clone()].starts_with('['));
    headings.map(|range| range.start).min()
}

/// The line behind a table that ends here, and behind the comments that belong to it: those
/// directly below, unless they stand directly above the next heading.
fn behind(page: &Page<'_>, end: usize) -> usize {
    let below = page.next_line(end);
    let mut at = below;
    while at < page.text.len()
        && page.line_at(at).trim_start().starts_with('#')
        && area_in(page.line_at(at)).is_none()
    {
        at = page.next_line(at);
    }
    let is_between = at == page.text.len() || page.line_at(at).trim().is_empty();
    if is_between { at } else { below }
}

/// A piece of evidence behind the last one that has a heading.
pub(super) fn behind_evidence(text: &str, block: &str) -> Option<String> {
    let page = Page::parse(text)?;
    let table = page.item(&["evidence"])?.as_table()?;
    let headed = table.iter().filter(|(_, item)| heading(item).is_some());
    let last = headed.filter_map(|(name, _)| end(table, name)).max()?;
    Some(insert(&page, behind(&page, last), block))
}

/// A table of goals with one goal in it, before what follows it in a file. A table of what a
/// certification asks keeps 3 for the other areas, as without it.
pub(super) fn table_of_goals(text: &str, table: &str, key: &str, goal: &str) -> Option<String> {
    let default = Goals::certification().default.filter(|_| table != "goal" && key != "default");
    let default = default.map(|goal| format!("default = {goal}\n")).unwrap_or_default();
    let block = format!("[{table}]\n{default}{key} = {goal}\n");
    section(text, table, &block)
}

/// The sections of a file in their order, as in one that is written anew.
const SECTIONS: [&str; 8] = [
    "assessors",
    "auditee",
    "goal",
    "certification-goal",
    "out-of-scope",
    "answers",
    "evidence",
    "wording",
];

/// A section, or one more part of it: behind what the file has of it, below the comment that keeps
/// its place, else before what follows it in a file.
pub(super) fn section(text: &str, name: &str, block: &str) -> Option<String> {
    let page = Page::parse(text)?;
    let mut found = Vec::new();
    places(page.item(&[])?.as_table()?, name, &mut found);
    if let Some(last) = found.iter().map(|range| range.end).max() {
        return Some(insert(&page, behind(&page, last), block));
    }
    let headings = [format!("[{name}]"), format!("[[{name}]]")];
    let mut starts = lines(&page);
    let kept = starts.find(|at| {
        comment(page.line_at(*at))
            .is_some_and(|line| headings.iter().any(|known| line.starts_with(known)))
    });
    if let Some(at) = kept {
        return Some(insert(&page, below_comments(&page, at), block));
    }
    let own = SECTIONS.iter().position(|known| *known == name)?;
    let at = SECTIONS[own + 1..].iter().find_map(|later| first_heading(&page, later));
    Some(insert(&page, at.map_or(text.len(), |at| page.with_comments_above(at)), block))
}

/// A key at the top in the place of the comment that keeps it, such as `# scope = "…"`.
pub(super) fn in_commented_line(page: &Page<'_>, key: &str, value: &str) -> Option<String> {
    let first = SECTIONS.iter().filter_map(|name| first_heading(page, name)).min();
    let is_kept = |line: &str| {
        let rest = comment(line).and_then(|line| line.strip_prefix(key));
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let at = lines(page)
        .take_while(|at| first.is_none_or(|first| *at < first))
        .find(|at| is_kept(page.line_at(*at)))?;
    let end = at + page.line_at(at).len();
    Some(page.with(at..end, &format!("{key} = {value}")))
}

/// Where the lines of a text begin.
fn lines<'p>(page: &'p Page<'_>) -> impl Iterator<Item = usize> + 'p {
    let next = |at: &usize| Some(page.next_line(*at)).filter(|next| *next < page.text.len());
    std::iter::successors(Some(0), next)
}

/// The first line from here on that is no comment.
fn below_comments(page: &Page<'_>, mut at: usize) -> usize {
    while at < page.text.len() && page.line_at(at).trim_start().starts_with('#') {
        at = page.next_line(at);
    }
    at
}

/// A block at the end of the file, or before the texts of a workbook, which nobody reads.
pub(super) fn at_end(text: &str, block: &str) -> Option<String> {
    let page = Page::parse(text)?;
    let last = first_heading(&page, "wording").map(|at| page.with_comments_above(at));
    Some(insert(&page, last.unwrap_or(text.len()), block))
}

/// The text with a block in it, and an empty line on either side.
fn insert(page: &Page<'_>, at: usize, block: &str) -> String {
    let (before, after) = (&page.text[..at], &page.text[at..]);
    let is_apart = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
    let above = if is_apart { "" } else { "\n" };
    let is_apart = after.is_empty() || after.starts_with(['\n', '\r']);
    let below = if is_apart { "" } else { "\n" };
    page.with_lines(at, &format!("{above}{block}{below}"))
}
