//! The trend for spreadsheets: a row for the SMS and for each area of each assessment.

use std::ops::Range;

use fitsm_core::Catalogue;
use fitsm_core::assessment::Kind;
use fitsm_eval::Trend;
use fitsm_eval::trend::{AreaPoint, Point};

use crate::catalogues::area_name;
use crate::formats::csv::{self as sheet, cell, standing};
use crate::formats::word;

/// All rows.
pub fn render(trend: &Trend<'_>, catalogues: &[&Catalogue]) -> String {
    let headings = [
        "date",
        "organisation",
        "title",
        "kind",
        "edition",
        "rule",
        "evidence_policy",
        "area",
        "name",
        "scope",
        "level",
        "at_most",
        "mean",
        "scored",
        "applicable",
        "carried_over",
    ];
    let rows = trend.assessments.iter().flat_map(|point| {
        let areas = point.areas.iter().map(|area| of_area(point, area, catalogues));
        std::iter::once(of_sms(point)).chain(areas)
    });
    sheet::render(headings, rows)
}

type Row = [String; 16];
/// Where a row says how an area or the SMS stands.
const STANDING: Range<usize> = 10..15;

/// A row that tells which assessment it belongs to.
fn row(point: &Point<'_>) -> Row {
    let mut row: Row = std::array::from_fn(|_| String::new());
    let head = point.assessment;
    [row[0], row[1], row[2]] =
        [head.date.to_string(), head.organisation.to_owned(), cell(head.title)];
    [row[3], row[4]] = [cell(head.kind.map(Kind::as_str)), head.edition.to_owned()];
    [row[5], row[6]] = [point.rule.as_str().to_owned(), point.evidence_policy.as_str().to_owned()];
    row
}

fn of_sms(point: &Point<'_>) -> Row {
    let mut row = row(point);
    let maturity = point.maturity;
    row[STANDING].clone_from_slice(&standing(
        maturity.level,
        maturity.at_most,
        maturity.index,
        maturity.coverage,
    ));
    row[15] = point.carried_over.to_string();
    row
}

fn of_area(point: &Point<'_>, area: &AreaPoint<'_>, catalogues: &[&Catalogue]) -> Row {
    let mut row = row(point);
    row[7] = area.id.to_string();
    area_name(catalogues, area.id).clone_into(&mut row[8]);
    row[9] = word(&area.scope);
    row[STANDING].clone_from_slice(&standing(
        area.level,
        area.at_most,
        area.profile,
        area.coverage,
    ));
    row
}
