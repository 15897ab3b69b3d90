//! A new piece of evidence in an interview, part by part.

use fitsm_core::Date;
use fitsm_core::assessment::{Evidence, EvidenceKind, Standing};

use crate::dates;
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::text::style::{END, FAINT};
use crate::text::wrap;

/// A new piece, asked for part by part; `None` where it is given up.
pub(super) fn describe(
    prompt: &mut Prompt<'_>,
    day: Date,
    title: &str,
) -> Result<Option<Evidence>, Failure> {
    prompt.say(&format!("{FAINT}A new piece of evidence; . gives it up.{END}\n"))?;
    let title = match title {
        "" => ask(prompt, "Title> ", |line| match line {
            "" => Err("A title is needed, such as: Ticket export, first quarter".to_owned()),
            title => Ok(title.to_owned()),
        })?,
        title => Some(title.to_owned()),
    };
    let Some(title) = title else { return Ok(None) };
    let choices = "Kind: d document, r record, m measurement, i interview, o observation> ";
    let Some(kind) = ask(prompt, choices, kind)? else { return Ok(None) };
    let question = "Where: a path or an address (Enter: none)> ";
    let Some(location) = ask(prompt, question, optional)? else { return Ok(None) };
    let question = "Recorded on, such as 2026-03-12 (Enter: none)> ";
    let Some(recorded) = ask(prompt, question, date)? else { return Ok(None) };
    let question = "The day it speaks for (Enter: none)> ";
    let Some(effective) = ask(prompt, question, date)? else { return Ok(None) };
    let question = "Expires on (Enter: never)> ";
    let Some(expires) = ask(prompt, question, date)? else { return Ok(None) };
    let piece = Evidence {
        kind,
        title,
        location,
        effective,
        recorded,
        expires,
        size: None,
        sha256: None,
        span: 0..0,
    };
    let why = match piece.standing(day) {
        Standing::Valid => None,
        Standing::Expired => Some("has expired by then"),
        Standing::RecordedLater => Some("was recorded only afterwards"),
    };
    if let Some(why) = why {
        let text = format!("The assessment speaks for {day}: this piece {why} and does not count.");
        prompt.say(&wrap(&text, "", ""))?;
    }
    Ok(Some(piece))
}

/// Asks for a part; `None` where the piece is given up.
fn ask<T>(
    prompt: &mut Prompt<'_>,
    question: &str,
    take: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    let part = prompt.ask_for(question, |line| match line {
        "." => Ok(None),
        line => take(line).map(Some),
    })?;
    if part.is_none() {
        return Ok(None);
    }
    let part = part.flatten();
    if part.is_none() {
        prompt.say("Given up; nothing was changed.\n")?;
    }
    Ok(part)
}

fn kind(line: &str) -> Result<EvidenceKind, String> {
    let word = line.to_lowercase();
    let mut kinds = EvidenceKind::CHOICES.into_iter();
    let found = kinds.find(|(name, _)| !word.is_empty() && name.starts_with(&word));
    found.map(|(_, kind)| kind).ok_or_else(|| {
        "Please answer d, r, m, i or o. A record shows what was done, a measurement how well; a \
         document says what should be."
            .to_owned()
    })
}

#[expect(clippy::unnecessary_wraps, reason = "as the other parts, which can be wrong")]
fn optional(line: &str) -> Result<Option<String>, String> {
    Ok(Some(line.to_owned()).filter(|line| !line.is_empty()))
}

fn date(line: &str) -> Result<Option<Date>, String> {
    match line {
        "" => Ok(None),
        line => dates::given(line).map(Some).map_err(|error| error.to_string()),
    }
}
