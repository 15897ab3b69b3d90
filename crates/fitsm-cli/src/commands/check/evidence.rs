//! `fitsm check --evidence`: whether the evidence is there, unchanged, in force and used.

use std::collections::BTreeSet;
use std::path::Path;

use fitsm_core::assessment::Evidence;
use fitsm_core::{Assessment, Code, Diagnostic};

use crate::failure::reason;
use crate::files::{Found, sum_beside};
use crate::verdict;

/// Everything about the evidence of a file that somebody should look at.
pub fn findings(file: &Path, assessment: &Assessment) -> Vec<Diagnostic> {
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
        if !used.contains(name) {
            tell(Code::EvidenceUnused, format!("no answer names {name}"), None);
        }
    }
    found
}

/// What is wrong with the file that a piece names; an address is not looked at.
fn location(file: &Path, name: &str, piece: &Evidence) -> Option<(Code, String, Option<String>)> {
    let location = piece.location.as_deref().filter(|location| !location.contains("://"))?;
    match (sum_beside(file, location), &piece.sha256) {
        (Found::Outside, _) => Some((
            Code::EvidenceOutside,
            format!("{location} leads out of the folder of the assessment, and was not followed"),
            Some("keep the file beside the assessment, or write an address".to_owned()),
        )),
        (Found::Not(error), _) => Some((
            Code::EvidenceMissing,
            format!("the file of {name} cannot be read: {}", reason(&error)),
            None,
        )),
        (Found::Sum(sum), Some(written)) if sum != *written => Some((
            Code::EvidenceChanged,
            format!("the file of {name} has changed since its sum was taken"),
            Some(format!("look at it again; its sum is now {sum}")),
        )),
        (Found::Sum(_), _) => None,
    }
}
