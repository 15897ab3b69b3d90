//! How wide a text is in our fonts, and how much of it has room.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_width::UnicodeWidthChar;

use super::{REGULAR_TTF, SEMIBOLD_TTF, isolate};

/// The widths of a font's signs as parts of its size; those of plain English at hand.
struct Face {
    font: Option<FontRef<'static>>,
    ascii: [f64; 128],
}

static FACES: LazyLock<[Face; 2]> =
    LazyLock::new(|| [REGULAR_TTF, SEMIBOLD_TTF].map(|bytes| Face::new(FontRef::new(bytes).ok())));

impl Face {
    fn new(font: Option<FontRef<'static>>) -> Self {
        let mut face = Self { font, ascii: [0.0; 128] };
        face.ascii = std::array::from_fn(|code| {
            let printable = u8::try_from(code).ok().filter(|code| (b' '..=b'~').contains(code));
            printable.map_or(0.0, |code| face.look_up(char::from(code)))
        });
        face
    }

    fn advance(&self, c: char) -> f64 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.look_up(c))
    }

    fn look_up(&self, c: char) -> f64 {
        let known = self.font.as_ref().and_then(|font| {
            let glyph = font.charmap().map(c)?;
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            metrics.advance_width(glyph).map(f64::from)
        });
        // Another font will be taken: wide signs are as wide as they are high.
        known.unwrap_or_else(|| match c.width() {
            None | Some(0) => 0.0,
            Some(1) => 0.65,
            Some(_) => 1.05,
        })
    }
}

fn face(weight: u16) -> &'static Face {
    &FACES[usize::from(weight >= 600)]
}

/// Whether the fonts have a sign for this.
pub fn has_sign(c: char) -> bool {
    FACES[0].font.as_ref().is_some_and(|font| font.charmap().map(c).is_some())
}

/// The width of a text in pixels.
pub fn width(text: &str, size: f64, weight: u16) -> f64 {
    let face = face(weight);
    text.chars().map(|c| face.advance(c)).sum::<f64>() * size
}

/// As much of a text as has room, with an ellipsis where something is left out.
pub fn cut(text: &str, room: f64, size: f64, weight: u16) -> String {
    let face = face(weight);
    let (room, ellipsis) = (room / size, face.advance('…'));
    let (mut used, mut kept) = (0.0, 0);
    for (at, c) in text.char_indices() {
        used += face.advance(c);
        if used > room {
            return isolate::closed(format!("{}…", text[..kept].trim_end()));
        }
        if used + ellipsis <= room {
            kept = at + c.len_utf8();
        }
    }
    text.to_owned()
}

/// A text in lines of this width, at most so many; the last is cut if it has to be.
pub fn wrap(text: &str, room: f64, size: f64, weight: u16, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim().to_owned();
    while !rest.is_empty() && lines.len() + 1 < most {
        let (line, next) = rest.split_at(line_end(&rest, room, size, weight));
        let (line, next) = (line.trim_end(), next.trim_start());
        lines.push(isolate::closed(cut(line, room, size, weight)));
        rest = isolate::resumed(line, next);
    }
    if !rest.is_empty() {
        lines.push(cut(&rest, room, size, weight));
    }
    lines
}

/// Where the first line of a text ends: behind the last word that has room, or the first word.
fn line_end(text: &str, room: f64, size: f64, weight: u16) -> usize {
    let face = face(weight);
    let (mut used, mut end) = (0.0, None);
    for (at, c) in text.char_indices() {
        if c == ' ' && used <= room / size {
            end = Some(at);
        }
        used += face.advance(c);
        if used > room / size && end.is_some() {
            break;
        }
    }
    if used <= room / size { text.len() } else { end.unwrap_or(text.len()) }
}

#[cfg(test)]
mod tests {
    use super::{cut, width, wrap};

    #[test]
    fn widths_are_those_of_the_font() {
        // The table hmtx of Inter Regular, 2048 units to the em: A is 1413 wide, W 2018, 1 833.
        let expected = (1413.0 + 2018.0 + 833.0) / 2048.0 * 16.0;
        assert!((width("AW1", 16.0, 400) - expected).abs() < 1e-3);
        assert!(width("Mass", 16.0, 600) > width("Mass", 16.0, 400));
        assert!(width("組", 16.0, 400) > 16.0);
    }

    #[test]
    fn what_has_no_room_is_cut_with_an_ellipsis() {
        assert_eq!(cut("short", 200.0, 16.0, 400), "short");
        let text = cut(&"word ".repeat(1000), 100.0, 16.0, 400);
        assert!(text.ends_with('…') && width(&text, 16.0, 400) <= 100.0, "{text}");
    }

    #[test]
    fn lines_break_between_words() {
        let room = width("one two", 16.0, 400) + 1.0;
        assert_eq!(wrap("one two three", room, 16.0, 400, 2), ["one two", "three"]);
        let lines = wrap("one two three four five", room, 16.0, 400, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…'), "{lines:?}");
        // A word that has no room by itself is cut, not lost.
        assert!(wrap("unbelievable", 30.0, 16.0, 400, 2)[0].ends_with('…'));
        assert!(wrap("", 30.0, 16.0, 400, 2).is_empty());
    }
}
