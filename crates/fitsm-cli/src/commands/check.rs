//! `fitsm check`: everything that is wrong with assessment files.

mod evidence;

use fitsm_core::assessment::{Answer, EvidenceKind, Given, Standing};
use fitsm_core::{Assessment, Catalogue, Code, Diagnostic, Severity};
use fitsm_eval::evaluate;
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::formats::diagnostics::{self, FileFindings};
use crate::formats::json;
use crate::{assessments, cli, terminal, verdict};

/// The JSON of `fitsm check`.
#[derive(Serialize)]
struct Findings {
    format: u32,
    files: Vec<FileFindings>,
}

/// Checks every file. One that cannot be read does not keep the others from being checked.
pub fn run(args: &cli::Check, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    if args.files.iter().filter(|file| file.as_os_str() == "-").count() > 1 {
        return Err(Failure::TwoPipes);
    }
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
                reading.diagnostics.extend(judgements(catalogue, assessment));
                reading.diagnostics.extend(without_document(catalogue, assessment));
                if args.evidence {
                    reading.diagnostics.extend(evidence::findings(path, assessment));
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
            let carried = match reading.value.as_ref().map_or(0, verdict::carried_over) {
                0 => String::new(),
                carried => format!(", {carried} carried over and not reconfirmed"),
            };
            let summary = diagnostics::summary(&source, &reading);
            terminal::print(&format!("{found}{summary}{carried}\n"))?;
        }
    }
    if args.format == cli::CheckFormat::Json {
        terminal::print(&json::render(&Findings { format: 1, files: findings }))?;
    }
    unreadable.map_or(Ok(outcome), Err)
}

/// Warnings where a judgement is not what the ratings indicate. The judgement stands.
pub fn judgements<'a>(
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
) -> impl Iterator<Item = Diagnostic> + 'a {
    assessment.answers.iter().filter_map(|(id, answer)| {
        let Given::Score { level: Some(judged), ratings } = &answer.given else {
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

/// Warnings where level 3 or more is claimed and no document is among the valid evidence.
fn without_document(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Diagnostic> {
    let has_document = |answer: &Answer| {
        answer.evidence.iter().filter_map(|name| assessment.evidence.get(name)).any(|piece| {
            piece.kind == EvidenceKind::Document
                && piece.standing(assessment.date) == Standing::Valid
        })
    };
    let evaluation = evaluate(catalogue, assessment);
    let claimed =
        evaluation.requirements.iter().filter_map(|each| Some((each.id, each.claimed()?)));
    claimed
        .filter(|(_, level)| level.get() >= 3)
        .filter_map(|(id, level)| Some((id, level, assessment.answers.get(&id)?)))
        .filter(|(_, _, answer)| !has_document(answer))
        .map(|(id, level, answer)| Diagnostic {
            code: Code::LevelWithoutDocument,
            message: format!(
                "{id} is at level {level}, but no valid document is among its evidence"
            ),
            span: answer.span.clone(),
            help: Some("name the document that defines it, or think again about the level".into()),
        })
        .collect()
}
