//! The cells of one sheet of an `.xlsx` workbook.

use crate::book::Cell;
use crate::problem::Refusal;

use super::super::filling::{self, Filling, shortest};
use super::super::xml::{Node, Tag, Xml};
use super::formats::Style;
use super::shared::{rich_text, unescape};

/// What all sheets share.
pub(super) struct Context {
    /// The shared texts.
    pub(super) strings: Vec<String>,
    /// How each style shows a number.
    pub(super) styles: Vec<Style>,
    /// Whether days are counted from 1904.
    pub(super) is_1904: bool,
}

/// Puts the cells of a sheet.
pub(super) fn read(
    bytes: &[u8],
    part: &str,
    context: &Context,
    filling: &mut Filling,
) -> Result<(), Refusal> {
    let mut xml = Xml::new(bytes, part)?;
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut in_row = None;
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "row" => {
                    row = tag.number("r").map_or(row, |number| number.saturating_sub(1));
                    column = 0;
                    in_row = Some(xml.depth());
                }
                "c" => {
                    if let Some(at) = tag.attribute("r").as_deref().and_then(place) {
                        (row, column) = at;
                    }
                    let cell = cell(&mut xml, &tag, context)?;
                    filling.put(row, column, cell)?;
                    column = column.saturating_add(1);
                }
                "mergeCell" => {
                    let area = tag.attribute("ref").unwrap_or_default();
                    if let Some((row, column)) = area.split(':').next().and_then(place) {
                        filling.merge(row, column);
                    }
                }
                _ => {}
            },
            // Where rows are not numbered, the next one follows.
            Node::End if in_row.is_some_and(|depth| xml.depth() < depth) => {
                row = row.saturating_add(1);
                in_row = None;
            }
            Node::End | Node::Text(_) => {}
            Node::Done => return Ok(()),
        }
    }
}

/// The place that `L12` names, row and column from 0.
pub(super) fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim();
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let mut column: u32 = 0;
    for c in letters.chars() {
        let letter = c.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        let value = u32::from(letter) - u32::from('A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// A cell, whose element has just begun.
fn cell(xml: &mut Xml<'_>, tag: &Tag<'_>, context: &Context) -> Result<Cell, Refusal> {
    let inside = xml.depth();
    let mut value = String::new();
    let mut inline = None;
    let mut formula: Option<String> = None;
    let (mut is_value, mut is_formula) = (false, false);
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "v" => is_value = true,
                "f" => {
                    is_formula = true;
                    formula.get_or_insert_default();
                }
                "is" => inline = Some(rich_text(xml)?),
                _ => xml.skip()?,
            },
            Node::Text(part) if is_value => value += &part,
            Node::Text(part) if is_formula => *formula.get_or_insert_default() += &part,
            Node::End if xml.depth() < inside => break,
            Node::End => (is_value, is_formula) = (false, false),
            Node::Text(_) => {}
            Node::Done => break,
        }
    }
    let cell = match inline {
        Some(text) => Cell::text(text),
        None => typed(value, tag, context),
    };
    // An error is a formula's, also where only its value was pasted.
    let is_formula = formula.is_some() || tag.attribute("t").as_deref() == Some("e");
    let formula = formula.map(|text| filling::formula(&text)).unwrap_or_default();
    Ok(Cell { is_formula, formula, ..cell })
}

/// A value as its type means it (ECMA-376, `ST_CellType`).
fn typed(value: String, tag: &Tag<'_>, context: &Context) -> Cell {
    match tag.attribute("t").as_deref() {
        Some("s") => {
            let shared = value.trim().parse().ok().and_then(|at: usize| context.strings.get(at));
            Cell::text(shared.cloned().unwrap_or_default())
        }
        Some("str" | "inlineStr") => Cell::text(unescape(&value)),
        Some("b") => Cell::text(if value.trim() == "1" { "TRUE" } else { "FALSE" }),
        Some("e") => Cell::text(value),
        Some("d") => Cell::text(value.strip_suffix("T00:00:00").unwrap_or(&value)),
        _ if value.is_empty() => Cell::default(),
        _ => {
            let style = tag.number("s").and_then(|style| context.styles.get(style as usize));
            let shown = style.and_then(|style| style.shown(&value, context.is_1904));
            shown.map_or_else(|| shortest(&value), Cell::text)
        }
    }
}
