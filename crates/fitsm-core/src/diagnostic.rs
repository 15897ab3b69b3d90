//! Facts about the user's files: what is wrong, where, and what to do about it.

// With its path, so that the build script can share this file.
#[path = "diagnostic/code.rs"]
mod code;

use std::collections::BTreeSet;
use std::ops::Range;

pub use code::Code;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used until this is mended.
    Error,
    /// The file can be used; somebody should look at this.
    Warning,
}

impl Severity {
    /// The word to show.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing; `fitsm explain CODE` tells more.
    pub code: Code,
    /// What is wrong here, in a sentence without a full stop.
    pub message: String,
    /// Where, in bytes of the file's text.
    pub span: Range<usize>,
    /// What to do about it, such as `did you mean PR9.6?`.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Error or warning: a matter of the code.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// How many diagnostics of one file are kept: a file with more is no assessment.
const MOST_DIAGNOSTICS: usize = 500;

/// What came of reading a file: a value unless there were errors, and all that was noticed.
#[derive(Clone, Debug)]
pub struct Reading<T> {
    /// The checked value; `None` if any diagnostic is an error.
    pub value: Option<T>,
    /// In the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there are in a file that is wrong all over.
    pub omitted: usize,
}

/// Collects what is wrong while a file is read.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: Vec<Diagnostic>,
}

impl Problems {
    /// Notes one thing without advice.
    pub(crate) fn add(&mut self, code: Code, span: Range<usize>, message: impl Into<String>) {
        self.found.push(Diagnostic { code, message: message.into(), span, help: None });
    }

    /// Notes one thing and what to do about it.
    pub(crate) fn advise(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let help = Some(help.into());
        self.found.push(Diagnostic { code, message: message.into(), span, help });
    }

    /// Notes a name that is not known, with the one that was probably meant.
    pub(crate) fn unknown(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        meant: Option<impl std::fmt::Display>,
    ) {
        let help = meant.map(|meant| format!("did you mean {meant}?"));
        self.found.push(Diagnostic { code, message: message.into(), span, help });
    }

    /// How many things were found so far.
    pub(crate) fn count(&self) -> usize {
        self.found.len()
    }

    /// Drops what lies on the lines of syntax errors: there the reader saw only a guess.
    pub(crate) fn forget_lines(
        &mut self,
        line_of: impl Fn(usize) -> usize,
        lines: &BTreeSet<usize>,
    ) {
        self.found.retain(|problem| !lines.contains(&line_of(problem.span.start)));
    }

    /// The outcome: the value only if nothing found is an error.
    pub(crate) fn into_reading<T>(mut self, value: Option<T>) -> Reading<T> {
        self.found.sort_by_key(|problem| (problem.span.start, problem.span.end));
        let failed = self.found.iter().any(|problem| problem.severity() == Severity::Error);
        let omitted = self.found.len().saturating_sub(MOST_DIAGNOSTICS);
        self.found.truncate(MOST_DIAGNOSTICS);
        Reading { value: value.filter(|_| !failed), diagnostics: self.found, omitted }
    }
}
