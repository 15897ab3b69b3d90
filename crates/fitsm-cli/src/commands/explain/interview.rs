//! A guide for a two-hour interview about an area.

use std::collections::BTreeSet;

use fitsm_core::Level;
use fitsm_core::assessment::EvidenceKind;
use fitsm_core::catalogue::{Area, Question, Requirement};

use super::page::{Item, Page, items};

/// How long the interview is, and what its beginning and end take, in minutes.
const MINUTES: usize = 120;
const OPENING: usize = 10;
const CLOSING: usize = 10;

/// Whom to invite, what to have ready, and the questions in the order in which to ask them.
pub fn page(area: &Area) -> Page {
    let roles = area.roles.iter().map(|role| Item::of(role.name.as_ref()));
    let wanted = |kind: EvidenceKind| {
        area.requirements
            .iter()
            .flat_map(move |each| each.evidence.iter().map(move |piece| (each.id, piece)))
            .filter(move |(_, piece)| piece.kind == kind)
            .map(|(id, piece)| Item::labelled(id.to_string(), piece.what.as_ref()))
            .collect::<Vec<_>>()
    };
    let mut page = Page::new(
        format!("Interview guide: {} {}", area.id, area.name),
        format!("{MINUTES} minutes; rate each question N, P, L or F"),
    )
    .paragraph(area.objective.as_ref())
    .paragraph("The questions here are the essential ones; `fitsm explain ID --full` has all of a requirement.")
    .list("Invite", roles.collect())
    .list(
        "Ask beforehand for these documents",
        wanted(EvidenceKind::Document),
    )
    .list("and for these records", wanted(EvidenceKind::Record))
    .list(
        format!("Opening, {OPENING} minutes"),
        vec![
            Item::of("say what the interview is for and what happens with the answers"),
            Item::of("let the people tell in their own words how it goes today"),
        ],
    )
    .list("Keep in mind throughout", items(&area.key_questions));
    let shares = shares(&area.requirements);
    let mut from = OPENING;
    for (requirement, minutes) in area.requirements.iter().zip(shares) {
        let heading = format!(
            "{} {} (minute {from} to {})",
            requirement.id,
            requirement.title,
            from + minutes
        );
        page = page.list(heading, questions(requirement));
        from += minutes;
    }
    page.list(
        format!("Closing, {CLOSING} minutes"),
        vec![
            Item::of("repeat what was shown and what is still to be sent, with a date"),
            Item::of("ask what the people themselves would improve first"),
        ],
    )
}

/// The minutes for each requirement, by the number of its questions; together they fill the time.
fn shares(requirements: &[Requirement]) -> Vec<usize> {
    let counts: Vec<usize> = requirements.iter().map(|each| essential(each).len().max(1)).collect();
    let total: usize = counts.iter().sum();
    let time = MINUTES - OPENING - CLOSING;
    let mut asked = 0;
    counts
        .into_iter()
        .map(|count| {
            let before = asked * time / total;
            asked += count;
            asked * time / total - before
        })
        .collect()
}

/// From the story to the figures: the essential questions by level, each with what to see.
fn questions(requirement: &Requirement) -> Vec<Item> {
    let asked = essential(requirement).into_iter().map(|question| {
        let see = question.ask_to_see.as_ref().map(|see| format!("ask to see: {see}"));
        Item::labelled(format!("[ ] {}", question.key), question.text.as_ref()).with(see)
    });
    let traps = requirement.pitfalls.iter().take(1);
    let traps = traps.map(|trap| Item::labelled("Beware", trap.as_ref()));
    asked.chain(traps).collect()
}

/// What two hours leave room for: the first question of each level, and at level 3 the first about
/// each aspect. All of them are on the page of the requirement.
fn essential(requirement: &Requirement) -> Vec<&Question> {
    let mut sorted: Vec<&Question> = requirement.questions.iter().collect();
    sorted.sort_by_key(|question| question.key);
    let mut seen: BTreeSet<(Level, Option<u8>)> = BTreeSet::new();
    sorted.retain(|question| {
        let first_of_level = !seen.iter().any(|(level, _)| *level == question.key.level());
        let first_of_aspect =
            question.aspect.is_some() && !seen.contains(&(question.key.level(), question.aspect));
        seen.insert((question.key.level(), question.aspect));
        first_of_level || first_of_aspect
    });
    sorted
}
