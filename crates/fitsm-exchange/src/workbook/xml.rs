//! Walking an XML part: no document types, no entities but the five of XML, and not too deep.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::problem::Refusal;

/// No workbook nests its elements deeper.
const DEEPEST: usize = 100;

/// The way through one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    part: &'a str,
}

/// What comes next.
pub(super) enum Node<'a> {
    /// An element begins; every one that begins also ends.
    Start(Tag<'a>),
    /// An element ends.
    End,
    /// Characters, as they are meant.
    Text(Cow<'a, str>),
    /// The part is over.
    Done,
}

/// The beginning of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        local(name)
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let attributes = all.with_checks(false).flatten();
        let mut named = attributes.filter(|attribute| local(attribute.key.into_inner()) == name);
        let value = named.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The value of an attribute as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

impl<'a> Xml<'a> {
    /// The beginning of a part.
    pub(super) fn new(bytes: &'a [u8], part: &'a str) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(bytes).map_err(|_| {
            Refusal::new(format!("the part {part} of the workbook is not UTF-8 text"))
        })?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, depth: 0, part })
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// What comes next.
    pub(super) fn next(&mut self) -> Result<Node<'a>, Refusal> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.refuse("is nested too deeply"));
                    }
                    Node::Start(Tag(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(text) => Node::Text(content(text.into_inner())),
                Event::CData(text) => Node::Text(content(text.into_inner())),
                Event::GeneralRef(name) => Node::Text(Cow::Owned(self.meant(&name)?.to_string())),
                Event::DocType(_) => {
                    return Err(self.refuse("has a document type, which no workbook has"));
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => Node::Done,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Leaves out the rest of the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Node::Done) {
                break;
            }
        }
        Ok(())
    }

    /// The character that a reference such as `&amp;` or `&#233;` means.
    fn meant(&self, name: &quick_xml::events::BytesRef<'_>) -> Result<char, Refusal> {
        if name.is_char_ref() {
            let meant = name.resolve_char_ref().ok().flatten();
            return meant.ok_or_else(|| self.damaged());
        }
        match &**name {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "apos" => Ok('\''),
            "quot" => Ok('"'),
            _ => Err(self.refuse("uses entities of its own, which no workbook does")),
        }
    }

    fn refuse(&self, what: &str) -> Refusal {
        Refusal::new(format!("the part {} of the workbook {what}", self.part))
    }

    fn damaged(&self) -> Refusal {
        let help = "save it again in the program that it comes from";
        Refusal::advise(format!("the part {} of the workbook is damaged XML", self.part), help)
    }
}

/// Characters with every line break as XML means it.
fn content(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}
