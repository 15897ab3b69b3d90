//! `fitsm portfolio`: many organisations side by side.

use std::fs;
use std::path::Path;

use crate::program::{code, folder, root, run, show, stderr, stdout};

const WRONG: &str = "tests/fixtures/invalid/invalid-level/all-kinds.toml";

/// A folder with six organisations, one in a subfolder, another with two assessments.
fn federation(name: &str) -> String {
    let folder = folder(name);
    fs::create_dir(folder.join("sixth")).unwrap();
    fs::create_dir(folder.join("sixth/deeper")).unwrap();
    let text = fs::read_to_string(root().join("assessments/nimbus-2026.toml")).unwrap();
    let write = |path: &str, organisation: &str, year: u16, level: u16| {
        let text = text
            .replace("Nimbus University Computing Centre", organisation)
            .replace("Follow-up assessment 2026", &format!("Secret title {organisation}"))
            .replace("date = 2026-03-12", &format!("date = {year}-03-12"))
            .replace("[answers.GR1.1]\nlevel = 3", &format!("[answers.GR1.1]\nlevel = {level}"));
        fs::write(folder.join(path), text).unwrap();
    };
    for (at, name) in (0..).zip(["Ash", "Birch", "Cedar", "Elm", "Fir"]) {
        write(&format!("{name}.toml"), name, 2026, at);
    }
    write("Ash-2025.toml", "Ash", 2025, 4);
    write("sixth/Hazel.toml", "Hazel", 2026, 4);
    write("sixth/deeper/Ivy.toml", "Ivy", 2026, 4);
    fs::write(folder.join("notes.txt"), "no assessment").unwrap();
    fs::write(folder.join(".hidden.toml"), "nothing").unwrap();
    folder.to_string_lossy().into_owned()
}

fn json(args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&stdout(&run(args))).unwrap()
}

#[test]
fn a_blank_salt_is_refused() {
    let output = run(&["portfolio", "assessments", "--share", "--salt", " "]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("--salt is blank"), "{}", stderr(&output));
}

#[test]
fn the_examples() {
    insta::assert_snapshot!("portfolio", show(&run(&["portfolio", "assessments"])));
    let markdown = run(&["portfolio", "assessments", "--format", "markdown"]);
    insta::assert_snapshot!("portfolio-markdown", show(&markdown));
}

