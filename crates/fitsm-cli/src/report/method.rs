//! How the results came about, and what they can be held to.

use fitsm_core::assessment::{Assessor, Auditee, EvidencePolicy};
use fitsm_core::catalogue::{Area, Requirement, ScaleLevel};
use fitsm_core::{Catalogue, Level};
use fitsm_eval::needed;

use super::Assessed;
use super::item::Item;
use crate::verdict;

/// The method.
pub struct Method<'a> {
    /// Facts with their names: who, when, what.
    pub facts: Vec<(&'static str, String)>,
    /// What the SMS covers.
    pub scope: Option<&'a str>,
    /// The areas left out, with the reason.
    pub out_of_scope: Vec<(&'a Area, &'a str)>,
    /// The requirements that do not apply, with the reason.
    pub not_applicable: Vec<(&'a Requirement, String)>,
    /// The scale.
    pub scale: Vec<(Level, &'a ScaleLevel)>,
    /// What each level needs as evidence.
    pub evidence: Vec<(Level, &'static str)>,
    /// What is FitSM's.
    pub standard: &'static [&'static str],
    /// What is ours.
    pub ours: Vec<String>,
}

const STANDARD: &[&str] = &[
    "The 7 general aspects and 14 processes with their 82 requirements (FitSM-1, edition 3.0).",
    "The vocabulary (FitSM-0).",
    "The scale of 0 to 4 and the idea of an own and a certification goal (FitSM-6).",
    "That a maturity level combines the capability levels (FitSM-0), though not how.",
];

/// Works the method out.
pub fn build<'a>(catalogue: &'a Catalogue, now: &Assessed<'a>, answers: &[Item<'a>]) -> Method<'a> {
    let assessment = now.assessment;
    let out = assessment.out_of_scope.iter();
    let not_applicable = answers.iter().filter_map(|item| Some((item.requirement, item.reason()?)));
    Method {
        facts: facts(now),
        scope: assessment.scope.as_deref(),
        out_of_scope: out
            .filter_map(|(id, reason)| Some((catalogue.area(*id)?, reason.as_str())))
            .collect(),
        not_applicable: not_applicable.collect(),
        scale: Level::ALL.map(|level| (level, catalogue.scale(level))).into(),
        evidence: Level::ALL.iter().skip(1).map(|level| (*level, needed(*level))).collect(),
        standard: STANDARD,
        ours: ours(now),
    }
}

fn facts(now: &Assessed<'_>) -> Vec<(&'static str, String)> {
    let (assessment, evaluation) = (now.assessment, now.evaluation);
    let coverage = evaluation.maturity.coverage;
    let mut facts = vec![
        ("Date", assessment.date.to_string()),
        ("Criteria", format!("FitSM-1, edition {}", assessment.edition)),
    ];
    facts.extend(assessment.kind.map(|kind| ("Kind", kind.describe().to_owned())));
    if !assessment.assessors.is_empty() {
        let assessors: Vec<String> = assessment.assessors.iter().map(assessor).collect();
        facts.push(("Assessors", assessors.join("\n")));
    }
    facts.extend(assessment.auditee.iter().flat_map(auditee));
    facts.push(("Rule", assessment.rule.as_str().to_owned()));
    facts.push(("Evidence policy", assessment.evidence_policy.as_str().to_owned()));
    facts.push((
        "Coverage",
        format!(
            "{} of {} requirements that apply are scored",
            coverage.scored, coverage.applicable
        ),
    ));
    facts
}

fn assessor(assessor: &Assessor) -> String {
    let parts = [Some(assessor.name.clone()), assessor.role.clone(), assessor.contact.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn auditee(auditee: &Auditee) -> Vec<(&'static str, String)> {
    let some = |texts: &[String]| (!texts.is_empty()).then(|| texts.join("\n"));
    [
        ("Auditee", auditee.name.clone()),
        ("Address", auditee.address.clone()),
        ("Representative", auditee.representative.clone()),
        ("Contact", auditee.contact.clone()),
        ("Locations", some(&auditee.locations)),
        ("Times", some(&auditee.times)),
        ("Language of the evidence", auditee.language.clone()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

fn ours(now: &Assessed<'_>) -> Vec<String> {
    let policy = match now.assessment.evidence_policy {
        EvidencePolicy::Report => {
            "Evidence policy report: a level above its evidence stands, and is reported."
        }
        EvidencePolicy::Cap => {
            "Evidence policy cap: a level above its evidence is held down to what is supported."
        }
    };
    [
        "The words of the requirements, of their levels and of this report.",
        verdict::rule(now.assessment.rule),
        "The profile of an area is the mean of its scored requirements; the maturity index is the \
         mean of the exact profiles. Both are rounded to two decimals and shown with their coverage.",
        "What is not scored is never counted as 0 and never left out in silence: a level is unknown \
         while something under it is unscored, and nothing that rests on it is called met.",
        "Evidence supports a level by its kinds. Evidence that had expired on the \
         day of the assessment, or was recorded later, supports nothing.",
        policy,
        "A requirement meets a goal when its level is at least the goal; an area meets it when all \
         its requirements that apply do.",
        "A nonconformity is a requirement below the certification goal, or below the own goal where \
         there is no other. Grading into major and minor is left to the certification body.",
    ]
    .map(str::to_owned)
    .into()
}
