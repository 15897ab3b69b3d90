//! `fitsm schema`: the schemas say what the readers say, as far as a schema can.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fitsm_core::assessment::{
    ANSWER_KEYS, ASSESSOR_KEYS, AUDITEE_KEYS, EVIDENCE_KEYS, KEYS, NOT_APPLICABLE_KEYS, SAID_KEYS,
    WORDING_KEYS,
};
use fitsm_core::catalogue::keys;
use serde_json::Value;

use crate::program::{code, folder, pipe, root, run, stderr, stdout};

/// The schema of a kind of file.
pub(crate) fn schema(of: &str) -> Value {
    let output = run(&["schema", of]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

fn validator(of: &str) -> jsonschema::Validator {
    let schema = schema(of);
    assert!(jsonschema::meta::is_valid(&schema), "{of} is no schema");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A TOML file as an editor hands it to a schema: dates are texts.
fn json(path: &Path) -> Value {
    // A number that no reader of TOML takes; one of the fixtures has it.
    let text = fs::read_to_string(path).unwrap().replace("99999999999999999999", "99");
    value(toml::Value::Table(text.parse().unwrap_or_else(|_| panic!("{}", path.display()))))
}

fn value(from: toml::Value) -> Value {
    match from {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(value).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, from)| (key, value(from))).collect())
        }
    }
}

fn toml_files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
}

pub(crate) fn complaints(validator: &jsonschema::Validator, value: &Value) -> String {
    let all = validator.iter_errors(value);
    all.map(|error| format!("{}: {error}", error.instance_path())).collect::<Vec<_>>().join("\n")
}

#[test]
fn everything_that_is_right_validates() {
    let assessment = validator("assessment");
    let mut files: Vec<(PathBuf, Value)> =
        toml_files("assessments").into_iter().map(|path| (path.clone(), json(&path))).collect();
    // The cases of the oracle hold an assessment without its head.
    let head = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n";
    for path in toml_files("tests/fixtures/scored") {
        if let Some(body) = json(&path)["assessment"].as_str() {
            let text = format!("{head}{body}");
            files.push((path, value(toml::Value::Table(text.parse().unwrap()))));
        }
    }
    assert!(files.len() > 60, "{}", files.len());
    for (path, file) in files {
        assert!(
            assessment.is_valid(&file),
            "{}: {}",
            path.display(),
            complaints(&assessment, &file)
        );
    }
}

#[test]
fn a_file_with_everything_in_it_validates() {
    let file = folder("schema-whole").join("whole.toml");
    fs::write(&file, WHOLE).unwrap();
    let path = file.to_string_lossy();
    let checked = run(&["check", &path]);
    assert_eq!(code(&checked), 0, "{}", stdout(&checked));
    let (assessment, file) = (validator("assessment"), json(&file));
    assert!(assessment.is_valid(&file), "{}", complaints(&assessment, &file));
}

const WHOLE: &str = r#"
format = 1
organisation = "x"
date = 2026-03-12
edition = "3.0"
[auditee]
name = "x"
locations = "Here"
times = ["Monday", "Tuesday"]
[answers.PR9.1]
note = "Two of them"
evidence = ["a piece"]
said = [
  { by = "A", level = 2 },
  { by = "B", ratings = { 1a = "F" } },
  { by = "C", not-applicable = { reason = "so", approved-by = "D" } },
]
[answers.PR9.2]
carried-over = true
not-applicable = { reason = "so" }
[evidence."a piece"]
kind = "record"
title = "A"
location = "a.txt"
effective = 2026-03-31
recorded = 2026-04-02
expires = 2027-03-31
size = 0
sha256 = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
[wording.PR9.1]
statement = "x"
level-0 = "0"
level-4 = "4"
"#;

/// Faults that no schema sees: of the syntax, of names that have to be in two places, of the way
/// a date is written, of what a warning tells.
const BEYOND: [&str; 9] = [
    "answer-out-of-scope",
    "disputed-answer",
    "duplicate-key",
    "invalid-date/as-text",
    "level-without-document",
    "not-utf8",
    "syntax",
    "unknown-evidence",
    "invalid-date/no-such-day",
];

