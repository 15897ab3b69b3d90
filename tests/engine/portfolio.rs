//! Places, quartiles and pseudonyms, worked out by hand; and that the order of files never matters.

use std::fmt::Write as _;

use fitsm_core::{Assessment, Catalogue};
use fitsm_eval::portfolio::{Member, Quartiles};
use fitsm_eval::{Hundredths, Portfolio, evaluate};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generated::{Plan, parse, plans};

/// An organisation with the first areas of the catalogue in scope, each at one level, `.` unscored.
fn member(name: &str, date: &str, levels: &str) -> Member {
    let mut text = format!(
        "format = 1\norganisation = \"{name}\"\ndate = {date}\ntitle = \"Assessment of {name}\"\n\
         edition = \"3.0\"\n[out-of-scope]\n"
    );
    let areas = Catalogue::built_in().areas();
    for area in &areas[levels.len()..] {
        let _ = writeln!(text, "{} = \"Not part of this case\"", area.id);
    }
    for (area, level) in areas.iter().zip(levels.chars()).filter(|(_, level)| *level != '.') {
        for requirement in area.requirements.iter() {
            let _ = writeln!(text, "[answers.{}]\nlevel = {level}", requirement.id);
        }
    }
    of(&format!("{name}.toml"), &parse(&text))
}

fn of(file: &str, assessment: &Assessment) -> Member {
    Member::of(file.to_owned(), assessment, &evaluate(Catalogue::built_in(), assessment))
}

fn portfolio(members: Vec<Member>) -> Portfolio {
    Portfolio::of(Catalogue::built_in(), members)
}

fn json(portfolio: &Portfolio) -> Value {
    serde_json::to_value(portfolio).unwrap()
}

fn places(portfolio: &Portfolio) -> Vec<(Option<usize>, &str)> {
    portfolio.organisations.iter().map(|each| (each.place, each.name.as_str())).collect()
}

#[test]
fn places_by_level_then_index_and_none_where_the_level_is_unknown() {
    // GR1, GR2 and GR3 have 3, 4 and 2 requirements.
    let portfolio = portfolio(vec![
        member("one", "2026-01-01", "13"),    // level 1, index 2
        member("two", "2026-01-02", "22"),    // level 2, index 2
        member("three", "2026-01-03", "31"),  // level 1, index 2: as one
        member("four", "2026-01-04", "11"),   // level 1, index 1
        member("open", "2026-01-05", "4."),   // unknown, 3 of 7 scored, at most 4
        member("opener", "2026-01-06", ".1"), // unknown, 4 of 7 scored, at most 1
        member("empty", "2026-01-07", ".."),  // unknown, 0 of 7, at most 4
        member("none", "2026-01-08", ""),     // nothing in scope
    ]);
    assert_eq!(
        places(&portfolio),
        [
            (Some(1), "two"),
            // Alike in level and index: one place, by name; the next place is left empty.
            (Some(2), "one"),
            (Some(2), "three"),
            (Some(4), "four"),
            (None, "opener"),
            (None, "open"),
            (None, "empty"),
            (None, "none"),
        ]
    );
    assert_eq!(json(&portfolio)["coverage"], json!({ "scored": 35, "applicable": 49 }));
}

#[test]
fn of_each_organisation_the_latest_assessment_counts_and_the_others_are_told() {
    let portfolio = portfolio(vec![
        member("one", "2026-05-01", "2"),
        member("one", "2024-05-01", "4"),
        member("one", "2025-05-01", "3"),
        member("One ", "2025-05-01", "1"),
    ]);
    let json = json(&portfolio);
    assert_eq!(json["organisations"].as_array().unwrap().len(), 2);
    let one = &json["organisations"][0];
    assert_eq!((&one["name"], &one["maturity"]["level"]), (&json!("one"), &json!(2)));
    assert_eq!(one["identity"]["date"], "2026-05-01");
    let earlier: Vec<&Value> =
        one["identity"]["earlier"].as_array().unwrap().iter().map(|each| &each["date"]).collect();
    assert_eq!(earlier, ["2025-05-01", "2024-05-01"]);
    assert_eq!(json["similar"], json!([["One ", "one"]]));
}

#[test]
fn of_several_assessments_of_one_day_the_one_with_more_scored_counts() {
    // GR1 and GR2 have 3 and 4 requirements. The title of the second is later in the alphabet.
    let mut more = member("one", "2026-05-01", "21");
    let mut fewer = member("one", "2026-05-01", "4.");
    more.title = Some("A".to_owned());
    fewer.title = Some("Z".to_owned());
    fewer.file = "z.toml".to_owned();
    let portfolio_of = |members: Vec<Member>| json(&portfolio(members))["organisations"][0].clone();
    for one in [vec![more.clone(), fewer.clone()], vec![fewer.clone(), more.clone()]] {
        let one = portfolio_of(one);
        assert_eq!(one["maturity"]["level"], 1);
        assert_eq!(one["identity"]["title"], "A");
        assert_eq!(one["identity"]["earlier"][0]["title"], "Z");
        assert_eq!(one["identity"]["earlier"][0]["coverage"]["scored"], 3);
    }
    // As many scored: the last by title.
    let mut other = more.clone();
    other.title = Some("B".to_owned());
    assert_eq!(portfolio_of(vec![other, more])["identity"]["title"], "B");
}

