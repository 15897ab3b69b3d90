//! `fitsm evidence add`: a piece is described and named in answers, and nothing else changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, UNIX_EPOCH};

use crate::program::{code, command, folder, run, stderr, stdout};

const HEAD: &str = "\
# Ours.
format = 1
organisation = \"x\"
date = 2026-03-12
edition = \"3.0\"

[out-of-scope]
PR13 = \"Elsewhere\"

[answers.PR9.1]   # tickets
level = 2
note = \"Two teams\"
";

/// The sum of \"abc\" as NIST publishes it.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A folder with an assessment in it, and a file with `abc` that was changed on 2026-02-03.
fn prepared(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("ours.toml"), HEAD).unwrap();
    put(&folder.join("a.txt"), "abc");
    folder
}

fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    // 2026-02-03 at noon in Greenwich.
    let noon = UNIX_EPOCH + Duration::from_hours(491_700);
    fs::File::options().write(true).open(path).unwrap().set_modified(noon).unwrap();
}

/// Adds evidence to the assessment in a folder, as a record called A, running there.
fn add(folder: &Path, args: &[&str]) -> Output {
    let described = ["--kind", "record", "--title", "A"];
    run_in(folder, &[&["evidence", "add", "ours.toml"], args, &described].concat())
}

fn run_in(folder: &Path, args: &[&str]) -> Output {
    command().current_dir(folder).env("TZ", "UTC0").args(args).output().unwrap()
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("ours.toml")).unwrap()
}

/// Demands that this is refused with these words, and that the assessment stays as it was.
fn refused(folder: &Path, args: &[&str], words: &str) {
    let before = text(folder);
    let output = add(folder, args);
    let said = stderr(&output);
    assert_eq!(code(&output), 2, "{args:?}: {said}");
    assert!(said.contains(words), "{args:?}: {said}");
    assert!(!said.contains('\u{1b}'), "{args:?}: {said:?}");
    assert_eq!(text(folder), before, "{args:?}");
}

#[test]
fn a_file_is_described_and_everything_else_stays() {
    let folder = prepared("add");
    let output = add(&folder, &["a.txt", "--for", "PR9.1", "--for", "PR9.3", "--for", "pr9.1"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""), "{}", stderr(&output));
    assert_eq!(
        stderr(&output),
        "Added the record a to ours.toml for PR9.1, PR9.3.\n  \
         a.txt, 3 bytes, recorded 2026-02-03\n"
    );
    let after = format!(
        "{HEAD}evidence = [\"a\"]\n\n[answers.PR9.3]\nevidence = [\"a\"]\n\n[evidence.a]\n\
         kind = \"record\"\ntitle = \"A\"\nlocation = \"a.txt\"\nrecorded = 2026-02-03\nsize = 3\n\
         sha256 = \"{ABC}\"\n"
    );
    assert_eq!(text(&folder), after);
    let checked = run_in(&folder, &["check", "--evidence", "ours.toml"]);
    assert_eq!(stdout(&checked), "ours.toml: no errors, 0 warnings\n");
}

