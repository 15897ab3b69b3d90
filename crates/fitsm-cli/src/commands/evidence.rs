//! `fitsm evidence`: adding evidence to an assessment file, and listing what is there.

pub mod add;
pub mod list;

use fitsm_core::{Catalogue, RequirementId};

pub use list::Listing;

use crate::failure::Failure;
use crate::terminal::plain;

/// Whether a location is an address, such as `https://…`, and no path.
pub fn is_address(location: &str) -> bool {
    location.contains("://")
}

/// A size in words.
pub fn bytes(size: u64) -> String {
    if size == 1 { "1 byte".to_owned() } else { format!("{size} bytes") }
}

/// The requirement that a word names, in capitals or not.
fn requirement(word: &str, catalogue: &Catalogue) -> Result<RequirementId, Failure> {
    let id = word.trim().to_uppercase().parse().ok();
    if let Some(known) = id.and_then(|id| catalogue.requirement(id)) {
        return Ok(known.id);
    }
    let hint = match (catalogue.area_called(word), catalogue.requirement_like(word)) {
        (Some(area), _) => format!("; {} is an area: name one of its requirements", area.id),
        (None, Some(meant)) => format!("; did you mean {meant}?"),
        (None, None) => "; `fitsm list` shows the requirements".to_owned(),
    };
    Err(Failure::Refused(format!("`{}` is not a requirement of FitSM-1{hint}", plain(word))))
}
