//! Where everything stands in the rows of a CSV file, by what kind of row it is.

use crate::layout::{column, row};

use super::headings::Headings;

/// The kinds of rows.
pub(super) const KINDS: [&str; 8] = [
    row::ANSWER,
    row::SAID,
    row::EVIDENCE,
    row::AREA,
    row::ASSESSMENT,
    row::ASSESSOR,
    row::AUDITEE,
    row::WORDING,
];

/// The columns that a kind of row uses.
pub(super) fn used(kind: &str) -> Vec<&'static str> {
    const GIVEN: [&str; 4] =
        [column::LEVEL, column::RATINGS, column::NOT_APPLICABLE, column::APPROVED_BY];
    let mut used = vec![column::ROW, column::RESPONDENT, column::ID];
    match kind {
        row::ANSWER => {
            used.extend(GIVEN);
            used.extend([column::NOTE, column::EVIDENCE, column::CARRIED_OVER]);
            // A questionnaire shows what it asks about.
            used.push(column::STATEMENT);
            used.extend(column::LEVELS);
        }
        row::SAID => {
            used.extend(GIVEN);
            used.push(column::BY);
        }
        row::EVIDENCE => used.extend(PIECE),
        row::AREA => {
            used.extend([column::GOAL, column::CERTIFICATION_GOAL, column::OUT_OF_SCOPE]);
        }
        row::ASSESSOR => used.extend([column::TITLE, column::ROLE, column::CONTACT]),
        row::WORDING => {
            used.push(column::STATEMENT);
            used.extend(column::LEVELS);
        }
        _ => used.push(column::VALUE),
    }
    used
}

/// What describes a piece of evidence, in the order of `PieceRow`.
const PIECE: [&str; 8] = [
    column::KIND,
    column::TITLE,
    column::LOCATION,
    column::EFFECTIVE,
    column::RECORDED,
    column::EXPIRES,
    column::SIZE,
    column::SHA256,
];

/// Where everything stands in a row, looked up once for the whole file.
pub(super) struct Places {
    pub(super) row: Option<usize>,
    pub(super) respondent: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) value: Option<usize>,
    pub(super) given: [Option<usize>; 4],
    pub(super) note: Option<usize>,
    pub(super) evidence: Option<usize>,
    pub(super) carried_over: Option<usize>,
    pub(super) by: Option<usize>,
    pub(super) area: [Option<usize>; 3],
    pub(super) person: [Option<usize>; 3],
    pub(super) piece: [Option<usize>; 8],
    pub(super) wording: [Option<usize>; 6],
    pub(super) unknown: Vec<(usize, String)>,
    /// For each kind of row, the known columns that it does not use.
    pub(super) unused: [Vec<(usize, &'static str)>; KINDS.len()],
    pub(super) count: usize,
}

impl Places {
    pub(super) fn of(headings: &Headings) -> Self {
        let place = |name| headings.place(name);
        let [level_0, level_1, level_2, level_3, level_4] = column::LEVELS;
        let has_kinds = place(column::ROW).is_some();
        Self {
            row: place(column::ROW),
            respondent: place(column::RESPONDENT),
            id: place(column::ID),
            value: place(column::VALUE),
            given: [column::LEVEL, column::RATINGS, column::NOT_APPLICABLE, column::APPROVED_BY]
                .map(place),
            note: place(column::NOTE),
            evidence: place(column::EVIDENCE),
            carried_over: place(column::CARRIED_OVER),
            by: place(column::BY),
            area: [column::GOAL, column::CERTIFICATION_GOAL, column::OUT_OF_SCOPE].map(place),
            person: [column::TITLE, column::ROLE, column::CONTACT].map(place),
            piece: PIECE.map(place),
            wording: [column::STATEMENT, level_0, level_1, level_2, level_3, level_4].map(place),
            unknown: headings.unknown.iter().map(named).collect(),
            unused: KINDS.map(
                |kind| {
                    if has_kinds { headings.except(&used(kind)) } else { Vec::new() }
                },
            ),
            count: headings.count,
        }
    }
}

/// A column that nobody knows, by its number where it has no heading.
fn named((place, heading): &(usize, String)) -> (usize, String) {
    let is_named = !heading.is_empty();
    (*place, if is_named { heading.clone() } else { format!("Column {}", place + 1) })
}
