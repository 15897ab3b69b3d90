//! Files that are written: whole or not at all, never over another unasked.

use std::fs;

use crate::program::{code, command, folder, run, show, stderr, stdout};

const NIMBUS: &str = "assessments/nimbus-2026.toml";

#[test]
fn a_file_is_written_as_the_screen_shows_it() {
    let path = folder("written").join("out.txt");
    let text = path.to_string_lossy().into_owned();
    assert_eq!(show(&run(&["assess", NIMBUS, "-o", &text])), "exit code 0\n");
    assert_eq!(fs::read_to_string(&path).unwrap(), stdout(&run(&["assess", NIMBUS])));
    assert_eq!(stdout(&run(&["assess", NIMBUS, "-o", "-"])), stdout(&run(&["assess", NIMBUS])));
}

#[test]
fn an_existing_file_is_replaced_only_when_asked() {
    let path = folder("existing").join("out.txt");
    let text = path.to_string_lossy().into_owned();
    fs::write(&path, "precious").unwrap();
    let refused = run(&["gaps", NIMBUS, "-o", &text]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("exists already; --force replaces it"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    assert_eq!(code(&run(&["gaps", NIMBUS, "-o", &text, "--force"])), 0);
    assert!(fs::read_to_string(&path).unwrap().starts_with("Gaps of Nimbus"));
}

#[test]
fn what_is_read_is_never_written_over() {
    let path = folder("input").join("own.toml");
    let text = path.to_string_lossy().into_owned();
    fs::copy(crate::program::root().join(NIMBUS), &path).unwrap();
    let before = fs::read(&path).unwrap();
    for args in [
        vec!["assess", &text, "-o", &text, "--force"],
        vec!["backlog", &text, "-o", &text, "--force"],
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains("is what is being read"));
    }
    assert_eq!(before, fs::read(&path).unwrap());
}

#[test]
fn a_place_that_cannot_be_written_is_named_and_nothing_is_left_behind() {
    let folder = folder("nowhere");
    let missing = folder.join("missing/out.txt").to_string_lossy().into_owned();
    let output = run(&["assess", NIMBUS, "-o", &missing]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("there is no folder"));
    let output = run(&["assess", NIMBUS, "-o", &folder.to_string_lossy()]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("is a folder, not a file"));
    let picture = folder.join("radar.gif").to_string_lossy().into_owned();
    let output = run(&["chart", "radar", NIMBUS, "-o", &picture]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("should end in .svg or .png"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_not() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = command().args(["assess", NIMBUS]).stdout(full).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the disk is full"));
    let output = run(&["assess", NIMBUS, "-o", "/dev/full", "--force"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the disk is full"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command().args(["assess", NIMBUS]).stdout(writer).output().unwrap();
    assert_eq!(show(&output), "exit code 0\n");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_rights_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("link");
    let (target, link) = (folder.join("target.txt"), folder.join("link.txt"));
    fs::write(&target, "old").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&target, &link).unwrap();
    assert_eq!(code(&run(&["assess", NIMBUS, "-o", &link.to_string_lossy(), "--force"])), 0);
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&target).unwrap().starts_with("Nimbus"));
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_ending_tells_the_form_and_promises_nothing_else() {
    let folder = folder("ending");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let example = "assessments/nimbus-2026.toml";
    for (name, begins) in [("a.json", "{"), ("a.csv", "requirement,"), ("a.md", "# "), ("a", "N")] {
        assert_eq!(code(&run(&["assess", example, "-o", &path(name)])), 0);
        assert!(fs::read_to_string(path(name)).unwrap().starts_with(begins), "{name}");
    }
    // What was asked for goes before the ending.
    assert_eq!(code(&run(&["gaps", example, "--format", "csv", "-o", &path("b.txt")])), 0);
    assert!(fs::read_to_string(path("b.txt")).unwrap().starts_with("requirement,"));
    let workbook = path("c.xlsx");
    for args in [
        &["backlog", example, "-o", &workbook][..],
        &["init", "-o", &workbook, "--organisation", "x"],
        &["merge", example, "assessments/nimbus-2025.toml", "-o", &workbook],
        &["import", "x.csv", "-o", &workbook],
    ] {
        let output = run(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).contains("c.xlsx promises something else"), "{}", stderr(&output));
        assert!(!folder.join("c.xlsx").exists());
    }
}
