//! `fitsm report --share`: nothing of the organisation's own texts gets out.

use std::fs;

use fitsm_core::assessment::{
    ANSWER_KEYS, ASSESSOR_KEYS, AUDITEE_KEYS, EVIDENCE_KEYS, KEYS, SAID_KEYS, WORDING_KEYS,
};

use crate::program::{code, folder, root, run, show, stdout};

const EVERYTHING: &str = "tests/fixtures/report/everything.toml";

/// Every marker of the fixture, and what else in it could tell where it comes from.
fn markers() -> Vec<String> {
    let text = fs::read_to_string(root().join(EVERYTHING)).unwrap();
    let mut markers: Vec<String> = text
        .match_indices("MARKER")
        .filter_map(|(at, _)| text.get(at..at + 8))
        .map(str::to_owned)
        .collect();
    markers.retain(|marker| marker.ends_with(|c: char| c.is_ascii_digit()));
    markers.sort();
    markers.dedup();
    markers
}

#[test]
fn the_fixture_has_every_key() {
    let text = fs::read_to_string(root().join(EVERYTHING)).unwrap();
    let all = [
        &KEYS[..],
        &ASSESSOR_KEYS,
        &AUDITEE_KEYS,
        &ANSWER_KEYS,
        &SAID_KEYS,
        &EVIDENCE_KEYS,
        &WORDING_KEYS,
    ];
    for key in all.concat() {
        let there = [format!("{key} ="), format!("[{key}"), format!(".{key}")];
        assert!(there.iter().any(|form| text.contains(form)), "{key} is not in {EVERYTHING}");
    }
    assert_eq!(markers().len(), 41);
    assert_eq!(code(&run(&["check", EVERYTHING])), 0);
}

#[test]
fn a_shared_report_holds_no_text_of_the_organisation() {
    for format in ["html", "markdown"] {
        for files in [&[EVERYTHING][..], &[EVERYTHING, "assessments/nimbus-2025.toml"]] {
            let mut args = vec!["report", "--share", "--format", format];
            args.extend(files);
            let output = run(&args);
            assert_eq!(code(&output), 0, "{}", show(&output));
            let text = stdout(&output);
            assert!(text.contains("The organisation"), "{format}");
            for marker in markers() {
                assert!(!text.contains(&marker), "{marker} is in the shared {format}");
            }
            // What identifies a file or an organisation without being one of its texts.
            for telling in
                ["3a6eb0790f39", "12345", "everything.toml", "Nimbus", "Dvorak", "nimbus-"]
            {
                assert!(!text.contains(telling), "{telling} is in the shared {format}");
            }
        }
    }
}

#[test]
fn the_full_report_loses_no_text() {
    for format in ["html", "markdown"] {
        let text = stdout(&run(&["report", EVERYTHING, "--format", format]));
        // The workbook's wording belongs to the workbook.
        for marker in markers().into_iter().filter(|marker| marker.as_str() < "MARKER36") {
            // Names of evidence are for the file; the Markdown cites by number and title.
            let is_name = ["MARKER18", "MARKER19", "MARKER28", "MARKER29"].contains(&&*marker);
            if format == "html" || !is_name {
                assert!(text.contains(&marker), "{marker} is not in the {format}");
            }
        }
    }
}

#[test]
fn a_shared_report_has_the_same_results() {
    let figures = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("- Maturity")).map(str::to_owned).collect()
    };
    for file in ["assessments/meridian-2026.toml", "assessments/nimbus-2026.toml", EVERYTHING] {
        let full = stdout(&run(&["report", file, "--format", "markdown"]));
        let shared = stdout(&run(&["report", file, "--format", "markdown", "--share"]));
        assert_eq!(figures(&full).len(), 2);
        assert_eq!(figures(&full), figures(&shared), "{file}");
        let table = |text: &str| {
            let from = text.find("## Annex: every answer").unwrap();
            let to = text.find("## Annex: register").unwrap();
            text[from..to].to_owned()
        };
        assert_eq!(table(&full), table(&shared), "{file}");
    }
}

#[test]
fn of_different_organisations_only_that_they_differ_is_said() {
    let folder = folder("report-strangers");
    let path = folder.join("shared.html").to_string_lossy().into_owned();
    let files = ["assessments/nimbus-2026.toml", "assessments/meridian-2026.toml"];
    let output = run(&["report", files[0], files[1], "--share", "-o", &path]);
    assert_eq!(code(&output), 0, "{}", show(&output));
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("the assessments are not of one organisation"));
    assert!(!text.contains("Meridian") && !text.contains("Nimbus"));
}
