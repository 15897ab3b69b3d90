//! The texts that the sheets of an `.xlsx` workbook share.

use crate::problem::Refusal;

use super::super::xml::{Node, Xml};

/// The most shared texts; the official workbook has some 1,000.
const MOST_STRINGS: usize = 500_000;

/// The shared texts, in their order.
pub(super) fn strings(bytes: &[u8], part: &str) -> Result<Vec<String>, Refusal> {
    let mut xml = Xml::new(bytes, part)?;
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "si" => {
                if strings.len() >= MOST_STRINGS {
                    let message = "the workbook shares more than 500,000 texts between its cells";
                    return Err(Refusal::new(message));
                }
                strings.push(rich_text(&mut xml)?);
            }
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(strings),
        }
    }
}

/// The text of an element that has just begun: plain, or in runs with formats of their own.
pub(super) fn rich_text(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    let inside = xml.depth();
    let mut text = String::new();
    let mut is_text = false;
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "t" => is_text = true,
                // How it is pronounced, beside the text itself.
                "rPh" | "phoneticPr" => xml.skip()?,
                _ => {}
            },
            Node::Text(part) if is_text => text += &part,
            Node::End if xml.depth() < inside => return Ok(unescape(&text)),
            Node::End => is_text = false,
            Node::Text(_) => {}
            Node::Done => return Ok(unescape(&text)),
        }
    }
}

/// A text as it is meant: `_x000D_` is the character with that number (ECMA-376, `ST_Xstring`).
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out += &rest[..at];
        rest = &rest[at..];
        if let Some(c) = escaped(rest) {
            out.push(c);
            rest = &rest[7..];
        } else {
            out += "_x";
            rest = &rest[2..];
        }
    }
    out + rest
}

/// The character at the beginning of a text, if it is written as `_x000D_`.
fn escaped(text: &str) -> Option<char> {
    let digits = text.get(2..6)?;
    let is_escape =
        text.as_bytes().get(6) == Some(&b'_') && digits.bytes().all(|b| b.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| is_escape)?)
}
