//! Notes of several people as one text.

use fitsm_core::assessment::{Given, Said};

use super::answers::Part;

/// Notes as one text. Names stand before what they wrote, unless all who answered wrote it, and
/// nobody else: who they are stands in `said`. In a file `alone` there is nobody to be told apart.
pub(super) fn merge(parts: &[Part<'_>], voices: &[Said], alone: bool) -> Option<String> {
    let notes = parts.iter().filter_map(|part| Some((part, part.answer.note.as_deref()?)));
    let notes: Vec<(String, &str, bool)> =
        notes.map(|(part, note)| (authors(part), note, is_labelled(part, note, parts))).collect();
    let notes: Vec<(&str, &str, bool)> =
        notes.iter().map(|(name, note, is_labelled)| (&**name, *note, *is_labelled)).collect();
    let (_, first, is_labelled) = notes.first()?;
    if !notes.iter().all(|(_, note, _)| note == first) {
        return join(&notes);
    }
    let mut by: Vec<&str> = notes.iter().flat_map(|(name, ..)| name.split("; ")).collect();
    let mut said: Vec<&str> = voices.iter().flat_map(|said| said.by.split("; ")).collect();
    for names in [&mut by, &mut said] {
        names.sort_unstable();
        names.dedup();
    }
    Some(if alone || *is_labelled || by == said {
        (*first).to_owned()
    } else {
        let mut names: Vec<&str> = Vec::new();
        for (name, ..) in &notes {
            if !names.contains(name) {
                names.push(name);
            }
        }
        format!("{}: {first}", names.join("; "))
    })
}

/// How a line begins that keeps what a file had settled before others were heard.
const SETTLED: &str = "Settled before in ";

/// A note with what files had settled, where that does not stand: nobody's answer, so it has no
/// place in `said`.
pub(super) fn with_settled(
    note: Option<String>,
    parts: &[Part<'_>],
    chosen: &Given,
) -> Option<String> {
    let broken = parts.iter().filter(|part| part.is_reopened(chosen));
    let line = |part: &Part<'_>| format!("{SETTLED}{}: {}", part.base, words(&part.answer.given));
    broken.map(line).fold(note, |note, line| match note {
        Some(note) if note.lines().any(|known| known == line) => Some(note),
        Some(note) => Some(format!("{note}\n{line}")),
        None => Some(line),
    })
}

/// An answer in words.
fn words(given: &Given) -> String {
    match given {
        Given::Nothing => "nothing".to_owned(),
        Given::NotApplicable { reason, approved_by } => {
            let by = approved_by.as_ref().map(|by| format!(" (approved by {by})"));
            format!("does not apply: {reason}{}", by.unwrap_or_default())
        }
        Given::Score { level, ratings } => {
            let level = level.map(|level| format!("level {level}"));
            let ratings = ratings.iter().map(|(key, rating)| format!("{key} {}", rating.as_str()));
            level.into_iter().chain(ratings).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Who wrote a note that does not tell it: all whose answer it is.
fn authors(part: &Part<'_>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for said in &part.answer.said {
        if !names.contains(&&*said.by) {
            names.push(&said.by);
        }
    }
    if names.is_empty() { part.speaker.to_owned() } else { names.join("; ") }
}

/// Texts with the names of those who wrote them: one as it is, several as lines `Name: text`, the
/// same text once with all names. A text that tells already whose it is gets no name.
pub(super) fn join(texts: &[(&str, &str, bool)]) -> Option<String> {
    let (_, first, _) = texts.first()?;
    if texts.iter().all(|(_, text, _)| text == first) {
        return Some((*first).to_owned());
    }
    let mut groups: Vec<(Vec<&str>, &str, bool)> = Vec::new();
    for (name, text, labelled) in texts {
        match groups.iter_mut().find(|(_, known, _)| known == text) {
            Some((names, ..)) => names.push(name),
            None => groups.push((vec![name], text, *labelled)),
        }
    }
    let labelled: Vec<&str> =
        groups.iter().filter(|(.., labelled)| *labelled).map(|(_, text, _)| *text).collect();
    let lines = groups.iter().filter_map(|(names, text, is_labelled)| {
        if *is_labelled {
            return Some((*text).to_owned());
        }
        let is_there = labelled.iter().any(|known| has_lines(known, names, text));
        (!is_there).then(|| format!("{}: {text}", names.join("; ")))
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Whether a note was merged before, so that it begins with the name of somebody known.
fn is_labelled(part: &Part<'_>, note: &str, parts: &[Part<'_>]) -> bool {
    let is_before = |name: &str| {
        let rest = note.strip_prefix(name).filter(|_| !name.is_empty());
        rest.is_some_and(|rest| rest.starts_with(": ") || rest.starts_with("; "))
    };
    let mut said = part.answer.said.iter();
    note.starts_with(SETTLED)
        || said.any(|said| is_before(&said.by))
        || part.is_merged
            && (part.people.iter().any(|name| is_before(name))
                || parts.iter().any(|part| is_before(part.name)))
}

/// Whether a merged note tells already that these people wrote this text.
fn has_lines(merged: &str, names: &[&str], text: &str) -> bool {
    let lines = format!("\n{merged}\n");
    lines.match_indices(&format!(": {text}\n")).any(|(at, _)| {
        let label = lines[..at].rsplit('\n').next().unwrap_or_default();
        let is_in = |name: &&str| label == *name || label.split("; ").any(|each| each == *name);
        names.iter().all(is_in)
    })
}
