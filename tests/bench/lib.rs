//! What the benchmarks share: the program, and counting its instructions.

use std::env::{self, consts::EXE_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's folder.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The program as it is handed to people, built of what is there now.
///
/// # Panics
///
/// If it cannot be built.
#[must_use]
pub fn program() -> PathBuf {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--release", "--locked", "--bin", "fitsm"]);
    let built = command.current_dir(root()).status();
    assert!(built.is_ok_and(|status| status.success()), "fitsm cannot be built");
    // This benchmark is in the folder `deps` beside the program.
    let beside = env::current_exe().unwrap_or_default();
    beside.ancestors().nth(2).unwrap_or(&beside).join(format!("fitsm{EXE_SUFFIX}"))
}

/// A command that runs another one under callgrind.
#[must_use]
pub fn counted(program: &Path) -> Command {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    command
}

/// The instructions of a command that [`counted`] made: callgrind says `Collected : N` when it
/// ends. `None` where it cannot be run.
#[must_use]
pub fn instructions(command: &mut Command) -> Option<u64> {
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find(|line| line.contains("Collected : "))?;
    line.rsplit(' ').next()?.parse().ok()
}
