//! Wrong input: each kind has a folder of fixtures, its own answer, and leaves the file as it was.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, pipe, root, run, show, stderr, stdout};

/// Every fixture, with the code that its folder names.
fn fixtures() -> Vec<(String, String)> {
    let base = root().join("tests/fixtures/invalid");
    let mut found = Vec::new();
    for entry in fs::read_dir(&base).unwrap() {
        let folder = entry.unwrap();
        for file in fs::read_dir(folder.path()).unwrap() {
            let path = file.unwrap().path();
            let path = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.push((folder.file_name().to_string_lossy().into_owned(), path));
        }
    }
    found.sort();
    assert!(found.len() > 40);
    found
}

#[test]
fn each_fixture_gets_the_answer_of_its_folder_and_stays_as_it_was() {
    for (name, path) in fixtures() {
        let before = fs::read(root().join(&path)).unwrap();
        let output = run(&["check", &path]);
        let said = show(&output);
        let warning = said.contains(&format!("warning[{name}]"));
        assert!(warning || said.contains(&format!("error[{name}]")), "{path}: {said}");
        assert_eq!(code(&output), i32::from(!warning), "{path}");
        assert!(said.contains(&format!("{path}:")), "no place: {said}");
        assert_eq!(before, fs::read(root().join(&path)).unwrap());
        let stem = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
        insta::assert_snapshot!(format!("invalid-{name}-{stem}"), said);
    }
}

#[test]
fn the_json_of_check_has_line_and_column() {
    let path = "tests/fixtures/invalid/unknown-requirement/too-high.toml";
    let output = run(&["check", path, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let found = &json["files"][0]["diagnostics"][0];
    assert_eq!(found["code"], "unknown-requirement");
    assert_eq!((found["line"].as_u64(), found["column"].as_u64()), (Some(6), Some(14)));
    assert_eq!(found["source_line"], "[answers.PR9.7]");
    assert_eq!(found["help"], "did you mean PR9.6?");
    assert_eq!(json["files"][0]["errors"], 2);
    assert_eq!(code(&output), 1);
}

#[test]
fn a_file_with_errors_gives_no_result_but_says_why() {
    let path = "tests/fixtures/invalid/invalid-level/all-kinds.toml";
    let folder = folder("no-result");
    let picture = folder.join("radar.svg").to_string_lossy().into_owned();
    for args in [
        vec!["assess", path],
        vec!["assess", path, "--format", "json"],
        vec!["gaps", path],
        vec!["backlog", path],
        vec!["chart", "radar", path, "-o", &picture],
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 1, "{args:?}");
        assert_eq!(stdout(&output), "", "{args:?}");
        assert!(stderr(&output).contains("all-kinds.toml:7:9"), "{args:?}");
    }
    assert!(!folder.join("radar.svg").exists());
}

#[test]
fn what_cannot_be_read_at_all() {
    let folder = folder("unreadable");
    let large = folder.join("large.toml");
    // 50 MB that take no room on the disk.
    fs::File::create(&large).unwrap().set_len(50_000_000).unwrap();
    let large = large.to_string_lossy().into_owned();
    for (path, answer) in [
        (large.as_str(), "is larger than 8 MB"),
        ("assessments", "is a folder, not a file"),
        ("assessments/nowhere.toml", "there is no such file"),
    ] {
        for command in ["check", "assess", "gaps", "backlog"] {
            let output = run(&[command, path]);
            assert_eq!(code(&output), 2, "{command} {path}");
            assert!(stderr(&output).contains(answer), "{}", stderr(&output));
            assert!(stderr(&output).contains(path));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("forbidden");
    let path = folder.join("forbidden.toml");
    fs::write(&path, "format = 1\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything cannot see this refusal.
    if fs::read(&path).is_err() {
        let output = run(&["check", &path.to_string_lossy()]);
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains("permission denied"));
    }
}

#[test]
fn one_file_that_cannot_be_read_does_not_hide_the_others() {
    let output = run(&["check", "assessments/nowhere.toml", "assessments/nimbus-2025.toml"]);
    assert_eq!(code(&output), 2);
    assert!(stdout(&output).contains("nimbus-2025.toml: no errors"));
    assert!(stderr(&output).contains("nowhere.toml"));
}

#[test]
fn piped_input_is_read_and_named() {
    let output = pipe(&["check", "-"], "format = 1\n");
    assert!(stdout(&output).contains("(input):1:1"));
    assert_eq!(code(&output), 1);
    assert_eq!(code(&pipe(&["check", "-", "-"], "")), 2);
    let text = fs::read_to_string(root().join("assessments/nimbus-2026.toml")).unwrap();
    assert_eq!(
        stdout(&pipe(&["assess", "-"], &text)),
        stdout(&run(&["assess", "assessments/nimbus-2026.toml"])),
    );
}

#[test]
fn a_file_that_is_wrong_all_over_is_answered_soon_and_briefly() {
    let lines = "[answers.XX.1]\nlevel = 9\n".repeat(20_000);
    let output = pipe(&["check", "-"], &lines);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("more; mend these first"));
    let names: Vec<String> = (0..20_000).map(|at| format!("\"name-{at}\"")).collect();
    let names = names.join(", ");
    let output =
        pipe(&["check", "-"], &format!("format = 1\n[answers.PR9.1]\nevidence = [{names}]\n"));
    assert_eq!(code(&output), 1);
}
