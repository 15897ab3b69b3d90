//! `fitsm init` and `fitsm completions`: the beginning of the work.

use std::fs;

use crate::program::{code, folder, pipe, root, run, show, stderr, stdout};

#[test]
fn a_new_file_is_right_and_has_nothing_answered() {
    let folder = folder("init");
    let path = folder.join("new.toml").to_string_lossy().into_owned();
    let name = "Quotes \"and\" \\ in it";
    let output = run(&["init", "-o", &path, "--organisation", name, "--date", "2026-02-28"]);
    assert_eq!(code(&output), 0);
    assert_eq!(stdout(&run(&["check", &path])), format!("{path}: no errors, 0 warnings\n"));
    let json = stdout(&run(&["assess", &path, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["assessment"]["organisation"], name);
    assert_eq!(json["assessment"]["date"], "2026-02-28");
    assert_eq!(json["maturity"]["coverage"]["scored"], 0);
    assert_eq!(json["maturity"]["at_most"], 4);
    // Every answer needs its # taken away, and nothing else.
    let text = fs::read_to_string(&path).unwrap();
    let filled = text.replace("# [answers.", "[answers.").replace("# level =", "level = 2");
    fs::write(&path, filled).unwrap();
    let json = stdout(&run(&["assess", &path, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["maturity"]["coverage"]["scored"], 82);
    assert_eq!(json["maturity"]["level"], 2);
    let again = run(&["init", &path]);
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("exists already"));
    assert_eq!(code(&run(&["init", "--date", "20260228"])), 2);
}

/// The lines of one text that the other does not have.
fn new_lines<'a>(old: &str, new: &'a str) -> Vec<&'a str> {
    new.lines().filter(|line| !old.lines().any(|known| known == *line)).collect()
}

#[test]
fn answers_are_carried_over_and_everything_else_stays() {
    let folder = folder("carry-over");
    let path = folder.join("next.toml").to_string_lossy().into_owned();
    let example = "assessments/meridian-2026.toml";
    let output = run(&["init", "-o", &path, "--from", example, "--date", "2027-06-17"]);
    assert_eq!(code(&output), 0);
    // 60 scored, 2 not applicable, 5 with only a note.
    let told = stderr(&output);
    assert!(told.contains("67 answers are carried over") && told.contains(" 5 of them"), "{told}");
    let old = fs::read_to_string(root().join(example)).unwrap();
    let new = fs::read_to_string(&path).unwrap();
    // An answer that had only [answers.GR4.2.not-applicable] needs a heading of its own now.
    assert_eq!(
        new_lines(&old, &new),
        ["title = \"Assessment 2027\"", "date = 2027-06-17", "[answers.GR4.2]", "[answers.PR1.2]"]
    );
    // What is gone: the earlier title and date, the conclusion with its two paragraphs, and the
    // days on which the auditee was visited.
    let lost = new_lines(&new, &old);
    let begins: Vec<&str> = lost.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(begins, ["title", "date", "conclusion", "The", "Three", "times"]);
    assert_eq!(new.matches("carried-over = true").count(), 67);
    assert!(stdout(&run(&["check", &path])).contains(", 67 carried over and not reconfirmed"));
    assert!(stdout(&run(&["assess", &path])).contains("67 answers are carried over"));
    // The same from a pipe, and nothing from a file with errors.
    let piped = pipe(&["init", "--from", "-", "--date", "2027-06-17"], &old);
    assert_eq!(stdout(&piped), new);
    let wrong = run(&["init", "--from", "tests/fixtures/invalid/invalid-level/all-kinds.toml"]);
    assert_eq!((code(&wrong), stdout(&wrong).as_str()), (1, ""));
    let same = run(&["init", "-o", &path, "--force", "--from", &path]);
    assert_eq!(code(&same), 2);
}

/// What belongs to the earlier day stays there; what wants a look is marked and counted.
#[test]
fn what_is_open_or_of_another_day_is_told() {
    let folder = folder("carry-over-open");
    fs::create_dir(folder.join("old")).unwrap();
    let old = folder.join("old/old.toml");
    let text = "format = 1\norganisation = \"N\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                [auditee]\nname = \"N\"\ntimes = [\"10 March\"]\n\
                [answers.PR9.1]\nlevel = 1\n[answers.PR9.2]\nnote = \"ask again\"\n\
                said = [{ by = \"A\", level = 1 }, { by = \"B\", level = 2 }]\n\
                [answers.PR9.3]\nlevel = 2\nevidence = [\"list\", \"page\"]\n\
                said = [{ by = \"A\", level = 1 }, { by = \"B\", level = 2 }]\n\
                [evidence.list]\nkind = \"record\"\ntitle = \"List\"\nlocation = \"f/list.csv\" # ours\n\
                [evidence.page]\nkind = \"record\"\ntitle = \"Page\"\nlocation = \"https://a.example/\"\n";
    fs::write(&old, text).unwrap();
    let old = old.to_string_lossy().into_owned();
    let next = folder.join("next.toml").to_string_lossy().into_owned();
    let output = run(&["init", "-o", &next, "--from", &old, "--date", "2026-03-12"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let new = fs::read_to_string(&next).unwrap();
    assert!(new.contains("[auditee]\nname = \"N\"\n[answers"), "{new}");
    assert!(new.contains("note = \"ask again\"\ncarried-over = true\n[answers.PR9.3]"), "{new}");
    // Nobody is heard with what was said the year before.
    assert_eq!(new.matches("said =").count(), 0);
    assert_eq!(new.matches("carried-over = true").count(), 3);
    assert!(new.contains("location = \"old/f/list.csv\" # ours\n"), "{new}");
    assert!(new.contains("location = \"https://a.example/\"\n"), "{new}");
    let told = stderr(&output).replace('\n', " ");
    for words in [
        "3 answers are carried over from",
        "1 of them with only a note",
        "times were left out",
        "Who said what to 1 answer was left out",
        "1 open disagreement was left out",
        "2026-03-12, is not after",
        "named from the new file's folder now: old/f/list.csv",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("conclusion"), "{told}");
    // From a folder that is not above the old one the evidence cannot be named.
    fs::create_dir(folder.join("aside")).unwrap();
    let aside = folder.join("aside/next.toml").to_string_lossy().into_owned();
    let output = run(&["init", "-o", &aside, "--from", &old, "--date", "2027-03-12"]);
    let told = stderr(&output);
    assert!(told.contains("not below the new file's") && !told.contains("is not after"), "{told}");
    assert!(fs::read_to_string(&aside).unwrap().contains("location = \"f/list.csv\" # ours\n"));
}

#[test]
fn every_shell_gets_its_script() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        assert!(stdout(&output).contains("backlog"), "{shell}: {}", show(&output));
    }
}
