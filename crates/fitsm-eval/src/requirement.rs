//! One requirement: its state, the level that counts, and its conformity.

use fitsm_core::assessment::{Answer, EvidencePolicy, Given};
use fitsm_core::catalogue::Requirement;
use fitsm_core::{Assessment, Level};

use crate::conformity;
use crate::evaluation::{RequirementResult, State};
use crate::indicated::indicated;
use crate::support::supported;

/// What the assessment says of one requirement.
pub(crate) fn evaluate<'a>(
    requirement: &Requirement,
    assessment: &'a Assessment,
) -> RequirementResult<'a> {
    let area = requirement.id.area();
    let goal = assessment.goals.of(area);
    let certification_goal = assessment.certification_goals.of(area);
    let answer = assessment.answers.get(&requirement.id);
    let Levels { state, level, judged, indicated, supported } =
        if assessment.out_of_scope.contains_key(&area) {
            Levels::none(State::OutOfScope)
        } else {
            answer.map_or(Levels::none(State::Unscored), |answer| {
                levels(requirement, answer, assessment)
            })
        };
    RequirementResult {
        id: requirement.id,
        state,
        level,
        judged,
        indicated,
        supported,
        goal,
        certification_goal,
        gap: conformity::gap(level, goal),
        certification_gap: conformity::gap(level, certification_goal),
        goal_result: conformity::of_requirement(state, level, goal),
        certification_result: conformity::of_requirement(state, level, certification_goal),
        evidence: answer.map_or(&[], |answer| &answer.evidence),
    }
}

/// The state of an answer and the levels in it.
struct Levels {
    state: State,
    level: Option<Level>,
    judged: Option<Level>,
    indicated: Option<Level>,
    supported: Option<Level>,
}

impl Levels {
    const fn none(state: State) -> Self {
        Self { state, level: None, judged: None, indicated: None, supported: None }
    }
}

/// The level that somebody gave: the judged or else the indicated one.
#[must_use]
pub fn claimed(requirement: &Requirement, given: &Given) -> Option<Level> {
    match given {
        Given::Score { level, ratings } => {
            level.or_else(|| indicated(&requirement.questions, ratings))
        }
        Given::Nothing | Given::NotApplicable { .. } => None,
    }
}

fn levels(requirement: &Requirement, answer: &Answer, assessment: &Assessment) -> Levels {
    let (judged, indicated) = match &answer.given {
        Given::Nothing => return Levels::none(State::Unscored),
        Given::NotApplicable { .. } => return Levels::none(State::NotApplicable),
        Given::Score { level, ratings } => (*level, indicated(&requirement.questions, ratings)),
    };
    // The judgement stands, whatever the ratings indicate.
    let Some(claimed) = judged.or(indicated) else {
        return Levels::none(State::Unscored);
    };
    let supported = supported(assessment.valid_evidence(answer).map(|piece| piece.kind));
    let level = match assessment.evidence_policy {
        EvidencePolicy::Report => claimed,
        EvidencePolicy::Cap => claimed.min(supported),
    };
    Levels {
        state: State::Scored,
        level: Some(level),
        judged,
        indicated,
        supported: Some(supported),
    }
}
