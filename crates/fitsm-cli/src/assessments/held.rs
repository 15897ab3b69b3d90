//! An assessment file that is changed in place, with nobody else at work in it meanwhile.

use std::path::Path;
use std::time::Duration;

use fitsm_core::{Assessment, Catalogue, Source};

use crate::failure::Failure;
use crate::files::{self, Lock};
use crate::terminal::plain;

/// How often to ask for a file that somebody else edits, and how long to wait between: a change
/// such as this one is over soon, an interview is not.
const PATIENCE: (u32, Duration) = (60, Duration::from_millis(50));

/// A file that is held, and what it says.
pub struct Held<'p> {
    path: &'p Path,
    _lock: Lock,
    /// The text.
    pub source: Source,
    /// The same, read.
    pub assessment: Assessment,
}

impl<'p> Held<'p> {
    /// Takes hold of a file; `None` if it has errors, which are told.
    ///
    /// # Errors
    /// If somebody else is at work in it, or if it cannot be read.
    pub fn open(path: &'p Path, catalogue: &Catalogue) -> Result<Option<Self>, Failure> {
        let lock = hold(path)?;
        let read = super::open_with_text(path, catalogue)?;
        Ok(read.map(|(source, assessment)| Self { path, _lock: lock, source, assessment }))
    }

    /// Puts a new text in the place of the old one, whole or not at all.
    ///
    /// # Errors
    /// If the file was changed by somebody who asked nobody, or if it cannot be written.
    pub fn put(&self, text: &str) -> Result<(), Failure> {
        let old = self.source.text();
        if text == old || files::save(self.path, old.as_bytes(), text.as_bytes())? {
            return Ok(());
        }
        let file = plain(&self.path.to_string_lossy());
        Err(Failure::Refused(format!(
            "{file} was changed by somebody else meanwhile, and is left as they made it: try again"
        )))
    }
}

/// Keeps others off a file.
fn hold(path: &Path) -> Result<Lock, Failure> {
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        if let Some(lock) = Lock::take(path)? {
            return Ok(lock);
        }
        std::thread::sleep(pause);
    }
    let file = plain(&path.to_string_lossy());
    Err(Failure::Refused(format!(
        "somebody is at work in {file}, perhaps with `fitsm interview`; nothing was changed: try \
         again when they have finished"
    )))
}
