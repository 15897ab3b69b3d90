//! All colours of the charts. They are told apart by the frequent kinds of colour blindness and, in
//! grey, by their lightness; and nothing is told by colour alone.

/// The colours of one look.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// What everything stands on.
    pub paper: &'static str,
    /// A field of the paper that holds data.
    pub panel: &'static str,
    /// Text that has to be read.
    pub ink: &'static str,
    /// Text beside it.
    pub quiet: &'static str,
    /// Lines that help to read a value.
    pub grid: &'static str,
    /// What is out of scope: background and lines of the hatching.
    pub hatch: (&'static str, &'static str),
    /// What was found now.
    pub current: &'static str,
    /// A level as an area, with its edge.
    pub petal: (&'static str, &'static str),
    /// What was found earlier.
    pub earlier: &'static str,
    /// The organisation's own goal.
    pub goal: &'static str,
    /// What a certification asks.
    pub certification: &'static str,
    /// General aspects of management.
    pub general: &'static str,
    /// Processes.
    pub process: &'static str,
    /// The levels 0 to 4, lighter to darker or the other way round, each with the colour of what
    /// is written on it.
    pub levels: [(&'static str, &'static str); 5],
    /// Below a goal by 1, 2, and 3 or more levels, likewise.
    pub below: [(&'static str, &'static str); 3],
    /// At a goal, and above it, likewise.
    pub reached: [(&'static str, &'static str); 2],
    /// Lines that belong to different areas.
    pub lines: [&'static str; 6],
    /// The bands first, next and later: the bar and its edge.
    pub bands: [(&'static str, &'static str); 3],
}

/// For paper and bright rooms.
pub static LIGHT: Theme = Theme {
    paper: "#ffffff",
    panel: "#fafbfc",
    ink: "#111827",
    quiet: "#4b5563",
    grid: "#c9ced6",
    hatch: ("#f3f4f6", "#c3c8cf"),
    current: "#0b5cab",
    petal: ("#8fb8de", "#5b8fc4"),
    earlier: "#4b5563",
    goal: "#c2410c",
    certification: "#047857",
    general: "#0f766e",
    process: "#6d28d9",
    levels: [
        ("#fdf3d0", "#111827"),
        ("#cfe6bd", "#111827"),
        ("#86c6c0", "#111827"),
        ("#2a76a6", "#ffffff"),
        ("#1c3f86", "#ffffff"),
    ],
    below: [("#f8c79b", "#111827"), ("#e08a4a", "#111827"), ("#9a3412", "#ffffff")],
    reached: [("#8fb8de", "#111827"), ("#1d5fa8", "#ffffff")],
    lines: ["#0b5cab", "#c2410c", "#047857", "#7e22ce", "#854d0e", "#111827"],
    bands: [("#f2b27a", "#9a3412"), ("#a9cbea", "#0b5cab"), ("#e3e6ea", "#6b7280")],
};

/// For screens and dark rooms.
pub static DARK: Theme = Theme {
    paper: "#0f1722",
    panel: "#151f2d",
    ink: "#f1f5f9",
    quiet: "#b4bfcc",
    grid: "#3a4656",
    hatch: ("#1a2432", "#465366"),
    current: "#7cc0ff",
    petal: ("#2f5f92", "#5c93cb"),
    earlier: "#b4bfcc",
    goal: "#ff9d5c",
    certification: "#4fd1a1",
    general: "#3fc1b0",
    process: "#b79bff",
    levels: [
        ("#1f2a44", "#f1f5f9"),
        ("#234f78", "#f1f5f9"),
        ("#2b768a", "#ffffff"),
        ("#6fc0a4", "#0f1722"),
        ("#e3efb0", "#0f1722"),
    ],
    below: [("#7a4a24", "#ffffff"), ("#c9752f", "#0f1722"), ("#ffc08a", "#0f1722")],
    reached: [("#2f5f92", "#ffffff"), ("#8ec7ff", "#0f1722")],
    lines: ["#7cc0ff", "#ff9d5c", "#4fd1a1", "#d3b4ff", "#ecd06a", "#f1f5f9"],
    bands: [("#85512a", "#ffb37d"), ("#2b5580", "#7cc0ff"), ("#2c3645", "#94a3b8")],
};

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, Theme};

    /// The relative luminance of WCAG 2, 0 to 1: what is left of a colour in grey.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let byte = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    /// The contrast of WCAG 2, 1 to 21.
    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn themes() -> [&'static Theme; 2] {
        [&LIGHT, &DARK]
    }

    #[test]
    fn text_has_the_contrast_that_wcag_asks_for() {
        for theme in themes() {
            for colour in [theme.ink, theme.quiet, theme.current] {
                for back in [theme.paper, theme.panel] {
                    assert!(contrast(colour, back) >= 4.5, "{colour} on {back}");
                }
            }
            let fields = theme.levels.iter().chain(&theme.below).chain(&theme.reached);
            for (back, ink) in fields {
                assert!(contrast(back, ink) >= 4.5, "{ink} on {back}: {}", contrast(back, ink));
            }
            for (back, _) in theme.bands {
                assert!(contrast(back, theme.ink) >= 4.5, "{} on {back}", theme.ink);
            }
        }
    }

    #[test]
    fn lines_and_marks_can_be_told_from_the_paper() {
        for theme in themes() {
            let marks = [theme.goal, theme.certification, theme.earlier, theme.general];
            for colour in marks.iter().chain(&theme.lines) {
                assert!(contrast(colour, theme.paper) >= 3.0, "{colour}");
            }
        }
    }

    #[test]
    fn levels_go_one_way_in_grey() {
        for theme in themes() {
            let of = |fields: &[(&str, &str)]| -> Vec<f64> {
                fields.iter().map(|(back, _)| luminance(back)).collect()
            };
            for fields in [of(&theme.levels), of(&theme.below), of(&theme.reached)] {
                let darker = fields[1] < fields[0];
                for pair in fields.windows(2) {
                    assert_eq!(pair[1] < pair[0], darker, "{fields:?}");
                    let (high, low) = (pair[0].max(pair[1]), pair[0].min(pair[1]));
                    assert!((high + 0.05) / (low + 0.05) >= 1.2, "{fields:?}");
                }
            }
        }
    }
}
