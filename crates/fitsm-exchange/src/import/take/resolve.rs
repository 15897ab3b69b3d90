//! The evidence of answers: the pieces that they name, and texts of which a piece is made.

use std::collections::{BTreeMap, BTreeSet};

use fitsm_core::RequirementId;
use fitsm_core::assessment::{Answer, Evidence, EvidenceKind};

use super::Take;
use super::answers::Taken;
use crate::import::words::quoted;
use crate::layout;
use crate::problem::At;

/// No cell names more of them; a longer text is one.
const MOST_LINES: usize = 2_000;

impl Take<'_> {
    /// The answers with their evidence by name. A text that names no piece becomes one.
    pub(super) fn resolve(
        &mut self,
        taken: BTreeMap<RequirementId, Taken>,
    ) -> BTreeMap<RequirementId, Answer> {
        let mut resolving = Resolving::default();
        for (name, piece) in &self.pieces {
            resolving.described.insert(name.clone());
            let title = layout::one_line(&piece.title);
            resolving.titles.entry(title).or_insert_with(|| name.clone());
        }
        let mut answers = BTreeMap::new();
        for (id, mut taken) in taken {
            taken.answer.evidence = self.evidence_of(id, &taken, &mut resolving);
            if taken.answer != Answer::default() {
                answers.insert(id, taken.answer);
            }
        }
        if !resolving.made.is_empty() {
            self.tell_made(resolving.made.len());
        }
        answers
    }

    /// The names of an answer's pieces.
    fn evidence_of(
        &mut self,
        id: RequirementId,
        taken: &Taken,
        resolving: &mut Resolving,
    ) -> Vec<String> {
        let exact = taken.names.as_ref().map(|(text, at)| (self.known_names(text, *at), *at));
        let Some((shown, at)) = &taken.shown else {
            // Where people emptied the evidence, or where there is no column of it.
            let is_emptied = self.head.has_shown_evidence;
            return exact.filter(|_| !is_emptied).map(|(names, _)| names).unwrap_or_default();
        };
        if let Some((names, _)) = &exact {
            let titles = names.iter().filter_map(|name| Some(&self.pieces.get(name)?.title));
            if layout::lines(titles) == *shown {
                return names.clone();
            }
        }
        if shown.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES {
            let message = format!("the evidence of {id} has more than {MOST_LINES} lines");
            self.problems.advise(*at, message, "describe the evidence, and name it here");
            return Vec::new();
        }
        let mut left: Vec<String> = exact.map(|(names, _)| names).unwrap_or_default();
        let mut names = Vec::new();
        let mut free = Vec::new();
        for line in shown.split('\n') {
            match self.named_by(line, &mut left, resolving) {
                Some(name) => names.push(name),
                None if line.trim().is_empty() && free.is_empty() => {}
                None => free.push(line),
            }
        }
        // A text that means no piece at all is taken as it is.
        let free = if names.is_empty() { shown.clone() } else { free.join("\n") };
        if !free.trim().is_empty() {
            names.push(self.piece_of_text(id, free.trim_end(), *at, resolving));
        }
        self.without_repetition(names, *at)
    }

    /// The piece that a line of evidence means: one of the answer's own, or any.
    fn named_by(
        &self,
        line: &str,
        left: &mut Vec<String>,
        resolving: &Resolving,
    ) -> Option<String> {
        let is_title = |name: &String| {
            self.pieces.get(name).is_some_and(|piece| layout::one_line(&piece.title) == line)
        };
        if let Some(at) = left.iter().position(is_title) {
            return Some(left.remove(at));
        }
        let name = layout::names_from(line).pop();
        let name = name.filter(|name| resolving.described.contains(name));
        name.or_else(|| resolving.titles.get(line).cloned())
    }

    /// The exact names that there are pieces for; others are a problem.
    fn known_names(&mut self, text: &str, at: At) -> Vec<String> {
        let mut names = layout::names_from(text);
        names.retain(|name| {
            let is_known = self.pieces.contains_key(name);
            if !is_known {
                let message = format!("there is no evidence {} in this file", quoted(name));
                let help = "describe it on the sheet of evidence, or take the name away";
                self.problems.advise(at, message, help);
            }
            is_known
        });
        self.without_repetition(names, at)
    }

    fn without_repetition(&mut self, mut names: Vec<String>, at: At) -> Vec<String> {
        let mut seen = BTreeSet::new();
        names.retain(|name| {
            let is_new = seen.insert(name.clone());
            if !is_new {
                let message = format!("the evidence {} is named here twice", quoted(name));
                self.problems.advise(at, message, "name each piece of evidence once");
            }
            is_new
        });
        names
    }

    /// The name of the piece that a text is, which is made if there is none yet.
    fn piece_of_text(
        &mut self,
        id: RequirementId,
        text: &str,
        at: At,
        resolving: &mut Resolving,
    ) -> String {
        let what = (text.to_owned(), self.left.take_link(at));
        if let Some(name) = resolving.made.get(&what) {
            return name.clone();
        }
        let stem = id.to_string().to_lowercase().replace('.', "-");
        let mut name = stem.clone();
        let mut number = 2;
        while self.pieces.contains_key(&name) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        let piece = Evidence {
            kind: self.options.evidence_kind.unwrap_or(EvidenceKind::Record),
            title: text.to_owned(),
            location: what.1.clone(),
            effective: None,
            recorded: None,
            expires: None,
            size: None,
            sha256: None,
            span: 0..0,
        };
        self.pieces.insert(name.clone(), piece);
        resolving.made.insert(what, name.clone());
        name
    }

    fn tell_made(&mut self, made: usize) {
        let pieces = if made == 1 {
            "1 text became a piece"
        } else {
            &format!("{made} texts became pieces")
        };
        let kind = match self.options.evidence_kind {
            Some(kind) => format!("of the kind {}, as you chose", kind.as_str()),
            None => "of the kind record, since the file does not tell kinds; --evidence-kind chooses another".to_owned(),
        };
        self.told.push(format!("{pieces} of evidence {kind}"));
    }
}

/// What the pieces of all answers share.
#[derive(Default)]
struct Resolving {
    /// The names of the pieces that the file describes.
    described: BTreeSet<String>,
    /// Those pieces by their titles in one line.
    titles: BTreeMap<String, String>,
    /// The pieces that were made of texts, by their texts and what those link to.
    made: BTreeMap<(String, Option<String>), String>,
}
