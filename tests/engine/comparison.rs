//! Each file in `tests/fixtures/compared/` is a pair of assessments whose comparison was worked out
//! by hand, with the rule cited. Beside them, what must hold for every pair.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fitsm_core::{Assessment, Catalogue, Level};
use fitsm_eval::compare::Comparison;
use fitsm_eval::{Change, Condition, evaluate};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generated::{Plan, parse, plans};

/// One side of a case: what its text leaves open is filled in.
fn side(file: &toml::Table, key: &str, date: &str) -> Assessment {
    let body = file[key].as_str().unwrap();
    let own: toml::Table = toml::from_str(body).unwrap();
    let mut text = String::from("format = 1\nedition = \"3.0\"\n");
    if !own.contains_key("organisation") {
        text += "organisation = \"Harbour City IT\"\n";
    }
    if !own.contains_key("date") {
        let _ = writeln!(text, "date = {date}");
    }
    let in_scope = file["in-scope"].as_array().unwrap();
    let mut left_out = String::new();
    for area in Catalogue::built_in().areas() {
        let id = area.id.to_string();
        if !in_scope.iter().any(|name| name.as_str() == Some(&id)) {
            let _ = writeln!(left_out, "{id} = \"Not part of this case\"");
        }
    }
    let heading = "[out-of-scope]\n";
    let text = if body.contains(heading) {
        text + &body.replace(heading, &format!("{heading}{left_out}"))
    } else {
        format!("{text}{body}\n{heading}{left_out}")
    };
    parse(&text)
}

fn compare(old: &Assessment, new: &Assessment) -> Value {
    let catalogue = Catalogue::built_in();
    let (before, after) = (evaluate(catalogue, old), evaluate(catalogue, new));
    serde_json::to_value(Comparison::of((old, &before), (new, &after))).unwrap()
}

/// Follows `PR10.1.change`, `PR10.reasons.rose`, `notes.rule` or `summary.better`; `length` counts.
fn find(json: &Value, path: &str) -> Option<Value> {
    let with = |list: &Value, key: &str, value: &str| {
        list.as_array()?.iter().find(|item| item[key] == value).cloned()
    };
    let parts: Vec<&str> = path.split('.').collect();
    let (start, rest) = match parts.as_slice() {
        [area, number, rest @ ..] if number.parse::<u8>().is_ok() => {
            (with(&json["requirements"], "id", &format!("{area}.{number}"))?, rest)
        }
        [area, rest @ ..] if area.starts_with("GR") || area.starts_with("PR") => {
            (with(&json["areas"], "id", area)?, rest)
        }
        rest => (json.clone(), rest),
    };
    rest.iter().try_fold(start, |value, key| match &value {
        Value::Array(items) if *key == "length" => Some(items.len().into()),
        Value::Array(_) => with(&value, "why", key)
            .map(|reason| reason["parts"].clone())
            .or_else(|| with(&value, "about", key).map(|note| note["values"].clone())),
        _ => value.get(key).cloned(),
    })
}

/// What a case expects: `"null"` is null, wherever it stands.
fn expected(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) if text == "null" => Value::Null,
        toml::Value::Array(items) => items.iter().map(expected).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

#[test]
fn comparisons_agree_with_every_case_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/compared");
    let mut disagreements = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file: toml::Table = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert!(file["cites"].as_str().unwrap().len() > 20, "{name} cites no rule");
        let (old, new) = (side(&file, "old", "2025-03-12"), side(&file, "new", "2026-03-12"));
        let json = compare(&old, &new);
        for (path, value) in file["expect"].as_table().unwrap() {
            let found = find(&json, path);
            let agrees = match (&found, expected(value)) {
                (None, Value::String(word)) => word == "missing",
                (Some(Value::Number(a)), Value::Number(b)) => a.as_f64() == b.as_f64(),
                (Some(found), expected) => *found == expected,
                (None, _) => false,
            };
            if !agrees {
                disagreements.push(format!("{name}: {path} is {found:?}, by hand {value:?}"));
            }
        }
        count += 1;
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert!(count >= 15, "only {count} cases");
}

/// Conditions by name, with two levels, so that every order of them occurs.
const CONDITIONS: [(&str, Condition); 6] = [
    ("1", Condition::Scored(Level::ALL[1])),
    ("3", Condition::Scored(Level::ALL[3])),
    ("unscored", Condition::Unscored),
    ("not-applicable", Condition::NotApplicable),
    ("out", Condition::OutOfScope),
    ("absent", Condition::Absent),
];

#[test]
fn every_pair_of_conditions_has_one_word_and_its_mirror_is_the_mirrored_word() {
    // Rows: before; columns: after, both in the order above. Written by hand.
    let by_hand = "\
        same better no-longer-scored newly-not-applicable newly-out-of-scope only-in-old
        worse same no-longer-scored newly-not-applicable newly-out-of-scope only-in-old
        newly-scored newly-scored still-unscored newly-not-applicable newly-out-of-scope only-in-old
        applicable-again applicable-again applicable-again still-not-applicable newly-out-of-scope only-in-old
        back-in-scope back-in-scope back-in-scope back-in-scope still-out-of-scope only-in-old
        only-in-new only-in-new only-in-new only-in-new only-in-new none";
    let mut words = Vec::new();
    for (row, (before, old)) in by_hand.lines().zip(CONDITIONS) {
        for (word, (after, new)) in row.split_whitespace().zip(CONDITIONS) {
            let change = Change::between(old, new);
            let found = change.map_or(json!("none"), |change| json!(change));
            assert_eq!(found, word, "{before} to {after}");
            assert_eq!(Change::between(new, old), change.map(Change::mirrored));
            words.extend(change);
        }
    }
    for change in Change::ALL {
        assert!(words.contains(&change), "{change:?} never occurs");
    }
}

