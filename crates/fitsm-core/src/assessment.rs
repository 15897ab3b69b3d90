//! An assessment as the user wrote it, checked: answers, evidence, goals and scope.

mod answer;
mod file;
mod goals;
mod write;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::id::{AreaId, RequirementId};

pub use crate::evidence::{Evidence, EvidenceKind, Standing};
pub use answer::{Answer, Given, Said, Wording};
pub use file::{
    ANSWER_KEYS, ASSESSOR_KEYS, AUDITEE_KEYS, EVIDENCE_KEYS, FORMAT, KEYS, NOT_APPLICABLE_KEYS,
    SAID_KEYS, WORDING_KEYS, read,
};
pub use goals::Goals;
pub use write::{answer_fields, evidence_fields, write};

/// One assessment: what was found on one day, against one edition of FitSM-1.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Whose service management system it is.
    pub organisation: String,
    /// What to call the assessment.
    pub title: Option<String>,
    /// The day it speaks for; evidence counts as of this day.
    pub date: Date,
    /// The edition of FitSM-1.
    pub edition: String,
    /// Who assesses whom.
    pub kind: Option<Kind>,
    /// What the SMS covers, in the organisation's words.
    pub scope: Option<String>,
    /// The assessors' closing words.
    pub conclusion: Option<String>,
    /// How levels combine.
    pub rule: Rule,
    /// What happens to a level that its evidence does not support.
    pub evidence_policy: EvidencePolicy,
    /// Who assessed.
    pub assessors: Vec<Assessor>,
    /// Who was assessed, where that is told.
    pub auditee: Option<Auditee>,
    /// The organisation's own goals.
    pub goals: Goals,
    /// What a certification asks.
    pub certification_goals: Goals,
    /// The areas left out, each with the reason.
    pub out_of_scope: BTreeMap<AreaId, String>,
    /// What was answered, by requirement. What is absent is unanswered.
    pub answers: BTreeMap<RequirementId, Answer>,
    /// The evidence, by its name in the file.
    pub evidence: BTreeMap<String, Evidence>,
    /// The texts of the workbook that the assessment came from, where they are not ours.
    pub wording: BTreeMap<RequirementId, Wording>,
}

/// Who assesses whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The organisation looks at itself.
    SelfAssessment,
    /// Somebody of the organisation who is independent of what is audited.
    InternalAudit,
    /// Somebody from outside, such as a certification body.
    ExternalAudit,
}

impl Kind {
    /// The kinds as a file spells them.
    pub const CHOICES: [(&'static str, Self); 3] = [
        (Self::SelfAssessment.as_str(), Self::SelfAssessment),
        (Self::InternalAudit.as_str(), Self::InternalAudit),
        (Self::ExternalAudit.as_str(), Self::ExternalAudit),
    ];

    /// The kind as a file spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfAssessment => "self-assessment",
            Self::InternalAudit => "internal-audit",
            Self::ExternalAudit => "external-audit",
        }
    }

    /// The kind in words.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::SelfAssessment => "self-assessment",
            Self::InternalAudit => "internal audit",
            Self::ExternalAudit => "external audit",
        }
    }
}

/// How levels combine into the level above them. FitSM leaves it open; both rules are ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The highest level that every part has reached.
    #[default]
    Hurdle,
    /// The whole part of the mean.
    Mean,
}

impl Rule {
    /// The rules as a file spells them.
    pub const CHOICES: [(&'static str, Self); 2] = [("hurdle", Self::Hurdle), ("mean", Self::Mean)];

    /// The name as a file spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hurdle => "hurdle",
            Self::Mean => "mean",
        }
    }
}

/// What happens to a level that its evidence does not support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidencePolicy {
    /// It counts, and the difference is reported beside it.
    #[default]
    Report,
    /// It is held down to what the evidence supports.
    Cap,
}

impl EvidencePolicy {
    /// The policies as a file spells them.
    pub const CHOICES: [(&'static str, Self); 2] = [("report", Self::Report), ("cap", Self::Cap)];

    /// The name as a file spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Cap => "cap",
        }
    }
}

/// Somebody who assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessor {
    /// The name.
    pub name: String,
    /// The part taken, such as "lead".
    pub role: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
}

/// Who was assessed, as the official workbook's audit details ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Auditee {
    /// The name.
    pub name: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// Who speaks for the auditee.
    pub representative: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// Where the audit took place: one text or a list in the file.
    pub locations: Vec<String>,
    /// When it took place, likewise.
    pub times: Vec<String>,
    /// The language of the evidence.
    pub language: Option<String>,
}

impl Assessment {
    /// The pieces of evidence of an answer that count on the assessment's day.
    pub fn valid_evidence<'a>(&'a self, answer: &'a Answer) -> impl Iterator<Item = &'a Evidence> {
        let named = answer.evidence.iter().filter_map(|name| self.evidence.get(name));
        named.filter(|piece| piece.standing(self.date) == Standing::Valid)
    }
}
