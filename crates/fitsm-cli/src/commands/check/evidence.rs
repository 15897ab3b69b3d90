//! `fitsm check --evidence`: whether the evidence is there, unchanged, in force, recent enough and used.

use std::collections::BTreeSet;
use std::path::Path;

use fitsm_core::assessment::Evidence;
use fitsm_core::{Assessment, Code, Date, Diagnostic};

use crate::commands::evidence::{bytes, is_address};
use crate::dates::Period;
use crate::failure::reason;
use crate::files::beside::{self, Found};
use crate::verdict;

/// Everything about the evidence of a file that somebody should look at.
pub fn findings(
    file: &Path,
    assessment: &Assessment,
    older_than: Option<Period>,
) -> Vec<Diagnostic> {
    let used: BTreeSet<&String> =
        assessment.answers.values().flat_map(|answer| &answer.evidence).collect();
    let mut found = Vec::new();
    for (name, piece) in &assessment.evidence {
        let mut tell = |code: Code, message: String, help: Option<String>| {
            found.push(Diagnostic { code, message, span: piece.span.clone(), help });
        };
        if let Some((code, message, help)) = location(file, name, piece) {
            tell(code, message, help);
        }
        if let Some(message) = verdict::void(name, piece, assessment.date) {
            tell(Code::EvidenceVoid, format!("{message}: it supports nothing"), None);
        }
        let age = older_than.and_then(|most| age(name, piece, assessment.date, most));
        if let Some((code, message, help)) = age {
            tell(code, message, Some(help));
        }
        if !used.contains(name) {
            tell(Code::EvidenceUnused, format!("no answer names {name}"), None);
        }
    }
    found
}

/// What is wrong with the file that a piece names; an address is not looked at.
fn location(file: &Path, name: &str, piece: &Evidence) -> Option<(Code, String, Option<String>)> {
    let location = piece.location.as_deref().filter(|location| !is_address(location))?;
    let missing = |error| {
        let message = format!("the file of {name} cannot be read: {}", reason(&error));
        Some((Code::EvidenceMissing, message, None))
    };
    let changed = |message: String, help: String| {
        Some((
            Code::EvidenceChanged,
            format!("the file of {name} has changed: {message}"),
            Some(help),
        ))
    };
    let found = match beside::find(file, location) {
        Found::Outside => {
            return Some((
                Code::EvidenceOutside,
                format!(
                    "{location} leads out of the folder of the assessment, and was not followed"
                ),
                Some("keep the file beside the assessment, or write an address".to_owned()),
            ));
        }
        Found::Not(error) => return missing(error),
        Found::File(found) => found,
    };
    // The size tells without reading the file; the sum needs all of it.
    if let Some(size) = piece.size.filter(|size| *size != found.size) {
        let message = format!("it had {} and has {}", bytes(size), bytes(found.size));
        return changed(
            message,
            "look at it again; if it is right, take its new sum too".to_owned(),
        );
    }
    let written = piece.sha256.as_ref()?;
    match found.sum() {
        Err(error) => missing(error),
        Ok(sum) if sum != *written => {
            let help = format!("look at it again; its sum is now {sum}");
            changed("its sum is not the one that was taken".to_owned(), help)
        }
        Ok(_) => None,
    }
}

/// Whether a piece is older than it may be, or has no date that tells.
fn age(name: &str, piece: &Evidence, day: Date, most: Period) -> Option<(Code, String, String)> {
    let (date, said) = match (piece.effective, piece.recorded) {
        (Some(date), _) => (date, "speaks for"),
        (None, Some(date)) => (date, "was recorded on"),
        (None, None) => {
            return Some((
                Code::EvidenceUndated,
                format!("{name} has no date, so nothing tells whether it is too old"),
                "write the day it speaks for, such as effective = 2026-03-31".to_owned(),
            ));
        }
    };
    (date < most.before(day)).then(|| {
        (
            Code::EvidenceOld,
            format!("{name} {said} {date}, more than {most} before the assessment"),
            "look for newer evidence, or say in the note why it still counts".to_owned(),
        )
    })
}
