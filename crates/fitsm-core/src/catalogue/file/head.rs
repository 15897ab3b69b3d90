//! Reading what belongs to no single area: the edition and its scales, the interfaces, the terms.

use super::fields::{five, optional_text, parse_id, required_text, tables, texts};
use super::keys;
use crate::catalogue::{Flow, ScaleLevel, Term, Text};
use crate::diagnostic::{Code, Problems};
use crate::id::AreaId;
use crate::table::{self, Table};

/// What `catalogue.toml` holds.
pub(super) struct Head {
    pub(super) edition: Text,
    pub(super) credit: Text,
    pub(super) scale: [ScaleLevel; 5],
    pub(super) efforts: Vec<Text>,
}

pub(super) fn head(root: &Table<'_>, problems: &mut Problems) -> Option<Head> {
    root.expect_keys(&keys::HEAD, problems);
    let edition = required_text(root, "edition", problems);
    let credit = required_text(root, "credit", problems);
    let efforts = texts(root, "efforts", problems);
    root.require("scale", "[scale.0]", problems);
    let scale = root.table("scale", "the scale", problems)?;
    let levels = five(&scale, problems, |scale, key, problems| {
        let level = scale.table(key, "a level of the scale", problems)?;
        level.expect_keys(&keys::SCALE_LEVEL, problems);
        Some(ScaleLevel {
            label: required_text(&level, "label", problems)?,
            meaning: required_text(&level, "meaning", problems)?,
        })
    });
    Some(Head { edition: edition?, credit: credit?, scale: levels?, efforts: efforts.into_owned() })
}

/// The flows of `interfaces.toml`, each told once; both areas show it from there.
pub(super) fn flows(root: &Table<'_>, problems: &mut Problems) -> Vec<Flow> {
    root.expect_keys(&keys::INTERFACES, problems);
    let flows = tables(root, "flows", "a flow", problems, |entry, problems| {
        entry.expect_keys(&keys::FLOW, problems);
        let from = end(entry, "from", problems);
        let to = end(entry, "to", problems);
        let what = required_text(entry, "what", problems);
        let purpose = required_text(entry, "use", problems);
        Some(Flow { from: from?, to: to?, what: what?, purpose: purpose? })
    });
    flows.into_owned()
}

/// One end of a flow: an area, or `*` for any process.
#[expect(
    clippy::option_option,
    reason = "it can be read or not; then it is an area or any process"
)]
fn end(entry: &Table<'_>, key: &str, problems: &mut Problems) -> Option<Option<AreaId>> {
    entry.require(key, &format!("{key} = \"PR9\""), problems);
    let value = entry.get(key)?;
    if table::text(value, problems)? == "*" {
        return Some(None);
    }
    parse_id(value, Code::UnknownArea, problems).map(Some)
}

/// The vocabulary of `terms.toml`.
pub(super) fn terms(root: &Table<'_>, problems: &mut Problems) -> Vec<Term> {
    root.expect_keys(&keys::TERMS, problems);
    let terms = tables(root, "terms", "a term", problems, |entry, problems| {
        entry.expect_keys(&keys::TERM, problems);
        let id = required_text(entry, "id", problems);
        let name = required_text(entry, "term", problems);
        let abbreviation = optional_text(entry, "abbreviation", problems);
        let number = required_text(entry, "number", problems);
        let definition = required_text(entry, "definition", problems);
        let note = optional_text(entry, "note", problems);
        let see_also = texts(entry, "see-also", problems);
        Some(Term {
            id: id?,
            name: name?,
            abbreviation,
            number: number?,
            definition: definition?,
            note,
            see_also,
        })
    });
    terms.into_owned()
}
