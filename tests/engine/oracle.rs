//! Each file in `tests/fixtures/scored/` is a case whose results were worked out by hand from the
//! rules, with the rule cited. The engine has to agree with every one of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fitsm_core::{Assessment, Catalogue, Source, assessment};
use fitsm_eval::evaluate;
use serde_json::Value;

/// A case as its file holds it.
struct Case {
    cites: String,
    assessment: String,
    expect: toml::Table,
}

fn read(path: &Path, catalogue: &Catalogue) -> Case {
    let text = fs::read_to_string(path).unwrap();
    let file: toml::Table = toml::from_str(&text).unwrap();
    let texts = |key: &str| -> Option<Vec<String>> {
        Some(file.get(key)?.as_array()?.iter().map(|id| id.as_str().unwrap().to_owned()).collect())
    };
    let body = file.get("assessment").map_or("", |text| text.as_str().unwrap());
    let mut assessment = format!(
        "format = 1\norganisation = \"Harbour City IT\"\ntitle = \"Case\"\ndate = 2026-03-12\n\
         edition = \"3.0\"\nkind = \"self-assessment\"\n{body}\n"
    );
    let in_scope = texts("in-scope");
    let is_in =
        |area: &str| in_scope.as_ref().is_none_or(|areas| areas.iter().any(|id| id == area));
    if in_scope.is_some() {
        assessment += "\n[out-of-scope]\n";
        for area in catalogue.areas().iter().filter(|area| !is_in(&area.id.to_string())) {
            let _ = writeln!(assessment, "{} = \"Not part of this case\"", area.id);
        }
    }
    if let Some(level) = file.get("fill").and_then(toml::Value::as_integer) {
        let left = texts("leave").unwrap_or_default();
        let own: toml::Table = toml::from_str(body).unwrap();
        let answered = |area: &str, number: &str| {
            own.get("answers").and_then(|answers| answers.get(area)?.get(number)).is_some()
        };
        let left_out =
            |area: &str| own.get("out-of-scope").is_some_and(|areas| areas.get(area).is_some());
        for requirement in catalogue.requirements() {
            let (id, area) = (requirement.id.to_string(), requirement.id.area().to_string());
            let number = requirement.id.number().to_string();
            if is_in(&area) && !left_out(&area) && !left.contains(&id) && !answered(&area, &number)
            {
                let _ = writeln!(assessment, "[answers.{id}]\nlevel = {level}");
            }
        }
    }
    Case {
        cites: file["cites"].as_str().unwrap().to_owned(),
        assessment,
        expect: file["expect"].as_table().unwrap().clone(),
    }
}

fn assessment(case: &Case, name: &str, catalogue: &Catalogue) -> Assessment {
    let source = Source::new(name, case.assessment.as_str());
    let reading = assessment::read(&source, catalogue);
    assert!(reading.diagnostics.is_empty(), "{name}: {:#?}", reading.diagnostics);
    reading.value.unwrap()
}

/// Follows `PR9.1.gap`, `PR9.level` or `maturity.next.steps` through the JSON.
fn find<'a>(json: &'a Value, path: &str) -> Option<&'a Value> {
    let by_id = |list: &'a Value, id: &str| {
        list.as_array()?.iter().find(|item| item["id"].as_str() == Some(id))
    };
    let parts: Vec<&str> = path.split('.').collect();
    let (start, rest) = match parts.as_slice() {
        [area, number, rest @ ..] if number.parse::<u8>().is_ok() => {
            (by_id(&json["requirements"], &format!("{area}.{number}"))?, rest)
        }
        [area, rest @ ..] if area.starts_with("GR") || area.starts_with("PR") => {
            (by_id(&json["areas"], area)?, rest)
        }
        rest => (json, rest),
    };
    rest.iter().try_fold(start, |value, key| value.get(key))
}

fn expected(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) if text == "null" => Value::Null,
        other => serde_json::to_value(other).unwrap(),
    }
}

#[test]
fn the_engine_agrees_with_every_case_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/scored");
    let catalogue = Catalogue::built_in();
    let mut disagreements = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case = read(&path, catalogue);
        assert!(case.cites.len() > 20, "{name} cites no rule");
        assert!(!case.expect.is_empty(), "{name} expects nothing");
        let assessment = assessment(&case, &name, catalogue);
        let evaluation = evaluate(catalogue, &assessment);
        let json = serde_json::to_value(&evaluation).unwrap();
        for (path, value) in &case.expect {
            let (path, found) = match path.strip_suffix(".length") {
                Some(list) => {
                    let length = find(&json, list).and_then(Value::as_array).map(Vec::len);
                    (list, length.map(Value::from))
                }
                None => (path.as_str(), find(&json, path).cloned()),
            };
            let expected = expected(value);
            if !same(found.as_ref(), &expected) {
                disagreements.push(format!("{name}: {path} is {found:?}, by hand {expected}"));
            }
        }
        for state in ["unscored", "not-applicable", "out-of-scope", "scored"] {
            if evaluation
                .requirements
                .iter()
                .any(|each| serde_json::to_value(each.state).unwrap() == state)
            {
                *seen.entry(state).or_default() += 1;
            }
        }
        *seen.entry(evaluation.rule.as_str()).or_default() += 1;
        *seen.entry(evaluation.evidence_policy.as_str()).or_default() += 1;
        count += 1;
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert!(count >= 30, "only {count} cases");
    for must in
        ["unscored", "not-applicable", "out-of-scope", "scored", "hurdle", "mean", "report", "cap"]
    {
        assert!(
            seen.get(must).is_some_and(|cases| *cases >= 2),
            "too few cases of {must}: {seen:?}"
        );
    }
}

/// Equal, with 2 and 2.0 the same number.
fn same(found: Option<&Value>, expected: &Value) -> bool {
    match (found, expected) {
        (Some(Value::Number(a)), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Some(found), expected) => found == expected,
        (None, _) => false,
    }
}
