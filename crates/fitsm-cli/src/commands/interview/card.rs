//! How a requirement looks in an interview: what is asked, the five levels, what is there already.

use std::fmt::Write as _;

use fitsm_core::assessment::{Answer, Given};
use fitsm_core::catalogue::{Area, Requirement};
use fitsm_core::{Assessment, Level, QuestionKey, Rating};
use fitsm_eval::indicated;

use super::session::Session;
use crate::terminal::plain;
use crate::text::style::{END, FAINT, NOTICE, STRONG};
use crate::text::{WIDTH, cut, wrap};

/// Lines below a card: what can be typed, and where it is typed.
const BELOW: usize = 2;
/// How much of a note is shown, in columns; `n` shows all of it.
const NOTE: usize = 230;
/// How much of it where there is little room.
const SHORT_NOTE: usize = 70;
/// How much is shown of the name and title of a piece of evidence.
const PIECE: usize = 50;

/// The card of a requirement, which is the `at`th of `of` in the whole. The levels are described in
/// full where that fits on a screen of so many lines, else by their first sentences.
pub(super) fn card(
    session: &Session<'_>,
    (area, requirement): (&Area, &Requirement),
    (at, of): (usize, usize),
    with_levels: Option<usize>,
) -> String {
    let place = format!(
        "{} of {} here, {at} of {of} in all",
        requirement.id.number(),
        area.requirements.len()
    );
    let name = cut(&format!("{} {}", area.id, area.name), WIDTH - place.len() - 3);
    let mut out = format!(
        "\n{STRONG}{} {}{END}\n{FAINT}{name} · {place}{END}\n",
        requirement.id, requirement.title
    );
    out += &wrap(&requirement.statement, "", "");
    let answer = session.answer(requirement.id);
    let mut state = state(&session.assessment, requirement, &answer, NOTE);
    if let Some(height) = with_levels {
        let lines = |text: &str| text.lines().count();
        let least = levels(requirement, first_sentence);
        if lines(&out) + lines(&least) + lines(&state) + BELOW > height {
            state = self::state(&session.assessment, requirement, &answer, SHORT_NOTE);
        }
        let room = height.saturating_sub(lines(&out) + lines(&state) + BELOW);
        let full = levels(requirement, |text| text);
        let shown = if lines(&full) <= room { full } else { least };
        // An empty line on either side, where there is room for it.
        let gap = if lines(&shown) + 2 <= room { "\n" } else { "" };
        out.extend([gap, &shown, gap]);
    }
    out + &state
}

/// The five levels in full, or one of them.
pub(super) fn descriptions(requirement: &Requirement, level: Option<Level>) -> String {
    match level {
        Some(level) => described(level, requirement.level(level)),
        None => levels(requirement, |text| text),
    }
}

fn levels(requirement: &Requirement, shown: impl Fn(&str) -> &str) -> String {
    let each = Level::ALL.into_iter().map(|level| {
        let text = requirement.level(level);
        let shown = shown(text);
        let more = if shown.len() < text.len() { " …" } else { "" };
        described(level, &format!("{shown}{more}"))
    });
    each.collect()
}

fn described(level: Level, text: &str) -> String {
    wrap(text, &format!(" {STRONG}{level}{END}  "), "    ")
}

/// A text up to its first full stop before a capital letter.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").map(|(at, _)| at + 1);
    let end = ends.into_iter().find(|end| text[end + 1..].starts_with(char::is_uppercase));
    end.map_or(text, |end| &text[..end])
}

/// What is answered already; nothing if nothing is.
fn state(
    assessment: &Assessment,
    requirement: &Requirement,
    answer: &Answer,
    note: usize,
) -> String {
    let mut out = String::new();
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            out += &wrap(text, &format!("{STRONG}{label}:{END} "), "  ");
        }
    };
    line("So far", &plain(&given(requirement, &answer.given)));
    line("Note", &cut(&plain(answer.note.as_deref().unwrap_or_default()), note));
    let pieces: Vec<String> =
        answer.evidence.iter().map(|name| cut(&piece(assessment, name), PIECE)).collect();
    line("Evidence", &pieces.join("; "));
    let said: Vec<String> = answer
        .said
        .iter()
        .map(|said| plain(&format!("{} {}", said.by, given(requirement, &said.given))))
        .collect();
    // What one alone said is no disagreement: where it still counts, only who it was is news.
    match &answer.said[..] {
        [only] if only.given == answer.given => line("Answered by", &plain(&only.by)),
        _ => line("Said", &said.join("; ")),
    }
    if answer.carried_over {
        let _ = writeln!(
            out,
            "{NOTICE}Carried over from an earlier assessment: k confirms it, 0 to 4 replaces it.{END}"
        );
    }
    out
}

/// A piece of evidence by name, kind and title.
pub(super) fn piece(assessment: &Assessment, name: &str) -> String {
    let described = assessment.evidence.get(name);
    plain(&described.map_or_else(
        || name.to_owned(),
        |piece| format!("{name} ({}): {}", piece.kind.as_str(), piece.title),
    ))
}

/// A score or a reason in a few words; empty if there is neither.
pub(super) fn given(requirement: &Requirement, given: &Given) -> String {
    match given {
        Given::Nothing => String::new(),
        Given::NotApplicable { reason, approved_by } => {
            let by = approved_by.as_ref().map(|by| format!(" (approved by {by})"));
            format!("does not apply: {reason}{}", by.unwrap_or_default())
        }
        Given::Score { level, ratings } => {
            let indicated = indicated(&requirement.questions, ratings);
            let rated = (!ratings.is_empty()).then(|| ratings_in_words(ratings));
            match (level, indicated, rated) {
                (Some(level), Some(indicated), Some(rated)) => {
                    format!("level {level}; the ratings {rated} indicate {indicated}")
                }
                (Some(level), _, _) => format!("level {level}"),
                (None, Some(indicated), Some(rated)) => format!("level {indicated} by {rated}"),
                (None, _, rated) => rated.unwrap_or_default(),
            }
        }
    }
}

fn ratings_in_words(ratings: &std::collections::BTreeMap<QuestionKey, Rating>) -> String {
    let each = ratings.iter().map(|(key, rating)| format!("{key} {}", rating.as_str()));
    each.collect::<Vec<_>>().join(", ")
}
