//! `fitsm init` with wishes: options, and what it asks.

use std::fs;

use crate::program::{code, folder, pipe, run, stderr, stdout};

#[test]
fn it_asks_with_defaults_and_asks_again_what_is_wrong() {
    let path = folder("init-ask").join("new.toml").to_string_lossy().into_owned();
    let answers = "Nimbus\n2026-2-1\n2026-02-01\nz\ne\n9\n2\nPR99\npr9, CHM\nToo much\n";
    let output = pipe(&["init", &path, "--ask"], answers);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    insta::assert_snapshot!("init-ask", stdout(&output));
    let text = fs::read_to_string(&path).unwrap();
    for line in [
        "organisation = \"Nimbus\"",
        "[goal]\ndefault = 2",
        "kind = \"external-audit\"",
        "PR8 = \"Too much\"",
        "# [answers.PR12.6]",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("# [answers.PR8.1]"));
    assert!(stdout(&run(&["check", &path])).contains("no errors, 0 warnings"));
    // Enter everywhere is the same as no question at all, and so is the end of the input.
    for input in ["\n\n\n\n\n", ""] {
        let path = folder("init-enter").join("new.toml").to_string_lossy().into_owned();
        assert_eq!(code(&pipe(&["init", &path, "--ask"], input)), 0);
        assert_eq!(fs::read_to_string(&path).unwrap(), stdout(&run(&["init"])));
    }
}

#[test]
fn options_are_written_where_they_belong() {
    let output = run(&[
        "init",
        "--area",
        "PR9",
        "--area",
        "chm",
        "--reason",
        "No \"time\"",
        "--goal",
        "3",
        "--goal",
        "PR9=4",
        "--certification-goal",
        "PR9=2",
        "--scope",
        "All",
        "--assessor",
        "A. Weber",
        "--assessor",
        "B",
        "--title",
        "T",
        "--kind",
        "internal-audit",
    ]);
    let text = stdout(&output);
    for lines in [
        "\nscope = \"All\"\n",
        "\n[[assessors]]\nname = \"A. Weber\"\n\n[[assessors]]\nname = \"B\"\n",
        "\n[goal]\ndefault = 3\nPR9 = 4\n",
        "default = 3\nPR9 = 2\n",
        "\nPR8 = 'No \"time\"'\n",
    ] {
        assert!(text.contains(lines), "{lines}\n{text}");
    }
    let json = stdout(&pipe(&["assess", "-", "--format", "json"], &text));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["maturity"]["coverage"]["applicable"], 12);
}

#[test]
fn wrong_options_are_refused_with_the_reason() {
    let example = "assessments/nimbus-2026.toml";
    for (args, why) in [
        (vec!["--goal", "5"], "a whole number from 1 to 4"),
        (vec!["--goal", "PR9=x"], "a whole number from 1 to 4"),
        (vec!["--goal", "PR99=3"], "`PR99` is not an area"),
        (vec!["--goal", "2", "--goal", "3"], "given twice"),
        (vec!["--certification-goal", "PR9=1", "--certification-goal", "ISRM=1"], "given twice"),
        (vec!["--area", "PR15"], "`PR15` is not an area"),
        (vec!["--scope", " "], "--scope is empty"),
        (vec!["--assessor", ""], "--assessor is empty"),
        (vec!["--reason", "r"], "--area"),
        (vec!["--ask"], "needs a file"),
        (vec!["--ask", "--no-input"], "cannot be used with"),
        (vec!["--area", "PR9", "--from", example], "would be lost"),
        (vec!["--assessor", "A", "--from", example], "carried over"),
    ] {
        let output = run(&[vec!["init"], args.clone()].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).contains(why), "{args:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn goals_and_scope_go_with_an_earlier_file() {
    let example = "assessments/meridian-2026.toml";
    let output = run(&[
        "init",
        "--from",
        example,
        "--goal",
        "2",
        "--goal",
        "PR9=4",
        "--certification-goal",
        "PR1=2",
        "--scope",
        "Eight services",
    ]);
    let new = stdout(&output);
    assert!(new.contains("PR6 = 4\nPR9 = 4\nPR12 = 2\n"), "{new}");
    assert!(new.contains("[goal]\ndefault = 2\nGR1 = 3\n"), "{new}");
    assert!(new.contains("\n[certification-goal]\ndefault = 3\nPR1 = 2\n"));
    assert!(new.contains("\nscope = \"Eight services\"\n"));
    // Where there were no goals, the table stands before what follows it.
    let bare = "format = 1\norganisation = \"N\"\ndate = 2026-03-12\nedition = \"3.0\"\n\n# a\n[answers.PR9.1]\nlevel = 1\n";
    let new = stdout(&pipe(&["init", "--from", "-", "--certification-goal", "PR9=2"], bare));
    assert!(new.contains("\n[certification-goal]\ndefault = 3\nPR9 = 2\n\n# a\n[answers"), "{new}");
}
