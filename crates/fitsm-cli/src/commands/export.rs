//! `fitsm export`: an assessment as a workbook or CSV, or a questionnaire about a part of it.

mod questionnaire;

use std::path::Path;

use fitsm_core::catalogue::Area;
use fitsm_core::{Assessment, Catalogue};
use fitsm_exchange::writing::{self, Format, Questionnaire, Written};

use crate::catalogues::find_area;
use crate::cli::{self, ExportFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::text::count;
use crate::{assessments, terminal};

/// Writes the file.
pub fn run(args: &cli::Export, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let form = form(args)?;
    let to = Destination::at(Some(&args.output), args.force, &[&args.file])?;
    let named: Vec<&Area> =
        args.areas.iter().map(|word| find_area(word, catalogue)).collect::<Result<_, _>>()?;
    let is_questionnaire =
        form == ExportFormat::Markdown || !named.is_empty() || args.respondent.is_some();
    if args.with_answers && !is_questionnaire {
        return Err(Failure::Refused(
            "an export always has its answers; --with-answers goes with --area, --respondent or \
             .md"
            .to_owned(),
        ));
    }
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let written = if is_questionnaire {
        let about = Questionnaire {
            areas: areas(&named, &assessment, catalogue)?,
            respondent: args.respondent.as_deref().unwrap_or_default(),
            with_answers: args.with_answers,
        };
        ask(&assessment, catalogue, &about, form)?
    } else {
        writing::export(&assessment, catalogue, file_format(form))
            .map_err(|error| refused(&error))?
    };
    to.put(&written.bytes)?;
    if !to.is_screen() {
        tell(&args.output, is_questionnaire.then_some(form), &assessment);
    }
    tell_replaced(&written);
    Ok(Outcome::Done)
}

/// The form that was asked for, or else the one that the file's name tells.
fn form(args: &cli::Export) -> Result<ExportFormat, Failure> {
    if let Some(form) = args.format {
        return Ok(form);
    }
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => Ok(ExportFormat::Xlsx),
        Some("ods") => Ok(ExportFormat::Ods),
        Some("csv") => Ok(ExportFormat::Csv),
        Some("md" | "markdown") => Ok(ExportFormat::Markdown),
        _ => {
            let path = terminal::plain(&args.output.to_string_lossy());
            Err(Failure::Refused(format!(
                "{path} does not tell what to write: end it in .xlsx, .ods, .csv or .md, or add \
                 --format"
            )))
        }
    }
}

const fn file_format(form: ExportFormat) -> Format {
    match form {
        ExportFormat::Xlsx => Format::Xlsx,
        ExportFormat::Ods => Format::Ods,
        ExportFormat::Csv | ExportFormat::Markdown => Format::Csv,
    }
}

/// The areas to ask about: those named, or else all in scope; each once, in FitSM-1's order.
fn areas<'a>(
    named: &[&'a Area],
    assessment: &Assessment,
    catalogue: &'a Catalogue,
) -> Result<Vec<&'a Area>, Failure> {
    if let Some((area, reason)) =
        named.iter().find_map(|area| Some((area, assessment.out_of_scope.get(&area.id)?)))
    {
        let reason = terminal::plain(reason);
        return Err(Failure::Refused(format!("{} is out of scope: {reason}", area.id)));
    }
    let wanted = |area: &&Area| {
        named.iter().any(|each| each.id == area.id)
            || (named.is_empty() && !assessment.out_of_scope.contains_key(&area.id))
    };
    let areas: Vec<&Area> = catalogue.areas().iter().filter(wanted).collect();
    if areas.is_empty() {
        return Err(Failure::Refused("no area is in scope, so there is nothing to ask".to_owned()));
    }
    Ok(areas)
}

fn ask(
    assessment: &Assessment,
    catalogue: &Catalogue,
    about: &Questionnaire<'_>,
    form: ExportFormat,
) -> Result<Written, Failure> {
    if form == ExportFormat::Markdown {
        let text = questionnaire::render(assessment, catalogue, about);
        return Ok(Written { bytes: text.into_bytes(), replaced: Vec::new() });
    }
    writing::ask(assessment, catalogue, about, file_format(form)).map_err(|error| refused(&error))
}

fn refused(error: &writing::WriteError) -> Failure {
    Failure::Refused(terminal::plain(&error.to_string()))
}

/// What was written and how it comes back; the form where it is a questionnaire.
fn tell(path: &Path, questionnaire: Option<ExportFormat>, assessment: &Assessment) {
    let path = terminal::typed(path);
    let text = match questionnaire {
        Some(ExportFormat::Markdown) => format!("Wrote {path}, a questionnaire to print.\n"),
        Some(_) => format!(
            "Wrote {path}, a questionnaire. Filled in, `fitsm import {path} -o FILE` reads it.\n"
        ),
        None => format!(
            "Wrote {path} with {} and {} of evidence. `fitsm import {path} -o FILE` takes it \
             back.\n",
            count(assessment.answers.len(), "answer", "answers"),
            count(assessment.evidence.len(), "piece", "pieces")
        ),
    };
    terminal::say(&text);
}

/// Where the file has a mark in place of what it cannot hold.
fn tell_replaced(written: &Written) {
    for place in &written.replaced {
        terminal::say(&format!(
            "warning: a workbook cannot hold every character in {}: there is a \u{fffd} in its \
             place; .csv holds them all\n",
            terminal::plain(place)
        ));
    }
}
