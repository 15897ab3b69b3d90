//! `fitsm compare` and `fitsm trend`: what changed between assessments.

use std::fs;

use crate::program::{code, folder, root, run, show, stderr, stdout};

const OLD: &str = "assessments/nimbus-2025.toml";
const NEW: &str = "assessments/nimbus-2026.toml";
const OTHER: &str = "assessments/meridian-2026.toml";

#[test]
fn compare() {
    insta::assert_snapshot!("compare-nimbus", show(&run(&["compare", OLD, NEW])));
    insta::assert_snapshot!("compare-others", show(&run(&["compare", OTHER, NEW])));
    let markdown = run(&["compare", NEW, OTHER, "--format", "markdown"]);
    insta::assert_snapshot!("compare-markdown", show(&markdown));
}

#[test]
fn trend() {
    insta::assert_snapshot!("trend", show(&run(&["trend", OTHER, NEW, OLD])));
    let markdown = run(&["trend", OLD, NEW, "--format", "markdown"]);
    insta::assert_snapshot!("trend-markdown", show(&markdown));
    for format in ["text", "json", "csv", "markdown"] {
        let one = run(&["trend", OTHER, NEW, OLD, "--format", format]);
        let other = run(&["trend", OLD, OTHER, NEW, "--format", format]);
        assert_eq!(show(&one), show(&other), "the order of the files never matters");
    }
}

#[test]
fn many_assessments_are_shown_in_blocks_that_fit() {
    let mut args = vec!["trend".to_owned()];
    let folder = folder("trend");
    let text = fs::read_to_string(root().join(NEW)).unwrap();
    for year in 2001..=2012 {
        let path = folder.join(format!("{year}.toml")).to_string_lossy().into_owned();
        fs::write(&path, text.replace("date = 2026-03-12", &format!("date = {year}-03-12")))
            .unwrap();
        args.push(path);
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let text = stdout(&run(&args));
    assert_eq!(text.matches("Maturity level").count(), 3);
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn every_form_says_the_same_number_of_things() {
    let csv = |args: &[&str]| {
        let csv = stdout(&run(args));
        csv::Reader::from_reader(csv.as_bytes()).into_records().map(Result::unwrap).count()
    };
    // The SMS, 21 areas and 82 requirements; the SMS and the areas of each of two.
    assert_eq!(csv(&["compare", OLD, NEW, "--format", "csv"]), 104);
    assert_eq!(csv(&["trend", OLD, NEW, "--format", "csv"]), 44);
    let json = stdout(&run(&["compare", OLD, NEW, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["requirements"].as_array().unwrap().len(), 82);
    assert_eq!(json["summary"]["better"], 59);
    assert_eq!(json["summary"]["still-unscored"], 0);
}

#[test]
fn something_worse_fails_only_when_asked() {
    assert_eq!(code(&run(&["compare", OLD, NEW])), 0);
    let output = run(&["compare", OLD, NEW, "--fail-if-worse"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("Something is worse than before."));
    assert_eq!(code(&run(&["compare", OLD, OLD, "--fail-if-worse"])), 0);
}

#[test]
fn what_is_out_of_order_is_said_and_not_swapped() {
    let text = stdout(&run(&["compare", NEW, OLD]));
    assert!(text.contains("they were not"), "{text}");
    assert!(text.contains("The maturity level fell from 1 to 0"), "{text}");
}

#[test]
fn files_with_errors_are_all_told_and_give_no_result() {
    let wrong = "tests/fixtures/invalid/invalid-level/all-kinds.toml";
    for args in [["compare", wrong, NEW], ["compare", NEW, wrong], ["trend", wrong, NEW]] {
        let output = run(&args);
        assert_eq!((code(&output), stdout(&output).as_str()), (1, ""));
        assert!(stderr(&output).contains("invalid-level"));
    }
    assert_eq!(code(&run(&["trend", "-", "-"])), 2);
    assert_eq!(code(&run(&["compare", NEW, "nowhere.toml"])), 2);
}

#[test]
fn files_of_two_editions_are_compared_with_both_catalogues() {
    let folder = folder("editions");
    let catalogue = folder.join("catalogue");
    fs::create_dir(&catalogue).unwrap();
    for entry in fs::read_dir(root().join("requirements")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("edition = \"3.0\"", "edition = \"4.0\"");
        fs::write(catalogue.join(path.file_name().unwrap()), text).unwrap();
    }
    let next = folder.join("next.toml");
    let text = fs::read_to_string(root().join(NEW)).unwrap();
    let text = text.replace("edition = \"3.0\"", "edition = \"4.0\"");
    fs::write(&next, text.replace("date = 2026-03-12", "date = 2027-03-12")).unwrap();
    let (next, catalogue) = (next.to_string_lossy(), catalogue.to_string_lossy());
    let refused = run(&["compare", NEW, &next]);
    assert_eq!(code(&refused), 1);
    let output = run(&["compare", NEW, &next, "--other-catalogue", &catalogue]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("different editions of FitSM-1: 3.0 (before), 4.0 (now)"));
    let output = run(&["trend", &next, NEW, "--other-catalogue", &catalogue]);
    assert!(stdout(&output).contains("3.0 (1), 4.0 (2)"), "{}", show(&output));
}