#[test]
fn what_is_there_already_is_only_named_in_more_answers() {
    let folder = prepared("add-again");
    let first = ["a.txt", "--for", "PR9.1", "--name", "tickets", "--effective", "2026-01-31"];
    assert_eq!(code(&add(&folder, &first)), 0);
    let once = text(&folder);
    assert!(once.contains("[evidence.tickets]") && once.contains("effective = 2026-01-31"));
    // The same content elsewhere is the same evidence; kind and title are not needed again.
    put(&folder.join("b.txt"), "abc");
    let again = run_in(&folder, &["evidence", "add", "ours.toml", "b.txt", "--for", "PR9.2"]);
    assert_eq!(code(&again), 0, "{}", stderr(&again));
    assert!(stderr(&again).contains("describes this as tickets already"), "{}", stderr(&again));
    assert!(stderr(&again).contains("Added tickets for PR9.2"));
    let twice = text(&folder);
    assert_eq!(twice.matches("[evidence.").count(), 1);
    assert!(twice.contains("[answers.PR9.2]\nevidence = [\"tickets\"]\n"), "{twice}");
    let third = add(&folder, &["a.txt", "--for", "PR9.2"]);
    assert!(stderr(&third).contains("nothing was changed"), "{}", stderr(&third));
    assert_eq!(text(&folder), twice);
    // The file is another one now: that is for a person to judge.
    put(&folder.join("a.txt"), "abd");
    refused(&folder, &["a.txt"], "described as tickets already, and has changed");
    refused(&folder, &["./a.txt"], "described as tickets already, and has changed");
    let old = text(&folder);
    let renewed = run_in(&folder, &["evidence", "add", "ours.toml", "a.txt", "--renew"]);
    assert!(stderr(&renewed).contains("Renewed tickets"), "{}", stderr(&renewed));
    let new = text(&folder);
    // SHA-256 of abd; everything else stays.
    let sum = new.lines().find(|line| line.starts_with("sha256")).unwrap();
    assert!(!sum.contains(ABC) && new.replace(sum, &format!("sha256 = \"{ABC}\"")) == old, "{new}");
    // Named from the folder worked in, or else from that of the assessment.
    let above = folder.parent().unwrap();
    let ours = format!("{}/ours.toml", folder.file_name().unwrap().to_str().unwrap());
    let found = run_in(above, &["evidence", "add", &ours, "a.txt", "--for", "PR9.2"]);
    assert!(stderr(&found).contains("beside the assessment"), "{}", stderr(&found));
    let swapped = run_in(&folder, &["evidence", "add", "a.txt", "ours.toml"]);
    assert_eq!(code(&swapped), 2);
    assert!(stderr(&swapped).contains("the assessment comes first"), "{}", stderr(&swapped));
    let fresh = run_in(&folder, &["evidence", "add", "ours.toml", "ours.toml"]);
    assert!(stderr(&fresh).contains("no evidence for itself"), "{}", stderr(&fresh));
    put(&folder.join("c.txt"), "c");
    let bare = run_in(&folder, &["evidence", "add", "ours.toml", "c.txt"]);
    assert_eq!(code(&bare), 2);
    assert!(stderr(&bare).contains("needs --kind, such as record, and --title"));
}

