//! `fitsm report`: what a board reads and an auditor checks.

use std::path::Path;

use fitsm_core::{Assessment, Catalogue};
use fitsm_eval::backlog::Target;
use fitsm_eval::{Backlog, Delta, Evaluation, evaluate};

use crate::cli::{self, ReportFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::report::stationery::{self, Stationery};
use crate::report::{self, Assessed, Sources, html, markdown, share};
use crate::{assessments, terminal};

/// Writes the report of one or several files.
pub fn run(args: &cli::Report, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let inputs: Vec<&Path> = args.files.iter().map(AsRef::as_ref).collect();
    if inputs.iter().filter(|input| input.as_os_str() == "-").count() > 1 {
        return Err(Failure::TwoPipes);
    }
    let format = format(args)?;
    let to = Destination::new(&args.output, &inputs)?;
    let own = match &args.template {
        Some(folder) => stationery::read(folder)?,
        None => Stationery::default(),
    };
    let Some(mut assessments) = open(&assessments::once(&inputs), catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let mut notes = Vec::new();
    notes.extend(in_order(&mut assessments));
    if args.share {
        notes.extend(strangers(&assessments));
        assessments = assessments.iter().map(share::shareable).collect();
    }
    for note in &notes {
        terminal::say(&format!("note: {}\n", terminal::plain(note)));
    }
    let text = write(catalogue, &assessments, notes, &own, format)?;
    to.put(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// The form that was asked for, or the one that the output's name tells.
fn format(args: &cli::Report) -> Result<ReportFormat, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let path = args.output.output.as_deref().filter(|path| path.as_os_str() != "-");
    let Some(path) = path else {
        return Ok(ReportFormat::Html);
    };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Ok(ReportFormat::Html),
        Some("md" | "markdown") => Ok(ReportFormat::Markdown),
        _ => {
            let path = terminal::plain(&path.to_string_lossy());
            Err(Failure::Refused(format!("{path} should end in .html or .md, or add --format")))
        }
    }
}

/// The files, unless one has errors.
fn open(inputs: &[&Path], catalogue: &Catalogue) -> Result<Option<Vec<Assessment>>, Failure> {
    let mut read = Vec::new();
    for path in inputs {
        read.push(assessments::open(path, catalogue)?);
    }
    Ok(read.into_iter().collect())
}

/// Puts the latest last: by date, then by title, then as given. Says so where dates do not decide.
fn in_order(assessments: &mut [Assessment]) -> Option<String> {
    assessments.sort_by(|one, other| (one.date, &one.title).cmp(&(other.date, &other.title)));
    let [.., before, last] = assessments else {
        return None;
    };
    (before.date == last.date).then(|| {
        format!(
            "more than one assessment is of {}; the one whose title comes last, or else the one \
             named last, is reported as the latest",
            last.date
        )
    })
}

/// What a shared report says of organisations that are not the same, without their names.
fn strangers(assessments: &[Assessment]) -> Option<String> {
    let differ = assessments.windows(2).any(|pair| pair[0].organisation != pair[1].organisation);
    differ.then(|| "the assessments are not of one organisation".to_owned())
}

fn write(
    catalogue: &Catalogue,
    assessments: &[Assessment],
    notes: Vec<String>,
    own: &Stationery,
    format: ReportFormat,
) -> Result<String, Failure> {
    let evaluations: Vec<Evaluation<'_>> =
        assessments.iter().map(|assessment| evaluate(catalogue, assessment)).collect();
    let mut all: Vec<Assessed<'_>> = assessments
        .iter()
        .zip(&evaluations)
        .map(|(assessment, evaluation)| Assessed { assessment, evaluation })
        .collect();
    // The command line demands at least one file.
    let Some(now) = all.pop() else {
        return Ok(String::new());
    };
    let delta = Delta::of(catalogue, now.evaluation);
    let backlog = Backlog::of(catalogue, now.evaluation, Target::Both);
    let sources = Sources {
        catalogue,
        now,
        earlier: all,
        delta: &delta,
        backlog: &backlog,
        notes,
        stationery: own,
    };
    let report = report::build(&sources);
    match format {
        ReportFormat::Html => html::render(&report),
        ReportFormat::Markdown => Ok(markdown::render(&report)),
    }
}
