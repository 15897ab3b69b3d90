//! What a reader should know before relying on the results.

use fitsm_core::Catalogue;
use fitsm_core::assessment::Evidence;

use super::Sources;
use super::item::Item;
use crate::verdict;

/// What limits the results.
pub struct Reservations<'a> {
    /// Requirements on which those asked answered differently.
    pub disagreements: Vec<Disagreement<'a>>,
    /// Answers that were taken from the previous assessment.
    pub carried_over: Vec<Item<'a>>,
    /// Levels that are above their evidence.
    pub above_evidence: Vec<Item<'a>>,
    /// Judgements that are not what the ratings indicate.
    pub against_ratings: Vec<Item<'a>>,
    /// Evidence that does not count: its number, what it is, and why.
    pub void: Vec<(usize, &'a Evidence, String)>,
}

/// Who answered what.
pub struct Disagreement<'a> {
    /// The requirement.
    pub item: Item<'a>,
    /// Nobody has decided yet.
    pub open: bool,
    /// Each person with the answer.
    pub said: Vec<(&'a str, String)>,
}

/// Gathers them.
pub fn build<'a>(sources: &Sources<'a>, answers: &[Item<'a>]) -> Reservations<'a> {
    let those = |wanted: &dyn Fn(&Item<'a>) -> bool| -> Vec<Item<'a>> {
        answers.iter().filter(|item| wanted(item)).cloned().collect()
    };
    let assessment = sources.now.assessment;
    let void = assessment.evidence.values().enumerate();
    Reservations {
        disagreements: answers
            .iter()
            .filter_map(|item| disagreement(sources.catalogue, item))
            .collect(),
        carried_over: those(&|item| item.answer.is_some_and(|answer| answer.carried_over)),
        above_evidence: those(&|item| item.result.exceeds_evidence()),
        against_ratings: those(&|item| {
            let (judged, indicated) = (item.result.judged, item.result.indicated);
            judged.is_some() && indicated.is_some() && judged != indicated
        }),
        void: void
            .filter_map(|(at, piece)| {
                Some((at + 1, piece, verdict::why_void(piece, assessment.date)?))
            })
            .collect(),
    }
}

fn disagreement<'a>(catalogue: &Catalogue, item: &Item<'a>) -> Option<Disagreement<'a>> {
    let answer = item.answer?;
    let said = &answer.said;
    let differ = said.windows(2).any(|pair| pair[0].given != pair[1].given);
    differ.then(|| Disagreement {
        item: item.clone(),
        open: answer.is_disputed(),
        said: said
            .iter()
            .map(|one| {
                (one.by.as_str(), verdict::given(catalogue, item.requirement.id, &one.given))
            })
            .collect(),
    })
}

impl Reservations<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.disagreements.is_empty()
            && self.carried_over.is_empty()
            && self.above_evidence.is_empty()
            && self.against_ratings.is_empty()
            && self.void.is_empty()
    }
}
