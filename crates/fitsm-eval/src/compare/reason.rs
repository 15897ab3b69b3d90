//! Why the level of a whole changed, or what keeps it: which of its parts did it.

use std::cmp::Ordering;

use fitsm_core::Level;
use fitsm_core::assessment::Rule;
use schemars::JsonSchema;
use serde::Serialize;

use super::change::{Change, Condition};

/// A reason for what became of a level, with the parts that it concerns.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Reason<I> {
    /// Which reason.
    pub why: Why,
    /// The requirements of an area, or the areas of the SMS; none where it concerns all of it.
    pub parts: Vec<I>,
}

/// Reasons, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The two assessments combine levels by different rules, and nothing else explains it.
    Rule,
    /// They treat levels above their evidence differently, and nothing else explains it.
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

/// What a part or a whole is on one side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) condition: Condition,
    /// The highest level it can be: the level where it is known; `None` where nothing counts.
    pub(super) at_most: Option<Level>,
}

/// One part on both sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<I> {
    pub(super) id: I,
    pub(super) old: Side,
    pub(super) new: Side,
    /// Another rule alone moved it: nothing in it did.
    pub(super) by_rule: bool,
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
    (old, new): (Side, Side),
    parts: &[Part<I>],
    terms: Terms,
    holding: Vec<I>,
) -> Vec<Reason<I>> {
    let mut reasons = Vec::new();
    let change = Change::between(old.condition, new.condition);
    let moved = moved(change, old, new);
    match moved {
        Ordering::Greater => raised(&mut reasons, (old, new), parts, terms),
        Ordering::Less => lowered(&mut reasons, (old, new), parts, terms),
        Ordering::Equal => {}
    }
    // A rule or a policy is the reason only where nothing below it moved that way.
    if moved != Ordering::Equal && reasons.is_empty() {
        let of_all = [
            (terms.old_rule != terms.new_rule, Why::Rule),
            (!terms.same_policy, Why::EvidencePolicy),
        ];
        let of_all = of_all.into_iter().filter_map(|(holds, why)| holds.then_some(why));
        reasons.extend(of_all.map(|why| Reason { why, parts: Vec::new() }));
    }
    counted(&mut reasons, change, parts);
    if matches!(change, Some(Change::BackInScope | Change::NewlyOutOfScope)) {
        reasons.push(Reason { why: Why::Scope, parts: Vec::new() });
    }
    if new.condition.level().is_some() && !holding.is_empty() {
        reasons.push(Reason { why: Why::Holds, parts: holding });
    }
    reasons.sort_by_key(|reason| reason.why);
    reasons
}

/// Which way a whole certainly moved; while it is unknown, which way the most it can be did. A
/// level that is not known any more is only said to be lower where it can only be.
fn moved(change: Option<Change>, old: Side, new: Side) -> Ordering {
    let most = new.at_most.cmp(&old.at_most);
    match change {
        Some(Change::Better | Change::Worse | Change::StillUnscored) => most,
        Some(Change::NoLongerScored) if most == Ordering::Less => most,
        _ => Ordering::Equal,
    }
}

fn tell<I: Copy>(
    reasons: &mut Vec<Reason<I>>,
    why: Why,
    parts: &[Part<I>],
    of: impl Fn(&Part<I>) -> bool,
) {
    let parts: Vec<I> = parts.iter().filter(|part| of(part)).map(|part| part.id).collect();
    if !parts.is_empty() {
        reasons.push(Reason { why, parts });
    }
}

/// What lifted a whole, or the most it can be.
fn raised<I: Copy>(
    reasons: &mut Vec<Reason<I>>,
    (old, new): (Side, Side),
    parts: &[Part<I>],
    terms: Terms,
) {
    tell(reasons, Why::Rose, parts, |part| lifts(part, new, terms));
    tell(reasons, Why::Entered, parts, |part| {
        !by_hurdle(terms) && enters(part) && part.new.at_most > old.at_most
    });
    tell(reasons, Why::Left, parts, |part| leaves(part) && part.old.at_most < new.at_most);
}

/// What brought a whole down, or the most it can be.
fn lowered<I: Copy>(
    reasons: &mut Vec<Reason<I>>,
    (old, new): (Side, Side),
    parts: &[Part<I>],
    terms: Terms,
) {
    let turned = |part: &Part<I>| Part { old: part.new, new: part.old, ..*part };
    tell(reasons, Why::Fell, parts, |part| lifts(&turned(part), old, terms));
    tell(reasons, Why::Entered, parts, |part| enters(part) && part.new.at_most < old.at_most);
    tell(reasons, Why::Left, parts, |part| {
        !by_hurdle(terms) && leaves(part) && part.old.at_most > new.at_most
    });
    tell(reasons, Why::Scored, parts, |part| {
        let scored = is_open(part.old) && part.new.condition.level().is_some();
        scored
            && part.new.at_most < part.old.at_most
            && (!by_hurdle(terms) || part.new.at_most < old.at_most)
    });
}

/// What counts now or does not any more, and what is open, where that is what happened.
fn counted<I: Copy>(reasons: &mut Vec<Reason<I>>, change: Option<Change>, parts: &[Part<I>]) {
    match change {
        Some(Change::NewlyScored) => {
            tell(reasons, Why::Left, parts, |part| is_open(part.old) && !counts(part.new));
            tell(reasons, Why::Scored, parts, |part| is_open(part.old) && counts(part.new));
        }
        Some(Change::NoLongerScored) => {
            tell(reasons, Why::Unscored, parts, |part| is_open(part.new) && !is_open(part.old));
        }
        Some(Change::NewlyNotApplicable) => tell(reasons, Why::Left, parts, leaves),
        Some(Change::ApplicableAgain) => {
            tell(reasons, Why::Entered, parts, enters);
            tell(reasons, Why::Unscored, parts, |part| is_open(part.new));
        }
        Some(Change::StillUnscored | Change::BackInScope | Change::OnlyInNew) => {
            tell(reasons, Why::Unscored, parts, |part| is_open(part.new));
        }
        _ => {}
    }
}

/// Whether a part that got better had a hand in lifting the whole to its new level. By rule
/// `hurdle` those do that were below it; by rule `mean` all do. What lost its level did not rise,
/// though it can be anything now; nor did what only another rule moved.
fn lifts<I>(part: &Part<I>, whole: Side, terms: Terms) -> bool {
    let lost = is_open(part.new) && !is_open(part.old);
    let rose = counts(part.old) && counts(part.new) && !lost && part.new.at_most > part.old.at_most;
    rose && !part.by_rule && (!by_hurdle(terms) || part.old.at_most < whole.at_most)
}

fn by_hurdle(terms: Terms) -> bool {
    terms.old_rule == Rule::Hurdle && terms.new_rule == Rule::Hurdle
}

/// Whether a part on this side counts towards the level of the whole.
fn counts(side: Side) -> bool {
    matches!(side.condition, Condition::Scored(_) | Condition::Unscored)
}

/// Whether it counts and has no level.
fn is_open(side: Side) -> bool {
    side.condition == Condition::Unscored
}

fn enters<I>(part: &Part<I>) -> bool {
    !counts(part.old) && counts(part.new)
}

fn leaves<I>(part: &Part<I>) -> bool {
    counts(part.old) && !counts(part.new)
}
