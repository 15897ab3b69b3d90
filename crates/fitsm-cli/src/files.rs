//! The disk: the only module that reads or writes files.

pub mod beside;
mod save;
mod walk;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::cli::Output;
use crate::failure::Failure;
use crate::terminal;

pub use save::{Lock, save};
pub use walk::assessments_at;

/// No assessment or catalogue file is larger; what is larger is something else.
const MOST_MEGABYTES: u64 = 8;

/// The path that stands for the screen or the pipe.
const PIPE: &str = "-";

/// No workbook is larger.
const MOST_MEGABYTES_OF_WORKBOOK: u64 = 16;

/// The bytes of a file, or of the pipe for `-`.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_at_most(path, MOST_MEGABYTES)
}

/// Whether a text could be read again as a file.
pub fn fits(text: &str) -> bool {
    text.len() as u64 <= MOST_MEGABYTES * 1_000_000
}

/// The bytes of a workbook, likewise.
pub fn read_workbook(path: &Path) -> Result<Vec<u8>, Failure> {
    read_at_most(path, MOST_MEGABYTES_OF_WORKBOOK)
}

fn read_at_most(path: &Path, megabytes: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    if path.as_os_str() == PIPE {
        return bounded(io::stdin().lock(), path, megabytes);
    }
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return Err(Failure::IsFolder(path.to_owned()));
    }
    bounded(File::open(path).map_err(failed)?, path, megabytes)
}

/// The bytes of a file that need not be there.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    if fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    read(path).map(Some)
}

fn bounded(from: impl Read, path: &Path, megabytes: u64) -> Result<Vec<u8>, Failure> {
    let most = megabytes * 1_000_000;
    let mut bytes = Vec::new();
    let mut from = from.take(most + 1);
    from.read_to_end(&mut bytes).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
    if bytes.len() as u64 > most {
        return Err(Failure::TooLarge { path: path.to_owned(), megabytes });
    }
    Ok(bytes)
}

/// Whether there is something of this name.
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Whether there is a folder of this name.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The TOML files of a folder, in the order of their names.
pub fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::Read { path: folder.to_owned(), error };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Where a command's product goes: a file, or the screen.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    path: Option<&'a Path>,
    force: bool,
}

impl<'a> Destination<'a> {
    /// The file that was asked for, or the screen; checked before any work is done.
    ///
    /// An existing file is refused unless the user asked to replace it, and a file that is being
    /// read is never replaced.
    pub fn new(output: &'a Output, inputs: &[&Path]) -> Result<Self, Failure> {
        Self::at(output.output.as_deref(), output.force, inputs)
    }

    /// The same from a path.
    pub fn at(path: Option<&'a Path>, force: bool, inputs: &[&Path]) -> Result<Self, Failure> {
        let path = path.filter(|path| path.as_os_str() != PIPE);
        if let Some(path) = path {
            if path.is_dir() {
                return Err(Failure::IsFolder(path.to_owned()));
            }
            if !folder_of(path).is_dir() {
                return Err(Failure::NoFolder(folder_of(path).to_owned()));
            }
            if inputs.iter().any(|input| is_same_file(input, path)) {
                return Err(Failure::OutputIsInput(path.to_owned()));
            }
            if !force && path.symlink_metadata().is_ok() {
                return Err(Failure::Exists(path.to_owned()));
            }
        }
        Ok(Self { path, force })
    }

    /// Whether the product goes to the screen.
    pub fn is_screen(self) -> bool {
        self.path.is_none()
    }

    /// Puts a text there; colours only where a terminal shows them.
    pub fn put_text(self, text: &str) -> Result<(), Failure> {
        if self.path.is_none() {
            return terminal::print(text);
        }
        self.put(anstream::adapter::strip_str(text).to_string().as_bytes())
    }

