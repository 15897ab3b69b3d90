//! `fitsm check --evidence`: missing, changed, outside, void and unused evidence.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, run, stderr, stdout};

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

#[test]
fn a_size_that_differs_is_told_without_reading_the_file() {
    let folder = folder("evidence-size");
    fs::write(folder.join("a.txt"), "abc").unwrap();
    let right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let (code, said) =
        check(&folder, &format!("location = \"a.txt\"\nsize = 3\nsha256 = \"{right}\"\n"));
    assert_eq!((code, said.contains("no errors, 0 warnings")), (0, true), "{said}");
    let (code, said) = check(&folder, "location = \"a.txt\"\nsize = 4\n");
    assert_eq!(code, 1);
    assert!(said.contains("error[evidence-changed]"), "{said}");
    assert!(said.contains("it had 4 bytes and has 3 bytes"), "{said}");
    // The right size of another content.
    let wrong = right.replace('b', "c");
    let (code, said) =
        check(&folder, &format!("location = \"a.txt\"\nsize = 3\nsha256 = \"{wrong}\"\n"));
    assert_eq!((code, said.contains("error[evidence-changed]")), (1, true), "{said}");
    // 3 GB that take no room on the disk, and would take long to read.
    fs::File::create(folder.join("large.bin")).unwrap().set_len(3_000_000_000).unwrap();
    let begun = std::time::Instant::now();
    let (code, said) =
        check(&folder, &format!("location = \"large.bin\"\nsize = 3\nsha256 = \"{right}\"\n"));
    assert_eq!((code, said.contains("has 3000000000 bytes")), (1, true), "{said}");
    let (code, said) = check(&folder, "location = \"large.bin\"\nsize = 3000000000\n");
    assert_eq!((code, said.contains("no errors, 0 warnings")), (0, true), "{said}");
    assert!(begun.elapsed().as_secs() < 2);
    // A folder and a device are no evidence.
    let (code, said) = check(&folder, "location = \".\"\n");
    assert_eq!((code, said.contains("it is not a file")), (1, true), "{said}");
}

/// Checks with a period; the assessment's day is 2026-03-12.
fn older_than(folder: &Path, period: &str, evidence: &str) -> String {
    check(folder, evidence);
    let path = folder.join("assessment.toml");
    // It asks for the evidence by itself.
    stdout(&run(&["check", "--older-than", period, &path.to_string_lossy()]))
}

#[test]
fn evidence_that_is_too_old_is_told() {
    let folder = folder("evidence-old");
    // 18 months before 2026-03-12 is 2024-09-12; 90 days before it is 2025-12-12 (12 days of
    // March, 28 of February, 31 of January and 19 of December); 26 weeks are 182 days: 2025-09-11.
    for (period, last, first) in [
        ("18 months", "2024-09-12", "2024-09-11"),
        ("18m", "2024-09-12", "2024-09-11"),
        ("2y", "2024-03-12", "2024-03-11"),
        ("1 year", "2025-03-12", "2025-03-11"),
        ("90d", "2025-12-12", "2025-12-11"),
        ("26 Weeks", "2025-09-11", "2025-09-10"),
    ] {
        let said = older_than(&folder, period, &format!("effective = {last}\n"));
        assert!(said.contains("no errors, 0 warnings"), "{period}: {said}");
        let said = older_than(&folder, period, &format!("effective = {first}\n"));
        assert!(said.contains(&format!("warning[evidence-old]: a speaks for {first}, more than")));
        assert!(said.contains("no errors, 1 warning\n"), "{period}: {said}");
    }
    // The day it speaks for counts, else the day it was taken.
    let both = "effective = 2026-01-01\nrecorded = 2020-01-01\n";
    assert!(older_than(&folder, "1y", both).contains("0 warnings"));
    let said = older_than(&folder, "1y", "recorded = 2020-01-01\n");
    assert!(said.contains("a was recorded on 2020-01-01, more than 1 year before"), "{said}");
    let said = older_than(&folder, "1y", "");
    assert!(said.contains("warning[evidence-undated]: a has no date"), "{said}");
    let (_, said) = check(&folder, "");
    assert!(said.contains("0 warnings"), "without a period no date is asked for: {said}");
    let said = older_than(&folder, "9999y", "recorded = 0001-01-01\n");
    assert!(said.contains("0 warnings"), "{said}");
}

#[test]
fn the_end_of_a_month_is_minded() {
    let folder = folder("evidence-month");
    let text = |day: &str| {
        format!(
            "format = 1\norganisation = \"x\"\ndate = 2026-03-31\nedition = \"3.0\"\n\
             [answers.PR9.1]\nlevel = 2\nevidence = [\"a\"]\n[evidence.a]\nkind = \"record\"\n\
             title = \"A\"\neffective = {day}\n"
        )
    };
    let path = folder.join("assessment.toml").to_string_lossy().into_owned();
    // February has no 31st: a month before is its last day.
    for (day, warnings) in [("2026-02-28", "0 warnings"), ("2026-02-27", "1 warning")] {
        fs::write(&path, text(day)).unwrap();
        let said = stdout(&run(&["check", "--older-than", "1 month", &path]));
        assert!(said.contains(warnings), "{day}: {said}");
    }
}

#[test]
fn a_period_that_is_none_is_explained() {
    for (wrong, words) in [
        ("", "is not a period"),
        ("18", "does not say days, weeks, months or years"),
        ("months", "is not a period"),
        ("1.5y", "does not say"),
        ("0d", "from 1 to 9999"),
        ("10000d", "from 1 to 9999"),
        ("99999999999999999999y", "from 1 to 9999"),
        ("-3m", "is not a period"),
        ("18 moons", "does not say"),
        ("18m\u{1b}[31m", "does not say"),
    ] {
        let wrong = format!("--older-than={wrong}");
        let output = run(&["check", &wrong, "assessments/nimbus-2026.toml"]);
        let said = stderr(&output);
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{wrong}");
        assert!(said.contains(words) && said.contains("18m"), "{wrong}: {said}");
        assert!(!said.contains('\u{1b}'));
    }
}
