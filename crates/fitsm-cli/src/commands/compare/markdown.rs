//! The comparison as Markdown, for a wiki.

use std::fmt::Write as _;

use fitsm_core::Catalogue;
use fitsm_eval::Comparison;
use fitsm_eval::trend::AreaPoint;

use crate::catalogues::{area_name, title};
use crate::changes;
use crate::formats::markdown::{escape, table};
use crate::formats::word;

/// The whole comparison.
pub fn render(comparison: &Comparison<'_>, catalogues: &[&Catalogue]) -> String {
    let mut out = format!("# Changes at {}\n\n", escape(comparison.new.assessment.organisation));
    for (label, terms) in [("Before", comparison.old), ("Now", comparison.new)] {
        let _ = writeln!(out, "- {label}: {}", escape(&changes::side(&terms)));
    }
    for note in &comparison.notes {
        let _ = writeln!(out, "- Note: {}", escape(&changes::note(note, &changes::sides())));
    }
    let _ =
        writeln!(out, "\n**{}** {}\n", changes::maturity(comparison), changes::index(comparison));
    let mut sentences = vec![changes::summary(comparison)];
    sentences.extend(changes::goals(comparison));
    sentences.extend(changes::conformity(&comparison.conformity, true));
    for sentence in sentences {
        let _ = writeln!(out, "- {sentence}");
    }
    let _ = writeln!(out, "\n## Areas\n\n{}", areas(comparison, catalogues));
    let _ = write!(out, "## Requirements\n\n{}", requirements(comparison, catalogues));
    out
}

fn areas(comparison: &Comparison<'_>, catalogues: &[&Catalogue]) -> String {
    let side = |side: Option<AreaPoint<'_>>| {
        side.map_or(String::new(), |side| {
            let level = changes::level((side.level, side.at_most));
            let (scored, all) = (side.coverage.scored, side.coverage.applicable);
            match side.profile {
                Some(profile) => format!("{level} ({profile} over {scored} of {all})"),
                None => level,
            }
        })
    };
    table(
        ["Area", "Before", "Now", "Change", "Why"],
        comparison.areas.iter().map(|area| {
            [
                format!("{} {}", area.id, escape(area_name(catalogues, area.id))),
                side(area.from),
                side(area.to),
                changes::of_whole_at_most(area.change, area.is_certainly_lower()),
                changes::area_reasons(area, changes::numbers),
            ]
        }),
    )
}

fn requirements(comparison: &Comparison<'_>, catalogues: &[&Catalogue]) -> String {
    table(
        ["Requirement", "Before", "Now", "Change", "Also"],
        comparison.requirements.iter().map(|each| {
            let side = |side: Option<fitsm_eval::compare::RequirementSide>| {
                side.map_or(String::new(), |side| match side.level {
                    Some(level) => level.to_string(),
                    None => word(&side.state).replace('-', " "),
                })
            };
            let also = [
                (each.reconfirmed, "looked at again"),
                (each.carried_over, "only carried over"),
                (each.note_changed, "note changed"),
                (each.evidence_changed, "evidence changed"),
            ];
            let also = also.into_iter().filter_map(|(holds, word)| holds.then_some(word));
            let also: Vec<&str> = changes::due_to(each).into_iter().chain(also).collect();
            [
                format!("{} {}", each.id, escape(title(catalogues, each.id))),
                side(each.from),
                side(each.to),
                changes::heading(each.change).to_lowercase(),
                also.join("; "),
            ]
        }),
    )
}
