//! The sheets that are lists: keys, evidence, statements, audit details; and the closing words.

use std::collections::BTreeSet;

use crate::import::form::{GivenRow, PieceRow, Word};
use crate::import::take::Take;
use crate::import::words::{is_conclusion, quoted, same};
use crate::layout::{self, EVIDENCE_HEADINGS, STATEMENT_HEADINGS, audit, key};

use super::grid::Grid;

/// Reads the sheet of keys, if this is it.
pub(super) fn keys(grid: &Grid<'_>, take: &mut Take<'_>) -> bool {
    let known = |name| grid.cells().any(|((_, column), word)| column == 0 && word.text == name);
    // A questionnaire has no rule, but somebody who is asked.
    let ours = known(key::RULE) || known(key::RESPONDENT);
    if !(known(key::FORMAT) && known(key::EDITION) && ours) {
        return false;
    }
    let mut rows: Vec<u32> = grid.cells().map(|((row, _), _)| row).collect();
    rows.dedup();
    for row in rows {
        let Some(name) = grid.word(row, 0).filter(|name| name.said().is_some()) else {
            continue;
        };
        if row == 0 && same(name.text, "key") {
            continue;
        }
        // Up to three values; an empty one in between keeps its place.
        let values = (1..4).map(|column| {
            let typed = take.typed(grid.word(row, column), "a text");
            typed.unwrap_or_else(|| Word::new("", grid.at(row, column)))
        });
        let values: Vec<Word<'_>> = values.collect();
        take.key(name, &values);
    }
    grid.tell_left(|_, column, _| column < 4, take);
    true
}

/// Reads the sheet of evidence, if this is it.
pub(super) fn pieces(grid: &Grid<'_>, take: &mut Take<'_>) -> bool {
    let Some((heading, _)) =
        grid.headed([EVIDENCE_HEADINGS[0], EVIDENCE_HEADINGS[1], EVIDENCE_HEADINGS[2]])
    else {
        return false;
    };
    let column = |name: &str| {
        grid.row(heading).find(|(_, word)| same(word.text, name)).map(|(column, _)| column)
    };
    let columns = EVIDENCE_HEADINGS.map(column);
    for row in grid.rows_below(heading) {
        let mut word = |at: usize| take.typed(grid.word(row, columns[at]?), "a text");
        let name =
            word(0).unwrap_or_else(|| Word::new("", grid.at(row, columns[0].unwrap_or_default())));
        let rest = std::array::from_fn(|at| word(at + 1));
        take.piece(&PieceRow { name, rest });
    }
    let is_taken = |row, column| row >= heading && columns.contains(&Some(column));
    grid.tell_left(|row, column, _| is_taken(row, column), take);
    true
}

/// Reads the sheet of statements, if this is it.
pub(super) fn statements(grid: &Grid<'_>, take: &mut Take<'_>) -> bool {
    let Some((heading, [id, by, level, ratings, not_applicable, approved_by])) =
        grid.headed(STATEMENT_HEADINGS)
    else {
        return false;
    };
    for row in grid.rows_below(heading) {
        let name = grid.word(row, id).unwrap_or_else(|| Word::new("", grid.at(row, id)));
        let given = GivenRow {
            score: grid.word(row, level),
            ratings: take.typed(grid.word(row, ratings), "a rating"),
            not_applicable: take.typed(grid.word(row, not_applicable), "a reason"),
            approved_by: take.typed(grid.word(row, approved_by), "a person's name"),
        };
        let by = take.typed(grid.word(row, by), "a person's name");
        take.statement(name, by, &given);
    }
    let columns = [id, by, level, ratings, not_applicable, approved_by];
    grid.tell_left(|row, column, _| row >= heading && columns.contains(&column), take);
    true
}

/// Reads the audit's details, if this is their sheet.
pub(super) fn audit(grid: &Grid<'_>, take: &mut Take<'_>) -> bool {
    const ENOUGH: usize = 3;
    let is_label = |text: &str| {
        let text = text.trim_end_matches(':');
        audit::LABELS.iter().any(|label| same(label, text))
    };
    let Some((labels, rows)) = grid.column_of(is_label).filter(|(_, rows)| rows.len() >= ENOUGH)
    else {
        return false;
    };
    let answers = labels.saturating_add(audit::ANSWER - audit::LABEL);
    take.begin_audit();
    let mut answered = rows.clone();
    answered.extend(grid.rows_below(rows[0]));
    answered.sort_unstable();
    answered.dedup();
    let mut taken = BTreeSet::new();
    for row in answered {
        let label = grid.word(row, labels);
        // A column that was put in between is passed over.
        let mut beside = grid.row(row).filter(|(column, word)| {
            *column >= answers && (word.said().is_some() || word.is_formula)
        });
        let answer = beside.next().map(|(_, word)| word);
        taken.extend(answer.map(|word| word.at));
        let answer = take.typed(answer, "a text");
        let is_known = label.is_some_and(|label| take.audit(label.text, answer));
        if let (false, Some(answer)) = (is_known, answer) {
            let label = label.map(|label| quoted(label.text)).unwrap_or_default();
            let message = format!("{label} is nothing that the audit details ask");
            let help = "move the text to a label that is, or to the conclusions";
            take.problems.advise(answer.at, message, help);
        }
    }
    grid.tell_left(|_, column, word| column == labels || taken.contains(&word.at), take);
    true
}

/// Reads the closing words, if this is their sheet.
pub(super) fn conclusion(grid: &Grid<'_>, take: &mut Take<'_>) -> bool {
    const HIGH: u32 = 6;
    let heading = grid.cells().find(|((row, _), word)| {
        *row < HIGH && (is_conclusion(word.text) || same(word.text, layout::conclusions::HEADING))
    });
    if heading.is_none() && !is_conclusion(grid.name()) {
        return false;
    }
    let heading = heading.map(|(place, _)| place);
    let texts: Vec<&str> = grid
        .cells()
        .filter(|(place, _)| Some(*place) != heading)
        .filter_map(|(_, word)| take.typed(Some(word), "a text")?.said())
        .collect();
    if !texts.is_empty() {
        take.conclusion(texts.join("\n\n"));
    }
    true
}
