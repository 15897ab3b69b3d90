//! What a workbook or a CSV file says, as an assessment, with everything that cannot be taken.

mod find;
mod form;
mod left;
mod rows;
mod take;
mod words;

use fitsm_core::assessment::{EvidenceKind, Kind};
use fitsm_core::{Assessment, Catalogue, Date};

use crate::problem::{Origin, Problem, Refusal};
use crate::workbook;

use take::Take;

/// How to read.
#[derive(Clone, Debug)]
pub struct Options {
    /// Take what can be taken, and list the rest.
    pub lenient: bool,
    /// Whose service management system it is, whatever the file says.
    pub organisation: Option<String>,
    /// What to call the assessment, whatever the file says.
    pub title: Option<String>,
    /// The day that it speaks for, whatever the file says.
    pub date: Option<Date>,
    /// The day to take where nobody says any.
    pub today: Date,
    /// Who assesses whom, whatever the file says.
    pub kind: Option<Kind>,
    /// The kind of evidence that is only told as text.
    pub evidence_kind: Option<EvidenceKind>,
    /// The column of the scores, from 0, where it cannot be told by what it holds.
    pub score_column: Option<u32>,
    /// Whose answers to take from a file with those of several people.
    pub respondent: Option<String>,
    /// Whether to keep the workbook's own texts of requirements and levels.
    pub wording: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The assessment; `None` if there are problems and no leniency, or nothing to take.
    pub assessment: Option<Assessment>,
    /// What cannot be taken, in the order of the file, 500 at most.
    pub problems: Vec<Problem>,
    /// How many more problems there are.
    pub omitted: usize,
    /// Whether something is so wrong that leniency does not help.
    pub is_lost: bool,
    /// What was assumed, and what was left because nobody said what it is; a sentence each.
    pub told: Vec<String>,
}

/// Reads a workbook (`.ods`, `.xlsx`) or a CSV file, told apart by what is in it.
///
/// # Errors
/// If the file cannot be read at all: damaged, encrypted, too large, or something else.
pub fn import(bytes: &[u8], options: &Options, catalogue: &Catalogue) -> Result<Imported, Refusal> {
    let decoded = rows::from_utf16(bytes).transpose()?;
    let bytes = decoded.as_deref().unwrap_or(bytes);
    let mut take = Take::new(options, catalogue);
    if bytes.is_empty() || workbook::is_no_text(bytes) {
        let book = workbook::read(bytes)?;
        take.left.begin(&book, |sheet| !find::explains(sheet));
        if let Some(listed) = rows::Listed::find(&book) {
            no_score_column(options)?;
            listed.read(&book, options.respondent.as_deref(), &mut take);
        } else {
            find::read(&book, options.score_column, &mut take);
            take.check_respondent();
        }
        let sheets: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        Ok(take.finish(Origin::Sheets(&sheets)))
    } else {
        no_score_column(options)?;
        rows::read(bytes, options.respondent.as_deref(), &mut take)?;
        Ok(take.finish(Origin::Text(rows::text(bytes))))
    }
}

/// Refuses a choice of the column of scores where the heading row says which it is.
fn no_score_column(options: &Options) -> Result<(), Refusal> {
    if options.score_column.is_none() {
        return Ok(());
    }
    let message = "--score-column is for workbooks; the heading row of a CSV file says which \
                   column is which";
    let help = "call the column of the scores level, and leave --score-column out";
    Err(Refusal::advise(message, help))
}
