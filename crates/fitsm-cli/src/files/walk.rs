//! Finding assessment files in the folders that the user names.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// What is in a folder.
#[derive(Debug, Default)]
pub struct Found {
    /// Files that end in `.toml`, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// Links, which are not followed.
    pub links: Vec<PathBuf>,
    /// Folders that cannot be read.
    pub closed: Vec<Failure>,
}

/// The assessment files at a path: the file itself, or those of a folder and of the folders in it,
/// no deeper. What is hidden, its name beginning with a dot, is passed over.
///
/// # Errors
/// If there is nothing at the path, or it is a folder that cannot be read.
pub fn assessments_at(path: &Path) -> Result<Found, Failure> {
    let mut found = Found::default();
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    if path.as_os_str() == super::PIPE || !fs::metadata(path).map_err(failed)?.is_dir() {
        found.files.push(path.to_owned());
        return Ok(found);
    }
    let mut folders = Vec::new();
    look_into(path, &mut found, Some(&mut folders))?;
    for folder in folders {
        if let Err(failure) = look_into(&folder, &mut found, None) {
            found.closed.push(failure);
        }
    }
    found.files.sort();
    found.links.sort();
    Ok(found)
}

fn look_into(
    folder: &Path,
    found: &mut Found,
    mut folders: Option<&mut Vec<PathBuf>>,
) -> Result<(), Failure> {
    let failed = |error| Failure::Read { path: folder.to_owned(), error };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_symlink() {
            // A link to something else than a folder or an assessment is no concern of ours.
            if is_toml || path.is_dir() {
                found.links.push(path);
            }
        } else if kind.is_dir() {
            if let Some(folders) = &mut folders {
                folders.push(path);
            }
        } else if is_toml {
            found.files.push(path);
        }
    }
    Ok(())
}
