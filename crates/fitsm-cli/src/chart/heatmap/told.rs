//! What the heatmap of several assessments tells without the picture.

use fitsm_core::AreaId;
use fitsm_eval::Trend;

use super::Field;
use super::assessments::{of_area, of_whole};
use crate::chart::page::Head;
use crate::chart::table::{Table, cell};
use crate::formats::word;

/// The picture in words.
pub(super) fn describe(head: &Head, trend: &Trend<'_>, rows: &[AreaId]) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("Heatmap. {}.", head.lead)];
    sentences.extend(head.source.iter().map(|line| format!("{line}.")));
    for point in &trend.assessments {
        let areas = rows.iter().map(|id| format!("{id} {}", words(&of_area(point, *id))));
        let areas: Vec<String> = areas.collect();
        let (date, whole) = (point.assessment.date, of_whole(point));
        let whole = words(&whole);
        sentences.push(format!("{date}: whole SMS {whole}; {}.", areas.join(", ")));
    }
    sentences.join(" ")
}

fn words(field: &Field) -> &str {
    match field {
        Field::Level(_, text) | Field::Open(text) => text,
        Field::NotApplicable => "not applicable",
        Field::OutOfScope => "out of scope",
    }
}

/// The data of charts of several assessments: a row for each area of each.
pub(in crate::chart) fn table(trend: &Trend<'_>, rows: &[AreaId]) -> Table {
    let mut table = Table::new([
        "date",
        "organisation",
        "area",
        "scope",
        "level",
        "at_most",
        "profile",
        "scored",
        "applicable",
    ]);
    for point in &trend.assessments {
        let head = [point.assessment.date.to_string(), point.assessment.organisation.to_owned()];
        let whole = &point.maturity;
        let mut push = |row: [String; 7]| table.rows.push([&head[..], &row[..]].concat());
        push([
            "SMS".to_owned(),
            String::new(),
            cell(whole.level),
            cell(whole.at_most),
            cell(whole.index),
            whole.coverage.scored.to_string(),
            whole.coverage.applicable.to_string(),
        ]);
        for area in rows.iter().filter_map(|id| point.area(*id)) {
            push([
                area.id.to_string(),
                word(&area.scope),
                cell(area.level),
                cell(area.at_most),
                cell(area.profile),
                area.coverage.scored.to_string(),
                area.coverage.applicable.to_string(),
            ]);
        }
    }
    table
}
