//! How tall rows have to be. Excel would find out on opening; other programs keep what they are
//! told, so it is estimated here, rather too tall than too small.

use crate::writing::page::Page;

/// The tallest row that `.xlsx` knows, in pixels.
const TALLEST: u32 = 545;
/// The height of a row that says nothing of it.
const USUAL: u32 = 20;

/// The rows that need another height than the usual one, with that height in pixels.
pub(super) fn of(page: &Page) -> Vec<(u32, u32)> {
    let mut heights: Vec<(u32, u32)> = Vec::new();
    for ((row, column), (value, look)) in &page.cells {
        let style = look.style();
        let width = page.widths.get(*column as usize).copied().unwrap_or(9);
        let lines = if style.wraps && width > 0 {
            lines(&value.shown(), u32::from(width) * 7, u32::from(style.size))
        } else {
            1
        };
        // A line takes 1.2 times the size of its letters; a point is 4/3 pixels.
        let height = (lines * u32::from(style.size) * 8 / 5 + 6).clamp(USUAL, TALLEST);
        match heights.last_mut() {
            Some((last, tallest)) if last == row => *tallest = (*tallest).max(height),
            _ => heights.push((*row, height)),
        }
    }
    heights.retain(|(_, height)| *height > USUAL);
    heights
}

/// How many lines a text takes in a cell so many pixels wide, at a size in points.
fn lines(text: &str, width: u32, size: u32) -> u32 {
    text.split('\n').map(|line| lines_of_one(line, width, size)).sum()
}

fn lines_of_one(line: &str, width: u32, size: u32) -> u32 {
    let mut lines = 1;
    let mut used = 0;
    for word in line.split_inclusive([' ', '-', '/']) {
        let length = length(word, size);
        if used > 0 && used + length > width {
            lines += 1;
            used = 0;
        }
        // A word longer than the line is broken.
        lines += (used + length) / width.max(1);
        used = (used + length) % width.max(1);
    }
    lines
}

/// How wide a word is: somewhat more than half the size for each letter, all of it for those of
/// East Asian scripts.
fn length(word: &str, size: u32) -> u32 {
    let widths = word.chars().map(|c| if c < '\u{1100}' { 10 } else { 20 });
    widths.sum::<u32>() * size * 4 / 60
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_text_takes_as_many_lines_as_it_needs() {
        // At 9 points a letter is 6 pixels wide, so 60 pixels hold ten.
        assert_eq!(lines("", 60, 9), 1);
        assert_eq!(lines("four four", 60, 9), 1);
        assert_eq!(lines("four four four", 60, 9), 2);
        assert_eq!(lines("four\n\nfour", 60, 9), 3);
        assert_eq!(lines(&"x".repeat(40), 60, 9), 5);
    }
}
