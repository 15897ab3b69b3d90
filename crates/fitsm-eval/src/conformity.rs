//! Whether a goal is met, and by how much not.

use fitsm_core::{Goal, Level};

use crate::evaluation::{Outcome, State};

/// How one requirement stands to a goal.
pub(crate) fn of_requirement(state: State, level: Option<Level>, goal: Option<Goal>) -> Outcome {
    match (state, goal, level) {
        (State::OutOfScope, _, _) => Outcome::OutOfScope,
        (State::NotApplicable, _, _) => Outcome::NotApplicable,
        (_, None, _) => Outcome::NoGoal,
        (_, Some(_), None) => Outcome::NoResult,
        (_, Some(goal), Some(level)) if level >= goal.level() => Outcome::Met,
        _ => Outcome::NotMet,
    }
}

/// How an area stands to a goal: it meets it when all its applicable requirements do, and is
/// incomplete when none fails but some have no result.
pub(crate) fn of_area(outcomes: &[Outcome]) -> Outcome {
    let any = |wanted: Outcome| outcomes.contains(&wanted);
    if any(Outcome::OutOfScope) {
        Outcome::OutOfScope
    } else if outcomes.iter().all(|outcome| *outcome == Outcome::NotApplicable) {
        Outcome::NotApplicable
    } else if any(Outcome::NoGoal) {
        Outcome::NoGoal
    } else if any(Outcome::NotMet) {
        Outcome::NotMet
    } else if any(Outcome::NoResult) {
        Outcome::Incomplete
    } else {
        Outcome::Met
    }
}

/// Goal minus level, 0 when met; `None` without a goal or a level.
pub(crate) fn gap(level: Option<Level>, goal: Option<Goal>) -> Option<u8> {
    Some(goal?.level().get().saturating_sub(level?.get()))
}
