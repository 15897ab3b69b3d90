//! Notes of several people as one text.

use fitsm_core::assessment::Said;

use super::answers::Part;

/// The note of the only one who answered as it is, and so one that all share; others as lines with
/// the names before them.
pub(super) fn merge(parts: &[Part<'_>], voices: &[Said]) -> Option<String> {
    let notes = parts.iter().filter_map(|part| Some((part, part.answer.note.as_deref()?)));
    let notes: Vec<_> =
        notes.map(|(part, note)| (part.name, note, is_labelled(part, note))).collect();
    // A name stands before a text only where it can be told again from the text.
    let by = notes.first().map(|(name, ..)| *name).filter(|_| notes.len() == 1);
    let is_of_many = voices.iter().any(|said| Some(said.by.as_str()) != by);
    match notes[..] {
        [(name, note, false)] if is_of_many && voices.iter().any(|said| said.by == name) => {
            Some(format!("{name}: {note}"))
        }
        _ => join(&notes),
    }
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

/// Whether a note was merged before, so that its lines begin with names.
fn is_labelled(part: &Part<'_>, note: &str) -> bool {
    part.answer.said.iter().any(|said| {
        let rest = note.strip_prefix(said.by.as_str());
        rest.is_some_and(|rest| rest.starts_with(": ") || rest.starts_with("; "))
    })
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
