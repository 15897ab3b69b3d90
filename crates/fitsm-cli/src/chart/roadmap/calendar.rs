//! When the waves are.

use std::str::FromStr;

use fitsm_core::Date;
use jiff::{Span, ToSpan};

/// How long a wave is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many weeks.
    Weeks(i32),
    /// So many calendar months.
    Months(i32),
}

/// A text that is no length of a wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a length is 1 to 104 weeks or 1 to 24 months, such as 6w or 3m")]
pub struct NotALength;

impl FromStr for Length {
    type Err = NotALength;

    fn from_str(text: &str) -> Result<Self, NotALength> {
        let number = |digits: &str, most: i32| {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            let number: i32 = digits.parse().map_err(|_| NotALength)?;
            if plain && (1..=most).contains(&number) { Ok(number) } else { Err(NotALength) }
        };
        if let Some(digits) = text.strip_suffix('w') {
            return Ok(Self::Weeks(number(digits, 104)?));
        }
        let digits = text.strip_suffix('m').ok_or(NotALength)?;
        Ok(Self::Months(number(digits, 24)?))
    }
}

impl Length {
    /// So many waves of this length.
    fn times(self, waves: i32) -> Option<Span> {
        match self {
            Self::Weeks(weeks) => Some(weeks.checked_mul(waves)?.weeks()),
            Self::Months(months) => Some(months.checked_mul(waves)?.months()),
        }
    }
}

/// A first day and the length of each wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The day on which the first wave begins.
    pub start: Date,
    /// How long each is.
    pub length: Length,
}

impl Calendar {
    /// The first and the last day of a wave, counted from 1; `None` beyond the end of time.
    pub fn wave(&self, number: usize) -> Option<(Date, Date)> {
        let number = i32::try_from(number).ok().filter(|number| (1..=400).contains(number))?;
        let begin = |before: i32| self.start.checked_add(self.length.times(before)?).ok();
        Some((begin(number - 1)?, begin(number)?.yesterday().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Length};
    use fitsm_core::Date;

    fn wave(start: Date, length: &str, number: usize) -> String {
        let calendar = Calendar { start, length: length.parse().unwrap() };
        calendar.wave(number).map_or(String::new(), |(from, to)| format!("{from} {to}"))
    }

    #[test]
    fn waves_follow_each_other_without_a_gap() {
        let may = Date::constant(2026, 5, 1);
        assert_eq!(wave(may, "3m", 1), "2026-05-01 2026-07-31");
        assert_eq!(wave(may, "3m", 2), "2026-08-01 2026-10-31");
        assert_eq!(wave(may, "6w", 2), "2026-06-12 2026-07-23");
        // From the end of a month, each wave is counted from the first day, so none creeps.
        let january = Date::constant(2026, 1, 31);
        assert_eq!(wave(january, "1m", 1), "2026-01-31 2026-02-27");
        assert_eq!(wave(january, "1m", 2), "2026-02-28 2026-03-30");
        assert_eq!(wave(Date::constant(9999, 12, 1), "1m", 1), "");
    }

    #[test]
    fn only_plain_lengths() {
        for wrong in ["", "3", "m", "0m", "25m", "-1w", "+1w", "1.5m", "3 m", "105w", "3M"] {
            assert!(wrong.parse::<Length>().is_err(), "{wrong}");
        }
    }
}
