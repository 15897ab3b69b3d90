//! Every command on the worked examples.

use std::fs;

use crate::program::{code, folder, pipe, run, show, stderr, stdout};

const EXAMPLES: [&str; 3] = ["nimbus-2025", "nimbus-2026", "meridian-2026"];

fn file(example: &str) -> String {
    format!("assessments/{example}.toml")
}

#[test]
fn they_have_no_errors() {
    for example in EXAMPLES {
        let output = run(&["check", &file(example)]);
        assert!(stdout(&output).contains(": no errors, "), "{}", stdout(&output));
        assert_eq!(code(&output), 0);
    }
}

#[test]
fn assess() {
    for example in EXAMPLES {
        insta::assert_snapshot!(
            format!("assess-{example}"),
            show(&run(&["assess", &file(example)]))
        );
    }
}

#[test]
fn assess_in_other_forms() {
    for (format, example) in
        [("json", "meridian-2026"), ("csv", "meridian-2026"), ("markdown", "meridian-2026")]
    {
        let output = run(&["assess", &file(example), "--format", format]);
        insta::assert_snapshot!(format!("assess-{example}-{format}"), show(&output));
    }
}

#[test]
fn gaps_and_backlog() {
    for example in ["nimbus-2026", "meridian-2026"] {
        for command in ["gaps", "backlog"] {
            let output = run(&[command, &file(example)]);
            insta::assert_snapshot!(format!("{command}-{example}"), show(&output));
        }
    }
}

#[test]
fn every_form_of_every_result_is_given_and_says_the_same_number_of_things() {
    for example in EXAMPLES {
        for command in ["gaps", "backlog"] {
            let json = stdout(&run(&[command, &file(example), "--format", "json"]));
            let json: serde_json::Value = serde_json::from_str(&json).unwrap();
            let items =
                json[if command == "gaps" { "gaps" } else { "items" }].as_array().unwrap().len();
            let csv = stdout(&run(&[command, &file(example), "--format", "csv"]));
            let rows =
                csv::Reader::from_reader(csv.as_bytes()).into_records().map(Result::unwrap).count();
            assert_eq!(rows, items, "{command} {example}");
        }
        let toml = stdout(&run(&["backlog", &file(example), "--format", "toml"]));
        let toml: toml::Table = toml::from_str(&toml).unwrap();
        let json = stdout(&run(&["backlog", &file(example), "--format", "json"]));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let ids = |items: Vec<String>| items.join(" ");
        assert_eq!(
            ids(toml["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].to_string())
                .collect()),
            ids(json["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].to_string())
                .collect()),
        );
    }
}

#[test]
fn the_json_has_the_whole_catalogue_in_its_order() {
    for example in EXAMPLES {
        let json = stdout(&run(&["assess", &file(example), "--format", "json"]));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["areas"].as_array().unwrap().len(), 21);
        assert_eq!(json["requirements"].as_array().unwrap().len(), 82);
        assert_eq!(json["requirements"][0]["id"], "GR1.1");
        assert_eq!(json["requirements"][81]["id"], "PR14.3");
    }
}

#[test]
fn no_line_of_text_is_wider_than_80_columns() {
    for example in EXAMPLES {
        for command in ["assess", "gaps", "backlog"] {
            narrow(&stdout(&run(&[command, &file(example)])), command);
        }
    }
    narrow(&stdout(&run(&["list"])), "list");
    for id in
        ["PR9", "PR9.6", "PR9.6-L3", "3", "hurdle", "mean", "evidence", "priority", "conformity"]
    {
        narrow(&stdout(&run(&["explain", id])), id);
    }
}

fn narrow(text: &str, what: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{what}: {line}");
    }
}

