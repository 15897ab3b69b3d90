//! The rows of a CSV file on a sheet of a workbook, as a spreadsheet program saves them.

use csv::StringRecord;

use crate::book::{Book, Sheet};
use crate::import::find;
use crate::import::form::Word;
use crate::import::take::Take;
use crate::import::words::same;
use crate::layout::column;
use crate::problem::At;

use super::cells::Cells;
use super::headings::Headings;
use super::places::Places;
use super::respondents::Respondents;
use super::{check, tell_unread};

/// No list of answers has more rows times columns.
const MOST_CELLS: usize = 5_000_000;

/// The sheet of a workbook that is laid out like our CSV.
pub(in crate::import) struct Listed {
    /// The sheet's number.
    sheet: u32,
    /// The row of its headings.
    heading: u32,
}

impl Listed {
    /// The one sheet that is laid out so, if no other has requirements.
    pub(in crate::import) fn find(book: &Book) -> Option<Self> {
        let sheets = || (0..).zip(&book.sheets);
        let mut listed =
            sheets().filter_map(|(sheet, its)| Some(Self { sheet, heading: heading(its)? }));
        let only = listed.next().filter(|_| listed.next().is_none())?;
        let mut others = sheets().filter(|(sheet, _)| *sheet != only.sheet);
        (!others.any(|(_, its)| find::has_answers(its))).then_some(only)
    }

    /// Hands all rows to `take`; of several people's answers those of one.
    pub(in crate::import) fn read(
        &self,
        book: &Book,
        respondent: Option<&str>,
        take: &mut Take<'_>,
    ) {
        let sheets = (0..).zip(&book.sheets);
        let (these, others): (Vec<_>, Vec<_>) = sheets.partition(|(at, _)| *at == self.sheet);
        let others = others.into_iter().map(|(number, sheet)| find::Grid::new(sheet, number));
        find::tell_unread(&others.collect::<Vec<_>>(), take);
        take.begin_rows();
        for (_, sheet) in these {
            self.rows(sheet, respondent, take);
        }
    }

    fn rows(&self, sheet: &Sheet, respondent: Option<&str>, take: &mut Take<'_>) {
        let at = |row| At::Cell(self.sheet, row, 0);
        let record = self.record(sheet, self.heading, take);
        let headings = Headings::of(&record, at(self.heading));
        if !check(&headings, respondent, take) {
            return;
        }
        let places = Places::of(&headings);
        let mut respondents = Respondents::new(respondent, &headings);
        let mut rows: Vec<u32> =
            sheet.cells.range((self.heading + 1, 0)..).map(|((row, _), _)| *row).collect();
        rows.dedup();
        if rows.len() * headings.count > MOST_CELLS {
            let message = "there are too many rows for so many columns";
            take.give_up(headings.at, message, "this is no list of answers");
            return;
        }
        for row in rows {
            let record = self.record(sheet, row, take);
            let cells = Cells::new(&record, &places, at(row));
            cells.hand_to(respondents.wants(&cells), take);
        }
        respondents.finish(headings.at, take);
        tell_unread(&headings, take);
    }

    /// A row as a CSV file has it. What a formula works out is a problem and not taken.
    fn record(&self, sheet: &Sheet, row: u32, take: &mut Take<'_>) -> StringRecord {
        let mut record = StringRecord::new();
        for ((_, column), cell) in sheet.cells.range((row, 0)..=(row, u32::MAX)) {
            while record.len() < *column as usize {
                record.push_field("");
            }
            let word = Word::of(cell, At::Cell(self.sheet, row, *column));
            let typed = take.typed(Some(word), "a text or a number");
            record.push_field(typed.map_or("", |word| word.text));
        }
        record
    }
}

/// The row of our CSV's headings, if a sheet begins with it.
fn heading(sheet: &Sheet) -> Option<u32> {
    let ((first, _), _) = sheet.cells.first_key_value()?;
    let has = |name: &str| {
        let mut cells = sheet.cells.range((*first, 0)..=(*first, u32::MAX));
        cells.any(|(_, cell)| same(cell.text.trim(), name))
    };
    let is_ours = has(column::ID) && (has(column::ROW) || has(column::RESPONDENT));
    is_ours.then_some(*first)
}
