//! What an assessment without errors gives reason to look at: found by comparing it with what the
//! engine makes of it.

use fitsm_core::assessment::{Answer, EvidenceKind, Given};
use fitsm_core::{Assessment, Catalogue, Code, Diagnostic};
use fitsm_eval::{evaluate, indicated};

use crate::verdict;

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
        let indicated = indicated(questions, ratings)?;
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

/// Warnings where several people differ and nobody has decided.
pub fn disputed<'a>(
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let open = assessment.answers.iter().filter(|(_, answer)| answer.is_disputed());
    open.map(|(id, answer)| Diagnostic {
        code: Code::DisputedAnswer,
        message: format!(
            "several people disagree on {id}: {}",
            verdict::said(catalogue, *id, &answer.said)
        ),
        span: answer.span.clone(),
        help: Some("settle it and write down the level; what was said may stay beside it".into()),
    })
}

/// Warnings where level 3 or more is claimed and no document is among the valid evidence.
pub fn without_document(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Diagnostic> {
    let has_document = |answer: &Answer| {
        assessment.valid_evidence(answer).any(|piece| piece.kind == EvidenceKind::Document)
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
