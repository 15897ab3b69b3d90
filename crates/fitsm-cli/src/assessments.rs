//! Assessment files: read, with what is wrong told on the way.

mod held;

use std::path::Path;

use fitsm_core::{Assessment, Catalogue, Code, Reading, Source, assessment};
use fitsm_eval::{Trend, evaluate};

use crate::failure::Failure;
use crate::formats::diagnostics;
use crate::terminal::plain;
use crate::{files, terminal, warnings};

pub use held::Held;

/// A file and what was read from it.
pub struct Read {
    /// The text, for showing places in it.
    pub source: Source,
    /// The assessment, unless there were errors, and all that was noticed.
    pub reading: Reading<Assessment>,
}

/// Reads an assessment file.
///
/// # Errors
/// Only if there is nothing to read; what is wrong in the file is in the reading.
pub fn read(path: &Path, catalogue: &Catalogue) -> Result<Read, Failure> {
    Ok(read_by_edition(path, &[catalogue])?.0)
}

/// Reads an assessment file by the first of several catalogues, or the one of its edition.
pub fn read_by_edition<'c>(
    path: &Path,
    catalogues: &[&'c Catalogue],
) -> Result<(Read, Option<&'c Catalogue>), Failure> {
    let name = if path.as_os_str() == "-" { "(input)".into() } else { path.to_string_lossy() };
    let (source, wrong) = Source::from_bytes(name, files::read(path)?);
    if let Some(wrong) = wrong {
        let reading = Reading { value: None, diagnostics: vec![wrong], omitted: 0 };
        return Ok((Read { source, reading }, None));
    }
    let mut first = None;
    for catalogue in catalogues {
        let reading = assessment::read(&source, catalogue);
        if !is_of_another_edition(&reading) {
            return Ok((Read { source, reading }, Some(catalogue)));
        }
        first.get_or_insert(reading);
    }
    let reading = first.unwrap_or(Reading { value: None, diagnostics: Vec::new(), omitted: 0 });
    Ok((Read { source, reading }, None))
}

fn is_of_another_edition(reading: &Reading<Assessment>) -> bool {
    reading.diagnostics.iter().any(|found| found.code == Code::UnknownEdition)
}

/// The files, each once: one that is named twice, or by two paths, is no second assessment. Says
/// so where that happens.
pub fn once<'p>(paths: &[&'p Path]) -> Vec<&'p Path> {
    let mut kept: Vec<&Path> = Vec::with_capacity(paths.len());
    for path in paths {
        // Two pipes are refused where they are read.
        let is_pipe = path.as_os_str() == "-";
        let earlier = kept.iter().find(|kept| !is_pipe && files::is_same_file(kept, path));
        let Some(earlier) = earlier else {
            kept.push(path);
            continue;
        };
        let (one, two) = (plain(&earlier.to_string_lossy()), plain(&path.to_string_lossy()));
        terminal::say(&if one == two {
            format!("note: {one} is named twice; it counts once\n")
        } else {
            format!("note: {one} and {two} are the same file; it counts once\n")
        });
    }
    kept
}

/// Reads several files, each by the catalogue of its edition, and tells all that is wrong in any
/// of them; `None` if something is.
pub fn open_all<'c>(
    paths: &[&Path],
    catalogues: &[&'c Catalogue],
) -> Result<Option<Vec<(Assessment, &'c Catalogue)>>, Failure> {
    if paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Failure::TwoPipes);
    }
    let mut all = Vec::with_capacity(paths.len());
    let mut of_another_edition = false;
    for path in paths {
        let (read, catalogue) = read_by_edition(path, catalogues)?;
        of_another_edition |= is_of_another_edition(&read.reading);
        let assessment = tell(read, catalogue);
        all.extend(assessment.map(|(_, assessment)| assessment).zip(catalogue));
    }
    if of_another_edition && catalogues.len() == 1 {
        terminal::say(
            "For a file of another edition, name the folder of its catalogue with \
             --other-catalogue DIR.\n",
        );
    }
    Ok((all.len() == paths.len()).then_some(all))
}

/// How it went over assessments that were read.
pub fn trend<'a>(read: &'a [(Assessment, &'a Catalogue)]) -> Trend<'a> {
    let evaluations: Vec<_> =
        read.iter().map(|(assessment, catalogue)| evaluate(catalogue, assessment)).collect();
    Trend::of(read.iter().map(|(assessment, _)| assessment).zip(&evaluations))
}

/// Reads an assessment file for a command that needs it without errors; tells them all if there
/// are any, and the warnings too.
pub fn open(path: &Path, catalogue: &Catalogue) -> Result<Option<Assessment>, Failure> {
    Ok(open_with_text(path, catalogue)?.map(|(_, assessment)| assessment))
}

/// The same, with the text.
pub fn open_with_text(
    path: &Path,
    catalogue: &Catalogue,
) -> Result<Option<(Source, Assessment)>, Failure> {
    Ok(tell(read(path, catalogue)?, Some(catalogue)))
}

/// Tells what is wrong in a file and what wants a look.
fn tell(read: Read, catalogue: Option<&Catalogue>) -> Option<(Source, Assessment)> {
    let Read { source, mut reading } = read;
    if let (Some(assessment), Some(catalogue)) = (&reading.value, catalogue) {
        reading.diagnostics.extend(warnings::judgements(catalogue, assessment));
    }
    terminal::say(&diagnostics::text(&source, &reading.diagnostics, reading.omitted));
    if reading.value.is_none() {
        terminal::say(&format!("{}\n", diagnostics::summary(&source, &reading)));
    }
    reading.value.map(|assessment| (source, assessment))
}
