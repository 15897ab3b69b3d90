//! Assessment files: read, with what is wrong told on the way.

use std::path::Path;

use fitsm_core::{Assessment, Catalogue, Reading, Source, assessment};

use crate::failure::Failure;
use crate::formats::diagnostics;
use crate::{files, terminal, warnings};

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
    let name = if path.as_os_str() == "-" { "(input)".into() } else { path.to_string_lossy() };
    let (source, wrong) = Source::from_bytes(name, files::read(path)?);
    let reading = match wrong {
        None => assessment::read(&source, catalogue),
        Some(wrong) => Reading { value: None, diagnostics: vec![wrong], omitted: 0 },
    };
    Ok(Read { source, reading })
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
    let Read { source, mut reading } = read(path, catalogue)?;
    if let Some(assessment) = &reading.value {
        reading.diagnostics.extend(warnings::judgements(catalogue, assessment));
    }
    terminal::say(&diagnostics::text(&source, &reading.diagnostics, reading.omitted));
    if reading.value.is_none() {
        terminal::say(&format!("{}\n", diagnostics::summary(&source, &reading)));
    }
    Ok(reading.value.map(|assessment| (source, assessment)))
}