#[test]
fn areas_over_all() {
    let portfolio = portfolio(vec![
        member("a", "2026-01-01", "120"),
        member("b", "2026-01-02", "22."),
        member("c", "2026-01-03", "32"),
    ]);
    let json = json(&portfolio);
    let area = |at: usize| json["areas"][at].clone();
    // GR1 at 1, 2 and 3: the middle one belongs to both halves, so the hinges are 1.5 and 2.5.
    assert_eq!(
        area(0)["quartiles"],
        json!({ "organisations": 3, "minimum": 1.0, "lower": 1.5, "median": 2.0, "upper": 2.5, "maximum": 3.0 })
    );
    assert_eq!(area(0)["levels"], json!([0, 1, 1, 1, 0]));
    // GR3: 0, not scored, out of scope.
    assert_eq!(area(2)["levels"], json!([1, 0, 0, 0, 0]));
    assert_eq!((&area(2)["unknown"], &area(2)["out_of_scope"]), (&json!(1), &json!(1)));
    assert_eq!(area(2)["quartiles"]["organisations"], 1);
    assert_eq!(area(2)["coverage"], json!({ "scored": 2, "applicable": 4 }));
    assert_eq!(area(3)["quartiles"], Value::Null);
    // GR1 and GR2 have median 2; GR1 has the lower quartile 1.5, GR2 has 2.
    assert_eq!(json["weakest"], json!(["GR3", "GR1", "GR2"]));
}

/// A profile of this many hundredths, a multiple of 50: of an area with two requirements.
fn hundredths(wanted: u16) -> Hundredths {
    let area = |levels: [u8; 2]| {
        let mut text = String::from(
            "format = 1\norganisation = \"x\"\ndate = 2026-01-01\nedition = \"3.0\"\n",
        );
        for (at, level) in levels.iter().enumerate() {
            let _ = writeln!(text, "[answers.GR3.{}]\nlevel = {level}", at + 1);
        }
        of("x", &parse(&text)).areas[2].profile.unwrap()
    };
    let by_half: Vec<Hundredths> = (0..=4)
        .flat_map(|low: u8| (low..=(low + 1).min(4)).map(move |high| [low, high]))
        .map(area)
        .collect();
    by_half.into_iter().find(|profile| profile.get() == wanted).unwrap()
}

#[test]
fn quartiles_are_tukeys_hinges() {
    let five = |of: &[u16]| {
        let of = Quartiles::of(of.iter().map(|number| hundredths(*number)).collect()).unwrap();
        [of.minimum, of.lower, of.median, of.upper, of.maximum].map(Hundredths::get)
    };
    assert_eq!(five(&[150]), [150; 5]);
    assert_eq!(five(&[200, 100]), [100, 100, 150, 200, 200]);
    // Halves 0 50 and 100 150: 25, 75, 125.
    assert_eq!(five(&[150, 0, 100, 50]), [0, 25, 75, 125, 150]);
    // Halves 0 50 100 and 100 150 400.
    assert_eq!(five(&[0, 50, 100, 150, 400]), [0, 50, 100, 150, 400]);
    // Halves 0 0 50 and 100 200 300.
    assert_eq!(five(&[0, 0, 50, 100, 200, 300]), [0, 0, 75, 200, 300]);
    // Seven: halves 0 50 100 150 and 150 200 250 300: 75, 150, 225.
    assert_eq!(five(&[0, 50, 100, 150, 200, 250, 300]), [0, 75, 150, 225, 300]);
    assert_eq!(Quartiles::of(Vec::new()), None);
    // 25 and 150 lie 125 apart: the middle of 0.25 and 1.50 is 0.875, half away from zero.
    let quarter = hundredths(0).middle(hundredths(50));
    assert_eq!(quarter.middle(hundredths(150)).get(), 88);
}

#[test]
fn under_pseudonyms_nothing_tells_who_is_who() {
    let portfolio = portfolio(vec![
        member("Alpha", "2026-05-01", "2"),
        member("Alpha", "2025-05-01", "1"),
        member("Beta", "2026-06-01", "3"),
        member("Gamma", "2026-07-01", "3"),
    ]);
    let key = |name: &str| ["Gamma", "Alpha", "Beta"].iter().position(|each| *each == name);
    let shared = portfolio.shared(key);
    assert_eq!(
        places(&shared),
        [(Some(1), "Organisation A"), (Some(1), "Organisation C"), (Some(3), "Organisation B"),]
    );
    let text = json(&shared).to_string();
    for secret in ["Alpha", "Beta", "Gamma", "Assessment of", ".toml", "-05-01", "-07-01"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    let many = (0..30).map(|at| member(&format!("{at:02}"), "2026-01-01", "2")).collect();
    let shared = Portfolio::of(Catalogue::built_in(), many).shared(str::to_owned);
    let last: Vec<&str> =
        shared.organisations[25..28].iter().map(|each| each.name.as_str()).collect();
    assert_eq!(last, ["Organisation Z", "Organisation AA", "Organisation AB"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_the_files_never_matters(plans in prop::collection::vec(plans(), 1..8)) {
        let mut members: Vec<Member> = plans.iter().map(Plan::assessment).enumerate().map(|(at, mut each)| {
            // Some organisations have several assessments, some of them on one day.
            each.organisation = ["one", "two", "three"][at % 3].to_owned();
            each.title = Some(format!("number {at}"));
            of(&format!("{at}.toml"), &each)
        }).collect();
        let one = json(&portfolio(members.clone()));
        members.reverse();
        prop_assert_eq!(&one, &json(&portfolio(members.clone())));
        let at = members.len() / 2;
        members.rotate_left(at);
        prop_assert_eq!(&one, &json(&portfolio(members)));
        // Places never rise with the list, and the unknown come last.
        let places: Vec<Option<u64>> =
            one["organisations"].as_array().unwrap().iter().map(|each| each["place"].as_u64()).collect();
        for pair in places.windows(2) {
            prop_assert!(pair[1].is_none_or(|next| pair[0].is_some_and(|place| place <= next)));
        }
    }
}
