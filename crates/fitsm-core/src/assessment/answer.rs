//! What an assessment says about one requirement.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::level::Level;
use crate::rating::{QuestionKey, Rating};

/// What the file says about one requirement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The answer itself.
    pub given: Given,
    /// The assessor's note.
    pub note: Option<String>,
    /// Names of pieces of evidence, each once, as listed.
    pub evidence: Vec<String>,
    /// Taken from the previous assessment and not yet reconfirmed.
    pub carried_over: bool,
    /// Who said what, where several people were asked.
    pub said: Vec<Said>,
    /// Where the answer stands in the file: its level, or else its heading.
    pub span: Range<usize>,
}

/// An answer is a score, or a reason why there can be none, or still to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// Only a note or evidence so far.
    #[default]
    Nothing,
    /// A judged level, ratings of questions, or both; never neither.
    Score {
        /// The assessor's judgement.
        level: Option<Level>,
        /// How far each question is fulfilled.
        ratings: BTreeMap<QuestionKey, Rating>,
    },
    /// The requirement does not apply.
    NotApplicable {
        /// Why not.
        reason: String,
        /// Who agreed to that.
        approved_by: Option<String>,
    },
}

/// What one of several people answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub by: String,
    /// What; never nothing.
    pub given: Given,
}

impl Answer {
    /// Whether several people answered differently and nobody has decided yet.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.given == Given::Nothing
            && self.said.windows(2).any(|pair| pair[0].given != pair[1].given)
    }
}

/// How a workbook words a requirement, kept beside our own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// What is required.
    pub statement: Option<String>,
    /// The levels' descriptions, 0 to 4.
    pub levels: [Option<String>; 5],
}
