//! How much work a command is: instructions counted by callgrind, which repeat from run to run as
//! seconds on a busy machine do not. `cargo bench --bench instructions` prints them beside their
//! budgets and exits with 1 if one is exceeded.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::{Command, ExitCode};

/// The command line, and how many million instructions it may cost.
const BUDGETS: [(&[&str], u64); 11] = [
    (&["--version"], 3),
    (&["explain", "PR9.6"], 8),
    (&["assess", "assessments/nimbus-2026.toml"], 20),
    (&["check", "assessments/nimbus-2026.toml"], 20),
    (&["backlog", "assessments/nimbus-2026.toml", "--format", "json"], 20),
    (&["chart", "radar", "assessments/nimbus-2026.toml", "-o", "-"], 20),
    (&["chart", "heatmap", "assessments/nimbus-2026.toml", "-o", "-"], 20),
    (&["chart", "gaps", "assessments/nimbus-2026.toml", "-o", "-"], 20),
    (&["chart", "roadmap", "assessments/nimbus-2026.toml", "-o", "-"], 20),
    (&["chart", "trend", "assessments/nimbus-2026.toml", "-o", "-"], 20),
    (&["report", "assessments/nimbus-2026.toml"], 150),
];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut within = true;
    for (args, budget) in BUDGETS {
        let Some(count) = instructions(&root, args) else {
            println!("valgrind is needed to count instructions, and it could not be run");
            return ExitCode::from(2);
        };
        let kept = count <= budget * 1_000_000;
        within &= kept;
        println!(
            "{:>12} instructions, budget {budget:>3} million {}  fitsm {}",
            grouped(count),
            if kept { "kept    " } else { "EXCEEDED" },
            args.join(" ")
        );
    }
    ExitCode::from(u8::from(!within))
}

/// Runs the program under callgrind, which says `Collected : N` when it ends.
fn instructions(root: &Path, args: &[&str]) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_fitsm"))
        .args(args)
        .current_dir(root)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find(|line| line.contains("Collected : "))?;
    line.rsplit(' ').next()?.parse().ok()
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
