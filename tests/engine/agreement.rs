//! Agreement figures against cases worked out by hand, and a published one.
//!
//! By Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): with coincidences
//! o(c,k), totals n(c), their sum n and distances d(c,k), alpha = 1 − (n − 1) Σ o d / Σ n(c) n(k) d
//! over all pairs c < k. The ordinal distance is the number of values from c to k without half of
//! those at both ends, squared. In the notes below it is doubled before it is squared, as that
//! changes nothing in the ratio: d(c,k) = (2 · (n(c) + … + n(k)) − n(c) − n(k))².

use fitsm_core::Level;
use fitsm_eval::agreement::{Figures, Opinion, Undefined};
use proptest::prelude::*;

const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Figures of units, each with the levels of the first, second … respondent; `.` is no answer.
fn figures(units: &[&str]) -> Figures {
    let opinion = |(at, letter): (usize, char)| {
        let level = Level::new(letter.to_digit(10)?.into())?;
        Some(Opinion { by: NAMES[at], level })
    };
    let units: Vec<Vec<Opinion<'_>>> =
        units.iter().map(|unit| unit.chars().enumerate().filter_map(opinion).collect()).collect();
    Figures::of(units.iter().map(Vec::as_slice))
}

fn alpha(units: &[&str]) -> Option<i32> {
    figures(units).alpha.map(fitsm_eval::agreement::Alpha::get)
}

/// The reliability data of Krippendorff's article, 4 observers and 12 units with 1 to 5, here 0 to
/// 4. He gives 0.815 for ordinal data, 0.743 for nominal and 0.849 for interval data.
#[test]
fn the_published_example() {
    // Each observer's values, unit by unit.
    let observers = ["012210301...", "0122113014.2", ".2221231140.", "01221330140."];
    let value = |unit: usize, row: &str| row.chars().nth(unit).unwrap();
    let by_unit: Vec<String> =
        (0..12).map(|unit| observers.iter().map(|row| value(unit, row)).collect()).collect();
    let by_unit: Vec<&str> = by_unit.iter().map(String::as_str).collect();
    let result = figures(&by_unit);
    assert_eq!(alpha(&by_unit), Some(82), "0.815");
    assert_eq!((result.respondents, result.answered, result.compared), (4, 12, 11));
    // Units 1, 3, 4, 5, 7, 9, 10 and 11.
    assert_eq!(result.agreed, 8);
}

#[test]
fn cases_worked_out_by_hand() {
    for (units, expected, why) in [
        (
            &["01", "01"][..],
            -50,
            "n(0) = n(1) = 2, o(0,1) = 2, d = (2·4 − 4)² = 16: 1 − 3·2·16 / (2·2·16) = −0.5",
        ),
        (
            &["11", "23", "33"],
            78,
            "n(1) = 2, n(2) = 1, n(3) = 3; d(1,2) = 9, d(1,3) = 49, d(2,3) = 16; o(2,3) = 1: \
             1 − 5·16 / (2·1·9 + 2·3·49 + 1·3·16) = 1 − 80/360 = 0.777…",
        ),
        (
            &["22.", "23.", "124", "..4", "..."],
            -25,
            "three people, answers missing; the units with one or none do not count. n(1) = 1, \
             n(2) = 4, n(3) = 1, n(4) = 1; d(1,2) = 25, d(1,3) = 100, d(1,4) = 144, d(2,3) = 25, \
             d(2,4) = 49, d(3,4) = 4. The unit of three counts each pair by half: \
             25 + (25 + 144 + 49)/2 = 134. 1 − 6·134 / (100 + 100 + 144 + 100 + 196 + 4) \
             = 1 − 804/644 = −0.248…",
        ),
        (
            &["00", "00", "02", "12"],
            38,
            "n = 5, 1, 2; d(0,1) = 36, d(0,2) = 81, d(1,2) = 9: 1 − 7·90/1008 = 0.375, half up",
        ),
        (
            &["00", "01", "01", "02"],
            -38,
            "n = 5, 2, 1; d(0,1) = 49, d(0,2) = 100, d(1,2) = 9: 1 − 7·198/1008 = −0.375, away \
             from zero",
        ),
        (&["04"], 0, "n(0) = n(4) = 1: 1 − 1·d / d"),
    ] {
        assert_eq!(alpha(units), Some(expected), "{units:?}: {why}");
    }
    assert_eq!(figures(&["01", "01"]).alpha.unwrap().to_string(), "-0.50");
}

#[test]
fn figures_beside_alpha() {
    // Spreads 0, 1, 3: mean 4/3. Pairs 1 + 1 + 3, of which 1 + 0 + 0 agree. The fourth is alone.
    let result = figures(&["22.", "23.", "124", "..4"]);
    assert_eq!((result.respondents, result.answered, result.compared), (3, 4, 3));
    assert_eq!((result.agreed, result.agreement.unwrap().get()), (1, 33));
    assert_eq!((result.pairs, result.pairs_agreed), (5, 1));
    assert_eq!(result.pairwise.unwrap().get(), 20);
    assert_eq!((result.mean_spread.unwrap().get(), result.largest_spread), (133, Some(3)));
}

