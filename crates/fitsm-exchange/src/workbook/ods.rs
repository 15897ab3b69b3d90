//! Reading an `.ods` workbook, streaming, within bounds.

use crate::book::{Book, Cell};
use crate::problem::Refusal;

use super::filling::{Filling, formula, shortest, unquoted};
use super::unpack::Package;
use super::xml::{Node, Tag, Xml};

const CONTENT: &str = "content.xml";

/// The workbook in a package.
pub(super) fn read(package: &mut Package<'_>) -> Result<Book, Refusal> {
    let bytes = package.require(CONTENT)?;
    let mut xml = Xml::new(&bytes, CONTENT)?;
    let mut filling = Filling::default();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "table" => {
                filling.begin(tag.attribute("name").unwrap_or_default())?;
                table(&mut xml, &mut filling)?;
                filling.end();
            }
            // Earlier versions of cells, and cells of other workbooks.
            Node::Start(tag) if is_beside(tag.name()) => xml.skip()?,
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(filling.finish()),
        }
    }
}

/// Whether an element holds something that is not of the sheet itself.
fn is_beside(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes" | "dde-links" | "shapes" | "forms" | "annotation" | "data-pilot-tables"
    )
}

/// The rows of a table, whose element has just begun.
fn table(xml: &mut Xml<'_>, filling: &mut Filling) -> Result<(), Refusal> {
    let inside = xml.depth();
    let mut row: u32 = 0;
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "table-row" => {
                let repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
                let cells = self::row(xml, filling, row)?;
                // Empty rows are repeated by the million; only what stands in them is put.
                if !cells.is_empty() {
                    for below in 1..repeated {
                        let row = row.saturating_add(below);
                        for (column, cell) in &cells {
                            filling.put(row, *column, cell.clone())?;
                        }
                    }
                }
                row = row.saturating_add(repeated);
            }
            Node::Start(tag) if is_beside(tag.name()) || tag.name() == "table" => xml.skip()?,
            Node::End if xml.depth() < inside => return Ok(()),
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(()),
        }
    }
}

/// The cells of a row that hold something, put once.
fn row(xml: &mut Xml<'_>, filling: &mut Filling, row: u32) -> Result<Vec<(u32, Cell)>, Refusal> {
    let inside = xml.depth();
    let mut cells = Vec::new();
    let mut column: u32 = 0;
    loop {
        match xml.next()? {
            Node::Start(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                let repeated = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                let is_covered = tag.name() == "covered-table-cell";
                let content = content(xml)?;
                if content.has_comment {
                    filling.comment(row, column)?;
                }
                for link in &content.links {
                    filling.link(row, column, link.clone())?;
                }
                let cell = self::cell(content.text, &tag);
                let holds = !cell.text.is_empty() || cell.is_formula;
                // A covered cell may keep a text that nobody sees.
                if holds && !is_covered {
                    for right in 0..repeated {
                        let column = column.saturating_add(right);
                        filling.put(row, column, cell.clone())?;
                        cells.push((column, cell.clone()));
                    }
                }
                column = column.saturating_add(repeated);
            }
            Node::Start(_) => xml.skip()?,
            Node::End if xml.depth() < inside => return Ok(cells),
            Node::End | Node::Text(_) => {}
            Node::Done => return Ok(cells),
        }
    }
}

/// A cell with this text.
fn cell(text: String, tag: &Tag<'_>) -> Cell {
    let mut cell = Cell::text(text);
    match tag.attribute("value-type").as_deref() {
        Some("float" | "currency") => {
            if let Some(value) = tag.attribute("value") {
                cell = shortest(&value);
            }
        }
        Some("date") => {
            if let Some(value) = tag.attribute("date-value") {
                let day = value.strip_suffix("T00:00:00").unwrap_or(&value);
                day.clone_into(&mut cell.text);
            }
        }
        Some("string") if cell.text.is_empty() => {
            cell.text = tag.attribute("string-value").unwrap_or_default();
        }
        _ => {}
    }
    if let Some(text) = tag.attribute("formula") {
        cell.is_formula = true;
        cell.formula = formula(&text);
    }
    let spans = |name: &str| tag.number(name).is_some_and(|number| number > 1);
    cell.is_merged = spans("number-columns-spanned") || spans("number-rows-spanned");
    cell
}