#[test]
fn a_threshold_decides_the_exit_code() {
    let nimbus = file("nimbus-2026");
    assert_eq!(code(&run(&["assess", &nimbus, "--fail-under", "1"])), 0);
    assert_eq!(code(&run(&["assess", &nimbus, "--fail-under", "2"])), 1);
    // A level that is not known is not met.
    let output = run(&["assess", &file("meridian-2026"), "--fail-under", "0"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("not known yet"));
    assert_eq!(code(&run(&["assess", &nimbus, "--fail-under", "5"])), 2);
}

#[test]
fn radars() {
    let folder = folder("radars");
    for (name, args) in [
        (
            "nimbus.svg",
            vec!["assessments/nimbus-2026.toml", "--with", "assessments/nimbus-2025.toml"],
        ),
        ("meridian.png", vec!["assessments/meridian-2026.toml", "--width", "800"]),
    ] {
        let path = folder.join(name).to_string_lossy().into_owned();
        let mut all = vec!["chart", "radar", "-o", &path];
        all.extend(&args);
        assert_eq!(show(&run(&all)), "exit code 0\n");
        let first = fs::read(&path).unwrap();
        all.push("--force");
        run(&all);
        assert_eq!(first, fs::read(&path).unwrap(), "two runs draw the same bytes");
    }
    let svg = fs::read_to_string(folder.join("nimbus.svg")).unwrap();
    assert!(svg.contains(
        "<title id=\"fitsm-title\">Capability by area: Nimbus University Computing Centre"
    ));
    assert!(
        svg.contains(
            "PR9 Incident &amp; Service Request Management: level 2, profile 3.00, earlier"
        )
    );
    let png = fs::read(folder.join("meridian.png")).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(png[16..20], 800u32.to_be_bytes());
}

#[test]
fn comparing_what_does_not_belong_together_is_said() {
    let args = ["chart", "radar", "assessments/nimbus-2025.toml", "-o", "-", "--with"];
    let with = |other: &str| stderr(&run(&[&args[..], &[other]].concat()));
    assert!(with("assessments/nimbus-2026.toml").contains("not earlier than 2025-03-14"));
    assert!(
        with("assessments/meridian-2026.toml").contains("with Meridian Research Infrastructure")
    );
}

#[test]
fn a_png_tells_what_its_font_cannot_write() {
    let path = folder("signs").join("radar.png").to_string_lossy().into_owned();
    let text = "format = 1\norganisation = \"大学 Zürich Αθήνα Київ\"\ndate = 2026-03-12\nedition = \"3.0\"\n";
    let output = pipe(&["chart", "radar", "-", "-o", &path, "--width", "400"], text);
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("no signs for 大学;"), "{}", stderr(&output));
    let output = pipe(&["chart", "radar", "-", "-o", "-"], text);
    assert_eq!(stderr(&output), "");
    assert!(stdout(&output).contains("大学"));
}

#[test]
fn explanations() {
    for id in ["PR9", "PR9.6", "pr9.6-l3", "3", "unknown-area"] {
        insta::assert_snapshot!(
            format!("explain-{}", id.to_lowercase()),
            show(&run(&["explain", id]))
        );
    }
    assert_eq!(
        stdout(&run(&["explain", "PR9.6", "--level", "3"])),
        stdout(&run(&["explain", "PR9.6-L3"])),
    );
    let unknown = run(&["explain", "PR9.7"]);
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("did you mean PR9.6?"));
}

#[test]
fn lists() {
    insta::assert_snapshot!("list", show(&run(&["list"])));
    let one = stdout(&run(&["list", "isrm", "--format", "csv"]));
    assert_eq!(one.lines().count(), 7);
    let unknown = run(&["list", "PR15"]);
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("did you mean PR14?"));
}

#[test]
fn gaps_are_not_denied_where_nothing_applies() {
    let mut text = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                    [out-of-scope]\n"
        .to_owned();
    for area in fitsm_core::Catalogue::built_in().areas() {
        text += &area.id.to_string();
        text += " = \"Elsewhere\"\n";
    }
    for format in ["text", "markdown"] {
        let said = stdout(&pipe(&["gaps", "-", "--format", format], &text));
        assert!(
            said.contains("There is nothing to compare: every area is out of scope."),
            "{said}"
        );
        assert!(!said.contains("no gap"), "{said}");
    }
}
