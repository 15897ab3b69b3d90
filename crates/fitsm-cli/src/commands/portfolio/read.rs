//! Reading many files at once, with the same outcome whatever the order in which they are done.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use fitsm_core::{Catalogue, Severity};
use fitsm_eval::evaluate;
use fitsm_eval::portfolio::Member;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessments::{self, Read};
use crate::progress::{PACE, Progress};
use crate::text::count;

/// A file that is not among the others.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// Why, with the file.
    pub reason: String,
}

/// All files, each by the catalogue of its edition; those with errors aside.
pub fn all(paths: &[PathBuf], catalogues: &[&Catalogue]) -> (Vec<Member>, Vec<LeftOut>) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(paths.len());
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut outcomes: Vec<Option<Result<Member, LeftOut>>> = Vec::new();
    outcomes.resize_with(paths.len(), || None);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                while let Some((at, path)) = take(next, paths) {
                    // The receiver is there until all senders are gone.
                    let _ = sender.send((at, one(path, catalogues)));
                }
            });
        }
        drop(sender);
        let mut progress = Progress::new(paths.len());
        let mut done = 0;
        loop {
            match receiver.recv_timeout(PACE) {
                Ok((at, outcome)) => {
                    outcomes[at] = Some(outcome);
                    done += 1;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            progress.tell(done);
        }
    });
    let (mut members, mut left_out) = (Vec::new(), Vec::new());
    for outcome in outcomes.into_iter().flatten() {
        match outcome {
            Ok(member) => members.push(member),
            Err(file) => left_out.push(file),
        }
    }
    (members, left_out)
}

/// The next file that nobody has taken yet.
fn take<'a>(next: &AtomicUsize, paths: &'a [PathBuf]) -> Option<(usize, &'a PathBuf)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, paths.get(at)?))
}

fn one(path: &Path, catalogues: &[&Catalogue]) -> Result<Member, LeftOut> {
    let file = path.to_string_lossy().into_owned();
    let (read, catalogue) = match assessments::read_by_edition(path, catalogues) {
        Ok(read) => read,
        Err(failure) => return Err(LeftOut { file, reason: failure.to_string() }),
    };
    match (&read.reading.value, catalogue) {
        (Some(assessment), Some(catalogue)) => {
            let evaluation = evaluate(catalogue, assessment);
            Ok(Member::of(file, assessment, &evaluation))
        }
        _ => Err(LeftOut { reason: format!("{file}: {}", errors(&read)), file }),
    }
}

/// How many errors a file has, and the first of them.
fn errors(Read { source, reading }: &Read) -> String {
    let errors = || reading.diagnostics.iter().filter(|each| each.severity() == Severity::Error);
    let number = count(errors().count() + reading.omitted, "error", "errors");
    errors().next().map_or(number.clone(), |first| {
        let place = source.position(first.span.start);
        format!("{number}, the first in line {}: {}", place.line, first.message)
    })
}
