//! The level that the ratings of the questions indicate (ISO/IEC 33020's rule).

use std::collections::BTreeMap;

use fitsm_core::catalogue::Question;
use fitsm_core::{Level, QuestionKey, Rating};

/// Level n is indicated when its own questions are all rated L or F and those of every lower
/// level all F; a question that is not rated is neither. `None` where there are no questions or
/// no ratings.
#[must_use]
pub fn indicated(questions: &[Question], ratings: &BTreeMap<QuestionKey, Rating>) -> Option<Level> {
    if questions.is_empty() || ratings.is_empty() {
        return None;
    }
    let all = |level: Level, at_least: Rating| {
        questions
            .iter()
            .filter(|question| question.key.level() == level)
            .all(|question| ratings.get(&question.key).is_some_and(|given| *given >= at_least))
    };
    let mut reached = Level::MIN;
    for level in Level::MIN.steps_to(Level::MAX) {
        if !all(level, Rating::Largely) {
            break;
        }
        reached = level;
        // The levels above need this one fully.
        if !all(level, Rating::Fully) {
            break;
        }
    }
    Some(reached)
}
