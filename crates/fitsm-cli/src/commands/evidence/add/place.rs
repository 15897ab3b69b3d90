//! What a piece of evidence is found at: an address, or a file with its size and sum.

use std::path::Path;

use fitsm_core::assessment::Evidence;
use fitsm_core::source::steers_display;
use fitsm_core::{Assessment, Date};

use crate::commands::evidence::is_address;
use crate::dates::day_of;
use crate::failure::Failure;
use crate::files::beside::{self, COPIES, Copy, Piece};
use crate::{cli, files, terminal};

/// Where the evidence is.
pub enum Place {
    /// Somewhere with an address: it is not looked at.
    Address(String),
    /// A file.
    File {
        /// The file.
        piece: Piece,
        /// Its SHA-256 sum.
        sum: String,
        /// Its path from the folder of the assessment, unless it lies elsewhere.
        location: Option<String>,
    },
}

impl Place {
    /// What was named on the command line. A file outside the folder of the assessment is refused
    /// unless it may be copied.
    pub fn find(args: &cli::EvidenceAdd) -> Result<Self, Failure> {
        if let Some(address) = args.what.to_str().filter(|what| is_address(what)) {
            return address_of(address, args.copy);
        }
        let piece = named(&args.what, &args.file)?;
        if beside::named(&args.file).is_ok_and(|file| file.is_at(&piece)) {
            return Err(Failure::Refused("an assessment is no evidence for itself".to_owned()));
        }
        let location = piece.location_from(&args.file)?;
        if location.is_none() && !args.copy {
            let what = show(&args.what);
            return Err(Failure::Refused(format!(
                "{what} lies outside the folder of {}; with --copy it is copied into the folder \
                 {COPIES} beside it",
                show(&args.file)
            )));
        }
        let sum = piece.sum().map_err(|error| Failure::Read { path: args.what.clone(), error })?;
        Ok(Self::File { piece, sum, location })
    }

    /// The name under which the assessment describes this already, and whether the file has changed
    /// since its sum was taken.
    pub fn known<'a>(&self, assessment: &'a Assessment) -> Option<(&'a String, bool)> {
        let mut pieces = assessment.evidence.iter();
        if let Some(sum) = self.sum()
            && let Some((name, _)) = pieces.find(|(_, piece)| piece.sha256.as_deref() == Some(sum))
        {
            return Some((name, false));
        }
        let here = |location: &str| match self {
            Self::Address(address) => location == address,
            Self::File { location: own, .. } => own.as_deref() == Some(tidy(location)),
        };
        let mut pieces = assessment.evidence.iter();
        let at = pieces.find(|(_, piece)| piece.location.as_deref().is_some_and(here));
        at.map(|(name, piece)| (name, piece.sha256.is_some()))
    }

    /// Copies a file from elsewhere beside the assessment, and writes down where the copy is.
    pub fn copy(&self, file: &Path, described: &mut Evidence) -> Result<Option<Copy>, Failure> {
        let Self::File { piece, sum, location: None } = self else {
            return Ok(None);
        };
        let copy = beside::copy_to(file, piece, sum)?;
        described.location = Some(copy.location.clone());
        Ok(Some(copy))
    }

    /// What to write down; nothing yet for a file that is still to be copied.
    pub fn location(&self) -> &str {
        match self {
            Self::Address(address) => address,
            Self::File { location, .. } => location.as_deref().unwrap_or_default(),
        }
    }

    /// The day of the file's last change.
    pub fn changed(&self) -> Option<Date> {
        match self {
            Self::Address(_) => None,
            Self::File { piece, .. } => piece.changed.and_then(day_of),
        }
    }

    /// The file's size, in bytes.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::Address(_) => None,
            Self::File { piece, .. } => Some(piece.size),
        }
    }

    /// The file's SHA-256 sum.
    pub fn sum(&self) -> Option<&str> {
        match self {
            Self::Address(_) => None,
            Self::File { sum, .. } => Some(sum),
        }
    }
}

/// A file that is named from the folder worked in, or else from that of the assessment.
fn named(what: &Path, file: &Path) -> Result<Piece, Failure> {
    let beside = file.with_file_name(what);
    if what.is_absolute() || files::is_there(what) || !files::is_there(&beside) {
        return beside::named(what);
    }
    let piece = beside::named(&beside)?;
    terminal::say(&format!("Found {} beside the assessment.\n", show(&beside)));
    Ok(piece)
}

fn address_of(address: &str, copy: bool) -> Result<Place, Failure> {
    if copy {
        return Err(Failure::Refused("an address is not copied: leave --copy out".to_owned()));
    }
    let scheme = address.split("://").next().unwrap_or_default();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let is_whole = !address.chars().any(|c| c.is_whitespace() || steers_display(c))
        && address.len() > scheme.len() + "://".len();
    if is_scheme && is_whole {
        return Ok(Place::Address(address.to_owned()));
    }
    Err(Failure::Refused(format!(
        "`{}` is not an address, such as https://wiki.example/page, without spaces",
        terminal::plain(address)
    )))
}

/// A location without what changes nothing in it.
fn tidy(location: &str) -> &str {
    location.strip_prefix("./").unwrap_or(location)
}

fn show(path: &Path) -> String {
    terminal::plain(&path.to_string_lossy())
}
