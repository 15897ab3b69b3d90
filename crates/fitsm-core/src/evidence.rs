//! Audit evidence: what an answer rests on.

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

/// One piece of audit evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What kind it is, which decides what it can support.
    pub kind: EvidenceKind,
    /// What to call it.
    pub title: String,
    /// A path beside the assessment's file, or an address.
    pub location: Option<String>,
    /// The day it speaks for.
    pub effective: Option<Date>,
    /// The day it was taken.
    pub recorded: Option<Date>,
    /// The last day on which it counts.
    pub expires: Option<Date>,
    /// How large the file is, in bytes.
    pub size: Option<u64>,
    /// The SHA-256 sum of the file, 64 small hexadecimal digits.
    pub sha256: Option<String>,
    /// Where it stands in the assessment's file: its location, or else its heading.
    pub span: Range<usize>,
}

/// The kinds of evidence. FitSM-0 (audit evidence) names documented information, interviews and
/// observation; documented information is split here by what it proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// Says what is meant to be done: a policy, plan, process description or agreement.
    Document,
    /// Shows what was done: a ticket, minutes, a log.
    Record,
    /// Figures watched over time: a KPI, a trend.
    Measurement,
    /// What somebody said.
    Interview,
    /// What the assessor saw.
    Observation,
}

impl EvidenceKind {
    /// The kinds as a file spells them.
    pub const CHOICES: [(&'static str, Self); 5] = [
        ("document", Self::Document),
        ("record", Self::Record),
        ("measurement", Self::Measurement),
        ("interview", Self::Interview),
        ("observation", Self::Observation),
    ];

    /// The kind's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Record => "record",
            Self::Measurement => "measurement",
            Self::Interview => "interview",
            Self::Observation => "observation",
        }
    }
}

/// Whether a piece of evidence counts on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Valid,
    /// Its last day was before.
    Expired,
    /// It was taken only afterwards.
    RecordedLater,
}

impl Evidence {
    /// Whether it counts in an assessment of this day: it does not if `expires` lies before it or
    /// `recorded` after it.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        if self.expires.is_some_and(|expires| expires < day) {
            Standing::Expired
        } else if self.recorded.is_some_and(|recorded| recorded > day) {
            Standing::RecordedLater
        } else {
            Standing::Valid
        }
    }
}