#[test]
fn a_folder_and_the_folders_in_it_are_read_and_no_deeper() {
    let folder = federation("federation");
    let json = json(&["portfolio", &folder, "--format", "json"]);
    let names: Vec<&str> = json["organisations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["name"].as_str().unwrap())
        .collect();
    // All are at level 1 but Ash, whose GR1.1 of 0 holds it at 0; by the index.
    assert_eq!(names, ["Fir", "Hazel", "Elm", "Cedar", "Birch", "Ash"]);
    let places: Vec<u64> = json["organisations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["place"].as_u64().unwrap())
        .collect();
    assert_eq!(places, [1, 1, 3, 4, 5, 6]);
    assert_eq!(json["organisations"][5]["identity"]["earlier"][0]["date"], "2025-03-12");
    let csv = stdout(&run(&["portfolio", &folder, "--format", "csv"]));
    let rows = csv::Reader::from_reader(csv.as_bytes()).into_records().map(Result::unwrap).count();
    // Six organisations with 21 areas each, and the 21 areas over all.
    assert_eq!(rows, 6 * 22 + 21);
}

#[test]
fn the_order_in_which_files_are_given_never_matters() {
    let folder = federation("orders");
    let files = ["Fir", "Ash", "Cedar", "Ash-2025"].map(|name| format!("{folder}/{name}.toml"));
    let one: Vec<&str> =
        std::iter::once("portfolio").chain(files.iter().map(String::as_str)).collect();
    let other: Vec<&str> =
        std::iter::once("portfolio").chain(files.iter().rev().map(String::as_str)).collect();
    assert_eq!(show(&run(&one)), show(&run(&other)));
    // A file that is given twice counts once.
    let twice = [&one[..], &[&files[0]]].concat();
    assert_eq!(show(&run(&one)), show(&run(&twice)));
}

#[test]
fn files_with_errors_are_told_and_left_out() {
    let folder = federation("wrong");
    fs::copy(root().join(WRONG), Path::new(&folder).join("Wrong.toml")).unwrap();
    fs::write(Path::new(&folder).join("Bytes.toml"), b"\xff\xfe").unwrap();
    let output = run(&["portfolio", &folder]);
    assert_eq!(code(&output), 1);
    let told = stderr(&output);
    assert!(told.contains("Wrong.toml: 6 errors, the first in line 7: a level is"), "{told}");
    assert!(told.contains("Bytes.toml: 1 error"), "{told}");
    assert!(stdout(&output).contains("2 files are left out"));
    assert!(stdout(&output).contains("Portfolio of 6 organisations"));
    let json = json(&["portfolio", &folder, "--format", "json"]);
    assert_eq!(json["left_out"], 2);
    assert_eq!(json["left_out_files"].as_array().unwrap().len(), 2);
    let nothing = run(&["portfolio", WRONG]);
    assert_eq!((code(&nothing), stdout(&nothing).as_str()), (1, ""));
    let empty = crate::program::folder("no-toml");
    assert_eq!(code(&run(&["portfolio", &empty.to_string_lossy()])), 2);
    assert_eq!(code(&run(&["portfolio", "assessments", "nowhere.toml"])), 2);
}

#[test]
fn nothing_shared_tells_who_is_who() {
    let folder = federation("shared");
    fs::copy(root().join(WRONG), Path::new(&folder).join("Wrong.toml")).unwrap();
    for format in ["text", "json", "csv", "markdown"] {
        let args = ["portfolio", &folder, "--share", "--salt", "x", "--format", format];
        let output = run(&args);
        let text = stdout(&output);
        for secret in [
            "Ash",
            "Birch",
            "Cedar",
            "Elm",
            "Fir",
            "Hazel",
            "Secret",
            ".toml",
            "03-12",
            "federation",
            "Okafor",
            "Wrong",
            "Two teams",
        ] {
            assert!(!text.contains(secret), "{format} tells {secret}");
        }
        assert!(text.contains("Organisation F"), "{text}");
        assert_eq!(text, stdout(&run(&args)), "the same salt, the same pseudonyms");
    }
    // Another salt, or none: another order. Of twelve, one at least differs from the first.
    let with = |salt: &str| stdout(&run(&["portfolio", &folder, "--share", "--salt", salt]));
    let first = with("x");
    assert!((0..12).any(|salt| with(&salt.to_string()) != first));
    let without = || stdout(&run(&["portfolio", &folder, "--share"]));
    let first = without();
    assert!((0..12).any(|_| without() != first));
    assert_eq!(code(&run(&["portfolio", &folder, "--salt", "x"])), 2);
    let few = run(&["portfolio", "assessments", "--share"]);
    assert!(stderr(&few).contains("can soon tell the others"));
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let folder = federation("links");
    let outside = root().join("assessments");
    std::os::unix::fs::symlink(&outside, Path::new(&folder).join("outside")).unwrap();
    std::os::unix::fs::symlink(
        outside.join("meridian-2026.toml"),
        Path::new(&folder).join("link.toml"),
    )
    .unwrap();
    let output = run(&["portfolio", &folder]);
    assert_eq!(code(&output), 0);
    assert!(!stdout(&output).contains("Meridian"));
    assert_eq!(stderr(&output).matches("is a link and is not followed").count(), 2);
}

#[test]
fn many_organisations_still_fit_the_screen() {
    let folder = folder("many");
    let text = "format = 1\ndate = 2026-03-12\nedition = \"3.0\"\n[answers.GR1.1]\nlevel = 1\n";
    for at in 0..300 {
        let name =
            format!("organisation = \"An organisation with a very long name, number {at}\"\n");
        fs::write(folder.join(format!("{at}.toml")), name + text).unwrap();
    }
    let output = run(&["portfolio", &folder.to_string_lossy()]);
    assert!(stdout(&output).contains("do not fit here"));
    for line in stdout(&output).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}
