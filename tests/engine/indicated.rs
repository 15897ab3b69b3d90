//! The level that ratings indicate, by the rule of ISO/IEC 33020 as the design states it: level n
//! is indicated when its own questions are all rated L or F and those of every lower level all F;
//! a question that is not rated is neither.

use std::collections::BTreeMap;

use fitsm_core::catalogue::Question;
use fitsm_core::{QuestionKey, Rating};
use fitsm_eval::indicated;

const KEYS: [&str; 7] = ["1a", "2a", "2b", "3a", "3b", "3c", "4a"];

fn questions() -> Vec<Question> {
    let question = |key: &&str| Question {
        key: key.parse().unwrap(),
        text: "Is it so?".into(),
        ask_to_see: None,
        aspect: None,
    };
    KEYS.iter().map(question).collect()
}

/// The indicated level for ratings in the order of [`KEYS`]; `-` is not rated.
fn level(ratings: &str) -> Option<u8> {
    let given: BTreeMap<QuestionKey, Rating> = KEYS
        .iter()
        .zip(ratings.chars())
        .filter(|(_, letter)| *letter != '-')
        .map(|(key, letter)| {
            let rating = Rating::CHOICES.iter().find(|(name, _)| name.starts_with(letter));
            (key.parse().unwrap(), rating.unwrap().1)
        })
        .collect();
    indicated(&questions(), &given).map(fitsm_core::Level::get)
}

#[test]
fn cases_worked_out_by_hand() {
    for (ratings, expected, why) in [
        ("-------", None, "no ratings indicate nothing"),
        ("NNNNNNN", Some(0), "1a is N, so level 1 is not indicated"),
        ("PFFFFFF", Some(0), "1a is P, whatever stands above it"),
        ("L------", Some(1), "1a is L: level 1, and nothing above because 1a is not F"),
        ("LFFFFFF", Some(1), "the levels above need 1a rated F"),
        ("F------", Some(1), "1a is F, the questions of level 2 are not rated"),
        ("FL-----", Some(1), "2b is not rated, which is neither L nor F"),
        ("FLL----", Some(2), "1a is F, 2a and 2b are L"),
        ("FLFFFFF", Some(2), "2a is only L, so level 3 is out"),
        ("FFFLLL-", Some(3), "levels 1 and 2 all F, level 3 all L"),
        ("FFFLPL-", Some(2), "3b is P"),
        ("FFFFFFL", Some(4), "all below F, 4a is L"),
        ("FFFFFLF", Some(3), "3c is only L"),
        ("FFFFFFP", Some(3), "4a is P"),
        ("FFFFFFF", Some(4), "everything is F"),
        ("-FFFFFF", Some(0), "1a is not rated, so level 1 is not indicated"),
    ] {
        assert_eq!(level(ratings), expected, "{ratings}: {why}");
    }
}

#[test]
fn raising_a_rating_never_lowers_the_level() {
    let letters = ['-', 'N', 'P', 'L', 'F'];
    // All 5⁷ combinations, each with each rating raised by one.
    for code in 0..5usize.pow(7) {
        let digits: Vec<usize> = (0..7).map(|at| code / 5usize.pow(at) % 5).collect();
        let word =
            |digits: &[usize]| digits.iter().map(|digit| letters[*digit]).collect::<String>();
        let before = level(&word(&digits)).unwrap_or(0);
        for at in 0..7 {
            if digits[at] < 4 {
                let mut higher = digits.clone();
                higher[at] += 1;
                assert!(level(&word(&higher)).unwrap_or(0) >= before, "{}", word(&higher));
            }
        }
    }
}
