//! Finding the sheet of scope and goals, and its columns.

use crate::import::form::{AreaRow, Word};
use crate::import::take::Take;
use crate::import::words::{
    is_certification, is_reason, is_scope, is_yes_or_no, quoted, same, whole_number,
};
use crate::layout::{IN_SCOPE, OUT_OF_SCOPE, goals, sheet};

use super::grid::Grid;

/// No sheet of goals has more rows of areas.
const MOST_ROWS: usize = 200;

/// The number of the sheet of goals among these: the one where areas have a scope.
pub(super) fn sheet(grids: &[Grid<'_>]) -> Option<usize> {
    let rank = |grid: &Grid<'_>| {
        let (labels, rows) =
            grid.column_of(is_label).filter(|(_, rows)| rows.len() <= MOST_ROWS)?;
        let scope = scope_column(grid, labels, &rows);
        let is_named = same(grid.name(), sheet::GOALS);
        let scopes = scope.map_or(0, |(_, count)| count);
        (scope.is_some() || is_named).then_some((is_named, scopes))
    };
    let ranked = grids.iter().enumerate().filter_map(|(at, grid)| Some((rank(grid)?, at)));
    // Of several that are alike, the first.
    ranked.max_by_key(|(rank, at)| (*rank, usize::MAX - at)).map(|(_, at)| at)
}

/// Hands the areas to `take`.
pub(super) fn read(grid: &Grid<'_>, take: &mut Take<'_>) {
    let Some((labels, rows)) = grid.column_of(is_label) else {
        return;
    };
    let scope = scope_column(grid, labels, &rows).map(|(column, _)| column);
    let heading = grid.heading_above(rows[0]);
    let (certification, own) = goal_columns(grid, labels, scope, heading, &rows);
    let reason = reason_column(grid, scope, heading);
    tell_goals(grid, (certification, own), heading, &rows, take);
    let word = |row: u32, column: Option<u32>| grid.word(row, column?);
    for row in &rows {
        let Some(id) = grid.word(*row, labels) else {
            continue;
        };
        let empty = scope.map(|column| Word::new("", grid.at(*row, column)));
        let typed_scope = take.typed(word(*row, scope), "the scope");
        let typed_reason = take.typed(word(*row, reason), "a reason");
        take.area(&AreaRow {
            id,
            goal: word(*row, own),
            certification_goal: word(*row, certification),
            scope: typed_scope.or(empty),
            reason: typed_reason,
        });
    }
    tell_unread(grid, &rows, &[Some(labels), scope, certification, own, reason], take);
    grid.tell_left(
        |row, column, _| {
            Some(row) == heading || column >= labels && rows.binary_search(&row).is_ok()
        },
        take,
    );
}

/// An area's label: `PR9: Incident & Service Request Management`, but no requirement's id.
pub(super) fn is_label(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("GR").or_else(|| text.strip_prefix("PR")) else {
        return false;
    };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_');
    after.len() < rest.len() && ends
}

/// The column that says which areas are in scope, and how many of its cells can be understood: the
/// one with the most such cells, or else the one whose heading, place or words say that it is
/// meant. What cannot be understood there is a problem: an area would be in scope by mistake.
fn scope_column(grid: &Grid<'_>, labels: u32, rows: &[u32]) -> Option<(u32, usize)> {
    let is_understood = |word: &Word<'_>| {
        let text = word.trimmed();
        text.eq_ignore_ascii_case(IN_SCOPE) || text.eq_ignore_ascii_case(OUT_OF_SCOPE)
    };
    let said = |column: u32| {
        let words = rows.iter().filter_map(move |row| grid.word(*row, column));
        words.filter(|word| !word.is_formula && word.said().is_some())
    };
    let right = || columns(grid, rows).into_iter().filter(|column| *column > labels);
    let understood = right().filter_map(|column| {
        let count = said(column).filter(is_understood).count();
        (count > 0).then_some((column, count))
    });
    let heading = grid.heading_above(*rows.first()?);
    let head = |column: u32| grid.word(heading?, column).map(|word| word.trimmed());
    let is_text = |column: u32| said(column).any(|word| whole_number(word.text).is_none());
    let texts = || right().filter(|column| is_text(*column));
    let is_meant = |column: u32| head(column).is_some_and(is_scope);
    let is_in_place = |column: u32| {
        let is_other = head(column).is_some_and(is_reason);
        same(grid.name(), sheet::GOALS)
            && column == labels + goals::SCOPE - goals::LABEL
            && !is_other
    };
    let is_ticked = |column: u32| said(column).all(|word| is_yes_or_no(word.text));
    understood
        .max_by_key(|(column, count)| (*count, u32::MAX - column))
        .or_else(|| Some((texts().find(|column| is_meant(*column))?, 0)))
        .or_else(|| Some((texts().find(|column| is_in_place(*column))?, 0)))
        .or_else(|| Some((texts().find(|column| is_ticked(*column))?, 0)))
}

