//! How a command can end.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::terminal::plain;

/// A command that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: a file has errors, or a threshold is not met.
    Findings,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// A command that could not run: exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder that is not there or may not be read.
    #[error("cannot read {}: {}", show(.path), reason(.error))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A folder where a file was expected.
    #[error("{} is a folder, not a file", show(.0))]
    IsFolder(PathBuf),
    /// A file that is too large to be what it should be.
    #[error("{} is larger than {} MB; an assessment is not that large", show(.path), .megabytes)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The bound.
        megabytes: u64,
    },
    /// A folder that holds no usable catalogue.
    #[error("the catalogue in {} cannot be used", show(.0))]
    Catalogue(PathBuf),
    /// A file that would be overwritten.
    #[error("{} exists already; --force replaces it", show(.0))]
    Exists(PathBuf),
    /// A folder that would be mixed with other files.
    #[error("{} is not empty; choose a new folder, or --force to replace the pages in it", show(.0))]
    NotEmpty(PathBuf),
    /// An output that is one of the inputs.
    #[error("{} is what is being read; choose another file for the output", show(.0))]
    OutputIsInput(PathBuf),
    /// A folder to write in that is not there.
    #[error("there is no folder {}; create it first, or choose another place", show(.0))]
    NoFolder(PathBuf),
    /// A file that may not be written, a full disk, and the like.
    #[error("cannot write {}: {}; nothing was changed", show(.path), reason(.error))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// The screen or pipe went wrong.
    #[error("cannot write the result: {}", reason(.0))]
    Screen(io::Error),
    /// The pipe's reader has seen enough: nothing went wrong.
    #[error("the reader of the result has gone")]
    ReaderGone,
    /// A picture of a kind that cannot be drawn.
    #[error("{} should end in .svg or .png", show(.0))]
    PictureKind(PathBuf),
    /// A picture that could not be drawn.
    #[error("cannot draw the picture: {0}")]
    Picture(String),
    /// Two files, one reader.
    #[error("only one file can be piped in with -")]
    TwoPipes,
    /// Something on the command line that cannot be done, with the reason in words.
    #[error("{}", .0)]
    Refused(String),
}

impl From<io::Error> for Failure {
    /// Of writing to the screen; everything else has a path.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Screen(error),
        }
    }
}

fn show(path: &std::path::Path) -> String {
    if path.as_os_str() == "-" { "the input".to_owned() } else { plain(&path.to_string_lossy()) }
}

/// What went wrong, without the system's number for it.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_owned()
        }
    }
}
