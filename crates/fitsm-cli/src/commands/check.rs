//! `fitsm check`: everything that is wrong with assessment files.

mod evidence;

use fitsm_core::{Assessment, Catalogue, Severity};
use schemars::JsonSchema;
use serde::Serialize;

use crate::dates::Period;
use crate::failure::{Failure, Outcome};
use crate::formats::diagnostics::{self, FileFindings};
use crate::formats::json;
use crate::{assessments, cli, terminal, verdict, warnings};

/// The JSON of `fitsm check`.
#[derive(JsonSchema, Serialize)]
pub struct Findings {
    /// The format of this JSON, raised when its shape changes.
    #[schemars(extend("const" = fitsm_eval::FORMAT))]
    format: u32,
    /// The files that could be read, in the order in which they were given.
    files: Vec<FileFindings>,
}

/// Checks every file. One that cannot be read does not keep the others from being checked.
pub fn run(args: &cli::Check, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    if args.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err(Failure::TwoPipes);
    }
    let older_than = args.older_than.as_deref().map(Period::given).transpose()?;
    let mut outcome = Outcome::Done;
    let mut unreadable = None;
    let mut findings = Vec::new();
    for path in &args.files {
        let assessments::Read { source, mut reading } = match assessments::read(path, catalogue) {
            Ok(read) => read,
            Err(failure) => {
                if let Some(earlier) = unreadable.replace(failure) {
                    terminal::say(&format!("error: {earlier}\n"));
                }
                continue;
            }
        };
        match &reading.value {
            Some(assessment) => {
                reading.diagnostics.extend(warnings::judgements(catalogue, assessment));
                reading.diagnostics.extend(warnings::without_document(catalogue, assessment));
                reading.diagnostics.extend(warnings::disputed(catalogue, assessment));
                if args.evidence || older_than.is_some() {
                    reading.diagnostics.extend(evidence::findings(path, assessment, older_than));
                }
                reading.diagnostics.sort_by_key(|found| found.span.start);
                if reading.diagnostics.iter().any(|found| found.severity() == Severity::Error) {
                    outcome = Outcome::Findings;
                }
            }
            None => outcome = Outcome::Findings,
        }
        if args.format == cli::CheckFormat::Json {
            findings.push(FileFindings::of(&source, &reading));
        } else {
            let found = diagnostics::text(&source, &reading.diagnostics, reading.omitted);
            let open = reading.value.as_ref().map(still_open).unwrap_or_default();
            let summary = diagnostics::summary(&source, &reading);
            terminal::print(&format!("{found}{summary}{open}\n"))?;
        }
    }
    if args.format == cli::CheckFormat::Json {
        terminal::print(&json::render(&Findings { format: fitsm_eval::FORMAT, files: findings }))?;
    }
    unreadable.map_or(Ok(outcome), Err)
}

/// How many answers somebody still has to decide on, to be said behind the summary.
fn still_open(assessment: &Assessment) -> String {
    let disputed = assessment.answers.values().filter(|answer| answer.is_disputed()).count();
    let counts = [
        (verdict::carried_over(assessment), "carried over and not reconfirmed"),
        (disputed, "disputed and not settled"),
    ];
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let some = some.map(|(count, what)| format!("{count} {what}"));
    // An empty one before them, for the comma behind the summary.
    std::iter::once(String::new()).chain(some).collect::<Vec<_>>().join(", ")
}
