//! What became of one thing between two assessments: each pair of conditions has one word.

use std::cmp::Ordering;

use fitsm_core::Level;
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{AreaResult, Maturity, RequirementResult, ScopeState, State};

/// In what condition a requirement, an area or the whole SMS is on one side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It has a level: of an area or the SMS, everything that applies in it is scored.
    Scored(Level),
    /// It has none yet: of an area or the SMS, something that applies in it is unscored.
    Unscored,
    /// It does not apply, or nothing in it does.
    NotApplicable,
    /// Its area was left out.
    OutOfScope,
    /// The edition of this side does not have it.
    Absent,
}

impl Condition {
    pub(super) fn of_requirement(result: Option<&RequirementResult<'_>>) -> Self {
        match result.map(|result| (result.state, result.level)) {
            None => Self::Absent,
            Some((State::OutOfScope, _)) => Self::OutOfScope,
            Some((State::NotApplicable, _)) => Self::NotApplicable,
            Some((State::Scored | State::Unscored, level)) => Self::known(level),
        }
    }

    pub(super) fn of_area(result: Option<&AreaResult<'_>>) -> Self {
        match result {
            None => Self::Absent,
            Some(area) if area.scope == ScopeState::Out => Self::OutOfScope,
            Some(area) if area.coverage.applicable == 0 => Self::NotApplicable,
            Some(area) => Self::known(area.level),
        }
    }

    pub(super) fn of_maturity(maturity: &Maturity) -> Self {
        if maturity.coverage.applicable == 0 {
            Self::NotApplicable
        } else {
            Self::known(maturity.level)
        }
    }

    fn known(level: Option<Level>) -> Self {
        level.map_or(Self::Unscored, Self::Scored)
    }

    /// The level, if it has one.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Scored(level) => Some(level),
            _ => None,
        }
    }
}

/// What became of it. Of an area or the SMS, "scored" means that everything that applies is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A higher level than before.
    Better,
    /// A lower level than before.
    Worse,
    /// The same level as before.
    Same,
    /// It applied and had no level; now it has one.
    NewlyScored,
    /// It had a level; now it applies and has none.
    NoLongerScored,
    /// It did not apply; now it does, scored or not.
    ApplicableAgain,
    /// It applied, scored or not; now it does not.
    NewlyNotApplicable,
    /// Its area was left out and now is not.
    BackInScope,
    /// Its area is left out and was not before.
    NewlyOutOfScope,
    /// It has no level, as before.
    StillUnscored,
    /// It does not apply, as before.
    StillNotApplicable,
    /// Its area is left out, as before.
    StillOutOfScope,
    /// Only the edition of the new assessment has it.
    OnlyInNew,
    /// Only the edition of the old assessment has it.
    OnlyInOld,
}

impl Change {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::Better,
        Self::Worse,
        Self::Same,
        Self::NewlyScored,
        Self::NoLongerScored,
        Self::ApplicableAgain,
        Self::NewlyNotApplicable,
        Self::BackInScope,
        Self::NewlyOutOfScope,
        Self::StillUnscored,
        Self::StillNotApplicable,
        Self::StillOutOfScope,
        Self::OnlyInNew,
        Self::OnlyInOld,
    ];

    /// What lies between two conditions; `None` only for what neither side has.
    ///
    /// Scope goes before applicability, and that before scores.
    #[must_use]
    pub fn between(old: Condition, new: Condition) -> Option<Self> {
        use Condition::{Absent, NotApplicable, OutOfScope, Scored, Unscored};
        Some(match (old, new) {
            (Absent, Absent) => return None,
            (Absent, _) => Self::OnlyInNew,
            (_, Absent) => Self::OnlyInOld,
            (OutOfScope, OutOfScope) => Self::StillOutOfScope,
            (OutOfScope, _) => Self::BackInScope,
            (_, OutOfScope) => Self::NewlyOutOfScope,
            (NotApplicable, NotApplicable) => Self::StillNotApplicable,
            (NotApplicable, _) => Self::ApplicableAgain,
            (_, NotApplicable) => Self::NewlyNotApplicable,
            (Unscored, Unscored) => Self::StillUnscored,
            (Unscored, Scored(_)) => Self::NewlyScored,
            (Scored(_), Unscored) => Self::NoLongerScored,
            (Scored(before), Scored(after)) => match after.cmp(&before) {
                Ordering::Greater => Self::Better,
                Ordering::Less => Self::Worse,
                Ordering::Equal => Self::Same,
            },
        })
    }

    /// What it is called when old and new change places.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Better => Self::Worse,
            Self::Worse => Self::Better,
            Self::NewlyScored => Self::NoLongerScored,
            Self::NoLongerScored => Self::NewlyScored,
            Self::ApplicableAgain => Self::NewlyNotApplicable,
            Self::NewlyNotApplicable => Self::ApplicableAgain,
            Self::BackInScope => Self::NewlyOutOfScope,
            Self::NewlyOutOfScope => Self::BackInScope,
            Self::OnlyInNew => Self::OnlyInOld,
            Self::OnlyInOld => Self::OnlyInNew,
            Self::Same | Self::StillUnscored | Self::StillNotApplicable | Self::StillOutOfScope => {
                self
            }
        }
    }
}
