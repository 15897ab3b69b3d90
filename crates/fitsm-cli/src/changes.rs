//! What changed between assessments, in sentences and words: shared by all forms, as `verdict` is.

mod goals;

use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_core::{AreaId, Level, RequirementId};
use fitsm_eval::compare::{
    AreaChange, Comparison, DueTo, MaturityChange, Reason, RequirementChange, Terms, Why,
};
use fitsm_eval::{About, Change, Coverage, Header, Hundredths, Note};

use crate::text::count;

pub use goals::{conformity, goals};

/// The title, day, kind, edition, rule and evidence policy of one side of a comparison.
pub fn side(terms: &Terms<'_>) -> String {
    format!("{} · {}", head(&terms.assessment), self::terms(terms.rule, terms.evidence_policy))
}

/// The title, day, kind and edition of one of the assessments.
pub fn head(head: &Header<'_>) -> String {
    let kind = head.kind.map(|kind| kind.describe().to_owned());
    let edition = format!("FitSM-1 edition {}", head.edition);
    let parts = [Some(head.date.to_string()), head.title.map(str::to_owned), kind, Some(edition)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A note as a sentence. Each assessment is called by its label.
pub fn note(note: &Note, labels: &[String]) -> String {
    let lead = match note.about {
        About::Organisation => "These assessments are of different organisations",
        About::Edition => "They are against different editions of FitSM-1",
        About::Kind => "They are of different kinds",
        About::Rule => {
            "Their levels are combined by different rules and cannot be compared as such"
        }
        About::EvidencePolicy => "Levels above their evidence are treated differently",
        About::CertificationGoal => "The certification goals differ",
        About::Scope => "Not the same areas are in scope, so that not all levels rest on the same",
        About::SameDate => "These have the same date",
        About::Order => "The one given first as the older is the later one; they were not swapped",
    };
    let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
    for (value, label) in note.values.iter().zip(labels) {
        let value = value.as_deref().unwrap_or("not said");
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, labels)) => labels.push(label),
            None => values.push((value, vec![label])),
        }
    }
    // Only those are named that share their day with another.
    values.retain(|(_, labels)| note.about != About::SameDate || labels.len() > 1);
    let word = |value: &str| match note.about {
        About::Scope if value.is_empty() => "nothing left out".to_owned(),
        About::Scope => format!("without {value}"),
        _ => value.to_owned(),
    };
    let values: Vec<String> = values
        .iter()
        .map(|(value, labels)| format!("{} ({})", word(value), labels.join(", ")))
        .collect();
    let between = if note.about == About::Scope { "; " } else { ", " };
    format!("{lead}: {}.", values.join(between))
}

/// The rule and the evidence policy that a result rests on.
pub fn terms(rule: Rule, policy: EvidencePolicy) -> String {
    format!("rule {} · evidence policy {}", rule.as_str(), policy.as_str())
}

/// The labels of the two sides of a comparison.
pub fn sides() -> [String; 2] {
    ["before".to_owned(), "now".to_owned()]
}

/// A change as a heading of those that changed so.
pub const fn heading(change: Change) -> &'static str {
    match change {
        Change::Better => "Better",
        Change::Worse => "Worse",
        Change::Same => "The same",
        Change::NewlyScored => "Newly scored",
        Change::NoLongerScored => "No longer scored",
        Change::ApplicableAgain => "Applicable again",
        Change::NewlyNotApplicable => "Newly not applicable",
        Change::BackInScope => "Back in scope",
        Change::NewlyOutOfScope => "Newly out of scope",
        Change::StillUnscored => "Still not scored",
        Change::StillNotApplicable => "Still not applicable",
        Change::StillOutOfScope => "Still out of scope",
        Change::OnlyInNew => "Only in the new edition",
        Change::OnlyInOld => "Only in the old edition",
    }
}

/// A change of an area or the SMS in words. There, "unscored" means that something is open.
pub const fn of_whole(change: Change) -> &'static str {
    match change {
        Change::Better => "better",
        Change::Worse => "worse",
        Change::Same => "the same",
        Change::NewlyScored => "level now known",
        Change::NoLongerScored => "level no longer known",
        Change::ApplicableAgain => "applicable again",
        Change::NewlyNotApplicable => "newly not applicable",
        Change::BackInScope => "back in scope",
        Change::NewlyOutOfScope => "taken out of scope",
        Change::StillUnscored => "level still unknown",
        Change::StillNotApplicable => "still not applicable",
        Change::StillOutOfScope => "still out of scope",
        Change::OnlyInNew => "only in the new edition",
        Change::OnlyInOld => "only in the old edition",
    }
}

/// The same, with what is certain of a level that is not known any more.
pub fn of_whole_at_most(change: Change, certainly_lower: bool) -> String {
    let word = of_whole(change);
    if certainly_lower { format!("{word}, certainly lower") } else { word.to_owned() }
}

/// How many requirements changed in which way, leaving out the ways that did not occur.
pub fn summary(comparison: &Comparison<'_>) -> String {
    let told = Change::ALL.into_iter().filter_map(|change| {
        let number = comparison.summary.get(&change).copied().filter(|number| *number > 0)?;
        Some(format!("{number} {}{}", heading(change).to_lowercase(), again(comparison, change)))
    });
    let told: Vec<String> = told.collect();
    // Those that are as before are told apart already.
    let mut carried = comparison.requirements.iter().filter(|each| each.carried_over);
    let carried = if carried.all(|each| is_as_before(each.change)) {
        String::new()
    } else {
        let answers = count(comparison.carried_over.into(), "answer is", "answers are");
        format!(" In all, {answers} only carried over and not reconfirmed.")
    };
    format!("Requirements: {}.{carried}", told.join(", "))
}

