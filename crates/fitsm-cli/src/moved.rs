//! Evidence is named from the folder of its file. Where a new file lies in another one, the names
//! follow as far as they can.

use std::path::Path;

use crate::files;

/// The way from the folder of a new file to that of an earlier one.
pub enum Way {
    /// It is the same folder.
    Same,
    /// It lies below, with this path.
    Down(String),
    /// It lies elsewhere, and evidence there cannot be named.
    None,
}

impl Way {
    /// The way from a new file, which lies in the folder worked in if it goes to the screen.
    pub fn between(new: Option<&Path>, earlier: &Path) -> Self {
        match files::way_down(new.unwrap_or(Path::new("-")), earlier) {
            Some(way) if way.is_empty() => Self::Same,
            Some(way) => Self::Down(way),
            None => Self::None,
        }
    }
}

/// Whether a location is a path that is taken from the folder of the file.
pub fn is_beside(location: &str) -> bool {
    !location.contains("://") && !Path::new(location).is_absolute()
}
