//! The comparison for spreadsheets: a row for the SMS, each area and each requirement.

use fitsm_core::Catalogue;
use fitsm_eval::Comparison;
use fitsm_eval::compare::{AreaChange, MaturityChange, Reason, RequirementChange};

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
    let areas = comparison.areas.iter().map(|area| of_area(area, catalogues));
    let requirements = comparison.requirements.iter().map(|each| of_requirement(each, catalogues));
    let sms = std::iter::once(of_sms(&comparison.maturity));
    sheet::render(headings, sms.chain(areas).chain(requirements))
}

type Row = [String; 15];

/// A row with what all have; the others fill in the rest.
fn row(part: &str, id: String, name: &str, change: String) -> Row {
    let mut row: Row = std::array::from_fn(|_| String::new());
    [row[0], row[1], row[2], row[3]] = [part.to_owned(), id, name.to_owned(), change];
    row
}

fn of_sms(maturity: &MaturityChange) -> Row {
    let mut row = row("sms", String::new(), "", word(&maturity.change));
    let (old, new) = (maturity.from, maturity.to);
    [row[5], row[7]] = [cell(old.level), cell(new.level)];
    [row[8], row[9]] = [cell(old.index), cell(new.index)];
    row[14] = reasons(&maturity.reasons);
    row
}

fn of_area(area: &AreaChange<'_>, catalogues: &[&Catalogue]) -> Row {
    let name = area_name(catalogues, area.id);
    let mut row = row("area", area.id.to_string(), name, word(&area.change));
    for (side, [state, level, mean]) in [(area.from, [4, 5, 8]), (area.to, [6, 7, 9])] {
        if let Some(side) = side {
            [row[state], row[level], row[mean]] =
                [word(&side.scope), cell(side.level), cell(side.profile)];
        }
    }
    row[14] = reasons(&area.reasons);
    row
}

fn of_requirement(each: &RequirementChange, catalogues: &[&Catalogue]) -> Row {
    let name = title(catalogues, each.id);
    let mut row = row("requirement", each.id.to_string(), name, word(&each.change));
    for (side, [state, level]) in [(each.from, [4, 5]), (each.to, [6, 7])] {
        if let Some(side) = side {
            [row[state], row[level]] = [word(&side.state), cell(side.level)];
        }
    }
    row[10] = each.due_to.map(|cause| word(&cause)).unwrap_or_default();
    let facts = [each.carried_over, each.note_changed, each.evidence_changed];
    for (at, holds) in facts.into_iter().enumerate() {
        row[11 + at].push_str(if holds { "yes" } else { "no" });
    }
    row
}

fn reasons<I: ToString>(reasons: &[Reason<I>]) -> String {
    changes::reasons(reasons, |parts| {
        parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}
