//! Finding the columns of the sheet of answers.

use fitsm_core::RequirementId;

use crate::book::letters;
use crate::import::form::Word;
use crate::import::words::{self, is_placeholder, same, whole_number};
use crate::layout::answers::{HEADINGS, NAMES};

use super::column::{Column, beside};
use super::grid::Grid;

/// The rows and columns of the answers.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The row of the headings.
    pub(super) heading: Option<u32>,
    /// The column of the ids.
    pub(super) id: u32,
    /// The rows that have an id.
    pub(super) rows: Vec<u32>,
    /// The score.
    pub(super) score: Option<u32>,
    /// The requirement's text and the five levels.
    pub(super) wording: [Option<u32>; 6],
    /// The comment.
    pub(super) comment: Option<u32>,
    /// The evidence.
    pub(super) evidence: Option<u32>,
    /// Our own: names, ratings, not applicable, approved by, carried over.
    pub(super) ours: [Option<u32>; 5],
    /// Others, by what is in them: their texts become part of the note.
    pub(super) unknown: Vec<u32>,
    /// Others that hold only formulas.
    pub(super) formulas: Vec<u32>,
}

/// Whether a text is a requirement's id: `^(GR|PR)\d+\.\d+$`, perhaps in small letters or with
/// spaces.
pub(super) fn is_id(text: &str) -> bool {
    const LONGEST: usize = 20;
    is_written_id(text) || text.len() <= LONGEST && is_written_id(&words::tidied(text))
}

