//! A trend, worked out by hand: three assessments of a small SMS.

use std::fmt::Write as _;

use fitsm_core::{Assessment, Catalogue};
use fitsm_eval::{About, Trend, evaluate};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generated::{parse, plans};

/// PR10 (four requirements) alone is in scope.
fn small(date: &str, title: &str, more: &str, levels: &[(u8, u8)]) -> Assessment {
    let mut text = format!(
        "format = 1\norganisation = \"Harbour City IT\"\ndate = {date}\ntitle = \"{title}\"\n\
         edition = \"3.0\"\n{more}\n[out-of-scope]\n"
    );
    for area in Catalogue::built_in().areas().iter().filter(|area| area.code != "PM") {
        let _ = writeln!(text, "{} = \"Not part of this case\"", area.id);
    }
    for (number, level) in levels {
        let _ = writeln!(text, "[answers.PR10.{number}]\nlevel = {level}");
    }
    parse(&text)
}

fn trend_of(assessments: &[&Assessment]) -> Value {
    let catalogue = Catalogue::built_in();
    let evaluations: Vec<_> = assessments.iter().map(|each| evaluate(catalogue, each)).collect();
    let pairs = assessments.iter().copied().zip(&evaluations);
    serde_json::to_value(Trend::of(pairs)).unwrap()
}

#[test]
fn levels_profiles_and_coverage_over_three_years() {
    let first = small("2024-03-01", "First", "", &[(1, 1), (2, 0)]);
    let second = small("2025-03-01", "Second", "", &[(1, 1), (2, 1), (3, 2), (4, 1)]);
    let third = small("2026-03-01", "Third", "rule = \"mean\"", &[(1, 2), (2, 3), (3, 2), (4, 3)]);
    let trend = trend_of(&[&third, &first, &second]);
    let area = |at: usize| {
        let areas = trend["assessments"][at]["areas"].as_array().unwrap();
        let area = areas.iter().find(|area| area["id"] == "PR10").unwrap();
        json!([
            area["level"],
            area["at_most"],
            area["profile"],
            area["coverage"]["scored"],
            area["coverage"]["applicable"]
        ])
    };
    // Two of four scored, the lowest 0: at most 0. Mean 1/2.
    assert_eq!(area(0), json!([null, 0, 0.5, 2, 4]));
    // The lowest of 1 1 2 1; mean 5/4.
    assert_eq!(area(1), json!([1, 1, 1.25, 4, 4]));
    // The whole part of 10/4.
    assert_eq!(area(2), json!([2, 2, 2.5, 4, 4]));
    let maturity = |at: usize| trend["assessments"][at]["maturity"].clone();
    assert_eq!(maturity(0)["level"], Value::Null);
    assert_eq!(maturity(1)["level"], 1);
    assert_eq!(maturity(2)["index"], 2.5);
    // What is out of scope has no level, no profile, and nothing to cover.
    assert_eq!(trend["assessments"][0]["areas"][0]["scope"], "out");
    assert_eq!(trend["assessments"][0]["areas"][0]["level"], Value::Null);
    assert_eq!(
        trend["notes"],
        json!([{ "about": "rule", "values": ["hurdle", "hurdle", "mean"] }])
    );
}

#[test]
fn what_does_not_belong_together_is_noted() {
    let one = small("2026-03-01", "A", "kind = \"self-assessment\"", &[]);
    let more = "evidence-policy = \"cap\"\n[certification-goal]\ndefault = 3\nPR6 = 4";
    let mut other = small("2026-03-01", "B", more, &[]);
    other.organisation = "Meridian".to_owned();
    other.edition = "4.0".to_owned();
    assert_eq!(
        trend_of(&[&other, &one])["notes"],
        json!([
            { "about": "organisation", "values": ["Harbour City IT", "Meridian"] },
            { "about": "edition", "values": ["3.0", "4.0"] },
            { "about": "kind", "values": ["self-assessment", null] },
            { "about": "evidence-policy", "values": ["report", "cap"] },
            { "about": "certification-goal", "values": ["3", "3, PR6 4"] },
            { "about": "same-date", "values": ["2026-03-01", "2026-03-01"] },
        ])
    );
    // All areas named with the usual goal is the same as the default alone.
    let areas = Catalogue::built_in().areas();
    let all: Vec<String> = areas.iter().map(|area| format!("{} = 3", area.id)).collect();
    let all = all.join(
        "
",
    );
    let named = small("2027-03-01", "C", &format!("[certification-goal]\n{all}"), &[]);
    let plain = small("2028-03-01", "D", "", &[]);
    assert_eq!(trend_of(&[&named, &plain])["notes"], json!([]));
    assert_eq!(serde_json::to_value(About::SameDate).unwrap(), "same-date");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_the_files_never_matters(
        plans in prop::collection::vec(plans(), 1..5),
        days in Just((1..=28i8).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut assessments: Vec<Assessment> =
            plans.iter().map(crate::generated::Plan::assessment).collect();
        for (assessment, day) in assessments.iter_mut().zip(days) {
            assessment.date = fitsm_core::Date::new(2026, 2, day).unwrap();
        }
        let given: Vec<&Assessment> = assessments.iter().collect();
        let turned: Vec<&Assessment> = assessments.iter().rev().collect();
        prop_assert_eq!(trend_of(&given), trend_of(&turned));
    }
}