#[test]
fn every_structural_fault_is_seen() {
    let assessment = validator("assessment");
    let mut seen = 0;
    for entry in fs::read_dir(root().join("tests/fixtures/invalid")).unwrap() {
        let folder = entry.unwrap().path();
        let code = folder.file_name().unwrap().to_string_lossy().into_owned();
        for path in toml_files(&folder.to_string_lossy()) {
            let name = format!("{code}/{}", path.file_stem().unwrap().to_string_lossy());
            if BEYOND.iter().any(|beyond| name == *beyond || code == *beyond) {
                continue;
            }
            let file = json(&path);
            assert!(!assessment.is_valid(&file), "{name} validates");
            seen += 1;
        }
    }
    assert!(seen > 25, "{seen}");
    // Where a file has several, each of them.
    for (name, count) in [("invalid-level/all-kinds", 6), ("invalid-goal/all-kinds", 4)] {
        let file = json(&root().join(format!("tests/fixtures/invalid/{name}.toml")));
        assert_eq!(assessment.iter_errors(&file).count(), count, "{name}");
    }
}

#[test]
fn the_catalogue_validates_and_a_misspelt_key_does_not() {
    for path in toml_files("requirements") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let of = match &*name {
            "catalogue.toml" => "catalogue",
            "terms.toml" => "terms",
            "interfaces.toml" => "interfaces",
            _ => "area",
        };
        let validator = validator(of);
        let mut file = json(&path);
        assert!(validator.is_valid(&file), "{name}: {}", complaints(&validator, &file));
        file.as_object_mut().unwrap().insert("titel".to_owned(), "x".into());
        assert!(!validator.is_valid(&file), "{name}");
    }
}

/// Demands that the table at this place of a schema has just these keys.
fn expect(schema: &Value, place: &str, keys: &[&str]) {
    let table = schema.pointer(place).unwrap_or_else(|| panic!("nothing at {place}"));
    assert_eq!(table["additionalProperties"], false, "{place}");
    let told: BTreeSet<&str> =
        table["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(told, keys.iter().copied().collect(), "{place}");
}

#[test]
fn the_schemas_have_the_keys_that_the_readers_know() {
    let file = schema("assessment");
    expect(&file, "", &KEYS);
    expect(&file, "/properties/assessors/items", &ASSESSOR_KEYS);
    expect(&file, "/properties/auditee", &AUDITEE_KEYS);
    expect(&file, "/properties/evidence/additionalProperties", &EVIDENCE_KEYS);
    let answer = "/properties/answers/properties/PR9/properties/6";
    expect(&file, answer, &ANSWER_KEYS);
    expect(&file, &format!("{answer}/properties/said/items"), &SAID_KEYS);
    expect(&file, "/definitions/not-applicable", &NOT_APPLICABLE_KEYS);
    expect(&file, "/definitions/wording", &WORDING_KEYS);

    expect(&schema("catalogue"), "", &keys::HEAD);
    expect(&schema("catalogue"), "/properties/scale", &keys::LEVELS);
    expect(&schema("catalogue"), "/properties/scale/properties/3", &keys::SCALE_LEVEL);
    expect(&schema("terms"), "", &keys::TERMS);
    expect(&schema("terms"), "/properties/terms/items", &keys::TERM);
    expect(&schema("interfaces"), "", &keys::INTERFACES);
    expect(&schema("interfaces"), "/properties/flows/items", &keys::FLOW);

    let file = schema("area");
    expect(&file, "", &keys::AREA);
    for (table, keys) in
        [("activities", &keys::ACTIVITY[..]), ("roles", &keys::ROLE), ("kpis", &keys::KPI)]
    {
        expect(&file, &format!("/properties/{table}/items"), keys);
    }
    let requirement = "/properties/requirements/items";
    expect(&file, requirement, &keys::REQUIREMENT);
    expect(&file, &format!("{requirement}/properties/levels"), &keys::LEVELS);
    expect(&file, &format!("{requirement}/properties/related"), &keys::RELATED);
    for (table, keys) in [
        ("questions", &keys::QUESTION[..]),
        ("evidence", &keys::EXPECTED_EVIDENCE),
        ("depends-on", &keys::DEPENDENCY),
        ("steps", &keys::STEP),
    ] {
        expect(&file, &format!("{requirement}/properties/{table}/items"), keys);
    }
}

#[test]
fn an_editor_is_told_what_each_level_and_question_is() {
    let file = schema("assessment");
    let catalogue = fitsm_core::Catalogue::built_in();
    let mut requirements = 0;
    for requirement in catalogue.requirements() {
        let level = &file["definitions"][format!("level-{}", requirement.id)];
        assert_eq!(level["enum"], serde_json::json!([0, 1, 2, 3, 4]));
        for (index, text) in requirement.levels.iter().enumerate() {
            assert_eq!(level["x-taplo"]["docs"]["enumValues"][index], text.as_ref());
            let told = level["description"].as_str().unwrap();
            assert!(told.contains(&format!("{index}: {text}")), "{told}");
        }
        let ratings = &file["definitions"][format!("ratings-{}", requirement.id)]["properties"];
        assert_eq!(ratings.as_object().unwrap().len(), requirement.questions.len());
        for question in requirement.questions.iter() {
            assert_eq!(ratings[question.key.to_string()]["description"], question.text.as_ref());
        }
        requirements += 1;
    }
    assert_eq!(requirements, 82);
}

#[test]
fn a_schema_is_written_once_and_the_same_each_time() {
    let path = folder("schema-file").join("a.schema.json");
    let text = path.to_string_lossy();
    assert_eq!(code(&run(&["schema", "assessment", "-o", &text])), 0);
    assert_eq!(fs::read(&path).unwrap(), run(&["schema", "assessment"]).stdout);
    let again = run(&["schema", "assessment", "-o", &text]);
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("exists already"));
}

