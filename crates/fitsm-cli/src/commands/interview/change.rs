//! What an answer in an interview changes in the file.

use fitsm_core::assessment::{Answer, Evidence, Given};
use fitsm_core::{Assessment, Catalogue, Level, QuestionKey, Rating, RequirementId};

use crate::edit::{self, NotEdited};

/// One thing that was answered about a requirement.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// The assessor's judgement, and a note where there is none yet; ratings stay beside it.
    Level(Level, Option<String>),
    /// The rating of a question, or none any more.
    Rating(QuestionKey, Option<Rating>),
    /// The note, or none any more.
    Note(Option<String>),
    /// A piece that is described already.
    Evidence(String),
    /// A piece that no longer belongs to the answer.
    WithoutEvidence(String),
    /// A piece that is described now.
    NewEvidence(Box<Evidence>),
    /// It does not apply.
    NotApplicable {
        /// Why not.
        reason: String,
        /// Who agreed to that.
        approved_by: Option<String>,
    },
    /// Nothing is answered any more.
    Clear,
    /// What is carried over holds.
    Keep,
}

impl Change {
    /// The text of a file with the change in it.
    pub(super) fn put_into(
        &self,
        text: &str,
        catalogue: &Catalogue,
        id: RequirementId,
        assessment: &Assessment,
    ) -> Result<String, NotEdited> {
        let answer = self.answer(id, assessment);
        match (self, self.new_name(assessment)) {
            (Self::NewEvidence(piece), Some(name)) => {
                let text = edit::add_evidence(text, catalogue, &name, piece)?;
                edit::set_answer(&text, catalogue, id, &answer)
            }
            _ => edit::set_answer(text, catalogue, id, &answer),
        }
    }

    /// The lines to add by hand where that is not possible.
    pub(super) fn lines(&self, id: RequirementId, assessment: &Assessment) -> String {
        let answer = edit::answer_lines(id, &self.answer(id, assessment));
        match (self, self.new_name(assessment)) {
            (Self::NewEvidence(piece), Some(name)) => {
                format!("{answer}\n{}", edit::evidence_lines(&name, piece))
            }
            _ => answer,
        }
    }

    /// The name of a piece that is described now.
    fn new_name(&self, assessment: &Assessment) -> Option<String> {
        match self {
            Self::NewEvidence(piece) => Some(edit::free_name(&piece.title, assessment)),
            _ => None,
        }
    }

    /// What the answer becomes. Whoever judges anew has reconfirmed what was carried over.
    fn answer(&self, id: RequirementId, assessment: &Assessment) -> Answer {
        let mut answer = assessment.answers.get(&id).cloned().unwrap_or_default();
        match self {
            Self::Level(new, note) => {
                answer.note = answer.note.or_else(|| note.clone());
                answer.carried_over = false;
                let ratings = match std::mem::take(&mut answer.given) {
                    Given::Score { ratings, .. } => ratings,
                    _ => std::collections::BTreeMap::new(),
                };
                answer.given = Given::Score { level: Some(*new), ratings };
            }
            Self::Rating(key, rating) => {
                answer.carried_over = false;
                answer.given = rated(std::mem::take(&mut answer.given), *key, *rating);
            }
            Self::Note(note) => answer.note.clone_from(note),
            Self::Evidence(name) => answer.evidence.push(name.clone()),
            Self::WithoutEvidence(name) => answer.evidence.retain(|known| known != name),
            Self::NewEvidence(_) => answer.evidence.extend(self.new_name(assessment)),
            Self::NotApplicable { reason, approved_by } => {
                answer.carried_over = false;
                let (reason, approved_by) = (reason.clone(), approved_by.clone());
                answer.given = Given::NotApplicable { reason, approved_by };
            }
            // What several people said stays: it is not this one's to take away.
            Self::Clear => answer = Answer { said: answer.said, ..Answer::default() },
            Self::Keep => answer.carried_over = false,
        }
        answer
    }
}

fn rated(given: Given, key: QuestionKey, rating: Option<Rating>) -> Given {
    let (level, mut ratings) = match given {
        Given::Score { level, ratings } => (level, ratings),
        _ => (None, std::collections::BTreeMap::new()),
    };
    match rating {
        Some(rating) => ratings.insert(key, rating),
        None => ratings.remove(&key),
    };
    if level.is_none() && ratings.is_empty() {
        return Given::Nothing;
    }
    Given::Score { level, ratings }
}