    /// Puts bytes there, as they are: a file whole or not at all.
    pub fn put(self, bytes: &[u8]) -> Result<(), Failure> {
        let Some(path) = self.path else {
            let mut screen = io::stdout().lock();
            screen.write_all(bytes)?;
            return Ok(screen.flush()?);
        };
        write(path, bytes, self.force).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Failure::Exists(path.to_owned()),
            _ => Failure::Write { path: path.to_owned(), error },
        })
    }
}

/// Writes files into a folder, which is made if it is not there. A folder that has something in
/// it is refused unless the user asked to replace; other files in it stay as they are.
pub fn write_folder(
    folder: &Path,
    files: &[(String, Vec<u8>)],
    force: bool,
) -> Result<(), Failure> {
    let failed = |error| Failure::Write { path: folder.to_owned(), error };
    if !folder_of(folder).is_dir() {
        return Err(Failure::NoFolder(folder_of(folder).to_owned()));
    }
    if folder.is_dir() {
        let is_empty = fs::read_dir(folder).map_err(failed)?.next().is_none();
        if !is_empty && !force {
            return Err(Failure::NotEmpty(folder.to_owned()));
        }
        for (name, bytes) in files {
            let path = folder.join(name);
            write(&path, bytes, true).map_err(|error| Failure::Write { path, error })?;
        }
        return Ok(());
    }
    if folder.symlink_metadata().is_ok() {
        return Err(Failure::Exists(folder.to_owned()));
    }
    // A new folder appears whole or not at all.
    let part =
        tempfile::Builder::new().prefix(".fitsm-").tempdir_in(folder_of(folder)).map_err(failed)?;
    for (name, bytes) in files {
        fs::write(part.path().join(name), bytes).map_err(failed)?;
    }
    open_to_readers(part.path()).map_err(failed)?;
    fs::rename(part.path(), folder).map_err(failed)?;
    // It has its name now; there is nothing left to remove.
    let _ = part.keep();
    Ok(())
}

/// A temporary folder is private; a site is for everyone whom the user lets see it.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Writes beside the target and renames, so that a reader sees the old file or the new one.
fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    // A link is followed, so that the file it points to changes and the link stays.
    let target = if force {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    } else {
        path.to_owned()
    };
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
        // A device or a pipe cannot be replaced, only written to.
        return File::options().write(true).open(&target)?.write_all(bytes);
    }
    let folder = folder_of(&target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fitsm-").suffix(".part");
    set_mode(&mut builder, existing.as_ref());
    let mut part = builder.tempfile_in(folder)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    if force {
        part.persist(&target).map_err(|error| error.error)?;
    } else {
        part.persist_noclobber(&target).map_err(|error| error.error)?;
    }
    sync_folder(folder);
    Ok(())
}

/// A new file gets the usual rights, a replaced one keeps its own.
#[cfg(unix)]
fn set_mode(builder: &mut tempfile::Builder<'_, '_>, existing: Option<&fs::Metadata>) {
    use std::os::unix::fs::PermissionsExt;
    // The system takes the user's mask away from this, as for any new file.
    let usual = fs::Permissions::from_mode(0o666);
    builder.permissions(existing.map_or(usual, fs::Metadata::permissions));
}

#[cfg(not(unix))]
fn set_mode(_: &mut tempfile::Builder<'_, '_>, _: Option<&fs::Metadata>) {}

/// Makes the rename last through a power cut. Where the system cannot, the file is still whole.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The way from the folder of one file down to that of another, with `/` between the folders;
/// empty if it is the same, `None` if it does not lie below. What is piped lies in the folder
/// worked in.
pub fn way_down(from: &Path, to: &Path) -> Option<String> {
    let folder = |path| fs::canonicalize(folder_of(path)).ok();
    let way = folder(to)?.strip_prefix(folder(from)?).ok()?.to_owned();
    let names: Option<Vec<&str>> = way.iter().map(std::ffi::OsStr::to_str).collect();
    Some(names?.join("/"))
}

/// Whether two paths are the same file, or will be.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
