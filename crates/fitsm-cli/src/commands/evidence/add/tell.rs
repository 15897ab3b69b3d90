//! What `fitsm evidence add` says when it is done.

use fitsm_core::assessment::Standing;
use fitsm_core::{Assessment, RequirementId};

use super::Change;
use crate::commands::evidence::bytes;
use crate::files::beside::Copy;
use crate::terminal::{plain, say};
use crate::text::style::{END, NOTICE};
use crate::{cli, verdict};

/// Says what was changed, and what wants a look.
pub fn tell(
    args: &cli::EvidenceAdd,
    change: &Change,
    copied: Option<&Copy>,
    added: &[RequirementId],
    assessment: &Assessment,
) {
    let (file, name) = (plain(&args.file.to_string_lossy()), plain(&change.name));
    if copied.is_some_and(Copy::is_new) {
        let from = plain(&args.what.to_string_lossy());
        say(&format!("Copied {from} into the folder of the assessment.\n"));
    }
    let ids: Vec<String> = added.iter().map(ToString::to_string).collect();
    let ids = if ids.is_empty() { String::new() } else { format!(" for {}", ids.join(", ")) };
    match &change.piece {
        Some(piece) => {
            let mut parts = vec![plain(piece.location.as_deref().unwrap_or_default())];
            parts.extend(piece.size.map(bytes));
            parts.extend(piece.recorded.map(|day| format!("recorded {day}")));
            let (kind, about) = (piece.kind.as_str(), parts.join(", "));
            if change.is_renewed {
                say(&format!("Renewed {name} in {file}: size, sum and day.\n  {about}\n"));
                if !ids.is_empty() {
                    say(&format!("Added {name}{ids}.\n"));
                }
            } else {
                say(&format!("Added the {kind} {name} to {file}{ids}.\n  {about}\n"));
            }
        }
        None if added.is_empty() => {
            say(&format!("{file} describes this as {name} already; nothing was changed.\n"));
        }
        None => say(&format!(
            "{file} describes this as {name} already; the description stays as it is.\n\
             Added {name}{ids}.\n"
        )),
    }
    for note in notes(change, added, assessment) {
        say(&format!("{NOTICE}Note:{END} {note}\n"));
    }
}

/// What of the piece wants a look.
fn notes(change: &Change, added: &[RequirementId], assessment: &Assessment) -> Vec<String> {
    let mut notes = Vec::new();
    let Some(piece) = change.piece.as_ref().or(assessment.evidence.get(&change.name)) else {
        return notes;
    };
    let day = assessment.date;
    if let Some(void) = verdict::void(&plain(&change.name), piece, day) {
        let is_late = piece.standing(day) == Standing::RecordedLater;
        let hint = if is_late && change.piece.is_some() {
            "; --recorded says when it was really taken"
        } else {
            ""
        };
        notes.push(format!("it does not count in an assessment of {day}: {void}{hint}."));
    }
    if piece.size == Some(0) {
        notes.push("the file is empty.".to_owned());
    }
    let is_used = assessment.answers.values().any(|answer| answer.evidence.contains(&change.name));
    if added.is_empty() && !is_used {
        notes.push("no answer names it yet; --for PR9.1 names it in one.".to_owned());
    }
    notes
}
