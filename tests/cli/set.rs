//! `fitsm set`: what a file says of itself changes, and nothing else in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::program::{code, command, folder, show, stderr, stdout};

const FILE: &str = "\
# Ours.
format = 1
organisation = \"x\"   # for now
date = 2026-03-12
edition = \"3.0\"

[out-of-scope]
PR13 = \"Elsewhere\"

[answers.PR9.1]   # tickets
level = 2
";

fn prepared(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("ours.toml"), FILE).unwrap();
    folder
}

fn set(folder: &Path, args: &[&str]) -> Output {
    let args = [&["set", "ours.toml"], args].concat();
    command().current_dir(folder).args(args).output().unwrap()
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("ours.toml")).unwrap()
}

#[test]
fn each_change_is_made_in_its_place_and_told() {
    let folder = prepared("set");
    let output = set(
        &folder,
        &[
            "--organisation",
            "Harbour City IT",
            "--conclusion",
            "Ready",
            "--goal",
            "3",
            "--goal",
            "ISRM=4",
            "--in-scope",
            "PR13",
            "--out-of-scope",
            "PR12=Run by \"the\" partner",
            "--assessor",
            "R. Okafor",
        ],
    );
    assert_eq!(code(&output), 0, "{}", show(&output));
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "Changed in ours.toml:\n  \
         organisation: x → Harbour City IT\n  \
         conclusion: Ready\n  \
         goal: 3\n  \
         goal of PR9: 4\n  \
         one more assessor: R. Okafor\n  \
         PR12 is out of scope: Run by \"the\" partner\n  \
         PR13 is in scope: to be assessed\n"
    );
    let expected = "\
# Ours.
format = 1
organisation = \"Harbour City IT\"   # for now
date = 2026-03-12
edition = \"3.0\"
conclusion = \"Ready\"

[[assessors]]
name = \"R. Okafor\"

[goal]
default = 3
PR9 = 4

[out-of-scope]
PR12 = 'Run by \"the\" partner'

[answers.PR9.1]   # tickets
level = 2
";
    assert_eq!(text(&folder), expected);
    // Once more: nothing is left to be done.
    let again = set(&folder, &["--organisation", "Harbour City IT", "--goal", "3"]);
    assert_eq!(code(&again), 0);
    assert_eq!(stderr(&again), "ours.toml says all that already; nothing was changed.\n");
    assert_eq!(text(&folder), expected);
}

#[test]
fn what_is_wrong_is_refused_and_the_file_stays() {
    let folder = prepared("set-refused");
    for (args, words) in [
        (&["--out-of-scope", "PR9=x"][..], "PR9 has 1 answer (PR9.1)"),
        (&["--out-of-scope", "PR12"], "with a reason"),
        (&["--out-of-scope", "PR12="], "with a reason"),
        (&["--out-of-scope", "PR12=a", "--out-of-scope", "CHM=b"], "names PR12 twice"),
        (&["--out-of-scope", "PR13=a", "--in-scope", "PR13"], "both in and out of scope"),
        (&["--in-scope", "PR15"], "PR15"),
        (&["--goal", "0"], "`0` is not a goal"),
        (&["--goal", "3", "--goal", "2"], "given twice"),
        (&["--title", " "], "--title is empty"),
        (&["--assessor", ""], "--assessor is empty"),
        (&["--date", "12.3.2026"], "2026-03-12"),
        (&["--rule", "median"], "hurdle"),
        (&[], "say what to change"),
    ] {
        let output = set(&folder, args);
        assert_eq!(code(&output), 2, "{args:?} {}", show(&output));
        assert!(stderr(&output).contains(words), "{args:?} {}", stderr(&output));
        assert_eq!(text(&folder), FILE, "{args:?}");
    }
    let piped = command().args(["set", "-", "--title", "x"]).output().unwrap();
    assert!(stderr(&piped).contains("name the file"), "{}", stderr(&piped));
}

#[test]
fn a_file_with_errors_or_in_other_hands_stays() {
    let folder = prepared("set-held");
    let lock = fs::File::create(folder.join(".ours.toml.lock")).unwrap();
    lock.try_lock().unwrap();
    let held = set(&folder, &["--title", "New"]);
    assert_eq!(code(&held), 2);
    assert!(stderr(&held).contains("somebody is at work in ours.toml"), "{}", stderr(&held));
    drop(lock);
    assert_eq!(text(&folder), FILE);
    let faulty = FILE.replace("level = 2", "level = 5");
    fs::write(folder.join("ours.toml"), &faulty).unwrap();
    let output = set(&folder, &["--title", "New"]);
    assert_eq!(code(&output), 1, "{}", show(&output));
    assert!(stderr(&output).contains("ours.toml:11"), "{}", stderr(&output));
    assert_eq!(text(&folder), faulty);
}
