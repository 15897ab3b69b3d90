//! What belongs to the cells of an `.xlsx` sheet and stands elsewhere: comments, and link targets.

use std::collections::BTreeMap;

use crate::problem::Refusal;

use super::super::filling::{Filling, unquoted};
use super::super::xml::{Node, Xml};
use super::Link;
use super::cells::place;

/// The parts that hold comments: earlier ones, and those that can be answered.
pub(super) const COMMENTS: [&str; 2] = ["comments", "threadedComment"];

/// Notes what the cells of a sheet link to.
pub(super) fn read(
    bytes: &[u8],
    part: &str,
    links: &BTreeMap<String, Link>,
    filling: &mut Filling,
) -> Result<(), Refusal> {
    if !links.values().any(|link| link.kind == "hyperlink") {
        return Ok(());
    }
    let mut xml = Xml::new(bytes, part)?;
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "sheetData" => xml.skip()?,
            Node::Start(tag) if tag.name() == "hyperlink" => {
                let area = tag.attribute("ref").unwrap_or_default();
                let link = tag.attribute("id").and_then(|id| links.get(&id));
                if let (Some((row, column)), Some(link)) =
                    (area.split(':').next().and_then(place), link)
                {
                    filling.link(row, column, unquoted(&link.written))?;
                }
            }
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(()),
        }
    }
}

/// Notes which cells have a comment that says something.
pub(super) fn comments(bytes: &[u8], part: &str, filling: &mut Filling) -> Result<(), Refusal> {
    let mut xml = Xml::new(bytes, part)?;
    let mut at = None;
    loop {
        match xml.next()? {
            Node::Start(tag) if matches!(tag.name(), "comment" | "threadedComment") => {
                at = tag.attribute("ref").as_deref().and_then(place);
            }
            Node::Text(text) if !text.trim().is_empty() => {
                if let Some((row, column)) = at.take() {
                    filling.comment(row, column)?;
                }
            }
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(()),
        }
    }
}
