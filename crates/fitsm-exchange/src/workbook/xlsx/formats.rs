//! How the styles of an `.xlsx` workbook show a number: as a day, a time of day, a percentage.

use std::collections::BTreeMap;
use std::time::Duration;

use fitsm_core::Date;

use crate::problem::Refusal;

use super::super::xml::{Node, Xml};

/// How a style shows a number, as far as that is no plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As the number that it is.
    Plain,
    /// As a day, perhaps with a time.
    Day,
    /// As a time: hours (of the day, or as many as there are), minutes and perhaps seconds.
    Time {
        /// Whether it says hours.
        has_hours: bool,
        /// Whether it goes on counting after a day.
        is_elapsed: bool,
        /// Whether it says seconds.
        has_seconds: bool,
    },
    /// As a percentage, with so many decimals.
    Percent(usize),
}

/// The style of each format of a cell.
pub(super) fn styles(bytes: &[u8], part: &str) -> Result<Vec<Style>, Refusal> {
    let mut xml = Xml::new(bytes, part)?;
    let mut codes = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = None;
    loop {
        match xml.next()? {
            Node::Start(tag) => match tag.name() {
                "numFmt" => {
                    let code = tag.attribute("formatCode").unwrap_or_default();
                    codes.insert(tag.number("numFmtId"), Style::of_code(&code));
                }
                "cellXfs" => of_cells = Some(xml.depth()),
                "xf" if of_cells.is_some() => {
                    let id = tag.number("numFmtId");
                    let style = codes.get(&id).copied();
                    styles.push(style.unwrap_or_else(|| id.map_or(Style::Plain, Style::built_in)));
                }
                _ => {}
            },
            Node::End if of_cells.is_some_and(|depth| xml.depth() < depth) => of_cells = None,
            Node::End | Node::Text(_) => {}
            Node::Done => return Ok(styles),
        }
    }
}

impl Style {
    /// A built-in format (ECMA-376, `numFmt`), also one of those of East Asia.
    fn built_in(id: u32) -> Self {
        let time =
            |has_hours, is_elapsed, has_seconds| Self::Time { has_hours, is_elapsed, has_seconds };
        match id {
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Self::Day,
            18 | 20 | 32 => time(true, false, false),
            19 | 21 | 33 => time(true, false, true),
            45 | 47 => time(false, false, true),
            46 => time(true, true, true),
            _ => Self::Plain,
        }
    }

    /// A format such as `dd/mm/yyyy`, by what is in it outside of quotes.
    fn of_code(code: &str) -> Self {
        const MOST_DECIMALS: usize = 10;
        let (mut has_hours, mut is_elapsed, mut has_seconds) = (false, false, false);
        let (mut is_percent, mut decimals) = (false, None);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c.to_ascii_lowercase() {
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    is_elapsed |= matches!(inside.as_str(), "h" | "hh");
                }
                '\\' | '_' | '*' => {
                    chars.next();
                }
                'd' | 'y' => return Self::Day,
                'h' => has_hours = true,
                's' => has_seconds = true,
                '%' => is_percent = true,
                '.' => decimals = Some(0),
                '0' | '#' => decimals = decimals.map(|count: usize| (count + 1).min(MOST_DECIMALS)),
                // What follows is for numbers below nought.
                ';' => break,
                _ => {}
            }
        }
        has_hours |= is_elapsed;
        match () {
            () if is_percent => Self::Percent(decimals.unwrap_or(0)),
            () if has_hours || has_seconds => Self::Time { has_hours, is_elapsed, has_seconds },
            () => Self::Plain,
        }
    }

    /// What people see of a number; `None` where that is the plain number.
    pub(super) fn shown(self, number: &str, is_1904: bool) -> Option<String> {
        match self {
            Self::Plain => None,
            Self::Day => day(number, is_1904),
            Self::Percent(decimals) => {
                let percent = number.trim().parse::<f64>().ok()? * 100.0;
                percent.is_finite().then(|| format!("{percent:.decimals$}%"))
            }
            Self::Time { has_hours, is_elapsed, has_seconds } => {
                let seconds = seconds(number)?;
                let days = if is_elapsed { 0 } else { 24 };
                let hours = (seconds / 3_600).checked_rem(days).unwrap_or(seconds / 3_600);
                let (minutes, seconds) = (seconds / 60 % 60, seconds % 60);
                Some(match (has_hours, has_seconds) {
                    (true, true) => format!("{hours}:{minutes:02}:{seconds:02}"),
                    (true, false) => format!("{hours}:{minutes:02}"),
                    (false, _) => format!("{:02}:{seconds:02}", hours * 60 + minutes),
                })
            }
        }
    }
}

