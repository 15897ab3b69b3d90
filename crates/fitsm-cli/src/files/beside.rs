//! Files of evidence, which lie beside an assessment's file: found, measured, copied there.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::{folder_of, set_mode, sync_folder};
use crate::failure::Failure;

/// The folder that copies go to.
pub const COPIES: &str = "evidence";

/// What came of looking for a file of evidence.
#[derive(Debug)]
pub enum Found {
    /// It is there.
    File(Piece),
    /// It lies outside the folder, and was not looked at.
    Outside,
    /// It is not there or cannot be read.
    Not(io::Error),
}

/// A file of evidence that is there and can be read.
#[derive(Debug)]
pub struct Piece {
    /// Where it is, without links.
    path: PathBuf,
    /// How large it is, in bytes.
    pub size: u64,
    /// When it was changed last, where the system tells.
    pub changed: Option<SystemTime>,
}

/// The file at a path that is taken from the folder of another file. A path that leads out of
/// that folder, also by a link, is not followed.
pub fn find(file: &Path, location: &str) -> Found {
    let outside = Path::new(location)
        .components()
        .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
    if outside {
        return Found::Outside;
    }
    let resolved = fs::canonicalize(folder_of(file))
        .and_then(|folder| Ok((fs::canonicalize(folder.join(location))?, folder)));
    match resolved {
        Ok((path, folder)) if !path.starts_with(&folder) => Found::Outside,
        Ok((path, _)) => Piece::open(path).map_or_else(Found::Not, Found::File),
        Err(error) => Found::Not(error),
    }
}

/// A file that the user names, wherever it is.
pub fn named(path: &Path) -> Result<Piece, Failure> {
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return Err(Failure::IsFolder(path.to_owned()));
    }
    fs::canonicalize(path).and_then(Piece::open).map_err(failed)
}

impl Piece {
    fn open(path: PathBuf) -> io::Result<Self> {
        let about = fs::metadata(&path)?;
        // A pipe or a device would keep us waiting.
        if !about.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
        }
        File::open(&path)?;
        Ok(Self { path, size: about.len(), changed: about.modified().ok() })
    }

    /// Its SHA-256 sum, 64 small hexadecimal digits. However large it is, little is held at once.
    pub fn sum(&self) -> io::Result<String> {
        pour(&self.path, &mut io::sink())
    }

    /// Whether it is the same file as another.
    pub fn is_at(&self, other: &Self) -> bool {
        self.path == other.path
    }

    /// Its path from the folder of another file, with forward slashes; `None` if it lies outside.
    pub fn location_from(&self, file: &Path) -> Result<Option<String>, Failure> {
        let folder = folder_of(file);
        let failed = |error| Failure::Read { path: folder.to_owned(), error };
        let folder = fs::canonicalize(folder).map_err(failed)?;
        let Ok(inner) = self.path.strip_prefix(&folder) else {
            return Ok(None);
        };
        let parts: Option<Vec<&str>> =
            inner.components().map(|part| part.as_os_str().to_str()).collect();
        let parts = parts.ok_or_else(|| unwritable(&self.path))?;
        Ok(Some(parts.join("/")))
    }
}

/// A name that TOML, which is UTF-8, cannot hold.
fn unwritable(path: &Path) -> Failure {
    let name = crate::terminal::plain(&path.to_string_lossy());
    Failure::Refused(format!(
        "the name of {name} is not UTF-8 and cannot be written down; rename it"
    ))
}

/// A copy of a file of evidence beside an assessment's file.
#[derive(Debug)]
pub struct Copy {
    /// Its path from there.
    pub location: String,
    path: PathBuf,
    is_new: bool,
}

/// Copies a piece, of which the sum was taken, into the folder [`COPIES`] beside a file. A file
/// that is there stays as it is: the same content is not copied twice, other content under this
/// name gives the copy a number.
pub fn copy_to(file: &Path, piece: &Piece, sum: &str) -> Result<Copy, Failure> {
    let beside = folder_of(file);
    let folder = beside.join(COPIES);
    let failed = |error| Failure::Write { path: folder.clone(), error };
    fs::create_dir_all(&folder).map_err(failed)?;
    let is_inside = fs::canonicalize(beside)
        .and_then(|beside| Ok(fs::canonicalize(&folder)?.starts_with(beside)));
    if !is_inside.map_err(failed)? {
        return Err(Failure::Refused(format!(
            "the folder {COPIES} beside the assessment leads out of its folder; copy the file \
             yourself"
        )));
    }
    let name = piece.path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| unwritable(&piece.path))?;
    for name in numbered(name) {
        let path = folder.join(&name);
        let location = format!("{COPIES}/{name}");
        if path.symlink_metadata().is_ok() {
            if matches!(find(file, &location), Found::File(known) if is_same(&known, piece, sum)) {
                return Ok(Copy { location, path, is_new: false });
            }
            continue;
        }
        match copy(piece, &folder, &path, sum) {
            Ok(()) => return Ok(Copy { location, path, is_new: true }),
            // Somebody was quicker under this name.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::Write { path, error }),
        }
    }
    Err(Failure::Exists(folder.join(name)))
}

impl Copy {
    /// Takes the copy away again, unless it was there before.
    pub fn undo(&self) {
        if self.is_new {
            // It is one file too many if this fails, and nothing is lost.
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Whether it was made now.
    pub fn is_new(&self) -> bool {
        self.is_new
    }
}

fn is_same(known: &Piece, piece: &Piece, sum: &str) -> bool {
    known.size == piece.size && known.sum().is_ok_and(|known| known == sum)
}

/// A name, then the same with 2, 3 … before its ending.
fn numbered(name: &str) -> impl Iterator<Item = String> {
    let (stem, ending) = match name.rfind('.') {
        Some(at) if at > 0 => name.split_at(at),
        _ => (name, ""),
    };
    let others = (2..1000).map(move |number| format!("{stem}-{number}{ending}"));
    std::iter::once(name.to_owned()).chain(others)
}

/// Writes a copy whole or not at all, never over another file, and with the sum that was taken.
fn copy(piece: &Piece, folder: &Path, to: &Path, sum: &str) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fitsm-").suffix(".part");
    set_mode(&mut builder, None);
    let mut part = builder.tempfile_in(folder)?;
    if pour(&piece.path, part.as_file_mut())? != sum {
        return Err(io::Error::other("the file changed while it was copied"));
    }
    part.as_file().sync_all()?;
    part.persist_noclobber(to).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// Writes a file's bytes somewhere, and gives their sum.
fn pour(path: &Path, to: &mut impl Write) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                hasher.update(&buffer[..count]);
                to.write_all(&buffer[..count])?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let mut text = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}
