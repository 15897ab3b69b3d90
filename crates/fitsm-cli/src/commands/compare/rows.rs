//! The comparison for spreadsheets: a row for the SMS, each area and each requirement.

use fitsm_core::Catalogue;
use fitsm_eval::Comparison;

use crate::catalogues::{area_name, title};
use crate::changes;
use crate::formats::csv::{self as sheet, cell};
use crate::formats::word;

/// All rows.
pub fn render(comparison: &Comparison<'_>, catalogues: &[&Catalogue]) -> String {
    let headings = [
        "part",
        "id",
        "name",
        "change",
        "from_state",
        "from",
        "to_state",
        "to",
        "from_mean",
        "to_mean",
        "due_to",
        "carried_over",
        "note_changed",
        "evidence_changed",
        "reasons",
    ];
    let (old, new) = (comparison.maturity.from, comparison.maturity.to);
    let spaced = |ids: Vec<String>| ids.join(" ");
    let sms = [
        "sms".to_owned(),
        String::new(),
        String::new(),
        word(&comparison.maturity.change),
        String::new(),
        cell(old.level),
        String::new(),
        cell(new.level),
        cell(old.index),
        cell(new.index),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        changes::reasons(&comparison.maturity.reasons, |areas| {
            spaced(areas.iter().map(ToString::to_string).collect())
        }),
    ];
    let areas = comparison.areas.iter().map(|area| {
        let state = |side: Option<fitsm_eval::trend::AreaPoint<'_>>| {
            side.map(|side| word(&side.scope)).unwrap_or_default()
        };
        [
            "area".to_owned(),
            area.id.to_string(),
            area_name(catalogues, area.id).to_owned(),
            word(&area.change),
            state(area.from),
            cell(area.from.and_then(|side| side.level)),
            state(area.to),
            cell(area.to.and_then(|side| side.level)),
            cell(area.from.and_then(|side| side.profile)),
            cell(area.to.and_then(|side| side.profile)),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            changes::reasons(&area.reasons, |ids| {
                spaced(ids.iter().map(ToString::to_string).collect())
            }),
        ]
    });
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    let requirements = comparison.requirements.iter().map(|each| {
        [
            "requirement".to_owned(),
            each.id.to_string(),
            title(catalogues, each.id).to_owned(),
            word(&each.change),
            each.from.map(|side| word(&side.state)).unwrap_or_default(),
            cell(each.from.and_then(|side| side.level)),
            each.to.map(|side| word(&side.state)).unwrap_or_default(),
            cell(each.to.and_then(|side| side.level)),
            String::new(),
            String::new(),
            each.due_to.map(|cause| word(&cause)).unwrap_or_default(),
            yes(each.carried_over),
            yes(each.note_changed),
            yes(each.evidence_changed),
            String::new(),
        ]
    });
    sheet::render(headings, std::iter::once(sms).chain(areas).chain(requirements))
}