fn is_written_id(text: &str) -> bool {
    let rest = text.strip_prefix("GR").or_else(|| text.strip_prefix("PR"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    rest.and_then(|rest| rest.split_once('.'))
        .is_some_and(|(area, number)| is_number(area) && is_number(number))
}

impl Columns {
    /// How many long texts stand beside the ids of a sheet; `None` if it has no ids.
    pub(super) fn weight(grid: &Grid<'_>) -> Option<(usize, usize)> {
        let (id, rows) = grid.column_of(is_id)?;
        let columns = beside(grid, &rows);
        let long = columns.iter().filter(|column| column.at > id && column.is_long(rows.len()));
        Some((long.count().min(6), rows.len()))
    }

    /// Whether a sheet's ids have a column beside them that could be the scores.
    pub(super) fn has_scores(grid: &Grid<'_>) -> bool {
        grid.column_of(is_id).is_some_and(|(id, rows)| {
            beside(grid, &rows).iter().any(|column| column.at > id && column.is_score())
        })
    }

    /// The columns of a sheet that has ids. Where two could be the scores, both.
    pub(super) fn find(grid: &Grid<'_>, score: Option<u32>) -> Result<Self, Vec<u32>> {
        let (id, rows) = grid.column_of(is_id).unwrap_or_default();
        let first = rows.first().copied().unwrap_or_default();
        let mut found = Self { heading: grid.heading_above(first), id, rows, ..Self::default() };
        let columns = beside(grid, &found.rows);
        found.ours = std::array::from_fn(|at| {
            let heading = HEADINGS[(NAMES as usize) - 1 + at];
            found.headed(grid, |text| same(text, heading))
        });
        found.score = match score {
            Some(column) => Some(column),
            None => found.find_score(grid, &columns)?,
        };
        found.find_wording(grid, &columns);
        found.find_texts(grid, &columns);
        found.find_unknown(grid, &columns);
        Ok(found)
    }

    /// The heading of a column.
    pub(super) fn head<'a>(&self, grid: &Grid<'a>, column: u32) -> &'a str {
        let word = self.heading.and_then(|row| grid.word(row, column));
        word.map(|word| word.trimmed()).unwrap_or_default()
    }

    /// A column's heading, or its letters where it has none.
    pub(super) fn name(&self, grid: &Grid<'_>, column: u32) -> String {
        match self.head(grid, column) {
            "" => format!("Column {}", letters(column)),
            heading => heading.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// The first column right of the ids whose heading is such.
    fn headed(&self, grid: &Grid<'_>, is_it: impl Fn(&str) -> bool) -> Option<u32> {
        let headings = grid.row(self.heading?);
        let mut right = headings.filter(|(column, _)| *column > self.id);
        right.find(|(_, word)| is_it(word.text)).map(|(column, _)| column)
    }

    fn is_ours(&self, column: u32) -> bool {
        self.ours.contains(&Some(column))
    }

    /// The column of the scores. Values decide; between several, the five levels before it, then
    /// what its cells say while empty, then its heading.
    fn find_score(&self, grid: &Grid<'_>, columns: &[Column]) -> Result<Option<u32>, Vec<u32>> {
        let right = || columns.iter().filter(|c| c.at > self.id && !self.is_ours(c.at));
        let long_before =
            |at: u32| right().filter(|c| c.at < at && c.is_long(self.rows.len())).count();
        let mut candidates: Vec<&Column> = right().filter(|column| column.is_score()).collect();
        let narrow = |candidates: &mut Vec<&Column>, is_it: &dyn Fn(&Column) -> bool| {
            if candidates.iter().any(|column| is_it(column)) {
                candidates.retain(|column| is_it(column));
            }
        };
        narrow(&mut candidates, &|column| long_before(column.at) >= 5);
        if candidates.len() > 1 {
            narrow(&mut candidates, &|column| column.placeholders > 0);
        }
        if candidates.len() > 1 {
            narrow(&mut candidates, &|column| words::is_score(self.head(grid, column.at)));
        }
        match candidates.as_slice() {
            [only] => Ok(Some(only.at)),
            // No score at all yet, or none that is right: only the heading can tell.
            [] => Ok(self.headed(grid, words::is_score).or_else(|| self.after_levels(columns))),
            several => Err(several.iter().map(|column| column.at).collect()),
        }
    }

    /// The column behind the requirement's text and its five levels, where all six are there.
    fn after_levels(&self, columns: &[Column]) -> Option<u32> {
        let right = columns.iter().filter(|c| c.at > self.id && c.is_long(self.rows.len()));
        let sixth = right.map(|column| column.at).nth(5)?;
        Some(sixth + 1)
    }

    /// The requirement's text and the five levels: by the digits in their headings, or else the
    /// first and the last five of the long texts between the id and the score.
    fn find_wording(&mut self, grid: &Grid<'_>, columns: &[Column]) {
        let score = self.score.unwrap_or(u32::MAX);
        let between = columns.iter().filter(|c| c.at > self.id && c.at < score);
        let long = between.filter(|column| column.is_long(self.rows.len()));
        let long: Vec<u32> = long.map(|column| column.at).collect();
        let with_digit = |digit: char| {
            let has = |column: &&u32| {
                let head = self.head(grid, **column);
                let mut digits = head.chars().filter(char::is_ascii_digit);
                digits.next() == Some(digit) && digits.next().is_none()
            };
            let mut columns = long.iter().filter(has);
            columns.next().copied().filter(|_| columns.next().is_none())
        };
        let by_digit: Option<Vec<u32>> = "01234".chars().map(with_digit).collect();
        let levels = match (by_digit, long.len()) {
            (Some(levels), _) => levels,
            (None, 5..) => long[long.len() - 5..].to_vec(),
            (None, _) => {
                // Some were taken away: what is left is known by its heading alone.
                let between = || columns.iter().filter(|c| c.at > self.id && c.at < score);
                let of_level = |digit: char| {
                    let is_it = |at: &u32| words::is_level(self.head(grid, *at), digit);
                    between().map(|column| column.at).find(is_it)
                };
                let levels = ['0', '1', '2', '3', '4'].map(of_level);
                self.wording[1..].copy_from_slice(&levels);
                let mut texts = columns.iter().map(|column| column.at).filter(|at| *at != self.id);
                self.wording[0] = texts.find(|at| words::is_requirement(self.head(grid, *at)));
                return;
            }
        };
        for (at, column) in levels.iter().enumerate() {
            self.wording[at + 1] = Some(*column);
        }
        self.wording[0] = long.iter().copied().find(|column| *column < levels[0]);
    }

    /// The comment and the evidence: right of the score, by their headings, or else by order.
    fn find_texts(&mut self, grid: &Grid<'_>, columns: &[Column]) {
        let Some(score) = self.score else {
            return;
        };
        let is_free = |column: u32| column > score && !self.is_ours(column);
        let headings = || {
            let row = self.heading.into_iter().flat_map(|row| grid.row(row));
            row.filter(|(column, word)| is_free(*column) && word.said().is_some())
        };
        let evidence = headings().find(|(_, word)| words::is_evidence(word.text));
        let evidence = evidence.map(|(column, _)| column);
        let comment = headings()
            .find(|(column, word)| Some(*column) != evidence && words::is_comment(word.text));
        let comment = comment.map(|(column, _)| column);
        if comment.is_some() || evidence.is_some() {
            (self.comment, self.evidence) = (comment, evidence);
            return;
        }
        let mut by_order: Vec<u32> = headings().map(|(column, _)| column).collect();
        by_order.extend(columns.iter().filter(|c| is_free(c.at) && c.filled > 0).map(|c| c.at));
        by_order.sort_unstable();
        by_order.dedup();
        let mut by_order = by_order.into_iter();
        (self.comment, self.evidence) = (by_order.next(), by_order.next());
    }

    /// What else stands beside the ids, and is neither the area nor its goal.
    fn find_unknown(&mut self, grid: &Grid<'_>, columns: &[Column]) {
        let known = [Some(self.id), self.score, self.comment, self.evidence];
        let is_known = |at: u32| {
            known.contains(&Some(at)) || self.wording.contains(&Some(at)) || self.is_ours(at)
        };
        let mut unknown = Vec::new();
        let mut formulas = Vec::new();
        for column in columns.iter().filter(|column| column.filled > 0 && !is_known(column.at)) {
            if column.formulas == column.filled {
                formulas.push(column.at);
            } else if !self.is_of_area(grid, column.at) {
                unknown.push(column.at);
            }
        }
        (self.unknown, self.formulas) = (unknown, formulas);
    }

    /// Whether a column left of the id repeats the area's label or code, or its goal.
    fn is_of_area(&self, grid: &Grid<'_>, column: u32) -> bool {
        column < self.id
            && self
                .rows
                .iter()
                .filter_map(|row| grid.word(*row, column))
                .all(|word: Word<'_>| is_area_cell(word.trimmed()))
    }
}

/// Whether a text is an area's label or code, or a goal.
pub(super) fn is_area_cell(text: &str) -> bool {
    let is_code = text.len() <= 6 && text.chars().all(|c| c.is_ascii_uppercase() || c == '-');
    super::goals::is_label(text) || is_code || whole_number(text).is_some() || is_placeholder(text)
}

/// The id in a cell that looks like one but for its case, its spaces or its point.
pub(super) fn meant(text: &str) -> Option<RequirementId> {
    let kept = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase);
    let with_point = |c| if matches!(c, ',' | '-' | '–' | '_' | ':' | '/') { '.' } else { c };
    kept.map(with_point).collect::<String>().parse().ok()
}
