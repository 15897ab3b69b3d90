//! What of an assessment may be shown to others: figures yes, the organisation's own texts no.

use std::collections::BTreeMap;

use fitsm_core::Assessment;
use fitsm_core::assessment::{Answer, Evidence, Given, Said};

/// What stands where a reason was.
const WITHHELD: &str = "the reason is not shared";

/// The name that every organisation has in a shared report.
pub const ORGANISATION: &str = "The organisation";

/// An assessment with only what is named here: whatever a file may hold besides, now or later, is
/// left out unless it is added. Levels, goals, kinds and dates stay, so the results are the same.
pub fn shareable(assessment: &Assessment) -> Assessment {
    let names: BTreeMap<&String, String> = assessment
        .evidence
        .keys()
        .enumerate()
        .map(|(at, name)| (name, format!("e{:04}", at + 1)))
        .collect();
    let answers = assessment.answers.iter();
    let pieces = assessment.evidence.iter();
    Assessment {
        organisation: ORGANISATION.to_owned(),
        title: None,
        date: assessment.date,
        edition: assessment.edition.clone(),
        kind: assessment.kind,
        scope: None,
        conclusion: None,
        rule: assessment.rule,
        evidence_policy: assessment.evidence_policy,
        assessors: Vec::new(),
        auditee: None,
        goals: assessment.goals.clone(),
        certification_goals: assessment.certification_goals.clone(),
        out_of_scope: assessment.out_of_scope.keys().map(|id| (*id, WITHHELD.to_owned())).collect(),
        answers: answers.map(|(id, one)| (*id, answer(one, &names))).collect(),
        evidence: pieces
            .filter_map(|(name, one)| Some((names.get(name)?.clone(), evidence(one))))
            .collect(),
        wording: BTreeMap::new(),
    }
}

fn answer(answer: &Answer, names: &BTreeMap<&String, String>) -> Answer {
    let said = answer
        .said
        .iter()
        .enumerate()
        .map(|(at, one)| Said { by: format!("Person {}", at + 1), given: given(&one.given) });
    Answer {
        given: given(&answer.given),
        note: None,
        evidence: answer.evidence.iter().filter_map(|name| names.get(name).cloned()).collect(),
        carried_over: answer.carried_over,
        said: said.collect(),
        span: 0..0,
    }
}

fn given(given: &Given) -> Given {
    match given {
        Given::Nothing => Given::Nothing,
        Given::Score { level, ratings } => Given::Score { level: *level, ratings: ratings.clone() },
        Given::NotApplicable { .. } => {
            Given::NotApplicable { reason: WITHHELD.to_owned(), approved_by: None }
        }
    }
}

/// Only what decides whether it counts, and for which level.
fn evidence(piece: &Evidence) -> Evidence {
    Evidence {
        kind: piece.kind,
        title: "title not shared".to_owned(),
        location: None,
        effective: None,
        recorded: piece.recorded,
        expires: piece.expires,
        size: None,
        sha256: None,
        span: 0..0,
    }
}