#[test]
fn an_address_is_taken_as_it_is() {
    let folder = prepared("add-address");
    let output = add(&folder, &["https://wiki.example/a%20b?c=1#d", "--for", "GR1.1"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let after = text(&folder);
    assert!(after.contains("location = \"https://wiki.example/a%20b?c=1#d\"\n"), "{after}");
    assert!(!after.contains("size") && !after.contains("sha256") && !after.contains("recorded"));
    let again = add(&folder, &["https://wiki.example/a%20b?c=1#d", "--for", "GR1.1"]);
    assert!(stderr(&again).contains("nothing was changed"), "{}", stderr(&again));
    for wrong in ["https://a b", "://x", "https://", "https://x\u{1b}[31m", "1s://x"] {
        refused(&folder, &[wrong], "is not an address");
    }
    refused(&folder, &["https://x.example", "--copy"], "an address is not copied");
}

#[test]
fn a_file_outside_is_refused_unless_it_is_copied() {
    let outer = folder("add-outside");
    let inner = outer.join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("ours.toml"), HEAD).unwrap();
    put(&outer.join("report.v1.txt"), "abc");
    let absolute = outer.join("report.v1.txt").to_string_lossy().into_owned();
    let mut ways = vec!["../report.v1.txt", "./../inner/../report.v1.txt", &absolute];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../report.v1.txt", inner.join("link.txt")).unwrap();
        ways.push("link.txt");
    }
    for way in ways {
        refused(&inner, &[way], "lies outside the folder of ours.toml; with --copy");
    }
    assert!(!inner.join("evidence").exists());
    // A name that is taken stays what it is.
    fs::create_dir(inner.join("evidence")).unwrap();
    fs::write(inner.join("evidence/report.v1.txt"), "other").unwrap();
    let output = add(&inner, &["../report.v1.txt", "--copy", "--for", "PR9.1"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("Copied ../report.v1.txt into"), "{}", stderr(&output));
    let after = text(&inner);
    assert!(after.contains("location = \"evidence/report.v1-2.txt\"\n"), "{after}");
    // The day is that of the original.
    assert!(after.contains("recorded = 2026-02-03\n"), "{after}");
    assert_eq!(fs::read(inner.join("evidence/report.v1-2.txt")).unwrap(), b"abc");
    assert_eq!(fs::read(inner.join("evidence/report.v1.txt")).unwrap(), b"other");
    assert_eq!(fs::read_dir(inner.join("evidence")).unwrap().count(), 2);
    // The same again: neither a second piece nor a second copy.
    let again = add(&inner, &["../report.v1.txt", "--copy", "--for", "PR9.2"]);
    assert!(stderr(&again).contains("already"), "{}", stderr(&again));
    assert_eq!(fs::read_dir(inner.join("evidence")).unwrap().count(), 2);
    // Content that lies there undescribed is described, not copied.
    put(&outer.join("plan.txt"), "plan");
    fs::write(inner.join("evidence/plan.txt"), "plan").unwrap();
    let there = add(&inner, &["../plan.txt", "--copy", "--name", "plan"]);
    assert_eq!(code(&there), 0, "{}", stderr(&there));
    assert!(!stderr(&there).contains("Copied"), "{}", stderr(&there));
    assert_eq!(fs::read_dir(inner.join("evidence")).unwrap().count(), 3);
    // What is wrong with the rest is found before anything is copied.
    put(&outer.join("late.txt"), "late");
    refused(&inner, &["../late.txt", "--copy", "--name", "plan"], "the name of another piece");
    assert_eq!(fs::read_dir(inner.join("evidence")).unwrap().count(), 3);
    let checked = run_in(&inner, &["check", "--evidence", "ours.toml"]);
    assert_eq!(code(&checked), 0, "{}", stdout(&checked));
}

#[cfg(unix)]
#[test]
fn a_folder_of_copies_that_leads_elsewhere_is_not_used() {
    let outer = prepared("add-evidence-link");
    let inner = outer.join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("ours.toml"), HEAD).unwrap();
    fs::create_dir(outer.join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", inner.join("evidence")).unwrap();
    refused(&inner, &["../a.txt", "--copy"], "leads out of its folder");
    assert_eq!(fs::read_dir(outer.join("elsewhere")).unwrap().count(), 0);
}

#[test]
fn paths_are_told_from_the_folder_of_the_assessment() {
    let folder = prepared("add-paths");
    let below = folder.join("our evidence/2026");
    fs::create_dir_all(&below).unwrap();
    put(&below.join("it's \"a\" = [b] # ünï.txt"), "odd");
    // From another folder, and absolute.
    let what = below.join("it's \"a\" = [b] # ünï.txt").to_string_lossy().into_owned();
    let file = folder.join("ours.toml").to_string_lossy().into_owned();
    let odd = "=1+1 \"quoted\"";
    let args = ["evidence", "add", &file, &what, "--kind", "document", "--title", odd];
    let output = run(&[&args[..], &["--for", "PR9.1"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let listed = run(&["evidence", "list", &file, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&listed)).unwrap();
    let piece = &json["evidence"][0];
    assert_eq!(piece["location"], "our evidence/2026/it's \"a\" = [b] # ünï.txt");
    assert_eq!((&piece["title"], &piece["name"]), (&odd.into(), &"1-1-quoted".into()));
    let checked = run_in(&below, &["check", "--evidence", "../../ours.toml"]);
    assert_eq!(code(&checked), 0, "{}", stdout(&checked));
    assert!(stdout(&checked).contains("no errors, 0 warnings"), "{}", stdout(&checked));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = prepared("add-no-file");
    fs::create_dir(folder.join("sub")).unwrap();
    refused(&folder, &["sub"], "sub is a folder, not a file");
    refused(&folder, &["nowhere.txt"], "cannot read nowhere.txt: there is no such file");
    refused(&folder, &["nowhere\u{1b}[31m.txt"], "there is no such file");
    #[cfg(unix)]
    {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::PermissionsExt;
        // A device that never ends.
        std::os::unix::fs::symlink("/dev/zero", folder.join("zero")).unwrap();
        refused(&folder, &["zero"], "it is not a file");
        let forbidden = folder.join("forbidden.txt");
        put(&forbidden, "x");
        fs::set_permissions(&forbidden, fs::Permissions::from_mode(0o000)).unwrap();
        // Whoever may read everything cannot see this refusal.
        if fs::read(&forbidden).is_err() {
            refused(&folder, &["forbidden.txt"], "permission denied");
        }
        let latin = folder.join(OsStr::from_bytes(b"caf\xe9.txt"));
        if fs::write(&latin, "x").is_ok() {
            let output = command()
                .current_dir(&folder)
                .args(["evidence", "add", "ours.toml", "--kind", "record", "--title", "x"])
                .arg(&latin)
                .output()
                .unwrap();
            assert_eq!(code(&output), 2);
            assert!(stderr(&output).contains("is not UTF-8"), "{}", stderr(&output));
            assert_eq!(text(&folder), HEAD);
        }
    }
}

#[test]
fn what_cannot_be_meant_is_refused_before_anything_is_written() {
    let folder = prepared("add-refused");
    for (args, words) in [
        (&["--for", "PR9.7"][..], "did you mean PR9.6?"),
        (&["--for", "PR9"], "PR9 is an area: name one of its requirements"),
        (&["--for", "x\u{1b}[31m"], "`fitsm list` shows the requirements"),
        (&["--for", "PR13.1"], "PR13 is out of scope (\"Elsewhere\")"),
        (&["--effective", "31.3.2026"], "write year, month and day"),
        (&["--recorded", "2026-02-30"], "is not a date"),
        (&["--expires", "20260101"], "is not a date"),
        (&["--name", " "], "a name is"),
        (&["--name", "a\nb\u{7}"], "a name is"),
    ] {
        refused(&folder, &[&["a.txt"], args].concat(), words);
    }
    let piped = run_in(&folder, &["evidence", "add", "-", "a.txt"]);
    assert_eq!(code(&piped), 2);
    assert!(stderr(&piped).contains("name the file"), "{}", stderr(&piped));
    // A file with errors is shown them, and stays.
    fs::write(folder.join("ours.toml"), HEAD.replace("level = 2", "level = 5")).unwrap();
    let before = text(&folder);
    let output = add(&folder, &["a.txt"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("error[invalid-level]"), "{}", stderr(&output));
    assert_eq!(text(&folder), before);
}

#[test]
fn what_does_not_count_or_is_not_used_is_said() {
    let folder = prepared("add-notes");
    let later = add(&folder, &["a.txt", "--recorded", "2026-03-13", "--for", "PR9.1"]);
    let said = stderr(&later);
    assert!(
        said.contains("Note: it does not count in an assessment of 2026-03-12: a (recorded only on 2026-03-13)"),
        "{said}"
    );
    put(&folder.join("b.txt"), "");
    let expired = add(&folder, &["b.txt", "--expires", "2026-03-11"]);
    let said = stderr(&expired);
    assert!(said.contains("a-2 (expired on 2026-03-11)"), "{said}");
    assert!(said.contains("Note: the file is empty."), "{said}");
    assert!(said.contains("Note: no answer names it yet"), "{said}");
    assert!(text(&folder).contains("size = 0\n"));
    // On the very days it counts.
    put(&folder.join("c.txt"), "c");
    let edge = ["--expires", "2026-03-12", "--recorded", "2026-03-12", "--for", "PR9.1"];
    let counts = add(&folder, &[&["c.txt"], &edge[..]].concat());
    assert!(!stderr(&counts).contains("Note"), "{}", stderr(&counts));
}

#[cfg(unix)]
#[test]
fn the_files_rights_and_a_link_to_it_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = prepared("add-rights");
    fs::rename(folder.join("ours.toml"), folder.join("real.toml")).unwrap();
    fs::set_permissions(folder.join("real.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real.toml", folder.join("ours.toml")).unwrap();
    let output = add(&folder, &["a.txt", "--for", "PR9.1"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(folder.join("ours.toml").symlink_metadata().unwrap().is_symlink());
    let mode = fs::metadata(folder.join("real.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(fs::read_to_string(folder.join("real.toml")).unwrap().contains(ABC));
    // Nothing of ours is left behind: the assessment, its link, and the evidence.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
}

#[test]
fn several_at_once_lose_nothing() {
    let folder = prepared("add-at-once");
    let names: Vec<String> = (1..=8).map(|number| format!("f{number}.txt")).collect();
    for name in &names {
        put(&folder.join(name), name);
    }
    let at_once: Vec<std::process::Child> = names
        .iter()
        .map(|name| {
            let mut command = command();
            command.current_dir(&folder).args(["evidence", "add", "ours.toml", name]);
            command.args(["--kind", "record", "--title", name, "--for", "PR9.1"]);
            command.stderr(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in at_once {
        assert!(child.wait().unwrap().success());
    }
    let after = text(&folder);
    for number in 1..=8 {
        assert!(after.contains(&format!("[evidence.f{number}-txt]")), "{after}");
    }
    let checked = run_in(&folder, &["check", "--evidence", "ours.toml"]);
    assert_eq!(stdout(&checked), "ours.toml: no errors, 0 warnings\n");
}

#[test]
fn a_file_that_somebody_else_holds_is_left_alone() {
    let folder = prepared("add-held");
    // What `fitsm interview` holds while it is at work.
    let lock = fs::File::create(folder.join(".ours.toml.lock")).unwrap();
    lock.try_lock().unwrap();
    refused(&folder, &["a.txt"], "somebody is at work in ours.toml");
    drop(lock);
    assert_eq!(code(&add(&folder, &["a.txt"])), 0);
}

#[test]
fn the_day_of_the_last_change_is_the_one_it_was_here() {
    let folder = prepared("add-zone");
    // Noon in Greenwich is past midnight 13 hours further east.
    let described = ["--kind", "record", "--title", "A"];
    let args = [&["evidence", "add", "ours.toml", "a.txt"][..], &described].concat();
    let output = command().current_dir(&folder).env("TZ", "XXX-13").args(args).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(text(&folder).contains("recorded = 2026-02-04\n"), "{}", text(&folder));
}

#[test]
fn every_way_to_write_an_answer_can_be_added_to() {
    for (name, answers) in [
        ("dotted", "[answers]\nPR9.1.level = 2\n"),
        ("braces", "[answers.PR9]\n1 = { level = 2 } # so\n"),
        ("list", "[answers.PR9.1]\nlevel = 2\nevidence = [\n  \"b\", # first\n]\n"),
        ("nothing", "# no answers yet\n"),
    ] {
        let folder = prepared(&format!("add-form-{name}"));
        let head = HEAD.split("[answers").next().unwrap();
        let piece = "[evidence.b]\nkind = \"document\"\ntitle = \"B\"\n";
        let before = format!("{head}{answers}{piece}");
        fs::write(folder.join("ours.toml"), &before).unwrap();
        let output = add(&folder, &["a.txt", "--for", "PR9.1"]);
        assert_eq!(code(&output), 0, "{name}: {}", stderr(&output));
        let after = text(&folder);
        for comment in before.split('#').skip(1).filter_map(|rest| rest.lines().next()) {
            assert!(after.contains(&format!("#{comment}")), "{name}: {after}");
        }
        let listed = run_in(&folder, &["evidence", "list", "ours.toml", "--format", "csv"]);
        assert!(stdout(&listed).contains("valid,PR9.1\n"), "{name}: {}", stdout(&listed));
    }
}
