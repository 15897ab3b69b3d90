//! `fitsm check`: everything that is wrong with assessment files.

use fitsm_core::assessment::Given;
use fitsm_core::{Assessment, Catalogue, Code, Diagnostic};
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::formats::diagnostics::{self, FileFindings};
use crate::formats::json;
use crate::{assessments, cli, terminal};

/// The JSON of `fitsm check`.
#[derive(Serialize)]
struct Findings {
    format: u32,
    files: Vec<FileFindings>,
}

/// Checks every file. One that cannot be read does not keep the others from being checked.
pub fn run(args: &cli::Check, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    if args
        .files
        .iter()
        .filter(|file| file.as_os_str() == "-")
        .count()
        > 1
    {
        return Err(Failure::TwoPipes);
    }
    let mut outcome = Outcome::Done;
    let mut unreadable = None;
    let mut findings = Vec::new();
    for path in &args.files {
        let assessments::Read {
            source,
            mut reading,
        } = match assessments::read(path, catalogue) {
            Ok(read) => read,
            Err(failure) => {
                if let Some(earlier) = unreadable.replace(failure) {
                    terminal::say(&format!("error: {earlier}\n"));
                }
                continue;
            }
        };
        match &reading.value {
            Some(assessment) => reading
                .diagnostics
                .extend(judgements(catalogue, assessment)),
            None => outcome = Outcome::Findings,
        }
        if args.format == cli::CheckFormat::Json {
            findings.push(FileFindings::of(&source, &reading));
        } else {
            let found = diagnostics::text(&source, &reading.diagnostics, reading.omitted);
            terminal::print(&format!(
                "{found}{}\n",
                diagnostics::summary(&source, &reading)
            ))?;
        }
    }
    if args.format == cli::CheckFormat::Json {
        terminal::print(&json::render(&Findings {
            format: 1,
            files: findings,
        }))?;
    }
    unreadable.map_or(Ok(outcome), Err)
}

/// Warnings where a judgement is not what the ratings indicate. The judgement stands.
pub fn judgements<'a>(
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
) -> impl Iterator<Item = Diagnostic> + 'a {
    assessment.answers.iter().filter_map(|(id, answer)| {
        let Given::Score {
            level: Some(judged),
            ratings,
        } = &answer.given
        else {
            return None;
        };
        let questions = &catalogue.requirement(*id)?.questions;
        let indicated = fitsm_eval::indicated(questions, ratings)?;
        (indicated != *judged).then(|| Diagnostic {
            code: Code::JudgementDiffers,
            message: format!("{id} is judged {judged}, but its ratings indicate {indicated}"),
            span: answer.span.clone(),
            help: Some(
                "the judgement stands; say why in the note, or correct one of the two".into(),
            ),
        })
    })
}
