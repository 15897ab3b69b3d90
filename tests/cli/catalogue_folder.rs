//! `--catalogue DIR`: another edition is another folder of data.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{code, folder, pipe, root, run, stderr, stdout};

/// A copy of the project's catalogue, to be changed.
fn copy(name: &str) -> PathBuf {
    let folder = folder(name);
    for entry in fs::read_dir(root().join("requirements")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    folder
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn refused(folder: &Path, answer: &str) {
    let output = run(&["list", "--catalogue", &folder.to_string_lossy()]);
    assert_eq!(code(&output), 2);
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains(answer), "{}", stderr(&output));
}

#[test]
fn the_same_folder_gives_the_same_results_as_what_is_built_in() {
    for args in [
        vec!["assess", "assessments/meridian-2026.toml", "--format", "json"],
        vec!["explain", "PR9.6", "PR9", "2"],
        vec!["list"],
    ] {
        let mut with = args.clone();
        with.extend(["--catalogue", "requirements"]);
        assert_eq!(stdout(&run(&args)), stdout(&run(&with)));
    }
}

#[test]
fn another_edition_needs_its_own_catalogue() {
    let folder = copy("edition");
    change(&folder, "catalogue.toml", "edition = \"3.0\"", "edition = \"4.0\"");
    let path = folder.to_string_lossy().into_owned();
    let output = run(&["assess", "assessments/nimbus-2026.toml", "--catalogue", &path]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("unknown-edition"));
}

/// A copy whose requirements have no questions.
fn without_questions(name: &str) -> PathBuf {
    let folder = copy(name);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let blocks: Vec<&str> = text
            .split("\n\n")
            .filter(|block| !block.starts_with("[[requirements.questions]]"))
            .collect();
        fs::write(&path, blocks.join("\n\n") + "\n").unwrap();
    }
    folder
}

const HEAD: &str = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n";

#[test]
fn ratings_count_where_the_catalogue_has_questions() {
    let folder = without_questions("questions");
    let questions = ["1a", "2a", "3a", "4a"]
        .map(|key| format!("\n[[requirements.questions]]\nkey = \"{key}\"\ntext = \"Is it so?\"\n"))
        .concat();
    let file = "GR4-PLAN.toml";
    let text = fs::read_to_string(folder.join(file)).unwrap();
    // The questions of the last requirement of the file.
    fs::write(folder.join(file), text + &questions).unwrap();
    let path = folder.to_string_lossy().into_owned();
    let json = |answer: &str| -> serde_json::Value {
        let file = format!("{HEAD}[answers.GR4.2]\n{answer}\n");
        let output = pipe(&["assess", "-", "--format", "json", "--catalogue", &path], &file);
        let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
        let list = json["requirements"].as_array().unwrap();
        list.iter().find(|each| each["id"] == "GR4.2").unwrap().clone()
    };
    // 1a and 2a are F, 3a is L: level 3 is indicated, and it is the level.
    let rated = json("ratings = { 1a = \"F\", 2a = \"F\", 3a = \"L\" }");
    assert_eq!((rated["level"].as_u64(), rated["judged"].as_u64()), (Some(3), None));
    assert_eq!(rated["indicated"], 3);
    // The judgement stands, with a warning.
    let both = "level = 2\nratings = { 1a = \"F\", 2a = \"F\", 3a = \"L\" }";
    assert_eq!(
        (json(both)["level"].as_u64(), json(both)["indicated"].as_u64()),
        (Some(2), Some(3))
    );
    let both = format!("{HEAD}[answers.GR4.2]\n{both}\n");
    let output = pipe(&["check", "-", "--catalogue", &path], &both);
    assert!(stdout(&output).contains("warning[judgement-differs]"), "{}", stdout(&output));
    assert_eq!(code(&output), 0);
    let unknown = format!("{HEAD}[answers.GR4.2]\nratings = {{ 2c = \"F\" }}\n");
    let output = pipe(&["check", "-", "--catalogue", &path], &unknown);
    assert!(stdout(&output).contains("error[unknown-question]"));
    assert_eq!(code(&output), 1);
}

#[test]
fn ratings_are_kept_but_do_not_count_where_the_catalogue_has_no_questions() {
    let path = without_questions("no-questions").to_string_lossy().into_owned();
    let file = format!("{HEAD}[answers.PR9.1]\nratings = {{ 1a = \"F\", 2a = \"L\" }}\n");
    let output = pipe(&["check", "-", "--catalogue", &path], &file);
    assert!(stdout(&output).contains("warning[ratings-do-not-count]"), "{}", stdout(&output));
    assert_eq!(code(&output), 0);
    let output = pipe(&["assess", "-", "--format", "json", "--catalogue", &path], &file);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["maturity"]["coverage"]["scored"], 0);
}

#[test]
fn a_catalogue_with_faults_is_refused_with_the_places() {
    let gap = copy("gap");
    fs::remove_file(gap.join("PR9-ISRM.toml")).unwrap();
    refused(&gap, "PR9 is missing");

    let head = copy("head");
    fs::remove_file(head.join("catalogue.toml")).unwrap();
    refused(&head, "catalogue.toml is missing");

    let number = copy("number");
    change(&number, "PR9-ISRM.toml", "id = \"PR9.2\"", "id = \"PR9.3\"");
    refused(&number, "error[catalogue-gap]");

    let name = copy("name");
    fs::rename(name.join("PR9-ISRM.toml"), name.join("PR9-INC.toml")).unwrap();
    refused(&name, "error[wrong-catalogue-file]");

    let control = copy("control");
    change(&control, "PR9-ISRM.toml", "title = \"", "title = \"\\u001b[31m");
    refused(&control, "error[control-character]");

    let key = copy("key");
    change(&key, "PR9-ISRM.toml", "statement = ", "statment = ");
    refused(&key, "did you mean `statement`?");

    let role = copy("role");
    change(&role, "PR9-ISRM.toml", "role = \"process manager\"", "role = \"nobody\"");
    refused(&role, "names the role \"nobody\", which is not there");

    let circle = copy("circle");
    let on_itself = "\n[[requirements.depends-on]]\nid = \"GR4.2\"\nwhy = \"it is so\"\n";
    let file = circle.join("GR4-PLAN.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap() + on_itself).unwrap();
    refused(&circle, "GR4.2 depends on itself");

    refused(&folder("empty"), "it has no area");
    refused(&root().join("nowhere"), "there is no such file");
}