#[test]
fn what_somebody_said_is_never_nothing() {
    let assessment = validator("assessment");
    let head = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n";
    for (said, is_right) in [
        ("{ by = \"A\", level = 2 }", true),
        ("{ by = \"A\", ratings = { 1a = \"F\" } }", true),
        ("{ by = \"A\" }", false),
        ("{ level = 2 }", false),
        ("{ by = \"A\", level = 2, not-applicable = { reason = \"so\" } }", false),
    ] {
        let text = format!("{head}[answers.PR9.1]\nsaid = [{said}]\n");
        let file = value(toml::Value::Table(text.parse().unwrap()));
        assert_eq!(assessment.is_valid(&file), is_right, "{said}");
        // The reader is of the same mind.
        assert_eq!(code(&pipe(&["check", "-"], &text)) == 0, is_right, "{said}");
    }
}

#[test]
fn the_catalogue_in_use_is_the_one_that_is_told() {
    let catalogue = folder("schema-catalogue");
    for path in toml_files("requirements") {
        fs::copy(&path, catalogue.join(path.file_name().unwrap())).unwrap();
    }
    // A catalogue whose first requirement has another title and no questions yet.
    let area = catalogue.join("PR9-ISRM.toml");
    let mut file: toml::Table = fs::read_to_string(&area).unwrap().parse().unwrap();
    let first = file["requirements"].as_array_mut().unwrap()[0].as_table_mut().unwrap();
    first.remove("questions");
    first.insert("title".to_owned(), "Our own title".into());
    fs::write(&area, file.to_string()).unwrap();
    let output = run(&["schema", "assessment", "--catalogue", &catalogue.to_string_lossy()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let schema: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let answer = &schema["properties"]["answers"]["properties"]["PR9"]["properties"]["1"];
    assert!(answer["description"].as_str().unwrap().starts_with("PR9.1 Our own title. "));
    // Any key that could be a question's is taken, as the reader does.
    let validator = jsonschema::validator_for(&schema).unwrap();
    let rated = |key: &str| {
        let text = format!(
            "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
             [answers.PR9.1]\nratings = {{ {key} = \"F\" }}\n"
        );
        validator.is_valid(&value(toml::Value::Table(text.parse().unwrap())))
    };
    assert!(rated("4z") && !rated("5a") && !rated("1A"));
}
