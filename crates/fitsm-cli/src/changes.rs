//! What changed between assessments, in sentences and words: shared by all forms, as `verdict` is.

use fitsm_core::{AreaId, Level, RequirementId};
use fitsm_eval::compare::{Comparison, Conformity, OutcomeChange, Reason, WhichGoal, Why};
use fitsm_eval::{About, Change, Coverage, Header, Hundredths, Note, Outcome};

use crate::text::count;

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
        About::SameDate => "Not all have a date of their own",
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
    let values: Vec<String> =
        values.iter().map(|(value, labels)| format!("{value} ({})", labels.join(", "))).collect();
    format!("{lead}: {}.", values.join(", "))
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

/// How many requirements changed in which way, leaving out the ways that did not occur.
pub fn summary(comparison: &Comparison<'_>) -> String {
    let told = Change::ALL.into_iter().filter_map(|change| {
        let number = comparison.summary.get(&change).copied().filter(|number| *number > 0)?;
        Some(format!("{number} {}", heading(change).to_lowercase()))
    });
    let told: Vec<String> = told.collect();
    let carried = match comparison.carried_over {
        0 => String::new(),
        carried => format!(
            "; {} only carried over and not reconfirmed",
            count(carried.into(), "answer is", "answers are")
        ),
    };
    format!("Requirements: {}{carried}.", told.join(", "))
}

/// A level, or what it can at most be.
pub fn level((level, at_most): (Option<Level>, Option<Level>)) -> String {
    match (level, at_most) {
        (Some(level), _) => level.to_string(),
        (None, Some(at_most)) => format!("≤{at_most}"),
        (None, None) => "–".to_owned(),
    }
}

/// A mean, with an asterisk where it does not cover everything that applies.
pub fn mean(mean: Option<Hundredths>, coverage: Coverage) -> String {
    let star = if coverage.is_complete() { "" } else { "*" };
    mean.map_or("–".to_owned(), |mean| format!("{mean}{star}"))
}

/// What became of the maturity level, with the reasons.
pub fn maturity(comparison: &Comparison<'_>) -> String {
    let maturity = &comparison.maturity;
    let (from, to) = (maturity.from, maturity.to);
    let (before, now) = (level((from.level, from.at_most)), level((to.level, to.at_most)));
    let areas = |areas: &[AreaId]| join(areas.iter().map(ToString::to_string));
    let reasons = reasons(&maturity.reasons, areas);
    let course = match maturity.change {
        Change::Better => format!("The maturity level rose from {before} to {now}"),
        Change::Worse => format!("The maturity level fell from {before} to {now}"),
        Change::Same => format!("The maturity level stays at {now}"),
        other => {
            let word = heading(other).to_lowercase();
            format!("The maturity level was {before} and is now {now} ({word})")
        }
    };
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

/// Reasons as a list of clauses.
pub fn reasons<I>(reasons: &[Reason<I>], parts: impl Fn(&[I]) -> String) -> String {
    let clauses = reasons.iter().map(|reason| {
        let lead = match reason.why {
            Why::Rule => "another rule",
            Why::EvidencePolicy => "another evidence policy",
            Why::Scope => "scope",
            Why::Rose => "lifted by",
            Why::Fell => "lowered by",
            Why::Entered => "counted now",
            Why::Left => "no longer counted",
            Why::Scored => "scored now",
            Why::Unscored => "not scored",
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

/// The goals that changed, those alike in one sentence.
pub fn goals(comparison: &Comparison<'_>) -> Vec<String> {
    let mut alike: Vec<((WhichGoal, String, String), Vec<String>)> = Vec::new();
    let word =
        |goal: Option<fitsm_core::Goal>| goal.map_or("none".to_owned(), |goal| goal.to_string());
    for goal in &comparison.goals {
        let key = (goal.of, word(goal.from), word(goal.to));
        let area = goal.area.to_string();
        match alike.iter_mut().find(|(known, _)| *known == key) {
            Some((_, areas)) => areas.push(area),
            None => alike.push((key, vec![area])),
        }
    }
    let all = comparison.areas.len();
    alike.sort_by_key(|((of, ..), areas)| (*of, std::cmp::Reverse(areas.len())));
    let sentences = alike.into_iter().map(|((of, from, to), areas)| {
        let areas = if areas.len() == all { "everywhere".to_owned() } else { areas.join(", ") };
        format!("{} {from} → {to}: {areas}.", of_goal(of))
    });
    sentences.collect()
}

/// Where goals came to be met or ceased to be, in sentences: areas by name, requirements counted or
/// by name.
pub fn conformity(conformity: &Conformity, all_names: bool) -> Vec<String> {
    let mut sentences = Vec::new();
    for of in [WhichGoal::Goal, WhichGoal::CertificationGoal] {
        for (word, wanted) in OUTCOMES {
            let chosen = |each: &(WhichGoal, Outcome)| each.0 == of && wanted(each.1);
            let areas = names(&conformity.areas, chosen);
            let requirements = names(&conformity.requirements, chosen);
            if areas.is_empty() && requirements.is_empty() {
                continue;
            }
            let listed = (!areas.is_empty()).then(|| areas.join(", "));
            let number = count(requirements.len(), "requirement", "requirements");
            let ids =
                if all_names { format!(" ({})", requirements.join(", ")) } else { String::new() };
            let counted = (!requirements.is_empty()).then(|| format!("{number}{ids}"));
            let parts: Vec<String> = listed.into_iter().chain(counted).collect();
            sentences.push(format!("{} {word}: {}.", of_goal(of), parts.join("; ")));
        }
    }
    sentences
}

/// Whether an outcome is one of those that are looked for.
type Wanted = fn(Outcome) -> bool;

/// Words for the outcomes that a goal can have now.
const OUTCOMES: [(&str, Wanted); 3] = [
    ("now met", |outcome| matches!(outcome, Outcome::Met)),
    ("now not met", |outcome| matches!(outcome, Outcome::NotMet)),
    ("no longer known or asked", |outcome| !matches!(outcome, Outcome::Met | Outcome::NotMet)),
];

fn names<I: ToString>(
    changes: &[OutcomeChange<I>],
    chosen: impl Fn(&(WhichGoal, Outcome)) -> bool,
) -> Vec<String> {
    let found = changes.iter().filter(|each| chosen(&(each.of, each.to)));
    found.map(|each| each.id.to_string()).collect()
}

const fn of_goal(of: WhichGoal) -> &'static str {
    match of {
        WhichGoal::Goal => "Own goal",
        WhichGoal::CertificationGoal => "Certification goal",
    }
}

fn join(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
