//! `fitsm schema`: what the commands give as JSON is what their schemas say, no more and no less.

use std::fs;

use serde_json::{Value, json};

use crate::program::{code, folder, root, run, show, stdout};
use crate::schema::{complaints, schema};

const NOW: &str = "assessments/nimbus-2026.toml";
const BEFORE: &str = "assessments/nimbus-2025.toml";
const OTHER: &str = "assessments/meridian-2026.toml";

/// All results that have a schema.
const RESULTS: [&str; 13] = [
    "assess",
    "gaps",
    "backlog",
    "compare",
    "trend",
    "portfolio",
    "agreement",
    "evidence",
    "check",
    "list",
    "search",
    "explain",
    "quiz",
];

/// Demands that a result has every key that its schema tells, and no other. To readers a schema
/// leaves room for keys that are still to come.
fn validate(of: &str, result: &Value) {
    let mut schema = schema(of);
    close(&mut schema);
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    assert!(validator.is_valid(result), "{of}: {}", complaints(&validator, result));
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(words) => {
            words.values_mut().for_each(close);
            if words.contains_key("properties") && words.get("type") == Some(&json!("object")) {
                words.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// What a command gives as JSON.
fn result(args: &[&str]) -> Value {
    let output = run(&[args, &["--format", "json"]].concat());
    serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", show(&output)))
}

#[test]
fn every_result_of_the_examples_validates() {
    for file in [NOW, BEFORE, OTHER] {
        for of in ["assess", "gaps", "backlog", "trend", "check"] {
            validate(of, &result(&[of, file]));
        }
        validate("evidence", &result(&["evidence", "list", file]));
    }
    validate("compare", &result(&["compare", BEFORE, NOW]));
    validate("compare", &result(&["compare", NOW, OTHER]));
    validate("trend", &result(&["trend", BEFORE, NOW, OTHER]));
    validate("list", &result(&["list"]));
    validate("list", &result(&["list", "--order", "dependency"]));
    validate("search", &result(&["search", "major", "incident"]));
    for word in ["PR9", "PR9.1", "PR9.1-L3", "3", "incident", "priority", "invalid-level"] {
        validate("explain", &result(&["explain", word]));
    }
    validate("quiz", &result(&["quiz", "--questions", "5", "--seed", "7"]));
    validate("quiz", &result(&["quiz", "--exam", "--seed", "7"]));
}

#[test]
fn results_of_broken_files_and_of_every_rule_validate() {
    for entry in fs::read_dir(root().join("tests/fixtures/invalid/invalid-level")).unwrap() {
        let path = entry.unwrap().path();
        validate("check", &result(&["check", &path.to_string_lossy()]));
    }
    // Every pair of the table of changes, both ways round.
    let folder = folder("schema-compared");
    let head = "format = 1\norganisation = \"x\"\nedition = \"3.0\"\n";
    let mut seen = 0;
    for entry in fs::read_dir(root().join("tests/fixtures/compared")).unwrap() {
        let case: toml::Table = fs::read_to_string(entry.unwrap().path()).unwrap().parse().unwrap();
        let sides = ["old", "new"].map(|side| case.get(side).and_then(toml::Value::as_str));
        let [Some(old), Some(new)] = sides else { continue };
        let [old, new] = [("old", old), ("new", new)].map(|(side, body)| {
            let date = if body.contains("date =") { "" } else { "date = 2026-03-12\n" };
            let path = folder.join(format!("{side}.toml"));
            fs::write(&path, format!("{head}{date}{body}")).unwrap();
            path.to_string_lossy().into_owned()
        });
        let [there, back] = [[&*old, &new], [&*new, &old]]
            .map(|[from, to]| run(&["compare", from, to, "--format", "json"]));
        for output in [there, back] {
            let Ok(result) = serde_json::from_str(&stdout(&output)) else { continue };
            validate("compare", &result);
            seen += 1;
        }
        if seen > 12 {
            break;
        }
    }
    assert!(seen > 12, "{seen}");
}

#[test]
fn portfolios_and_agreement_validate() {
    for share in [&[][..], &["--share", "--salt", "x"]] {
        validate("portfolio", &result(&[&["portfolio", "assessments"], share].concat()));
    }
    let folder = folder("schema-agreement");
    let [merged, record] =
        ["m.toml", "a.json"].map(|name| folder.join(name).to_string_lossy().into_owned());
    let okafor = "assessments/nimbus-2026-pr9-okafor.toml";
    let brandao = "assessments/nimbus-2026-pr9-brandao.toml";
    let output = run(&["merge", okafor, brandao, "-o", &merged, "--agreement", &record]);
    assert_eq!(code(&output), 0, "{}", show(&output));
    validate("agreement", &serde_json::from_str(&fs::read_to_string(record).unwrap()).unwrap());
}

#[test]
fn what_is_wrong_does_not_validate() {
    let validator = jsonschema::validator_for(&schema("assess")).unwrap();
    let good = result(&["assess", NOW]);
    assert!(validator.is_valid(&good));
    for (place, wrong) in [
        ("/format", json!(2)),
        ("/maturity/level", json!(5)),
        ("/maturity/level", json!(1.5)),
        ("/assessment/date", json!(null)),
        ("/rule", json!("median")),
        ("/areas/0/id", json!("PR0")),
        ("/areas/3/goal", json!(0)),
        ("/areas/3/goal_result", json!("missed")),
        ("/requirements/7/id", json!("PR9")),
        ("/requirements/7/state", json!("answered")),
        ("/requirements/7/evidence", json!(null)),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = wrong;
        assert!(!validator.is_valid(&bad), "{place}");
    }
    let mut bad = good;
    bad["maturity"].as_object_mut().unwrap().remove("next");
    assert!(!validator.is_valid(&bad), "a key is missing");
}

/// Descriptions are for readers of JSON: in every key, and without the words of Rust.
#[test]
fn every_key_is_described() {
    for of in RESULTS {
        let schema = schema(of);
        assert!(jsonschema::meta::is_valid(&schema), "{of}");
        let mut keys = 0;
        described(of, &schema, &mut keys);
        assert!(keys > 3, "{of}: {keys}");
    }
}

fn described(place: &str, schema: &Value, keys: &mut usize) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (key, says) in properties {
            let place = format!("{place}.{key}");
            let told = says.get("description").and_then(Value::as_str).unwrap_or_default();
            // The parts of a page are told beside the key, where one of them is chosen.
            let is_part = place.starts_with("explain/definitions/Part/");
            assert!(!told.is_empty() || is_part, "{place} is not described");
            assert!(
                !told.contains("None") && !told.contains("[`") && !told.contains("::"),
                "{told}"
            );
            *keys += 1;
        }
    }
    match schema {
        Value::Object(words) => {
            words.iter().for_each(|(word, each)| described(&format!("{place}/{word}"), each, keys));
        }
        Value::Array(items) => items.iter().for_each(|each| described(place, each, keys)),
        _ => {}
    }
}
