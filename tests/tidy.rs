//! What lints cannot hold: the house keeps the order that ARCHITECTURE.md tells of.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fitsm_core::Code;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every Rust file below a folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn sources() -> Vec<PathBuf> {
    ["fitsm-core", "fitsm-eval", "fitsm-exchange", "fitsm-cli"]
        .iter()
        .flat_map(|name| rust_files(&root().join("crates").join(name).join("src")))
        .collect()
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for path in sources().into_iter().chain(rust_files(&root().join("tests"))) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{}", path.display());
    }
}

#[test]
fn architecture_names_every_module() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() <= 200, "ARCHITECTURE.md is too long to be read");
    let named: BTreeSet<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    for path in sources() {
        let module = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            named.contains(module.as_str()),
            "ARCHITECTURE.md does not name {}",
            path.display()
        );
    }
}

#[test]
fn crates_depend_in_one_direction_only() {
    let depends = |name: &str, on: &str| {
        let manifest = root().join("crates").join(name).join("Cargo.toml");
        fs::read_to_string(manifest).unwrap().contains(&format!("{on}.workspace"))
    };
    assert!(!depends("fitsm-core", "fitsm-eval"));
    assert!(!depends("fitsm-core", "fitsm-cli"));
    assert!(!depends("fitsm-eval", "fitsm-exchange"));
    assert!(!depends("fitsm-eval", "fitsm-cli"));
    assert!(!depends("fitsm-exchange", "fitsm-cli"));
}

#[test]
fn only_one_module_touches_the_disk_and_core_and_eval_none() {
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let path_text = path.to_string_lossy();
        let is_files =
            path.ends_with("fitsm-cli/src/files.rs") || path_text.contains("fitsm-cli/src/files/");
        let touches =
            text.contains("std::fs") || text.contains("fs::") || text.contains("File::open");
        assert!(is_files || !touches, "{} touches the disk", path.display());
    }
}

#[test]
fn every_diagnostic_has_a_fixture_and_an_explanation() {
    let folder = root().join("tests/fixtures/invalid");
    // Some need a folder: of a catalogue, or with evidence beside the file. Their tests make one.
    let elsewhere = ["catalogue_folder", "evidence"]
        .map(|name| fs::read_to_string(root().join(format!("tests/cli/{name}.rs"))).unwrap())
        .concat();
    for code in Code::ALL {
        let fixture = folder.join(code.as_str()).is_dir();
        let tested = elsewhere.contains(&format!("[{}]", code.as_str()));
        assert!(fixture || tested, "{} has no fixture", code.as_str());
        assert!(code.explanation().len() > 60, "{} is not explained", code.as_str());
    }
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name.parse::<Code>().is_ok(), "{name} is no diagnostic");
    }
}

#[test]
fn no_path_of_a_machine_stands_in_the_project() {
    for path in
        sources().into_iter().chain([root().join("README.md"), root().join("ARCHITECTURE.md")])
    {
        let text = fs::read_to_string(&path).unwrap();
        for place in ["/home/", "/work/", "/root/", "C:\\"] {
            assert!(!text.contains(place), "{} names {place}", path.display());
        }
    }
}
