//! What many assessments cost: that the instructions grow as the number of files does, and that
//! working the files out costs no more than twice what parsing them as TOML alone does.
//!
//! `cargo bench -p fitsm-bench --bench portfolio` counts them by callgrind on two numbers of generated files.
//! `cargo bench -p fitsm-bench --bench portfolio -- 10000` generates so many and takes the time instead.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::env::args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use fitsm_bench::{counted, instructions, program, root};
use fitsm_core::assessment::{self, Given};
use fitsm_core::{Catalogue, Level, Source};

/// How many files the instructions are counted on.
const FEW: u32 = 100;
const MANY: u32 = 200;
/// How many times the work of parsing the files as TOML may cost.
const MOST_TIMES: f64 = 2.0;
/// By how much twice the files may cost more or less than twice the instructions.
const LEEWAY: f64 = 0.05;

fn main() -> ExitCode {
    let given: Vec<String> = args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["parse", folder] => parse(Path::new(folder)),
        ["" | "count"] | [] => return count(),
        [number] => match number.parse() {
            Ok(number) => time(number),
            Err(_) => return ExitCode::from(2),
        },
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}

/// The instructions beside their bounds.
fn count() -> ExitCode {
    let (few, many, program) = (generate(FEW), generate(MANY), program());
    let fitsm =
        |folder: &Path| instructions(counted(&program).arg("portfolio").arg(folder)).map(millions);
    let toml = |folder: &Path| {
        let this = std::env::current_exe().unwrap_or_default();
        instructions(counted(&this).arg("parse").arg(folder)).map(millions)
    };
    let (Some(of_few), Some(of_many), Some(parsed)) = (fitsm(&few), fitsm(&many), toml(&many))
    else {
        println!("valgrind is needed to count instructions, and it could not be run");
        return ExitCode::from(2);
    };
    let growth = of_many / of_few * f64::from(FEW) / f64::from(MANY);
    let times = of_many / parsed;
    println!("{of_few:>8.1} million instructions for {FEW} files");
    println!("{of_many:>8.1} million instructions for {MANY} files");
    println!("{parsed:>8.1} million instructions to parse them as TOML alone");
    let linear = (growth - 1.0).abs() <= LEEWAY;
    println!("{} growth: {growth:.3} of linear", kept(linear));
    println!("{} {times:.2} times the parsing, at most {MOST_TIMES}", kept(times <= MOST_TIMES));
    ExitCode::from(u8::from(!linear || times > MOST_TIMES))
}

#[allow(clippy::cast_precision_loss, reason = "figures for people to read")]
const fn millions(instructions: u64) -> f64 {
    instructions as f64 / 1e6
}

const fn kept(kept: bool) -> &'static str {
    if kept { "kept    " } else { "EXCEEDED" }
}

/// How long so many files take.
fn time(number: u32) {
    let (folder, program) = (generate(number), program());
    let begun = Instant::now();
    let output = Command::new(program).arg("portfolio").arg(&folder).output();
    let taken = begun.elapsed();
    let ended = output.map(|output| output.status.code());
    println!("{:.2} s for {number} files, {ended:?}", taken.as_secs_f64());
    let begun = Instant::now();
    parse(&folder);
    println!("{:.2} s to parse them one by one as TOML alone", begun.elapsed().as_secs_f64());
    // So many files take half a gigabyte.
    let _ = fs::remove_dir_all(folder);
}

/// What the others are measured against: every file read and parsed, and nothing else; by the
/// parser that borrows from the text, which is the quickest that there is in the toml crate.
fn parse(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        assert!(toml::de::DeTable::parse(&text).is_ok(), "{}", entry.path().display());
    }
}

/// A folder of so many assessments, made from a worked example: other organisations, days and
/// levels, with all its notes and evidence.
fn generate(number: u32) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("portfolio-{number}"));
    let _ = fs::remove_dir_all(&folder);
    let made = fs::create_dir_all(&folder);
    assert!(made.is_ok(), "{made:?}");
    let text = fs::read_to_string(root().join("assessments/nimbus-2026.toml")).unwrap_or_default();
    let catalogue = Catalogue::built_in();
    let reading = assessment::read(&Source::new("example", text), catalogue);
    let Some(example) = reading.value else { return folder };
    let mut chance = 0x9e37_79b9_u32;
    for at in 0..number {
        let mut made = example.clone();
        made.organisation = format!("Organisation {at}");
        for answer in made.answers.values_mut() {
            // A linear congruential generator (Numerical Recipes): the same files every time.
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if let Given::Score { level, .. } = &mut answer.given {
                *level = Level::new(i64::from(chance >> 16) % 5);
            }
        }
        let written =
            fs::write(folder.join(format!("{at}.toml")), assessment::write(&made, catalogue));
        assert!(written.is_ok(), "{written:?}");
    }
    folder
}
