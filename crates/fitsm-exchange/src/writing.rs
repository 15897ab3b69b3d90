//! An assessment, or a questionnaire about a part of it, as the bytes of a file.

mod csv;
mod formula;
mod look;
mod ods;
mod page;
mod sheets;
mod xlsx;

use std::collections::BTreeSet;

use fitsm_core::assessment::{Answer, Goals};
use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Assessment, Catalogue};

use page::{Value, Workbook};

/// The files that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.xlsx`, with formulas and a radar chart.
    Xlsx,
    /// `.ods`, the official workbook's own format, with formulas.
    Ods,
    /// `.csv`, a row for each answer.
    Csv,
}

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Where the file has a � in place of a character that it cannot hold, in words.
    pub replaced: Vec<String>,
}

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A text that does not fit in a cell.
    #[error(
        "the text in {place} has {length} characters, and a cell of .xlsx holds {MOST_IN_A_CELL}; \
         write .ods or .csv instead"
    )]
    TooLong {
        /// Which text.
        place: String,
        /// How long it is, in UTF-16 units.
        length: usize,
    },
    /// The library that makes the file says no.
    #[error("the file cannot be made: {0}")]
    Library(String),
}

/// What a cell of `.xlsx` holds, in UTF-16 units.
const MOST_IN_A_CELL: usize = 32_767;

/// Whom to ask about what.
#[derive(Clone, Debug)]
pub struct Questionnaire<'a> {
    /// The areas, in the catalogue's order.
    pub areas: Vec<&'a Area>,
    /// Who is asked; empty where it may be anybody.
    pub respondent: &'a str,
    /// Whether what is answered already is filled in.
    pub with_answers: bool,
}

/// The whole assessment as a file from which it can be read again.
///
/// # Errors
/// If a text does not fit in a cell of `.xlsx`.
pub fn export(
    assessment: &Assessment,
    catalogue: &Catalogue,
    format: Format,
) -> Result<Written, WriteError> {
    if format == Format::Csv {
        return Ok(whole(csv::export(assessment, catalogue)));
    }
    workbook(sheets::whole(catalogue, assessment), format)
}

/// A questionnaire as a file, to be filled in and read again.
///
/// # Errors
/// As for [`export`].
pub fn ask(
    assessment: &Assessment,
    catalogue: &Catalogue,
    about: &Questionnaire<'_>,
    format: Format,
) -> Result<Written, WriteError> {
    let asked = asked(assessment, about);
    if format == Format::Csv {
        return Ok(whole(csv::questionnaire(&asked, catalogue, about)));
    }
    let areas = about.areas.clone();
    workbook(sheets::questionnaire(catalogue, &asked, areas, about.respondent), format)
}

/// What a questionnaire shows of an assessment: its head, the wording of the areas asked about,
/// and, only if wanted, the answers and their evidence.
fn asked(assessment: &Assessment, about: &Questionnaire<'_>) -> Assessment {
    let areas: BTreeSet<AreaId> = about.areas.iter().map(|area| area.id).collect();
    let mut asked = assessment.clone();
    asked.answers.retain(|id, _| about.with_answers && areas.contains(&id.area()));
    for answer in asked.answers.values_mut() {
        // What others said is nobody's business here.
        answer.said.clear();
    }
    let named: BTreeSet<&String> =
        asked.answers.values().flat_map(|answer: &Answer| &answer.evidence).collect();
    asked.evidence = assessment.evidence.clone();
    asked.evidence.retain(|name, _| named.contains(name));
    asked.wording.retain(|id, _| areas.contains(&id.area()));
    asked.goals = Goals::default();
    asked.certification_goals = Goals::default();
    asked.assessors.clear();
    asked.auditee = None;
    asked.out_of_scope.clear();
    asked.conclusion = None;
    asked
}

fn whole(text: String) -> Written {
    Written { bytes: text.into_bytes(), replaced: Vec::new() }
}

fn workbook(mut book: Workbook, format: Format) -> Result<Written, WriteError> {
    let replaced = replace_what_xml_cannot_hold(&mut book);
    let bytes = if format == Format::Ods {
        ods::write(&book).map_err(|error| WriteError::Library(error.to_string()))?
    } else {
        too_long(&book)?;
        xlsx::write(&book).map_err(|error| WriteError::Library(error.to_string()))?
    };
    Ok(Written { bytes, replaced })
}

/// The first text that does not fit in a cell of `.xlsx`.
fn too_long(book: &Workbook) -> Result<(), WriteError> {
    for page in &book.pages {
        for (at, (value, _)) in &page.cells {
            if let Value::Text(text) = value {
                let length = text.encode_utf16().count();
                if length > MOST_IN_A_CELL {
                    return Err(WriteError::TooLong { place: page.describe(*at), length });
                }
            }
        }
    }
    Ok(())
}

/// Puts a � where a text has what XML 1.0 cannot hold, or a carriage return, which it would turn
/// into a line break. Says where; a text that stands in several cells once.
fn replace_what_xml_cannot_hold(book: &mut Workbook) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for page in &mut book.pages {
        let mut changed = Vec::new();
        for (at, (value, _)) in &mut page.cells {
            if let Value::Text(text) = value
                && text.contains(is_lost)
            {
                if seen.insert(text.clone()) {
                    changed.push(*at);
                }
                *text = text.replace(is_lost, "\u{fffd}");
            }
        }
        places.extend(changed.into_iter().map(|at| page.describe(at)));
    }
    for text in [&mut book.title, &mut book.organisation] {
        *text = text.replace(is_lost, "\u{fffd}");
    }
    places
}

/// Whether a character cannot travel in a workbook.
fn is_lost(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
