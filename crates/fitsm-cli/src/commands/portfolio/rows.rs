//! The portfolio for spreadsheets: a row for each organisation, for each of its areas, and for the
//! quartiles of each area.

use fitsm_eval::portfolio::{AreaSummary, Organisation};

use super::Results;
use super::text::when;
use crate::formats::csv::{self as sheet, cell, standing};
use crate::formats::word;

/// All rows.
pub fn render(results: &Results<'_>) -> String {
    let headings = [
        "part",
        "place",
        "organisation",
        "date",
        "title",
        "file",
        "rule",
        "evidence_policy",
        "area",
        "scope",
        "level",
        "at_most",
        "mean",
        "scored",
        "applicable",
        "profiles",
        "minimum",
        "lower_quartile",
        "median",
        "upper_quartile",
        "maximum",
    ];
    let portfolio = &results.portfolio;
    let organisations = portfolio.organisations.iter().flat_map(of_organisation);
    sheet::render(headings, organisations.chain(portfolio.areas.iter().map(of_area)))
}

type Row = [String; 21];

fn of_organisation(each: &Organisation) -> impl Iterator<Item = Row> {
    let identity = each.identity.as_ref();
    let row = move |part: &str, [area, scope]: [String; 2], standing: [String; 5]| {
        let [level, at_most, mean, scored, applicable] = standing;
        [
            part.to_owned(),
            cell(each.place),
            each.name.clone(),
            when(each),
            cell(identity.and_then(|identity| identity.title.as_ref())),
            cell(identity.map(|identity| &identity.file)),
            each.rule.as_str().to_owned(),
            each.evidence_policy.as_str().to_owned(),
            area,
            scope,
            level,
            at_most,
            mean,
            scored,
            applicable,
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ]
    };
    let maturity = each.maturity;
    let whole = standing(maturity.level, maturity.at_most, maturity.index, maturity.coverage);
    let areas = each.areas.iter().map(move |area| {
        let what = [area.id.to_string(), word(&area.scope)];
        row("area", what, standing(area.level, area.at_most, area.profile, area.coverage))
    });
    std::iter::once(row("organisation", Default::default(), whole)).chain(areas)
}

/// The quartiles of an area, over as many profiles as are told.
fn of_area(area: &AreaSummary) -> Row {
    let mut row: Row = std::array::from_fn(|_| String::new());
    "quartiles".clone_into(&mut row[0]);
    row[8] = area.id.to_string();
    row[13] = area.coverage.scored.to_string();
    row[14] = area.coverage.applicable.to_string();
    if let Some(of) = area.quartiles {
        row[15] = of.organisations.to_string();
        let five = [of.minimum, of.lower, of.median, of.upper, of.maximum];
        for (at, value) in five.into_iter().enumerate() {
            row[16 + at] = value.to_string();
        }
    }
    row
}