/// The columns of the certification goal and of the own goal: by their headings, or else the first
/// and the second column of numbers between the label and the scope.
fn goal_columns(
    grid: &Grid<'_>,
    labels: u32,
    scope: Option<u32>,
    heading: Option<u32>,
    rows: &[u32],
) -> (Option<u32>, Option<u32>) {
    let head = |column: u32| {
        heading
            .and_then(|row| grid.word(row, column))
            .map(|word| word.trimmed())
            .unwrap_or_default()
    };
    let mut candidates: Vec<u32> = columns(grid, rows);
    candidates.extend(heading.into_iter().flat_map(|row| grid.row(row)).map(|(column, _)| column));
    candidates.sort_unstable();
    candidates.dedup();
    candidates.retain(|column| {
        let between = *column > labels && scope.is_none_or(|scope| *column < scope);
        // A column of words, such as the areas' short names, is no goal.
        let words = rows.iter().filter_map(|row| grid.word(*row, *column));
        let mut words = words.filter(|word| word.said().is_some()).peekable();
        let is_empty = words.peek().is_none();
        between
            && (is_empty && !head(*column).is_empty()
                || words.any(|word| whole_number(word.text).is_some()))
    });
    let certification = candidates.iter().copied().find(|column| is_certification(head(*column)));
    match (certification, candidates.as_slice()) {
        (Some(certification), all) => {
            (Some(certification), all.iter().copied().find(|column| *column != certification))
        }
        (None, [first, second, ..]) => (Some(*first), Some(*second)),
        // With one column alone, its heading has to say that it is the own one.
        (None, [only]) if is_own(head(*only)) => (None, Some(*only)),
        (None, [only]) => (Some(*only), None),
        (None, []) => (None, None),
    }
}

fn is_own(heading: &str) -> bool {
    const OWN: [&str; 6] = ["custom", "own", "eigen", "propre", "propi", "individu"];
    let heading = heading.to_lowercase();
    OWN.iter().any(|word| heading.contains(word))
}

fn reason_column(grid: &Grid<'_>, scope: Option<u32>, heading: Option<u32>) -> Option<u32> {
    let headings = grid.row(heading?);
    let mut right = headings.filter(|(column, _)| scope.is_none_or(|scope| *column > scope));
    right.find(|(_, word)| is_reason(word.text)).map(|(column, _)| column)
}

/// The columns in which any of these rows holds something.
fn columns(grid: &Grid<'_>, rows: &[u32]) -> Vec<u32> {
    let mut columns: Vec<u32> =
        rows.iter().flat_map(|row| grid.row(*row)).map(|(column, _)| column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Says which columns were taken for the goals, where only their order tells.
fn tell_goals(
    grid: &Grid<'_>,
    (certification, own): (Option<u32>, Option<u32>),
    heading: Option<u32>,
    rows: &[u32],
    take: &mut Take<'_>,
) {
    let head = |column: u32| grid.word(heading?, column).map(|word| word.trimmed());
    let is_filled = |column: &u32| {
        let words = rows.iter().filter_map(|row| grid.word(*row, *column));
        words.into_iter().any(|word| whole_number(word.text).is_some())
    };
    let certification = certification.filter(is_filled);
    if certification.is_none_or(|column| head(column).is_some_and(is_certification)) {
        return;
    }
    let named = |column: u32| {
        let head = head(column).filter(|head| !head.is_empty()).map(quoted).unwrap_or_default();
        format!("column {} {head}", crate::book::letters(column)).trim_end().to_owned()
    };
    let of = |column: Option<u32>, what: &str| {
        column.map(|column| format!("{} was taken for the {what}", named(column)))
    };
    let taken = [of(certification, "certification goals"), of(own.filter(is_filled), "own goals")];
    let taken: Vec<String> = taken.into_iter().flatten().collect();
    take.told.push(format!(
        "on the sheet {}, no heading says which goals are which: {}",
        quoted(grid.name()),
        taken.join(", ")
    ));
}

/// Says which columns right of the labels hold texts that have no place in an assessment.
fn tell_unread(grid: &Grid<'_>, rows: &[u32], read: &[Option<u32>], take: &mut Take<'_>) {
    let labels = read[0].unwrap_or_default();
    for column in columns(grid, rows).into_iter().filter(|column| *column > labels) {
        let is_text = |row: &u32| {
            grid.word(*row, column).is_some_and(|word| !word.is_formula && word.said().is_some())
        };
        if !read.contains(&Some(column)) && rows.iter().any(is_text) {
            take.told.push(format!(
                "column {} of the sheet {} was not read: it is neither a goal nor the scope",
                crate::book::letters(column),
                quoted(grid.name())
            ));
        }
    }
}
