//! How much work a command is: instructions counted by callgrind, which repeat from run to run as
//! seconds on a busy machine do not. `cargo bench -p fitsm-bench --bench instructions` prints them beside their
//! budgets and exits with 1 if one is exceeded.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::process::ExitCode;

use fitsm_bench::{counted, instructions, program, root};

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
    let program = program();
    let mut within = true;
    for (args, budget) in BUDGETS {
        let command = &mut counted(&program);
        let Some(count) = instructions(command.args(args).current_dir(root())) else {
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
