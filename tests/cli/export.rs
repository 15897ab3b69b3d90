//! `fitsm export`: workbooks, CSV and questionnaires.

use std::fs;

use crate::program::{code, folder, pipe, root, run, stderr, stdout};

const EXAMPLE: &str = "assessments/nimbus-2026.toml";

#[test]
fn the_form_is_told_by_the_name_or_by_the_option() {
    let folder = folder("export");
    for (name, begins) in [
        ("a.xlsx", &b"PK\x03\x04"[..]),
        ("a.ODS", &b"PK\x03\x04"[..]),
        ("a.csv", &b"row,id,level,note,evidence"[..]),
        ("a.md", &b"# Questionnaire"[..]),
    ] {
        let path = folder.join(name).to_string_lossy().into_owned();
        let output = run(&["export", EXAMPLE, "-o", &path]);
        assert_eq!((code(&output), stdout(&output).as_str()), (0, ""), "{}", stderr(&output));
        assert!(stderr(&output).starts_with("Wrote "), "{}", stderr(&output));
        assert!(fs::read(&path).unwrap().starts_with(begins), "{name}");
        let again = run(&["export", EXAMPLE, "-o", &path]);
        assert_eq!(code(&again), 2);
        assert!(stderr(&again).contains("exists already"));
        assert_eq!(code(&run(&["export", EXAMPLE, "-o", &path, "--force"])), 0);
    }
    let piped = run(&["export", EXAMPLE, "-o", "-", "--format", "csv"]);
    assert_eq!(piped.stdout, fs::read(folder.join("a.csv")).unwrap());
    for (args, said) in [
        (&["export", EXAMPLE, "-o", "-"][..], "add --format"),
        (&["export", EXAMPLE, "-o", "x.xls"][..], ".xlsx, .ods, .csv or .md"),
        (&["export", EXAMPLE, "-o", "-", "--format", "csv", "--with-answers"][..], "always has"),
        (&["export", EXAMPLE, "-o", EXAMPLE, "--format", "csv", "--force"][..], "being read"),
        (&["export", EXAMPLE, "-o", "x.md", "--area", "PR99"][..], "not an area"),
        (&["export", "no-such.toml", "-o", "x.ods"][..], "cannot read"),
    ] {
        let output = run(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn nothing_is_written_from_a_file_with_errors() {
    let path = folder("export-errors").join("a.ods");
    let wrong = "tests/fixtures/invalid/invalid-level/all-kinds.toml";
    let output = run(&["export", wrong, "-o", &path.to_string_lossy()]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("invalid-level") && !path.exists());
}

#[test]
fn a_questionnaire_asks_and_does_not_lead() {
    let example = fs::read_to_string(root().join(EXAMPLE)).unwrap();
    let args = ["export", "-", "-o", "-", "--format", "markdown", "--area", "isrm"];
    let paper = stdout(&pipe(&args, &example));
    assert_eq!(paper.matches("\n### PR9.").count(), 6);
    assert_eq!(paper.matches("\n- [ ] **").count(), 30);
    assert_eq!(paper.matches("\nComment: ______").count(), 6);
    assert!(paper.contains("Name: ____") && !paper.contains("PR10"));
    let mut args = args.to_vec();
    args.extend(["--with-answers", "--respondent", "A. *Weber*"]);
    let filled = stdout(&pipe(&args, &example));
    assert!(filled.contains("Name: A. \\*Weber\\* "));
    assert_eq!(filled.matches("\n- [x] **").count(), 6);
    assert!(!filled.contains("Comment: ______"));
}

#[test]
fn an_area_out_of_scope_is_not_asked_about() {
    let example = "assessments/meridian-2026.toml";
    let output = run(&["export", example, "-o", "-", "--format", "csv", "--area", "PR13"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("PR13 is out of scope: Middleware"));
    let all = run(&["export", example, "-o", "-", "--format", "csv", "--respondent", "B"]);
    let text = stdout(&all);
    assert!(text.contains("PR12.1") && !text.contains("PR13.1") && !text.contains("PR5.1"));
}

#[test]
fn what_a_workbook_cannot_hold_is_said_or_refused() {
    let folder = folder("export-limits");
    let text = |note: &str| {
        format!(
            "format = 1\norganisation = \"N\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
             [answers.PR9.1]\nlevel = 1\nnote = \"{note}\"\n"
        )
    };
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let output = pipe(&["export", "-", "-o", &path("a.ods")], &text("a\\u001b[31m"));
    assert_eq!(code(&output), 0);
    let said = "warning: a workbook cannot hold every character in “Comment” of PR9.1";
    assert!(stderr(&output).contains(said), "{}", stderr(&output));
    let long = text(&"x".repeat(32_768));
    let output = pipe(&["export", "-", "-o", &path("a.xlsx")], &long);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("“Comment” of PR9.1"), "{}", stderr(&output));
    assert!(stderr(&output).contains("write .ods or .csv instead"));
    assert!(!folder.join("a.xlsx").exists());
    assert_eq!(code(&pipe(&["export", "-", "-o", &path("b.ods")], &long)), 0);
}
