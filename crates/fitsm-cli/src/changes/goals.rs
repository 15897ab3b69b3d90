//! Goals that are others than before, and where they came to be met or ceased to be.

use fitsm_eval::Outcome;
use fitsm_eval::compare::{Comparison, Conformity, OutcomeChange, WhichGoal};

use crate::text::count;

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
const OUTCOMES: [(&str, Wanted); 6] = [
    ("now met", |outcome| matches!(outcome, Outcome::Met)),
    ("now not met", |outcome| matches!(outcome, Outcome::NotMet)),
    ("no longer known (not all is scored)", |outcome| {
        matches!(outcome, Outcome::NoResult | Outcome::Incomplete)
    }),
    ("no longer asked (not applicable)", |outcome| matches!(outcome, Outcome::NotApplicable)),
    ("no longer asked (out of scope)", |outcome| matches!(outcome, Outcome::OutOfScope)),
    ("no longer set", |outcome| matches!(outcome, Outcome::NoGoal)),
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
