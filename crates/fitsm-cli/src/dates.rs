//! Days as they are given on the command line.

use fitsm_core::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::failure::Failure;
use crate::terminal::plain;

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
