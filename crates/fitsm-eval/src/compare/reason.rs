//! Why the level of a whole changed, or what keeps it: which of its parts did it.

use fitsm_core::assessment::Rule;
use serde::Serialize;

use super::change::{Change, Condition};

/// A reason for what became of a level, with the parts that it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason<I> {
    /// Which reason.
    pub why: Why,
    /// The requirements of an area, or the areas of the SMS; none where it concerns all of it.
    pub parts: Vec<I>,
}

/// Reasons, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The two assessments combine levels by different rules.
    Rule,
    /// They treat levels above their evidence differently.
    EvidencePolicy,
    /// The area was left out, or is not any more.
    Scope,
    /// These got a higher level and lifted it.
    Rose,
    /// These got a lower level and brought it down.
    Fell,
    /// These count now and did not before.
    Entered,
    /// These counted before and do not now.
    Left,
    /// These had no level and have one now.
    Scored,
    /// These apply and have no level, so that the whole has none.
    Unscored,
    /// These are below the next level and hold it where it is.
    Holds,
}

/// One part on both sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<I> {
    pub(super) id: I,
    pub(super) old: Condition,
    pub(super) new: Condition,
}

/// The terms on which the two wholes stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub(super) old_rule: Rule,
    pub(super) new_rule: Rule,
    pub(super) same_policy: bool,
}

/// The reasons for what became of a whole.
pub(super) fn reasons<I: Copy>(
    (old, new): (Condition, Condition),
    parts: &[Part<I>],
    terms: Terms,
    holding: Vec<I>,
) -> Vec<Reason<I>> {
    let mut reasons = Vec::new();
    let mut tell = |why: Why, of: &dyn Fn(&Part<I>) -> bool| {
        let parts: Vec<I> = parts.iter().filter(|part| of(part)).map(|part| part.id).collect();
        if !parts.is_empty() {
            reasons.push(Reason { why, parts });
        }
    };
    let unscored = |part: &Part<I>| part.new == Condition::Unscored;
    match Change::between(old, new) {
        Some(Change::Better) => {
            tell(Why::Rose, &|part| lifts(part, new, terms) && counts(part.new));
            tell(Why::Entered, &|part| {
                !by_hurdle(terms) && enters(part) && part.new.level() > old.level()
            });
            tell(Why::Left, &|part| leaves(part) && part.old.level() < new.level());
        }
        Some(Change::Worse) => {
            let turned = |part: &Part<I>| Part { id: part.id, old: part.new, new: part.old };
            tell(Why::Fell, &|part| lifts(&turned(part), old, terms) && counts(part.old));
            tell(Why::Entered, &|part| enters(part) && part.new.level() < old.level());
            tell(Why::Left, &|part| {
                !by_hurdle(terms) && leaves(part) && part.old.level() > new.level()
            });
        }
        Some(Change::NewlyScored) => {
            let was = |part: &Part<I>| part.old == Condition::Unscored;
            tell(Why::Left, &|part| was(part) && !counts(part.new));
            tell(Why::Scored, &|part| was(part) && counts(part.new));
        }
        Some(Change::NoLongerScored) => {
            tell(Why::Unscored, &|part| unscored(part) && part.old != Condition::Unscored);
        }
        Some(Change::NewlyNotApplicable) => tell(Why::Left, &leaves),
        Some(Change::ApplicableAgain) => {
            tell(Why::Entered, &enters);
            tell(Why::Unscored, &unscored);
        }
        Some(Change::StillUnscored | Change::BackInScope | Change::OnlyInNew) => {
            tell(Why::Unscored, &unscored);
        }
        _ => {}
    }
    if new.level().is_some() && !holding.is_empty() {
        reasons.push(Reason { why: Why::Holds, parts: holding });
    }
    reasons.extend(of_all(old, new, terms).map(|why| Reason { why, parts: Vec::new() }));
    reasons.sort_by_key(|reason| reason.why);
    reasons
}

/// The reasons that lie in the assessments as a whole or the scope.
fn of_all(old: Condition, new: Condition, terms: Terms) -> impl Iterator<Item = Why> {
    let change = Change::between(old, new);
    let moved = matches!(change, Some(Change::Better | Change::Worse));
    let scope = matches!(change, Some(Change::BackInScope | Change::NewlyOutOfScope));
    [
        (moved && terms.old_rule != terms.new_rule, Why::Rule),
        (moved && !terms.same_policy, Why::EvidencePolicy),
        (scope, Why::Scope),
    ]
    .into_iter()
    .filter_map(|(holds, why)| holds.then_some(why))
}

/// Whether a part that got better had a hand in lifting the whole to its new level. By rule
/// `hurdle` those do that were below it; by rule `mean` all do.
fn lifts<I>(part: &Part<I>, whole: Condition, terms: Terms) -> bool {
    let rose = part.new.level() > part.old.level() && part.old.level().is_some();
    rose && (!by_hurdle(terms) || part.old.level() < whole.level())
}

fn by_hurdle(terms: Terms) -> bool {
    terms.old_rule == Rule::Hurdle && terms.new_rule == Rule::Hurdle
}

/// Whether a part in this condition counts towards the level of the whole.
fn counts(condition: Condition) -> bool {
    matches!(condition, Condition::Scored(_) | Condition::Unscored)
}

fn enters<I>(part: &Part<I>) -> bool {
    !counts(part.old) && counts(part.new)
}

fn leaves<I>(part: &Part<I>) -> bool {
    counts(part.old) && !counts(part.new)
}
