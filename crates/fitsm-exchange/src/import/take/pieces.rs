//! Evidence: the pieces that a file describes.

use fitsm_core::Date;
use fitsm_core::assessment::{Evidence, EvidenceKind};

use super::Take;
use crate::import::form::{PieceRow, Word, said};
use crate::import::words::{quoted, whole_number};
use crate::problem::At;

/// No assessment rests on more pieces of evidence.
const MOST_PIECES: usize = 20_000;

impl Take<'_> {
    /// Takes the description of a piece.
    pub(in crate::import) fn piece(&mut self, row: &PieceRow<'_>) {
        self.rows += 1;
        let at = row.name.at;
        let Some(name) = row.name.said() else {
            let help = "give it a name that answers can use";
            self.problems.advise(at, "this piece of evidence has no name", help);
            return;
        };
        let piece = self.described(name, row);
        match self.pieces.get(name) {
            None if self.pieces.len() >= MOST_PIECES => {
                if !self.is_lost {
                    let message = format!("there are more than {MOST_PIECES} pieces of evidence");
                    self.give_up(at, message, "this is no assessment");
                }
            }
            None => {
                self.pieces.insert(name.to_owned(), piece);
            }
            Some(earlier) if *earlier != piece => {
                let message = format!("the evidence {} stands here twice", quoted(name));
                self.problems.advise(at, message, "give one of them another name");
            }
            Some(_) => {}
        }
    }

    /// A piece as a row describes it. One that is described wrongly is still there for the
    /// answers that name it.
    fn described(&mut self, name: &str, row: &PieceRow<'_>) -> Evidence {
        let [kind, title, location, effective, recorded, expires, size, sha256] = row.rest;
        let own = |word| said(word).map(str::to_owned);
        let kind = self.kind(name, kind, row.name.at);
        let title = own(title).unwrap_or_else(|| {
            let message = format!("the evidence {} has no title", quoted(name));
            self.problems.advise(row.name.at, message, "say what it is");
            name.to_owned()
        });
        Evidence {
            kind: kind.unwrap_or(EvidenceKind::Record),
            title,
            location: own(location),
            effective: self.day(effective),
            recorded: self.day(recorded),
            expires: self.day(expires),
            size: self.size(size),
            sha256: self.sum(sha256),
            span: 0..0,
        }
    }

    fn kind(&mut self, name: &str, word: Option<Word<'_>>, at: At) -> Option<EvidenceKind> {
        let written = said(word).map(|text| text.trim().to_lowercase());
        let known =
            EvidenceKind::CHOICES.iter().find(|(kind, _)| Some(*kind) == written.as_deref());
        if known.is_none() {
            let message = match written {
                Some(written) => format!("{} is no kind of evidence", quoted(&written)),
                None => format!("the evidence {} has no kind", quoted(name)),
            };
            let kinds = EvidenceKind::CHOICES.map(|(kind, _)| kind).join(", ");
            let help = format!("the kinds are {kinds}");
            self.problems.advise(word.map_or(at, |word| word.at), message, help);
        }
        known.map(|(_, kind)| *kind)
    }

    /// A day: 2026-03-12.
    fn day(&mut self, word: Option<Word<'_>>) -> Option<Date> {
        let text = said(word)?.trim();
        let day = date(text);
        if let (None, Some(word)) = (day, word) {
            let message = format!("{} is not a date", quoted(text));
            let help = "write year, month and day: 2026-03-12";
            self.problems.advise(word.at, message, help);
        }
        day
    }

    fn size(&mut self, word: Option<Word<'_>>) -> Option<u64> {
        let text = said(word)?;
        let size = whole_number(text).and_then(|size| u64::try_from(size).ok());
        if let (None, Some(word)) = (size, word) {
            let message = format!("a size is a number of bytes, not {}", quoted(text));
            self.problems.add(word.at, message, None);
        }
        size
    }

    fn sum(&mut self, word: Option<Word<'_>>) -> Option<String> {
        let text = said(word)?.trim();
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(text.to_ascii_lowercase());
        }
        let at = word.map_or(At::File, |word| word.at);
        let message = "this is not a SHA-256 sum, which has 64 hexadecimal digits";
        self.problems.advise(at, message, "take it with `sha256sum FILE`");
        None
    }
}

/// A date that is written in full and exists.
pub(super) fn date(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|date| date.to_string() == text)
}
