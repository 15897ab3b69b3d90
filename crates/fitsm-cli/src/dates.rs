//! Days and periods as they are given on the command line.

use std::fmt;
use std::time::SystemTime;

use fitsm_core::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

use crate::failure::Failure;
use crate::terminal::plain;
use crate::text::count;

/// A day as the user wrote it: year, month and day.
pub fn given(text: &str) -> Result<Date, Failure> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| {
        let text = plain(text);
        Failure::Refused(format!("`{text}` is not a date; write year, month and day: 2026-03-12"))
    })
}

/// The day it is here; `SOURCE_DATE_EPOCH`, where set, says so instead.
pub fn today() -> Result<Date, Failure> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = match fixed {
        Some(seconds) => Timestamp::from_second(seconds)
            .map_err(|error| Failure::Refused(format!("SOURCE_DATE_EPOCH: {error}")))?
            .to_zoned(TimeZone::UTC),
        None => Zoned::now(),
    };
    Ok(now.date())
}

/// The day of a moment, as it was here; `None` for one that no calendar has.
pub fn day_of(moment: SystemTime) -> Option<Date> {
    let moment = Timestamp::try_from(moment).ok()?;
    Some(moment.to_zoned(TimeZone::system()).date())
}

/// A length of time, such as 18 months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    number: u16,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// The words for each.
    const CHOICES: [(&'static [&'static str], Self); 4] = [
        (&["d", "day", "days"], Self::Day),
        (&["w", "week", "weeks"], Self::Week),
        (&["m", "month", "months"], Self::Month),
        (&["y", "year", "years"], Self::Year),
    ];
}

/// The longest period: what is longer is a mistake.
const LONGEST: u16 = 9999;

impl Period {
    /// A period as the user wrote it: `18 months`, `18m`, `2y`, `90d`.
    pub fn given(text: &str) -> Result<Self, Failure> {
        let refuse = |why: &str| {
            let text = plain(text);
            Failure::Refused(format!("`{text}` {why}; write 90d, 26w, 18m, 2y, or \"18 months\""))
        };
        let trimmed = text.trim();
        let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = trimmed.split_at(digits);
        if number.is_empty() {
            return Err(refuse("is not a period: a whole number and what it counts"));
        }
        let number = number.parse().ok().filter(|number| (1..=LONGEST).contains(number));
        let number = number.ok_or_else(|| refuse("is not a period from 1 to 9999"))?;
        let unit = unit.trim().to_lowercase();
        let known = Unit::CHOICES.iter().find(|(words, _)| words.contains(&unit.as_str()));
        let (_, unit) = known.ok_or_else(|| refuse("does not say days, weeks, months or years"))?;
        Ok(Self { number, unit: *unit })
    }

    /// The day that lies so long before another; the first of all days where the calendar ends.
    pub fn before(self, day: Date) -> Date {
        let number = i32::from(self.number);
        let span = match self.unit {
            Unit::Day => Span::new().days(number),
            Unit::Week => Span::new().weeks(number),
            Unit::Month => Span::new().months(number),
            Unit::Year => Span::new().years(number),
        };
        day.checked_sub(span).unwrap_or(Date::MIN)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = match self.unit {
            Unit::Day => ("day", "days"),
            Unit::Week => ("week", "weeks"),
            Unit::Month => ("month", "months"),
            Unit::Year => ("year", "years"),
        };
        f.write_str(&count(self.number.into(), one, many))
    }
}