const fn is_as_before(change: Change) -> bool {
    matches!(change, Change::Same | Change::StillNotApplicable)
}

/// How many of those that are as they were somebody looked at again.
fn again(comparison: &Comparison<'_>, change: Change) -> String {
    if !is_as_before(change) {
        return String::new();
    }
    let of = || comparison.requirements.iter().filter(|each| each.change == change);
    let again = of().filter(|each| each.reconfirmed).count();
    match of().count() - again {
        0 => " (all looked at again)".to_owned(),
        _ if again == 0 => " (all only carried over)".to_owned(),
        carried => format!(" ({again} looked at again, {carried} only carried over)"),
    }
}

/// What moved a level other than the answer itself; nothing if it was the answer.
pub fn due_to(each: &RequirementChange) -> Option<&'static str> {
    match (each.due_to?, each.change) {
        (DueTo::Judgement | DueTo::Answer, _) => None,
        (DueTo::Evidence, Change::Better) => Some("more evidence counts"),
        (DueTo::Evidence, _) => Some("evidence no longer counts"),
        (DueTo::Policy, Change::Better) => Some("the evidence policy no longer holds it down"),
        (DueTo::Policy, _) => Some("the evidence policy holds it down"),
    }
}

/// A level, or what it can at most be.
pub fn level((level, at_most): (Option<Level>, Option<Level>)) -> String {
    match (level, at_most) {
        (Some(level), _) => level.to_string(),
        (None, Some(at_most)) => format!("≤{at_most}"),
        (None, None) => "–".to_owned(),
    }
}

/// A mean, or a dash.
pub fn number(mean: Option<Hundredths>) -> String {
    mean.map_or("–".to_owned(), |mean| mean.to_string())
}

/// A mean, with its coverage where it does not cover everything that applies.
pub fn mean(mean: Option<Hundredths>, coverage: Coverage) -> String {
    match mean {
        None => "–".to_owned(),
        Some(mean) if coverage.is_complete() => mean.to_string(),
        Some(mean) => format!("{mean} ({}/{})", coverage.scored, coverage.applicable),
    }
}

/// What became of the maturity level, with the reasons.
pub fn maturity(comparison: &Comparison<'_>) -> String {
    let maturity = &comparison.maturity;
    let (from, to) = (maturity.from, maturity.to);
    let (before, now) = (level((from.level, from.at_most)), level((to.level, to.at_most)));
    let course = match maturity.change {
        Change::Better | Change::Worse if maturity.is_by_terms() => {
            format!("The maturity level was {before} and is now {now}")
        }
        Change::Better => format!("The maturity level rose from {before} to {now}"),
        Change::Worse => format!("The maturity level fell from {before} to {now}"),
        Change::Same => format!("The maturity level stays at {now}"),
        other => {
            let word = of_whole_at_most(other, maturity.is_certainly_lower());
            format!("The maturity level was {before} and is now {now} ({word})")
        }
    };
    let reasons = sms_reasons(maturity, ", ");
    let reasons = if reasons.is_empty() { String::new() } else { format!(": {reasons}") };
    format!("{course}{reasons}.")
}

/// The index on both sides, each with its coverage.
pub fn index(comparison: &Comparison<'_>) -> String {
    let side = |index: Option<Hundredths>, coverage: Coverage| {
        let index = index.map_or("none".to_owned(), |index| index.to_string());
        format!("{index} over {} of {}", coverage.scored, coverage.applicable)
    };
    let (from, to) = (comparison.maturity.from, comparison.maturity.to);
    format!("Index {} → {}.", side(from.index, from.coverage), side(to.index, to.coverage))
}

/// Why the level of the SMS is what it is, as a list of clauses.
pub fn sms_reasons(maturity: &MaturityChange, between: &str) -> String {
    let areas =
        |areas: &[AreaId]| areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(between);
    reasons((maturity.change, "open in"), &maturity.reasons, areas)
}

/// Why the level of an area is what it is, likewise.
pub fn area_reasons(
    area: &AreaChange<'_>,
    requirements: impl Fn(&[RequirementId]) -> String,
) -> String {
    reasons((area.change, "not scored"), &area.reasons, requirements)
}

fn reasons<I>(
    (change, open): (Change, &'static str),
    reasons: &[Reason<I>],
    parts: impl Fn(&[I]) -> String,
) -> String {
    let clauses = reasons.iter().map(|reason| {
        let lead = match reason.why {
            Why::Rule => "another rule",
            Why::EvidencePolicy => "another evidence policy",
            Why::Scope => of_whole(change),
            Why::Rose => "lifted by",
            Why::Fell => "lowered by",
            Why::Entered => "counted now",
            Why::Left => "no longer counted",
            Why::Scored => "scored now",
            Why::Unscored => open,
            Why::Holds => "held by",
        };
        let parts = parts(&reason.parts);
        if parts.is_empty() { lead.to_owned() } else { format!("{lead} {parts}") }
    });
    clauses.collect::<Vec<_>>().join("; ")
}

/// The requirements of one area by their numbers in it: `.1 .3`.
pub fn numbers(requirements: &[RequirementId]) -> String {
    let numbers: Vec<String> = requirements.iter().map(|id| format!(".{}", id.number())).collect();
    numbers.join(" ")
}
