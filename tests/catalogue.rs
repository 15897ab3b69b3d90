//! The catalogue is whole: what FitSM-1 edition 3.0 has is there, and no text stands twice.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use std::collections::{BTreeMap, BTreeSet};

use fitsm_core::assessment::EvidenceKind;
use fitsm_core::catalogue::{Phase, Question, Requirement};
use fitsm_core::{Catalogue, Group, Level};

/// How many requirements each area of FitSM-1 edition 3.0 has.
const COUNTS: [(&str, &str, usize); 21] = [
    ("GR1", "MCA", 3),
    ("GR2", "DOC", 4),
    ("GR3", "SCS", 2),
    ("GR4", "PLAN", 2),
    ("GR5", "DO", 2),
    ("GR6", "CHECK", 2),
    ("GR7", "ACT", 2),
    ("PR1", "SPM", 4),
    ("PR2", "SLM", 5),
    ("PR3", "SRM", 3),
    ("PR4", "SACM", 4),
    ("PR5", "CAPM", 4),
    ("PR6", "ISM", 5),
    ("PR7", "CRM", 6),
    ("PR8", "SUPPM", 4),
    ("PR9", "ISRM", 6),
    ("PR10", "PM", 4),
    ("PR11", "CONFM", 5),
    ("PR12", "CHM", 6),
    ("PR13", "RDM", 6),
    ("PR14", "CSI", 3),
];

#[test]
fn it_has_21_areas_and_82_requirements_without_gaps() {
    let catalogue = Catalogue::built_in();
    let found: Vec<(String, String, usize)> = catalogue
        .areas()
        .iter()
        .map(|area| (area.id.to_string(), area.code.to_string(), area.requirements.len()))
        .collect();
    let expected: Vec<(String, String, usize)> =
        COUNTS.iter().map(|(id, code, count)| ((*id).into(), (*code).into(), *count)).collect();
    assert_eq!(found, expected);
    assert_eq!(catalogue.requirements().count(), 82);
    for area in catalogue.areas() {
        for (number, requirement) in (1..).zip(area.requirements.iter()) {
            assert_eq!(requirement.id.area(), area.id);
            assert_eq!(requirement.id.number(), number);
            assert_eq!(catalogue.requirement(requirement.id), Some(requirement));
        }
    }
}

#[test]
fn the_parts_of_each_requirement_are_there_and_of_a_fitting_size() {
    for requirement in Catalogue::built_in().requirements() {
        let id = requirement.id;
        assert!(requirement.title.chars().count() <= 50, "{id}: {}", requirement.title);
        assert!(!requirement.title.ends_with('.'), "{id}");
        assert!(requirement.statement.ends_with('.'), "{id}");
        assert!((2..=6).contains(&requirement.aspects.len()), "{id}");
        assert!(requirement.source.contains(&format!("FitSM-1 {id}")), "{id}");
        for level in Level::ALL {
            let words = requirement.level(level).split_whitespace().count();
            assert!((20..=80).contains(&words), "{id} level {level} has {words} words");
        }
    }
}

#[test]
fn a_description_does_not_give_its_number_away() {
    for requirement in Catalogue::built_in().requirements() {
        for level in Level::ALL {
            let text = requirement.level(level).to_lowercase();
            for number in 0..=4 {
                assert!(
                    !text.contains(&format!("level {number}")),
                    "{} level {level}",
                    requirement.id
                );
            }
        }
    }
}

#[test]
fn every_area_has_its_place() {
    for area in Catalogue::built_in().areas() {
        let is_general = matches!(area.phase, Phase::Plan | Phase::Do | Phase::Check | Phase::Act);
        assert_eq!(is_general, area.group() == Group::General, "{}", area.id);
        assert!(area.short_name.chars().count() <= 16, "{}", area.id);
    }
}

#[test]
fn the_depth_of_each_requirement_is_there() {
    let catalogue = Catalogue::built_in();
    for requirement in catalogue.requirements() {
        let id = requirement.id;
        for level in Level::MIN.steps_to(Level::MAX) {
            assert!(requirement.questions_of(level).count() >= 1, "{id} asks nothing for {level}");
            assert!(
                requirement.step_to(level).is_some_and(|step| step.actions.len() >= 2),
                "{id} {level}"
            );
        }
        for aspect in (1..=u8::MAX).take(requirement.aspects.len()) {
            let level_3 = |question: &&Question| question.key.level().get() == 3;
            let about = requirement.questions.iter().filter(level_3);
            assert!(
                about.into_iter().any(|question| question.aspect == Some(aspect)),
                "{id} {aspect}"
            );
        }
        let expects = |kind: EvidenceKind, levels: std::ops::RangeInclusive<u8>| {
            let of_kind = requirement.evidence.iter().filter(|piece| piece.kind == kind);
            of_kind.into_iter().any(|piece| levels.contains(&piece.level.get()))
        };
        assert!(expects(EvidenceKind::Document, 1..=3), "{id} expects no document");
        assert!(expects(EvidenceKind::Record, 1..=3), "{id} expects no record");
        assert!(expects(EvidenceKind::Measurement, 4..=4), "{id} expects no measurement");
        assert!(requirement.pitfalls.len() >= 2, "{id} warns of nothing");
        assert!(!requirement.related.terms.is_empty(), "{id} touches no term");
    }
}