/// A number of days in seconds, if it is one that a time can have.
fn seconds(days: &str) -> Option<u64> {
    const MOST_DAYS: f64 = 3_000_000.0;
    let days = days.trim().parse::<f64>().ok().filter(|days| (0.0..MOST_DAYS).contains(days))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3e11")]
    let seconds = (days * 86_400.0).round() as u64;
    Some(seconds)
}

/// The day that a number stands for, with the time of day if there is one.
fn day(number: &str, is_1904: bool) -> Option<String> {
    let (days, fraction) = number.trim().split_once('.').unwrap_or((number.trim(), ""));
    let days: u64 = days.parse().ok()?;
    let first = if is_1904 { Date::new(1904, 1, 1) } else { Date::new(1899, 12, 30) }.ok()?;
    let date = first.checked_add(Duration::from_secs(days.checked_mul(86_400)?)).ok()?;
    let minutes = format!("0.{fraction}").parse::<f64>().unwrap_or(0.0) * 24.0 * 60.0;
    // Below a day there are 1,440 minutes at most.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1,440")]
    let minutes = minutes.round() as u32;
    Some(match minutes {
        0 => date.to_string(),
        _ => format!("{date} {:02}:{:02}", minutes / 60 % 24, minutes % 60),
    })
}

#[cfg(test)]
mod tests {
    use super::{Style, styles};

    #[test]
    fn numbers_are_shown_as_people_see_them() {
        for (code, number, shown) in [
            ("0%", "0.25", "25%"),
            ("0.0%", "0.125", "12.5%"),
            ("0.00%;[Red]-0.00%", "1", "100.00%"),
            ("h:mm", "0.5625", "13:30"),
            ("hh:mm:ss AM/PM", "45000.5625", "13:30:00"),
            ("[h]:mm", "1.5", "36:00"),
            ("mm:ss", "0.00144675925925926", "02:05"),
            ("dd\\.mm\\.yyyy", "46000", "2025-12-09"),
            ("yyyy-mm-dd hh:mm", "46000.5", "2025-12-09 12:00"),
        ] {
            assert_eq!(Style::of_code(code).shown(number, false).as_deref(), Some(shown), "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"h\"", "0\\h", "[Red]0", "@"] {
            assert_eq!(Style::of_code(code).shown("3", false), None, "{code}");
        }
        for wrong in ["-1", "1e300", "x"] {
            assert_eq!(Style::built_in(20).shown(wrong, false), None);
        }
    }

    #[test]
    fn the_styles_of_cells_are_read() {
        let part = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/></numFmts>\
                    <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\
                    <xf numFmtId=\"9\"/><xf numFmtId=\"20\"/><xf numFmtId=\"170\"/>\
                    <xf numFmtId=\"14\"/></cellXfs></styleSheet>";
        let styles = styles(part.as_bytes(), "xl/styles.xml").unwrap();
        let shown =
            |number| styles.iter().map(|style| style.shown(number, false)).collect::<Vec<_>>();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            shown("1.5"),
            [None, some("150%"), some("12:00"), some("150.0%"), some("1899-12-31 12:00")]
        );
    }
}
