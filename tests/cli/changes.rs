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
    // The SMS and the areas of each of two.
    assert_eq!(csv(&["trend", OLD, NEW, "--format", "csv"]), 44);
    let json = stdout(&run(&["compare", OLD, NEW, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let count = |place: &str| json.pointer(place).unwrap().as_array().unwrap().len();
    assert_eq!(count("/requirements"), 82);
    // The SMS, and everything else that is told.
    let lists = [
        "/notes",
        "/areas",
        "/requirements",
        "/goals",
        "/conformity/areas",
        "/conformity/requirements",
    ];
    let all = 1 + lists.map(count).iter().sum::<usize>();
    assert!(count("/goals") > 0 && count("/conformity/areas") > 0);
    assert_eq!(csv(&["compare", OLD, NEW, "--format", "csv"]), all);
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
    assert!(stderr(&refused).contains("--other-catalogue DIR"), "{}", stderr(&refused));
    let output = run(&["compare", NEW, &next, "--other-catalogue", &catalogue]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("different editions of FitSM-1: 3.0 (before), 4.0 (now)"));
    let output = run(&["trend", &next, NEW, "--other-catalogue", &catalogue]);
    assert!(stdout(&output).contains("3.0 (1), 4.0 (2)"), "{}", show(&output));
}

/// An assessment of PR10 alone with these answers, written to a folder of this name.
fn small(folder: &std::path::Path, name: &str, date: &str, answers: &str) -> String {
    let mut text = format!(
        "format = 1\norganisation = \"Harbour City IT\"\ndate = {date}\nedition = \"3.0\"\n\
         [out-of-scope]\n"
    );
    for area in fitsm_core::Catalogue::built_in().areas().iter().filter(|area| area.code != "PM") {
        text += &area.id.to_string();
        text += " = \"Not part of this case\"\n";
    }
    let path = folder.join(name);
    fs::write(&path, text + answers).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn a_level_that_is_unknown_and_can_only_be_lower_is_worse() {
    let folder = folder("certainly-lower");
    let three = "[answers.PR10.1]\nlevel = 3\n[answers.PR10.2]\nlevel = 3\n";
    let old = format!("{three}[answers.PR10.3]\nlevel = 3\n");
    let out = "[answers.PR10.4]\nnot-applicable = { reason = \"Not here\" }\n";
    let old = small(&folder, "old.toml", "2025-01-01", &format!("{old}{out}"));
    // PR10.3 is open, PR10.4 applies and is 0: at most 0, though no requirement fell.
    let lower = format!("{three}[answers.PR10.4]\nlevel = 0\n");
    let lower = small(&folder, "lower.toml", "2026-01-01", &lower);
    let output = run(&["compare", &old, &lower, "--fail-if-worse"]);
    assert_eq!(code(&output), 1);
    let text = stdout(&output);
    assert!(
        text.contains("level was 3 and is now ≤0 (level no longer known, certainly lower)"),
        "{text}"
    );
    assert!(text.contains("counted now .4; not scored .3"), "{text}");
    // At most 3 is not lower than 3.
    let open = small(&folder, "open.toml", "2026-01-01", &format!("{three}{out}"));
    let output = run(&["compare", &old, &open, "--fail-if-worse"]);
    assert_eq!(code(&output), 0);
    assert!(
        stdout(&output).contains("(level no longer known): open in PR10."),
        "{}",
        show(&output)
    );
    assert_eq!(code(&run(&["compare", &open, &open, "--fail-if-worse"])), 0);
}

#[test]
fn what_was_looked_at_again_is_told_from_what_was_only_carried_over() {
    let folder = folder("reconfirmed");
    let answers = "[answers.PR10.1]\nlevel = 1\n[answers.PR10.2]\nlevel = 2\n";
    let old = small(&folder, "old.toml", "2025-01-01", answers);
    let new = small(&folder, "new.toml", "2026-01-01", &format!("{answers}carried-over = true\n"));
    let text = stdout(&run(&["compare", &old, &new]));
    assert!(text.contains("2 the same (1 looked at again, 1 only carried over)"), "{text}");
    assert!(text.contains("  Looked at again: PR10.1\n  Only carried over: PR10.2(c)\n"), "{text}");
    assert!(
        text.contains("level was ≤1 and is now ≤1 (level still unknown): open in PR10."),
        "{text}"
    );
    assert!(text.contains("1.50 (2/4) → 1.50 (2/4)"), "{text}");
    let trend = stdout(&run(&["trend", &old, &new])).replace("\n     ", " ");
    assert!(trend.contains("1 answer only carried over"), "{trend}");
    let csv = stdout(&run(&["compare", &old, &new, "--format", "csv"]));
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let headings = rows.headers().unwrap().clone();
    let at = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let rows: Vec<csv::StringRecord> = rows.into_records().map(Result::unwrap).collect();
    let row = |id: &str| rows.iter().find(|row| &row[1] == id).unwrap();
    let cells = |id: &str, names: [&str; 4]| names.map(|name| row(id)[at(name)].to_owned());
    assert_eq!(
        cells("PR10", ["to", "to_at_most", "to_scored", "to_applicable"]),
        ["", "1", "2", "4"]
    );
    let facts = ["reconfirmed", "carried_over", "to_rule", "to_evidence_policy"];
    assert_eq!(cells("PR10.1", facts), ["yes", "no", "hurdle", "report"]);
    assert_eq!(cells("PR10.2", facts), ["no", "yes", "hurdle", "report"]);
    assert_eq!(cells("PR10.3", facts), ["no", "no", "hurdle", "report"]);
}

#[test]
fn notes_say_which_files_they_concern_and_that_scope_differs() {
    let folder = folder("notes");
    let one = small(&folder, "one.toml", "2025-01-01", "");
    let two = small(&folder, "two.toml", "2026-01-01", "");
    let three = small(&folder, "three.toml", "2026-01-01", "PR10 = \"Not any more\"\n");
    let text = stdout(&run(&["trend", &one, &two, &three])).replace("\n  ", " ");
    assert!(text.contains("Note: These have the same date: 2026-01-01 (2, 3)."), "{text}");
    assert!(text.contains("Not the same areas are in scope"), "{text}");
    assert!(!stdout(&run(&["trend", &one, &two])).contains("in scope"));
    let text = stdout(&run(&["compare", &one, &three]));
    assert!(text.contains("Note: Not the same areas are in scope"), "{text}");
    assert!(text.contains("     taken out of scope\n"), "{text}");
    assert!(stdout(&run(&["compare", &three, &one])).contains("     back in scope; not scored"));
}

/// 1 3 3 3 in PR10: by hurdle 1, by mean the whole part of 10/4, 2. Nothing got better.
#[test]
fn another_rule_is_no_improvement() {
    let folder = folder("another-rule");
    let answers = "[answers.PR10]\n1.level = 1\n2.level = 3\n3.level = 3\n4.level = 3\n";
    let [old, new] = ["old", "new"].map(|name| {
        let path = small(&folder, &format!("{name}.toml"), "2026-01-01", answers);
        let rule = if name == "old" { "" } else { "rule = \"mean\"\n" };
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{rule}{text}")).unwrap();
        path
    });
    let text = stdout(&run(&["compare", &old, &new]));
    assert!(
        text.contains("The maturity level was 1 and is now 2: another rule; held by PR10."),
        "{text}"
    );
    let chart = stdout(&run(&["chart", "trend", &old, &new, "-o", "-"]));
    assert!(chart.contains("The maturity level was 1 and is 2, with another rule"));
    let report = stdout(&run(&["report", &old, &new, "--format", "markdown"]));
    assert!(report.contains("was 1 and is now 2: another rule"), "{report}");
    assert!(!report.contains("rose from 1"), "{report}");
}

/// The own goal of PR10 goes from none to 3, which its level 2 does not meet.
#[test]
fn the_csv_has_the_goals_and_whether_they_are_met() {
    let folder = folder("goals-in-csv");
    let answers = "[answers.PR10]\n1.level = 2\n2.level = 2\n3.level = 2\n4.level = 2\n";
    let old = small(&folder, "old.toml", "2025-01-01", answers);
    let new = format!("{answers}[goal]\nPR10 = 3\n");
    let new = small(&folder, "new.toml", "2026-01-01", &new);
    let csv = stdout(&run(&["compare", &old, &new, "--format", "csv"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let place = |name: &str| headings.iter().position(|known| known == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cells = |part: &str, id: &str, names: [&str; 2]| {
        let row = rows.iter().find(|row| &row[0] == part && &row[1] == id);
        let row = row.unwrap_or_else(|| panic!("no {part} of {id}\n{csv}"));
        names.map(|name| row[place(name)].to_owned())
    };
    assert_eq!(cells("goal", "PR10", ["from", "to"]), ["", "3"]);
    let states = ["from_state", "to_state"];
    assert_eq!(cells("goal-result", "PR10", states), ["no-goal", "not-met"]);
    assert_eq!(cells("goal-result", "PR10.4", states), ["no-goal", "not-met"]);
    assert!(!rows.iter().any(|row| row[0].starts_with("certification")), "{csv}");
}

#[test]
fn a_file_that_is_named_by_two_paths_is_one_assessment() {
    let again = format!("./{OLD}");
    for (args, says) in [
        (vec!["report", OLD, &again], "are the same file; it counts once"),
        (vec!["report", OLD, OLD], "is named twice; it counts once"),
        (vec!["trend", OLD, &again], "are the same file; it counts once"),
        (vec!["chart", "trend", OLD, &again, "-o", "-"], "are the same file; it counts once"),
        (vec!["chart", "heatmap", OLD, &again, "-o", "-"], "are the same file; it counts once"),
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 0, "{args:?}: {}", show(&output));
        assert!(stderr(&output).contains(says), "{args:?}: {}", stderr(&output));
    }
    // One assessment has nothing before it.
    let twice = run(&["report", OLD, &again]);
    assert_eq!(stdout(&twice), stdout(&run(&["report", OLD])));
    let trend = run(&["trend", OLD, &again, "--format", "csv"]);
    assert_eq!(stdout(&trend), stdout(&run(&["trend", OLD, "--format", "csv"])));
    let compared = run(&["compare", OLD, &again]);
    assert!(stderr(&compared).contains("compared with itself"), "{}", stderr(&compared));
}
