//! What the heatmap of several assessments tells without the picture.

use fitsm_core::AreaId;
use fitsm_eval::Trend;

use super::Field;
use super::assessments::{of_area, of_whole};
use crate::chart::page::Head;
use crate::chart::table::Table;
use crate::formats::csv::standing;
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

/// The areas that any of the assessments has: all, or those of them that are named.
pub(in crate::chart) fn rows(trend: &Trend<'_>, named: Option<&[AreaId]>) -> Vec<AreaId> {
    let areas = trend.areas().into_iter().map(|(id, _)| id);
    areas.filter(|id| named.is_none_or(|named| named.contains(id))).collect()
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
        let mut push = |what: [String; 2], cells: [String; 5]| {
            table.rows.push([&head[..], &what, &cells].concat());
        };
        push(
            ["SMS".to_owned(), String::new()],
            standing(whole.level, whole.at_most, whole.index, whole.coverage),
        );
        for area in rows.iter().filter_map(|id| point.area(*id)) {
            push(
                [area.id.to_string(), word(&area.scope)],
                standing(area.level, area.at_most, area.profile, area.coverage),
            );
        }
    }
    table
}