/// What stands in a cell's element.
#[derive(Default)]
struct Content {
    /// The paragraphs, with a line break between each two.
    text: String,
    /// Whether there is a comment to the cell.
    has_comment: bool,
    /// What its texts link to.
    links: Vec<String>,
}

/// What stands in a cell, whose element has just begun.
fn content(xml: &mut Xml<'_>) -> Result<Content, Refusal> {
    let inside = xml.depth();
    let mut content = Content::default();
    let mut is_first = true;
    loop {
        match xml.next()? {
            Node::Start(tag) if matches!(tag.name(), "p" | "h") => {
                if !is_first {
                    content.text.push('\n');
                }
                is_first = false;
                paragraph(xml, &mut content)?;
            }
            Node::Start(tag) if tag.name() == "annotation" => {
                content.has_comment |= says_something(xml)?;
            }
            Node::Start(_) => xml.skip()?,
            Node::End if xml.depth() < inside => return Ok(content),
            Node::End | Node::Text(_) => {}
            Node::Done => return Ok(content),
        }
    }
}

/// Whether a comment, whose element has just begun, has a text beside its author and day.
fn says_something(xml: &mut Xml<'_>) -> Result<bool, Refusal> {
    let inside = xml.depth();
    let mut says = false;
    loop {
        match xml.next()? {
            Node::Start(tag) if matches!(tag.name(), "creator" | "date" | "date-string") => {
                xml.skip()?;
            }
            Node::Text(text) => says |= !text.trim().is_empty(),
            Node::End if xml.depth() < inside => return Ok(says),
            Node::Start(_) | Node::End => {}
            Node::Done => return Ok(says),
        }
    }
}

/// One paragraph. As `OpenDocument` 1.2 (6.1.2) has it, runs of white space are one space, and none
/// at the beginning; spaces that count are elements. A space at the end stays, since `LibreOffice`
/// writes it so, but a line break there is only the layout of the XML.
fn paragraph(xml: &mut Xml<'_>, content: &mut Content) -> Result<(), Refusal> {
    let inside = xml.depth();
    let text = &mut content.text;
    // The run of white space that has just been met, or the beginning of the paragraph.
    let mut run = Run { is_open: true, ..Run::default() };
    loop {
        match xml.next()? {
            Node::Text(part) => part.chars().for_each(|c| run.add(c, text)),
            Node::Start(tag) => {
                match tag.name() {
                    "s" => spaces(tag.number("c").unwrap_or(1), text)?,
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    "a" => {
                        content.links.extend(tag.attribute("href").map(|link| target(&link)));
                        continue;
                    }
                    "annotation" => {
                        content.has_comment |= says_something(xml)?;
                        continue;
                    }
                    "ruby-text" | "note" | "frame" => {
                        xml.skip()?;
                        continue;
                    }
                    _ => continue,
                }
                xml.skip()?;
                run = Run::default();
            }
            Node::End if xml.depth() < inside => {
                if run.is_put && run.is_layout {
                    text.pop();
                }
                return Ok(());
            }
            Node::End => {}
            Node::Done => return Ok(()),
        }
    }
}

/// What a link means: paths are taken from within the package, so that `../` is its folder.
fn target(link: &str) -> String {
    unquoted(link.strip_prefix("../").unwrap_or(link))
}

/// A run of white space in a paragraph.
#[derive(Default)]
struct Run {
    /// Whether one is going on.
    is_open: bool,
    /// Whether it has become a space.
    is_put: bool,
    /// Whether a line break is in it.
    is_layout: bool,
}

impl Run {
    /// Adds a character of the paragraph to its text.
    fn add(&mut self, c: char, text: &mut String) {
        if !matches!(c, ' ' | '\t' | '\n' | '\r') {
            *self = Self::default();
            text.push(c);
            return;
        }
        if !self.is_open {
            *self = Self { is_open: true, is_put: true, is_layout: false };
            text.push(' ');
        }
        self.is_layout |= c == '\n';
    }
}

/// So many spaces, unless they are more than anybody would type.
fn spaces(count: u32, text: &mut String) -> Result<(), Refusal> {
    const MOST: usize = 1_000_000;
    let count = count as usize;
    if count > MOST || text.len() > MOST {
        return Err(Refusal::new("a cell of the workbook holds more than a million spaces"));
    }
    text.extend(std::iter::repeat_n(' ', count));
    Ok(())
}
