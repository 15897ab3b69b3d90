//! An assessment as CSV: one row for each answer, and rows for all the rest.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Answer, Assessor, Evidence, Given, Goals, Kind};
use fitsm_core::catalogue::{Area, Requirement};
use fitsm_core::{Assessment, Catalogue, Level};

use super::Questionnaire;
use crate::layout::{FORMAT, YES, column, key, names, ratings, row};

/// The columns that stand even where nothing uses them, so that a file can be filled in.
const ALWAYS: [&str; 5] = [column::ROW, column::ID, column::LEVEL, column::NOTE, column::EVIDENCE];

/// A row: what it says in which column.
type Row = BTreeMap<&'static str, String>;

/// The whole assessment.
pub(super) fn export(assessment: &Assessment, catalogue: &Catalogue) -> String {
    let mut rows = head(assessment);
    rows.extend(rest_of_head(assessment));
    rows.extend(assessment.assessors.iter().map(assessor));
    rows.extend(auditee(assessment));
    rows.extend(catalogue.areas().iter().filter_map(|each| area(each, assessment)));
    rows.extend(answers(catalogue.requirements(), assessment));
    rows.extend(assessment.evidence.iter().map(|(name, piece)| evidence(name, piece)));
    rows.extend(wording(assessment));
    render(&rows)
}

/// The questions of some areas for one person.
pub(super) fn questionnaire(
    asked: &Assessment,
    catalogue: &Catalogue,
    about: &Questionnaire<'_>,
) -> String {
    let mut rows = head(asked);
    let requirements = about.areas.iter().flat_map(|area| area.requirements.iter());
    rows.extend(answers(requirements, asked));
    rows.extend(asked.evidence.iter().map(|(name, piece)| evidence(name, piece)));
    // Beside each id what it asks and each level; reading takes only what is not the catalogue's.
    for each in &mut rows {
        if each[column::ROW] == row::ANSWER
            && let Some(requirement) =
                each[column::ID].parse().ok().and_then(|id| catalogue.requirement(id))
        {
            let own = asked.wording.get(&requirement.id);
            let text = own.and_then(|its| its.statement.as_deref());
            put(each, column::STATEMENT, Some(text.unwrap_or(&requirement.statement)));
            for (column, level) in column::LEVELS.into_iter().zip(Level::ALL) {
                let text = own.and_then(|its| its.levels[level.index()].as_deref());
                put(each, column, Some(text.unwrap_or(requirement.level(level))));
            }
        }
        if !about.respondent.is_empty() {
            put(each, column::RESPONDENT, Some(about.respondent));
        }
    }
    render(&rows)
}

fn new(kind: &'static str) -> Row {
    Row::from([(column::ROW, kind.to_owned())])
}

fn put(row: &mut Row, column: &'static str, value: Option<impl ToString>) {
    if let Some(value) = value {
        row.insert(column, value.to_string());
    }
}

fn pair(kind: &'static str, key: &str, value: Option<impl ToString>) -> Option<Row> {
    let mut row = new(kind);
    put(&mut row, column::ID, Some(key));
    put(&mut row, column::VALUE, Some(value?));
    Some(row)
}

