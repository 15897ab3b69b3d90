//! Reading the evidence of an assessment file.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::Reader;
use crate::assessment::{Evidence, EvidenceKind};
use crate::diagnostic::{Code, Problems};
use crate::table::{self, Table};

/// The keys of a piece of evidence.
pub const EVIDENCE_KEYS: [&str; 8] =
    ["kind", "title", "location", "effective", "recorded", "expires", "size", "sha256"];

impl Reader<'_> {
    /// All pieces of evidence that could be read.
    pub(super) fn evidence(&self, problems: &mut Problems) -> BTreeMap<String, Evidence> {
        let Some(table) = self.root.table("evidence", "the evidence", problems) else {
            return BTreeMap::new();
        };
        let mut pieces = BTreeMap::new();
        for entry in table.entries() {
            let piece = table.as_table(entry.value, "a piece of evidence", problems);
            if let Some(piece) = piece.and_then(|piece| read_piece(&piece, problems)) {
                pieces.insert(entry.key.to_owned(), piece);
            }
        }
        pieces
    }

    /// The names of all pieces, also of those that are described wrongly.
    pub(super) fn evidence_names(&self) -> BTreeSet<&str> {
        let table = self.root.get("evidence").map(toml::Spanned::get_ref);
        table
            .and_then(toml::de::DeValue::as_table)
            .map(|pieces| pieces.keys().map(|name| &**name.get_ref()).collect())
            .unwrap_or_default()
    }
}

fn read_piece(piece: &Table<'_>, problems: &mut Problems) -> Option<Evidence> {
    piece.expect_keys(&EVIDENCE_KEYS, problems);
    piece.require("kind", "kind = \"record\"", problems);
    piece.require("title", "title = \"Ticket export, first quarter\"", problems);
    let kind = piece.choice("kind", &EvidenceKind::CHOICES, problems);
    let title = piece.owned_text("title", problems);
    let location = piece.owned_text("location", problems);
    let effective = piece.date("effective", problems);
    let recorded = piece.date("recorded", problems);
    let expires = piece.date("expires", problems);
    let size = size(piece, problems);
    let sha256 = sha256(piece, problems);
    let span = piece.get("location").map_or_else(|| piece.span(), Spanned::span);
    Some(Evidence {
        kind: kind?,
        title: title?,
        location,
        effective,
        recorded,
        expires,
        size,
        sha256,
        span,
    })
}

/// The size of the file, in bytes.
fn size(piece: &Table<'_>, problems: &mut Problems) -> Option<u64> {
    let value = piece.get("size")?;
    let size = table::whole_number(value).and_then(|size| u64::try_from(size).ok());
    if size.is_none() {
        let found = table::describe(value);
        let message = format!("a size is a number of bytes, not {found}");
        problems.add(Code::WrongType, value.span(), message);
    }
    size
}

fn sha256(piece: &Table<'_>, problems: &mut Problems) -> Option<String> {
    let sum = piece.text("sha256", problems)?;
    if sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(sum.to_ascii_lowercase());
    }
    let span = piece.get("sha256").map_or_else(|| piece.span(), toml::Spanned::span);
    let message = "this is not a SHA-256 sum, which has 64 hexadecimal digits";
    problems.advise(Code::InvalidSha256, span, message, "take it with `sha256sum FILE`");
    None
}
