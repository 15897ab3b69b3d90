//! The catalogue is whole: what FitSM-1 edition 3.0 has is there, and no text stands twice.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use std::collections::BTreeMap;

use fitsm_core::catalogue::Phase;
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
fn no_description_and_no_sentence_stands_twice() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for requirement in Catalogue::built_in().requirements() {
        for level in Level::ALL {
            let place = format!("{} level {level}", requirement.id);
            for sentence in requirement.level(level).split_inclusive(['.', '?', '!']) {
                let sentence = sentence.trim().to_lowercase();
                // A few words may recur; a whole sentence may not.
                if sentence.split_whitespace().count() < 5 {
                    continue;
                }
                if let Some(other) = seen.insert(sentence.clone(), place.clone()) {
                    panic!("{place} and {other} share: {sentence}");
                }
            }
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
