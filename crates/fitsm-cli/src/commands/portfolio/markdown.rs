//! The portfolio as Markdown, for a wiki.

use std::fmt::Write as _;

use fitsm_eval::ScopeState;
use fitsm_eval::portfolio::{AreaStanding, Organisation};

use super::Results;
use super::sentences::{not_counted, sentences};
use super::text::when;
use crate::catalogues::area_name;
use crate::changes;
use crate::formats::markdown::{escape, table};
use crate::text::count;

/// The whole portfolio.
pub fn render(results: &Results<'_>) -> String {
    let portfolio = &results.portfolio;
    let number = count(portfolio.organisations.len(), "organisation", "organisations");
    let mut out = format!("# Portfolio of {number}\n\n");
    for sentence in sentences(results) {
        let _ = writeln!(out, "- {}", escape(&sentence));
    }
    let _ = writeln!(out, "\n## Places\n\n{}", places(results));
    let _ = writeln!(out, "## Areas\n\n{}", areas(results));
    let _ = writeln!(out, "## Levels\n\n{}", levels(results));
    for rule in [portfolio.place_rule, portfolio.quartile_rule] {
        let _ = writeln!(out, "{rule}\n");
    }
    out.truncate(out.trim_end().len() + 1);
    out
}

fn places(results: &Results<'_>) -> String {
    table(
        [
            "",
            "Place",
            "Organisation",
            "Date",
            "Level",
            "Index",
            "Rule",
            "Evidence policy",
            "Not counted",
        ],
        results.portfolio.organisations.iter().enumerate().map(|(at, each)| {
            let maturity = each.maturity;
            let index = changes::number(maturity.index);
            [
                (at + 1).to_string(),
                each.place.map_or("–".to_owned(), |place| place.to_string()),
                escape(&each.name),
                when(each),
                changes::level((maturity.level, maturity.at_most)),
                format!(
                    "{index} over {} of {}",
                    maturity.coverage.scored, maturity.coverage.applicable
                ),
                each.rule.as_str().to_owned(),
                each.evidence_policy.as_str().to_owned(),
                escape(&not_counted(each)),
            ]
        }),
    )
}

fn areas(results: &Results<'_>) -> String {
    let headings = [
        "Area",
        "Minimum",
        "Lower",
        "Median",
        "Upper",
        "Maximum",
        "Profiles",
        "Scored",
        "Levels 0 to 4",
    ];
    table(
        headings,
        results.portfolio.areas.iter().map(|area| {
            let number = |value: Option<fitsm_eval::Hundredths>| {
                value.map_or("–".to_owned(), |value| value.to_string())
            };
            let of = area.quartiles;
            let levels: Vec<String> = area.levels.iter().map(ToString::to_string).collect();
            let unknown = match area.unknown {
                0 => String::new(),
                unknown => format!(", {unknown} not known"),
            };
            [
                format!("{} {}", area.id, escape(area_name(&results.catalogues, area.id))),
                number(of.map(|of| of.minimum)),
                number(of.map(|of| of.lower)),
                number(of.map(|of| of.median)),
                number(of.map(|of| of.upper)),
                number(of.map(|of| of.maximum)),
                of.map_or(0, |of| of.organisations).to_string(),
                format!("{} of {}", area.coverage.scored, area.coverage.applicable),
                format!("{}{unknown}", levels.join(" ")),
            ]
        }),
    )
}

/// A row for each organisation, so that any number of them fits.
fn levels(results: &Results<'_>) -> String {
    let areas = &results.portfolio.areas;
    let ids: Vec<String> = areas.iter().map(|area| area.id.to_string()).collect();
    let mut out = format!("|  | Organisation | {} |\n", ids.join(" | "));
    let _ = writeln!(out, "|---|---{}|", "|---".repeat(ids.len()));
    for (at, each) in results.portfolio.organisations.iter().enumerate() {
        let cells: Vec<String> = areas.iter().map(|area| cell(each, area.id)).collect();
        let _ = writeln!(out, "| {} | {} | {} |", at + 1, escape(&each.name), cells.join(" | "));
    }
    out
}

fn cell(each: &Organisation, id: fitsm_core::AreaId) -> String {
    match each.areas.iter().find(|area| area.id == id) {
        None => String::new(),
        Some(AreaStanding { scope: ScopeState::Out, .. }) => "out".to_owned(),
        Some(area) => changes::level((area.level, area.at_most)),
    }
}