#[test]
fn the_depth_of_each_area_is_there() {
    let catalogue = Catalogue::built_in();
    for area in catalogue.areas() {
        let id = area.id;
        assert!((3..=7).contains(&area.key_questions.len()), "{id}");
        assert!(!area.inputs.is_empty() && !area.outputs.is_empty(), "{id}");
        assert!(!area.setup.is_empty() && !area.activities.is_empty(), "{id}");
        assert!(area.activities.iter().all(|activity| activity.steps.len() >= 2), "{id}");
        assert!(
            area.roles.len() >= 2 && area.roles.iter().all(|role| !role.tasks.is_empty()),
            "{id}"
        );
        assert!((3..=5).contains(&area.kpis.len()), "{id}");
        let flows = catalogue.given_by(id).count() + catalogue.received_by(id).count();
        assert!(flows >= 1, "{id} has no interface");
    }
    assert_eq!(catalogue.terms().len(), 80);
    assert!(Level::MIN.steps_to(Level::MAX).count() < catalogue.efforts().len());
}

#[test]
fn what_depends_on_what_has_no_circle() {
    let catalogue = Catalogue::built_in();
    let ordered = catalogue.in_dependency_order();
    assert_eq!(ordered.len(), 82);
    for (place, requirement) in ordered.iter().enumerate() {
        for on in requirement.depends_on.iter() {
            assert!(ordered[..place].iter().any(|before| before.id == on.id), "{}", requirement.id);
        }
    }
}

/// Every text of a requirement, with the place where it stands.
fn texts(requirement: &Requirement) -> Vec<(String, &str)> {
    let id = requirement.id;
    let mut texts: Vec<(String, &str)> = Vec::new();
    for level in Level::ALL {
        texts.push((format!("{id} level {level}"), requirement.level(level)));
    }
    for question in requirement.questions.iter() {
        texts.push((format!("{id} question {}", question.key), &question.text));
    }
    texts.extend(requirement.pitfalls.iter().map(|text| (format!("{id} pitfall"), &**text)));
    texts.extend(requirement.evidence.iter().map(|piece| (format!("{id} evidence"), &*piece.what)));
    for step in requirement.steps.iter() {
        let place = format!("{id} step to {}", step.to);
        texts.extend(step.actions.iter().map(|text| (place.clone(), &**text)));
    }
    texts
}

#[test]
fn no_text_and_no_sentence_of_a_requirement_stands_twice() {
    let mut texts_seen: BTreeMap<String, String> = BTreeMap::new();
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    for requirement in Catalogue::built_in().requirements() {
        for (place, text) in texts(requirement) {
            if let Some(other) = texts_seen.insert(text.to_lowercase(), place.clone()) {
                panic!("{place} and {other} share: {text}");
            }
            // A few words may recur; a whole sentence may not.
            let long = |sentence: &&str| sentence.split_whitespace().count() >= 5;
            for sentence in text.split_inclusive(['.', '?', '!', ';']).filter(long) {
                let sentence = sentence.trim().to_lowercase();
                if let Some(other) = sentences.insert(sentence.clone(), place.clone()) {
                    panic!("{place} and {other} share: {sentence}");
                }
            }
        }
    }
}

/// The runs of three words of a text.
fn runs(text: &str) -> BTreeSet<String> {
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.windows(3).map(|run| run.join(" ")).collect()
}

/// Descriptions and questions that would do for another requirement as well share most of their
/// wording with one there. The measure is the share of runs of three words that two texts have in
/// common (Jaccard); the bound lies well below what a template with the noun swapped would give.
#[test]
fn no_description_or_question_is_another_with_the_noun_swapped() {
    const BOUND_PER_CENT: usize = 40;
    let all: Vec<(String, &str, BTreeSet<String>)> = Catalogue::built_in()
        .requirements()
        .flat_map(texts)
        .filter(|(place, _)| place.contains("level") || place.contains("question"))
        .map(|(place, text)| (place, text, runs(text)))
        .filter(|(_, _, runs)| runs.len() >= 4)
        .collect();
    for (at, (place, text, own)) in all.iter().enumerate() {
        for (other_place, other_text, other) in &all[at + 1..] {
            if place.split(' ').next() == other_place.split(' ').next() {
                continue;
            }
            let common = own.intersection(other).count();
            let share = 100 * common / (own.len() + other.len() - common);
            assert!(
                share < BOUND_PER_CENT,
                "{share} % {place}: {text}\n{other_place}: {other_text}"
            );
        }
    }
}
