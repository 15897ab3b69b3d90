//! `fitsm check --evidence`: missing, changed, outside, void and unused evidence.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, run, stdout};

/// Checks a file with these pieces of evidence, of which the answer names the first.
fn check(folder: &Path, evidence: &str) -> (i32, String) {
    let path = folder.join("assessment.toml");
    let head = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                [answers.PR9.1]\nlevel = 2\nevidence = [\"a\"]\n[evidence.a]\nkind = \"record\"\n\
                title = \"A\"\n";
    fs::write(&path, format!("{head}{evidence}")).unwrap();
    let output = run(&["check", "--evidence", &path.to_string_lossy()]);
    (code(&output), stdout(&output))
}

#[test]
fn the_examples_evidence_is_there_and_unchanged() {
    for example in ["nimbus-2025", "nimbus-2026", "meridian-2026"] {
        let output = run(&["check", "--evidence", &format!("assessments/{example}.toml")]);
        assert_eq!(code(&output), 0, "{}", stdout(&output));
        assert!(!stdout(&output).contains("evidence-unused"), "{}", stdout(&output));
    }
    // Each of the later two has one piece that expired.
    let output = run(&["check", "--evidence", "assessments/meridian-2026.toml"]);
    assert!(
        stdout(&output).contains("warning[evidence-void]: risk-indicators (expired on 2026-03-31)")
    );
}

#[test]
fn a_file_that_is_missing_or_changed_is_an_error() {
    let folder = folder("evidence-files");
    fs::write(folder.join("a.txt"), "abc").unwrap();
    // The sum of "abc" as NIST publishes it.
    let right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let (code, said) = check(&folder, &format!("location = \"a.txt\"\nsha256 = \"{right}\"\n"));
    assert_eq!((code, said.contains("no errors, 0 warnings")), (0, true), "{said}");
    let wrong = right.replace('b', "c");
    let (code, said) = check(&folder, &format!("location = \"a.txt\"\nsha256 = \"{wrong}\"\n"));
    assert_eq!(code, 1);
    assert!(said.contains("error[evidence-changed]") && said.contains(right), "{said}");
    let (code, said) = check(&folder, "location = \"b.txt\"\n");
    assert_eq!(code, 1);
    assert!(said.contains("error[evidence-missing]") && said.contains(":11:12"), "{said}");
    let (code, said) = check(&folder, "location = \"https://wiki.example/a\"\n");
    assert_eq!((code, said.contains("no errors, 0 warnings")), (0, true), "{said}");
}

#[test]
fn nothing_outside_the_folder_is_read() {
    let folder = folder("evidence-outside");
    let inner = folder.join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    for location in ["../secret.txt", "/etc/hostname", "./../inner/../secret.txt"] {
        let (code, said) = check(&inner, &format!("location = \"{location}\"\n"));
        assert_eq!(code, 0);
        assert!(said.contains("warning[evidence-outside]"), "{said}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.join("secret.txt"), inner.join("link.txt")).unwrap();
        let (_, said) = check(&inner, "location = \"link.txt\"\n");
        assert!(said.contains("warning[evidence-outside]"), "{said}");
    }
}

#[test]
fn what_is_void_or_unused_is_told() {
    let folder = folder("evidence-void");
    let (code, said) = check(
        &folder,
        "recorded = 2026-03-13\n[evidence.b]\nkind = \"document\"\ntitle = \"B\"\nexpires = 2026-03-11\n",
    );
    assert_eq!(code, 0);
    assert!(said.contains("warning[evidence-void]: a (recorded only on 2026-03-13)"), "{said}");
    assert!(said.contains("warning[evidence-void]: b (expired on 2026-03-11)"), "{said}");
    assert!(said.contains("warning[evidence-unused]: no answer names b"), "{said}");
}
