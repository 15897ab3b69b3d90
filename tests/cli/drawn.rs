//! A drawn SVG as what is on it: texts with the room that they take, and shapes.

use std::fs;
use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::program::root;

/// What was drawn.
pub(crate) struct Drawn {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) texts: Vec<Text>,
    pub(crate) paths: Vec<Path>,
    size: (f64, f64),
}

/// A text and the room that it takes.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) words: String,
    pub(crate) size: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The sides of a shape.
#[derive(Debug)]
pub(crate) struct Path {
    pub(crate) left: f64,
    pub(crate) right: f64,
}

static FONTS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    ["Inter-Regular.ttf", "Inter-SemiBold.ttf"]
        .map(|name| fs::read(root().join("crates/fitsm-cli/fonts").join(name)).unwrap())
});

/// The width of a text in the fonts of the pictures; signs that they lack count as wide ones,
/// and those that keep a text to itself are not drawn.
fn width(text: &str, size: f64, bold: bool) -> f64 {
    let font = FontRef::new(&FONTS[usize::from(bold)]).unwrap();
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    let advance = |c: char| font.charmap().map(c).and_then(|glyph| metrics.advance_width(glyph));
    let shown = text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}'));
    shown.map(|c| f64::from(advance(c).unwrap_or(1.0))).sum::<f64>() * size
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(found.value.into_owned())
}

fn number(element: &BytesStart<'_>, name: &str) -> f64 {
    attribute(element, name).unwrap().parse().unwrap()
}

/// Reads an SVG; fails if it is not well-formed.
pub(crate) fn read(svg: &str) -> Drawn {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (title, description) = (String::new(), String::new());
    let mut drawn =
        Drawn { title, description, texts: Vec::new(), paths: Vec::new(), size: (0.0, 0.0) };
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                match name.as_str() {
                    "svg" => drawn.size = (number(&element, "width"), number(&element, "height")),
                    "text" => drawn.texts.push(text(&element)),
                    _ => {}
                }
                open.push(name);
            }
            Event::Empty(element) if element.name().as_ref() == "path" => {
                drawn.paths.push(path(&attribute(&element, "d").unwrap()));
            }
            Event::End(_) => {
                let closed = open.pop().unwrap();
                drawn
                    .texts
                    .iter_mut()
                    .last()
                    .filter(|_| closed == "text")
                    .into_iter()
                    .for_each(Text::settle);
            }
            Event::Text(part) => drawn.add(open.last().map(String::as_str), &part),
            Event::GeneralRef(entity) => {
                let sign = match &*entity {
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "amp" => "&",
                    "#x2068" => "\u{2068}",
                    "#x2069" => "\u{2069}",
                    other => panic!("an entity of its own: {other}"),
                };
                drawn.add(open.last().map(String::as_str), sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    drawn
}

fn text(element: &BytesStart<'_>) -> Text {
    let (x, y, size) = (number(element, "x"), number(element, "y"), number(element, "font-size"));
    // Until its end is known, the anchor is kept in the sides.
    let bold = attribute(element, "font-weight").unwrap() == "600";
    let anchor = match attribute(element, "text-anchor").unwrap().as_str() {
        "start" => 0.0,
        "middle" => 0.5,
        "end" => 1.0,
        other => panic!("{other}"),
    };
    let right = if bold { 1.0 } else { 0.0 };
    Text { words: String::new(), size, left: x, right, top: y, bottom: anchor }
}

fn path(d: &str) -> Path {
    let xs: Vec<f64> = d
        .split(['M', 'L', 'Z'])
        .filter_map(|point| point.split(' ').next().filter(|x| !x.is_empty()))
        .map(|x| x.parse().unwrap())
        .collect();
    Path {
        left: xs.iter().copied().fold(f64::INFINITY, f64::min),
        right: xs.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    }
}

impl Text {
    /// Works out the room that the text takes, from its anchor.
    fn settle(&mut self) {
        let wide = width(&self.words, self.size, self.right > 0.5);
        let (x, y, anchor) = (self.left, self.top, self.bottom);
        self.left = x - wide * anchor;
        self.right = self.left + wide;
        self.top = y - self.size * 0.74;
        self.bottom = y + self.size * 0.2;
    }

    fn covers(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

impl Drawn {
    fn add(&mut self, within: Option<&str>, text: &str) {
        match within {
            Some("title") => self.title += text,
            Some("desc") => self.description += text,
            Some("text") => self.texts.last_mut().unwrap().words += text,
            _ => {}
        }
    }

    /// The first text: the message.
    pub(crate) fn heading(&self) -> &str {
        &self.texts[0].words
    }

    pub(crate) fn labels_stay_apart(&self, what: &[&str]) {
        for (at, one) in self.texts.iter().enumerate() {
            for other in &self.texts[at + 1..] {
                assert!(!one.covers(other), "{what:?}: {one:?} covers {other:?}");
            }
        }
    }

    pub(crate) fn stays_on_the_page(&self, what: &[&str]) {
        for text in &self.texts {
            let within = text.left >= 0.0
                && text.right <= self.size.0
                && text.top >= 0.0
                && text.bottom <= self.size.1;
            assert!(within, "{what:?}: {text:?} leaves {:?}", self.size);
        }
    }
}