#[test]
fn where_it_is_not_defined_it_says_why() {
    for units in [&[][..], &["..."], &["1..", ".2.", "..3"]] {
        let result = figures(units);
        assert_eq!((result.alpha, result.agreement, result.mean_spread), (None, None, None));
        assert_eq!(result.alpha_undefined, Some(Undefined::NothingCompared), "{units:?}");
    }
    // A third level that nobody else was asked about does not make a variation.
    let alike = figures(&["22.", "222", "..3"]);
    assert_eq!((alike.alpha, alike.alpha_undefined), (None, Some(Undefined::NoVariation)));
    assert_eq!(alike.agreement.unwrap().get(), 100);
}

/// 82 requirements with 119 to 200 answers each: 82 denominators, whose common one has 91 digits.
/// The exact result, 0.50655…, was worked out with Python's fractions.
#[test]
fn two_hundred_people_overflow_nothing() {
    let units: Vec<Vec<Opinion<'_>>> = (0..82i64)
        .map(|unit| {
            let level = |p| if p % 3 == 0 { (unit * 7 + p * p) % 5 } else { unit % 5 };
            let opinion = |p| Opinion { by: "one of many", level: Level::new(level(p)).unwrap() };
            (0..unit + 119).map(opinion).collect()
        })
        .collect();
    let result = Figures::of(units.iter().map(Vec::as_slice));
    assert_eq!(result.alpha.unwrap().get(), 51);
}

/// Some units 0 1, and a unit of each size from 3 in which all agree, on 0 where told and else on
/// 1: as many denominators as there are sizes.
fn of_two_levels(split: usize, on_zero: &[bool]) -> Figures {
    let opinion = |level| Opinion { by: "one of many", level: Level::new(level).unwrap() };
    let mut units = vec![vec![opinion(0), opinion(1)]; split];
    for (at, is_zero) in on_zero.iter().enumerate() {
        units.push(vec![opinion(i64::from(!is_zero)); at + 3]);
    }
    Figures::of(units.iter().map(Vec::as_slice))
}

/// With only two levels the distance falls out: alpha is 1 − (n − 1) o(0,1) / (n(0) n(1)).
#[test]
fn halves_are_exact_however_many_sizes_there_are() {
    for (split, largest, on_zero) in [
        // n(0) = 14 + 26, n(1) = 14 + 532: 1 − 585·14 / (40·546) = 0.625. 32! has 118 bits.
        (14, 33, &[26][..]),
        // n(0) = 71 + 142, n(1) = 71 + 1625: 1 − 1908·71 / (213·1696) = 0.625. 58! has 261 bits.
        (71, 59, &[59, 58, 25]),
    ] {
        let on_zero: Vec<bool> = (3..=largest).map(|size| on_zero.contains(&size)).collect();
        assert_eq!(of_two_levels(split, &on_zero).alpha.unwrap().get(), 63);
    }
}

/// Units with the answers of six people, who may be missing.
fn all_units() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[.01234]{6}", 0..12)
}

fn of(units: &[String]) -> Figures {
    figures(&units.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn two_levels_follow_the_short_formula(
        split in 1..40usize,
        on_zero in prop::collection::vec(any::<bool>(), 0..80),
    ) {
        let zeros: usize = (3..).zip(&on_zero).filter(|(_, is)| **is).map(|(size, _)| size).sum();
        let all: usize = (3..).zip(&on_zero).map(|(size, _)| size).sum();
        let count = |number: usize| i32::try_from(number + split).unwrap();
        let (n0, n1, split) = (count(zeros), count(all - zeros), count(0));
        let over = n0 * n1;
        let alpha = over - (n0 + n1 - 1) * split;
        let rounded = (i64::from(alpha.abs()) * 200 + i64::from(over)) / (2 * i64::from(over));
        let found = of_two_levels(split.unsigned_abs() as usize, &on_zero).alpha.unwrap().get();
        prop_assert_eq!(i64::from(found), i64::from(alpha.signum()) * rounded);
    }

    #[test]
    fn the_order_of_people_and_of_requirements_never_matters(units in all_units()) {
        let backwards: Vec<String> =
            units.iter().rev().map(|unit| unit.chars().rev().collect()).collect();
        prop_assert_eq!(of(&units), of(&backwards));
    }

    #[test]
    fn perfect_agreement_is_one_wherever_levels_vary(levels in prop::collection::vec(0..5u8, 1..20)) {
        let units: Vec<String> = levels.iter().map(|level| level.to_string().repeat(3)).collect();
        let result = of(&units);
        let varies = levels.iter().any(|level| *level != levels[0]);
        prop_assert_eq!(result.alpha.map(fitsm_eval::agreement::Alpha::get), varies.then_some(100));
        prop_assert_eq!(result.pairs_agreed, result.pairs);
        prop_assert_eq!(result.largest_spread, Some(0));
    }

    #[test]
    fn alpha_is_at_most_one_and_one_of_two(units in all_units()) {
        let result = of(&units);
        prop_assert!(result.alpha.is_some() != result.alpha_undefined.is_some());
        if let Some(alpha) = result.alpha {
            prop_assert!(alpha.get() <= 100);
        }
    }

    /// Turning the scale round changes nothing: the distance counts values, not their size.
    #[test]
    fn alpha_of_the_scale_upside_down_is_the_same(units in all_units()) {
        let turned: Vec<String> = units
            .iter()
            .map(|unit| unit.chars().map(|c| c.to_digit(10).map_or('.', |d| char::from_digit(4 - d, 10).unwrap())).collect())
            .collect();
        prop_assert_eq!(of(&units), of(&turned));
    }
}
