//! Saving a file that is edited while others may edit it too, and telling two sessions apart.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{folder_of, set_mode, sync_folder};
use crate::failure::Failure;
use crate::terminal::plain;

/// Puts new bytes in the place of a file's old ones: whole, or not at all.
///
/// `false` if the file no longer holds the old ones: somebody else changed it, and it is left as it
/// is. A link is followed; the file keeps its rights.
///
/// # Errors
/// If it cannot be read or written; then it is as it was.
pub fn save(path: &Path, old: &[u8], new: &[u8]) -> Result<bool, Failure> {
    try_save(path, old, new).map_err(|error| Failure::Write { path: path.to_owned(), error })
}

fn try_save(path: &Path, old: &[u8], new: &[u8]) -> io::Result<bool> {
    let target = fs::canonicalize(path)?;
    let folder = folder_of(&target);
    let mut builder = tempfile::Builder::new();
    let prefix = part_prefix(&target);
    builder.prefix(&prefix).suffix(PART);
    set_mode(&mut builder, Some(&fs::metadata(&target)?));
    let mut part = builder.tempfile_in(folder)?;
    io::Write::write_all(&mut part, new)?;
    part.as_file().sync_all()?;
    if fs::read(&target)? != old {
        return Ok(false);
    }
    part.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(true)
}

/// How the names of half-written files end.
const PART: &str = ".part";

/// How the names of a file's half-written successors begin.
fn part_prefix(target: &Path) -> String {
    format!(".{}.", target.file_name().unwrap_or_default().to_string_lossy())
}

/// The right to edit a file in a session; others are kept off until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Held as long as this is open, also by a process that is killed.
    _file: File,
}

impl Lock {
    /// Takes the right, unless somebody has it: then `None`.
    ///
    /// # Errors
    /// If the file is not there, is no plain file or is marked read-only, or if nothing can be
    /// written beside it.
    pub fn take(path: &Path) -> Result<Option<Self>, Failure> {
        let target = fs::canonicalize(path)
            .map_err(|error| Failure::Read { path: path.to_owned(), error })?;
        let failed = |error| Failure::Write { path: path.to_owned(), error };
        if fs::metadata(&target).map_err(failed)?.permissions().readonly() {
            let file = plain(&path.to_string_lossy());
            return Err(Failure::Refused(format!(
                "{file} is marked read-only, perhaps because it is signed off; make it writable, \
                 or work on a copy"
            )));
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let beside = target.with_file_name(format!(".{name}.lock"));
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&beside)
                .map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                // A file system without locks: better one session untold than none at all.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // Whoever had it may have removed the file between our opening and our locking.
            if is_at(&file, &beside) {
                sweep(&target);
                return Ok(Some(Self { path: beside, _file: file }));
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays does no harm: nobody holds it.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |of: fs::Metadata| (of.dev(), of.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(file), Ok(path)) => number(file) == number(path),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Removes what a session that was killed while it saved left half-written.
fn sweep(target: &Path) {
    let prefix = part_prefix(target);
    for entry in fs::read_dir(folder_of(target)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&prefix) && name.ends_with(PART) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
