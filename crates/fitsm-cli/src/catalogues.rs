//! The catalogue in use: the built-in one, or the one in the folder that the user names.

use std::ops::Deref;
use std::path::Path;

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Catalogue, Diagnostic, RequirementId, Source, catalogue};

use crate::failure::Failure;
use crate::formats::diagnostics;
use crate::{files, terminal};

/// A catalogue, wherever it comes from.
pub enum InUse {
    /// Compiled in: there at no cost.
    BuiltIn,
    /// Read from a folder.
    Read(Box<Catalogue>),
}

impl Deref for InUse {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        match self {
            Self::BuiltIn => Catalogue::built_in(),
            Self::Read(catalogue) => catalogue,
        }
    }
}

/// The catalogue in use and, where files of two editions are held against each other, another.
pub struct Known<'a> {
    first: &'a Catalogue,
    other: Option<InUse>,
}

impl<'a> Known<'a> {
    /// The catalogue in use beside the one in the folder that the user names for other files.
    pub fn with(first: &'a Catalogue, other: Option<&Path>) -> Result<Self, Failure> {
        let other = other.map(|folder| open(Some(folder))).transpose()?;
        Ok(Self { first, other })
    }

    /// All of them, the one in use first.
    pub fn all(&self) -> Vec<&Catalogue> {
        std::iter::once(self.first).chain(self.other.as_deref()).collect()
    }
}

/// The catalogue in a folder, or the built-in one.
pub fn open(folder: Option<&Path>) -> Result<InUse, Failure> {
    let Some(folder) = folder else {
        return Ok(InUse::BuiltIn);
    };
    let mut sources = Vec::new();
    let mut unreadable: Vec<(Source, Diagnostic)> = Vec::new();
    for path in files::toml_files(folder)? {
        let (source, wrong) = Source::from_bytes(path.to_string_lossy(), files::read(&path)?);
        match wrong {
            None => sources.push(source),
            Some(wrong) => unreadable.push((source, wrong)),
        }
    }
    for (source, wrong) in &unreadable {
        terminal::say(&diagnostics::text(source, std::slice::from_ref(wrong), 0));
    }
    let reading = catalogue::read(&sources);
    for (source, found) in sources.iter().zip(&reading.files) {
        terminal::say(&diagnostics::text(source, &found.diagnostics, found.omitted));
    }
    for gap in &reading.gaps {
        terminal::say(&format!("{gap}\n"));
    }
    match reading.catalogue {
        Some(catalogue) if unreadable.is_empty() => Ok(InUse::Read(Box::new(catalogue))),
        _ => Err(Failure::Catalogue(folder.to_owned())),
    }
}

/// What an area is called in the first of several catalogues that has it.
pub fn area_name<'c>(catalogues: &[&'c Catalogue], id: AreaId) -> &'c str {
    catalogues.iter().find_map(|catalogue| catalogue.area(id)).map_or("", |area| &area.name)
}

/// The short name of an area, likewise.
pub fn short_name<'c>(catalogues: &[&'c Catalogue], id: AreaId) -> &'c str {
    let area = catalogues.iter().find_map(|catalogue| catalogue.area(id));
    area.map_or("", |area| &area.short_name)
}

/// The title of a requirement, likewise.
pub fn title<'c>(catalogues: &[&'c Catalogue], id: RequirementId) -> &'c str {
    catalogues.iter().find_map(|catalogue| catalogue.requirement(id)).map_or("", |each| &each.title)
}

/// The area of an id or code, in capitals or not.
pub fn find_area<'a>(word: &str, catalogue: &'a Catalogue) -> Result<&'a Area, Failure> {
    catalogue.area_called(word).ok_or_else(|| {
        let meant = catalogue.area_like(word).map(|id| format!("; did you mean {id}?"));
        let word = terminal::plain(word);
        Failure::Refused(format!("`{word}` is not an area of FitSM-1{}", meant.unwrap_or_default()))
    })
}
