//! `fitsm evidence list`: what is there, what names it, whether it counts.

use crate::program::{code, pipe, run, show, stderr, stdout};

const FILE: &str = r#"
format = 1
organisation = "x"
date = 2026-03-12
edition = "3.0"
[answers.PR9.1]
level = 2
evidence = ["old", "ours"]
[answers.PR9.2]
level = 1
evidence = ["old", "late"]
[answers.PR10.1]
level = 0
[answers.PR10.2]
note = "to come"
evidence = ["ours"]
[evidence.old]
kind = "document"
title = "Old"
expires = 2026-03-11
[evidence.late]
kind = "interview"
title = "Late"
recorded = 2026-03-13
[evidence.ours]
kind = "record"
title = "Ours"
location = "evidence/with a long path/that has-many-hyphens-in-it/and-is-copied-whole.csv"
size = 1
[evidence."=spare \u001b[31m|x"]
kind = "observation"
title = "+1 <script>"
"#;

fn list(args: &[&str]) -> String {
    let output = pipe(&[&["evidence", "list", "-"], args].concat(), FILE);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn the_text_tells_where_each_piece_stands() {
    let said = list(&[]);
    insta::assert_snapshot!("evidence-list", said);
    // PR9.2 rests on what expired and what came later, PR10.1 on nothing; PR10.2 has no level.
    assert!(
        said.ends_with("2 requirements have a level and no valid evidence:\n  PR9.2, PR10.1\n")
    );
    assert!(said.contains(
        "  evidence/with a long path/that has-many-hyphens-in-it/and-is-copied-whole.csv · 1 byte\n"
    ));
    assert!(!said.contains('\u{1b}'));
    let example = run(&["evidence", "list", "assessments/meridian-2026.toml"]);
    insta::assert_snapshot!("evidence-list-meridian-2026", show(&example));
}

#[test]
fn only_what_an_area_or_a_requirement_rests_on() {
    let said = list(&["--for", "PR10"]);
    assert!(said.contains("ours (record)") && !said.contains("old (document)"), "{said}");
    assert!(
        said.ends_with("1 requirement has a level and no valid evidence:\n  PR10.1\n"),
        "{said}"
    );
    let said = list(&["--for", "pr9.2"]);
    assert!(said.contains("old (document)") && said.contains("late (interview)"), "{said}");
    assert!(!said.contains("ours (record)"), "{said}");
    let said = list(&["--for", "ISRM"]);
    assert!(said.contains("3 pieces of evidence: 1 valid on 2026-03-12"), "{said}");
    let said = list(&["--for", "GR1"]);
    assert!(said.contains("0 pieces") && said.contains("No requirement has a level yet"), "{said}");
    let wrong = pipe(&["evidence", "list", "-", "--for", "PR9.7"], FILE);
    assert_eq!(code(&wrong), 2);
    assert!(stderr(&wrong).contains("did you mean PR9.6?"));
}

#[test]
fn every_form_says_the_same_and_steers_nothing() {
    let json: serde_json::Value = serde_json::from_str(&list(&["--format", "json"])).unwrap();
    assert_eq!(json["scored_without_evidence"], serde_json::json!(["PR9.2", "PR10.1"]));
    let standing: Vec<&str> = json["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| piece["standing"].as_str().unwrap())
        .collect();
    // By name: =spare, late, old, ours.
    assert_eq!(standing, ["valid", "recorded-later", "expired", "valid"]);
    assert_eq!(json["evidence"][3]["requirements"], serde_json::json!(["PR9.1", "PR10.2"]));
    assert_eq!((&json["evidence"][3]["size"], &json["date"]), (&1.into(), &"2026-03-12".into()));

    let csv = list(&["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 4);
    assert_eq!((&records[0][0], &records[0][2]), ("'=spare \u{fffd}[31m|x", "'+1 <script>"));
    assert_eq!((&records[3][9], &records[3][10]), ("valid", "PR9.1 PR10.2"));

    let markdown = list(&["--format", "markdown"]);
    assert!(markdown.contains("&lt;script&gt;") && markdown.contains("\\|x"), "{markdown}");
    for said in [json.to_string(), csv, markdown, list(&["--format", "json"])] {
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
}

#[test]
fn a_file_with_errors_is_not_listed() {
    let output = pipe(&["evidence", "list", "-"], "format = 1\n");
    assert_eq!((code(&output), stdout(&output).as_str()), (1, ""));
    assert!(stderr(&output).contains("error[missing-key]"));
}