#[test]
fn what_only_one_edition_has_is_not_left_out() {
    let text = "format = 1\norganisation = \"Harbour City IT\"\ndate = 2026-03-12\n\
                edition = \"3.0\"\n[answers.PR14.3]\nlevel = 2\n";
    let assessment = parse(text);
    let full = evaluate(Catalogue::built_in(), &assessment);
    let mut fewer = evaluate(Catalogue::built_in(), &assessment);
    fewer.areas.retain(|area| area.code != "CSI");
    fewer
        .requirements
        .retain(|each| each.id.to_string() != "GR1.1" && each.id.to_string() != "PR14.3");
    let json = |old, new| {
        serde_json::to_value(Comparison::of((&assessment, old), (&assessment, new))).unwrap()
    };
    let (gone, come) = (json(&full, &fewer), json(&fewer, &full));
    for (path, old, new) in [
        ("PR14.3.change", "only-in-old", "only-in-new"),
        ("GR1.1.change", "only-in-old", "only-in-new"),
        ("PR14.change", "only-in-old", "only-in-new"),
    ] {
        assert_eq!(find(&gone, path).unwrap(), old);
        assert_eq!(find(&come, path).unwrap(), new);
    }
    assert_eq!(find(&gone, "PR14.3.to").unwrap(), Value::Null);
    assert_eq!(find(&gone, "requirements.length").unwrap(), 82);
    assert_eq!(find(&gone, "areas.length").unwrap(), 21);
    assert_eq!(find(&come, "PR14.reasons.unscored").unwrap(), json!(["PR14.1", "PR14.2"]));
}

fn turned(change: &Value) -> Value {
    let change = Change::ALL.into_iter().find(|each| json!(each) == *change).unwrap();
    json!(change.mirrored())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_assessment_against_itself_has_nothing_new(plan in plans()) {
        let assessment = plan.assessment();
        let json = compare(&assessment, &assessment);
        for each in json["requirements"].as_array().unwrap() {
            let word = each["change"].as_str().unwrap();
            prop_assert!(word == "same" || word.starts_with("still-"), "{each}");
            prop_assert_eq!(&each["from"], &each["to"]);
            prop_assert_eq!(&each["note_changed"], false);
            prop_assert_eq!(&each["evidence_changed"], false);
        }
        for area in json["areas"].as_array().unwrap() {
            let word = area["change"].as_str().unwrap();
            prop_assert!(word == "same" || word.starts_with("still-"), "{area}");
        }
        prop_assert_eq!(&json["goals"], &json!([]));
        prop_assert_eq!(&json["conformity"], &json!({ "areas": [], "requirements": [] }));
        prop_assert_eq!(&json["notes"][0]["about"], "same-date");
        prop_assert!(json["notes"][1].is_null());
    }

    #[test]
    fn turned_round_it_says_the_same_with_the_words_turned(one in plans(), other in plans()) {
        let (one, other): (Assessment, Assessment) = (one.assessment(), other.assessment());
        let (there, back) = (compare(&one, &other), compare(&other, &one));
        for list in ["areas", "requirements"] {
            let (there, back) = (there[list].as_array().unwrap(), back[list].as_array().unwrap());
            prop_assert_eq!(there.len(), back.len());
            for (there, back) in there.iter().zip(back) {
                prop_assert_eq!(&there["id"], &back["id"]);
                prop_assert_eq!(turned(&there["change"]), back["change"].clone());
                prop_assert_eq!(&there["from"], &back["to"]);
                prop_assert_eq!(&there["to"], &back["from"]);
                prop_assert_eq!(&there["due_to"], &back["due_to"]);
                prop_assert_eq!(&there["evidence_changed"], &back["evidence_changed"]);
            }
        }
        prop_assert_eq!(turned(&there["maturity"]["change"]), back["maturity"]["change"].clone());
        for (there, back) in ["areas", "requirements"].map(|list| (&there["conformity"][list], &back["conformity"][list])) {
            prop_assert_eq!(there.as_array().unwrap().len(), back.as_array().unwrap().len());
        }
    }

    #[test]
    fn a_level_that_moved_has_a_reason_and_every_requirement_is_counted_once(
        one in plans(), other in plans(),
    ) {
        let json = compare(&one.assessment(), &Plan::assessment(&other));
        let counted: u64 = json["summary"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
        prop_assert_eq!(counted, 82);
        for whole in json["areas"].as_array().unwrap().iter().chain([&json["maturity"]]) {
            if whole["change"] == "better" || whole["change"] == "worse" {
                let reasons = whole["reasons"].as_array().unwrap();
                prop_assert!(reasons.iter().any(|reason| reason["why"] != "holds"), "{whole}");
            }
        }
    }
}
