//! The README keeps its word: its commands work, and its picture is the one that is drawn today.

use std::fs;

use crate::program::{code, command, folder, root, run, stderr};

/// The lines of the README's shell blocks that call the program, without their comments.
fn commands(readme: &str) -> Vec<Vec<String>> {
    let blocks = readme.split("```").skip(1).step_by(2).filter(|block| block.starts_with("sh\n"));
    blocks
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("fitsm "))
        .map(|line| line.split('#').next().unwrap_or_default())
        .map(|line| line.split_whitespace().map(str::to_owned).collect())
        .collect()
}

#[test]
fn its_commands_work_one_after_the_other() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.len() >= 7, "{commands:?}");
    let folder = folder("readme");
    // Its examples are called by where they are.
    fs::create_dir(folder.join("assessments")).unwrap();
    for entry in fs::read_dir(root().join("assessments")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap();
            fs::copy(&path, folder.join("assessments").join(name)).unwrap();
        }
    }
    for args in commands {
        let output = command().current_dir(&folder).args(&args).output().unwrap();
        assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
    }
    assert!(folder.join("radar.png").exists());
    assert!(folder.join("backlog.csv").exists());
}

#[test]
fn its_picture_is_the_one_of_today() {
    let path = folder("picture").join("radar.svg");
    let text = path.to_string_lossy().into_owned();
    let example = "assessments/nimbus-2026.toml";
    run(&["chart", "radar", example, "--with", "assessments/nimbus-2025.toml", "-o", &text]);
    let kept = fs::read(root().join("assessments/nimbus-2026.svg")).unwrap();
    assert!(
        fs::read(&path).unwrap() == kept,
        "draw it again: fitsm chart radar {example} --with assessments/nimbus-2025.toml \
         -o assessments/nimbus-2026.svg --force"
    );
}

#[test]
fn its_links_lead_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.starts_with("http") {
                assert!(root().join(link).exists(), "{page} links to {link}");
            }
        }
    }
}
