//! A user's text in a line with others: words written from right to left turn nothing beside them.

use crate::terminal::plain;

/// Unicode's signs around a part of a line that has a direction of its own (UAX #9).
const START: char = '\u{2068}';
const END: char = '\u{2069}';

/// A text that may stand in a line with others. Only one that is written from right to left gets
/// the signs: they are not drawn, but not every program that shows pictures knows that.
pub fn isolated(text: &str) -> String {
    let text = plain(text);
    if text.chars().any(is_right_to_left) { format!("{START}{text}{END}") } else { text }
}

/// A text that was cut, with the end that it lost.
pub(super) fn closed(text: String) -> String {
    if is_open(&text) { text + "\u{2069}" } else { text }
}

/// What follows a line, begun like what that line broke off.
pub(super) fn resumed(line: &str, rest: &str) -> String {
    if is_open(line) { format!("{START}{rest}") } else { rest.to_owned() }
}

/// Whether a character is one of the signs.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, START | END)
}

/// Whether each part that begins also ends, and none lies in another: then the signs steer nothing
/// but what is between them.
pub(super) fn is_whole(text: &str) -> bool {
    let signs: Vec<char> = text.chars().filter(|c| is_sign(*c)).collect();
    signs.chunks(2).all(|pair| pair == [START, END])
}

fn is_open(text: &str) -> bool {
    text.chars().rfind(|c| is_sign(*c)) == Some(START)
}

/// The blocks of Unicode for what is written from right to left.
const fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{closed, is_whole, isolated, resumed};

    #[test]
    fn only_what_is_written_from_right_to_left_is_set_apart() {
        assert_eq!(isolated("Übersee AG 2026"), "Übersee AG 2026");
        assert_eq!(isolated("אבג 1"), "\u{2068}אבג 1\u{2069}");
        assert_eq!(isolated("T مركز"), "\u{2068}T مركز\u{2069}");
        // Signs of the user's own never count.
        assert_eq!(isolated("א\u{2069}ב\u{202e}"), "\u{2068}א\u{fffd}ב\u{fffd}\u{2069}");
    }

    #[test]
    fn what_is_cut_ends_and_goes_on() {
        assert_eq!(closed("\u{2068}אבג…".to_owned()), "\u{2068}אבג…\u{2069}");
        assert_eq!(closed("\u{2068}א\u{2069} · 1".to_owned()), "\u{2068}א\u{2069} · 1");
        assert_eq!(resumed("\u{2068}אבג", "דה\u{2069} · 1"), "\u{2068}דה\u{2069} · 1");
        assert_eq!(resumed("2026", "x"), "x");
        assert!(is_whole("\u{2068}א\u{2069} · \u{2068}ב\u{2069}") && is_whole("x"));
        for broken in ["\u{2068}א", "א\u{2069}", "\u{2068}\u{2068}א\u{2069}\u{2069}"] {
            assert!(!is_whole(broken), "{broken:?}");
        }
    }
}
