//! Runs the program and shows all that it said.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The root of the project; the program runs there, so that paths in its output are short.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fitsm"));
    command.current_dir(root()).env_clear().env("SOURCE_DATE_EPOCH", "1773273600");
    command
}

pub(crate) fn run(args: &[&str]) -> Output {
    command().args(args).output().unwrap()
}

/// Runs with a text piped in.
pub(crate) fn pipe(args: &[&str], input: &str) -> Output {
    let mut child = command()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Exit code, stdout and stderr as one text for a snapshot.
pub(crate) fn show(output: &Output) -> String {
    let mut text = format!("exit code {}\n", code(output));
    for (name, said) in [("stdout", stdout(output)), ("stderr", stderr(output))] {
        if !said.is_empty() {
            text.extend(["--- ", name, "\n", &said]);
        }
    }
    text
}

/// An empty folder of this test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