fn head(assessment: &Assessment) -> Vec<Row> {
    let pair = |key, value: Option<&str>| pair(row::ASSESSMENT, key, value);
    let date = assessment.date.to_string();
    [
        pair(key::FORMAT, Some(&FORMAT.to_string())),
        pair(key::ORGANISATION, Some(&assessment.organisation)),
        pair(key::TITLE, assessment.title.as_deref()),
        pair(key::DATE, Some(&date)),
        pair(key::EDITION, Some(&assessment.edition)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn rest_of_head(assessment: &Assessment) -> Vec<Row> {
    let pair = |key, value: Option<&str>| pair(row::ASSESSMENT, key, value);
    let goal = |goals: &Goals| goals.default.map(|goal| goal.to_string());
    [
        pair(key::KIND, assessment.kind.map(Kind::as_str)),
        pair(key::SCOPE, assessment.scope.as_deref()),
        pair(key::CONCLUSION, assessment.conclusion.as_deref()),
        pair(key::RULE, Some(assessment.rule.as_str())),
        pair(key::EVIDENCE_POLICY, Some(assessment.evidence_policy.as_str())),
        pair(key::GOAL_DEFAULT, goal(&assessment.goals).as_deref()),
        pair(key::CERTIFICATION_DEFAULT, goal(&assessment.certification_goals).as_deref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn assessor(assessor: &Assessor) -> Row {
    let mut row = new(row::ASSESSOR);
    put(&mut row, column::TITLE, Some(&assessor.name));
    put(&mut row, column::ROLE, assessor.role.as_ref());
    put(&mut row, column::CONTACT, assessor.contact.as_ref());
    row
}

/// A row that there is an auditee, and one for each thing said of it.
fn auditee(assessment: &Assessment) -> Vec<Row> {
    let Some(auditee) = &assessment.auditee else {
        return Vec::new();
    };
    let pair = |key, value: Option<&String>| pair(row::AUDITEE, key, value);
    let said = [
        pair("name", auditee.name.as_ref()),
        pair("address", auditee.address.as_ref()),
        pair("representative", auditee.representative.as_ref()),
        pair("contact", auditee.contact.as_ref()),
        pair("language", auditee.language.as_ref()),
    ];
    let locations = auditee.locations.iter().map(|text| pair(key::LOCATION, Some(text)));
    let times = auditee.times.iter().map(|text| pair(key::TIME, Some(text)));
    std::iter::once(new(row::AUDITEE))
        .chain(said.into_iter().chain(locations).chain(times).flatten())
        .collect()
}

/// An area for which something is said by name.
fn area(area: &Area, assessment: &Assessment) -> Option<Row> {
    let mut row = new(row::AREA);
    put(&mut row, column::ID, Some(area.id));
    put(&mut row, column::GOAL, assessment.goals.areas.get(&area.id));
    let certification = assessment.certification_goals.areas.get(&area.id);
    put(&mut row, column::CERTIFICATION_GOAL, certification);
    put(&mut row, column::OUT_OF_SCOPE, assessment.out_of_scope.get(&area.id));
    (row.len() > 2).then_some(row)
}

/// A row for each requirement, answered or not, and behind it those of who said what.
fn answers<'a>(
    requirements: impl Iterator<Item = &'a Requirement>,
    assessment: &Assessment,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for requirement in requirements {
        let mut row = new(row::ANSWER);
        put(&mut row, column::ID, Some(requirement.id));
        let answer = assessment.answers.get(&requirement.id);
        if let Some(answer) = answer {
            self::answer(&mut row, answer);
        }
        rows.push(row);
        for said in answer.into_iter().flat_map(|answer| &answer.said) {
            let mut row = new(row::SAID);
            put(&mut row, column::ID, Some(requirement.id));
            put(&mut row, column::BY, Some(&said.by));
            given(&mut row, &said.given);
            rows.push(row);
        }
    }
    rows
}

fn answer(row: &mut Row, answer: &Answer) {
    given(row, &answer.given);
    put(row, column::NOTE, answer.note.as_ref());
    if !answer.evidence.is_empty() {
        put(row, column::EVIDENCE, Some(names(&answer.evidence)));
    }
    put(row, column::CARRIED_OVER, answer.carried_over.then_some(YES));
}

fn given(row: &mut Row, given: &Given) {
    match given {
        Given::Nothing => {}
        Given::Score { level, ratings: rated } => {
            put(row, column::LEVEL, *level);
            put(row, column::RATINGS, (!rated.is_empty()).then(|| ratings(rated)));
        }
        Given::NotApplicable { reason, approved_by } => {
            put(row, column::NOT_APPLICABLE, Some(reason));
            put(row, column::APPROVED_BY, approved_by.as_ref());
        }
    }
}

fn evidence(name: &str, piece: &Evidence) -> Row {
    let mut row = new(row::EVIDENCE);
    put(&mut row, column::ID, Some(name));
    put(&mut row, column::KIND, Some(piece.kind.as_str()));
    put(&mut row, column::TITLE, Some(&piece.title));
    put(&mut row, column::LOCATION, piece.location.as_ref());
    put(&mut row, column::EFFECTIVE, piece.effective);
    put(&mut row, column::RECORDED, piece.recorded);
    put(&mut row, column::EXPIRES, piece.expires);
    put(&mut row, column::SIZE, piece.size);
    put(&mut row, column::SHA256, piece.sha256.as_ref());
    row
}

fn wording(assessment: &Assessment) -> Vec<Row> {
    let rows = assessment.wording.iter().map(|(id, wording)| {
        let mut row = new(row::WORDING);
        put(&mut row, column::ID, Some(id));
        put(&mut row, column::STATEMENT, wording.statement.as_ref());
        for (column, level) in column::LEVELS.into_iter().zip(&wording.levels) {
            put(&mut row, column, level.as_ref());
        }
        row
    });
    rows.collect()
}

/// The rows with the columns that any of them uses.
fn render(rows: &[Row]) -> String {
    let used =
        |column: &&str| ALWAYS.contains(column) || rows.iter().any(|row| row.contains_key(*column));
    let columns: Vec<&str> = column::ALL.into_iter().filter(used).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: &mut dyn Iterator<Item = String>| {
        // Writing to memory cannot fail, and every row has a cell for each column.
        let written = writer.write_record(cells);
        debug_assert!(written.is_ok(), "{written:?}");
    };
    write(&mut columns.iter().map(|&column| column.to_owned()));
    for row in rows {
        write(
            &mut columns
                .iter()
                .map(|&column| row.get(column).map_or_else(String::new, |text| guarded(text))),
        );
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula: one that begins with any number of apostrophes
/// and then `=`, `+`, `-`, `@`, a tab or a carriage return has one apostrophe more in front.
/// Reading takes exactly one away.
fn guarded(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    let begins_formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn what_would_begin_a_formula_gets_an_apostrophe() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("''@", "'''@"),
            ("-", "'-"),
            ("\tx", "'\tx"),
            ("'quoted'", "'quoted'"),
            ("1+1", "1+1"),
            (" =1", " =1"),
        ] {
            assert_eq!(guarded(cell), written);
        }
    }
}
