//! What reading a large CSV of answers costs, beside what the csv crate needs to scan the same
//! bytes (cells and rows told apart, nothing looked at): instructions counted by callgrind.
//!
//! Two files of 10,004 rows, 122 people with 82 requirements each:
//!
//! - `answers`: with `--respondent`. Of every row requirement, score and ratings are checked, and
//!   the 82 answers of one person are kept, with notes and evidence. At most twice the scan.
//! - `said`: all 10,004 rows are kept, each as a value of its own in the assessment that comes
//!   out, with the name of who said it. That alone takes memory row by row; it has a budget of
//!   its own.
//!
//! `cargo bench -p fitsm-bench --bench rows` prints both, and exits with 1 if one is exceeded.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints or fails")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;

use fitsm_bench::{counted, instructions};
use fitsm_core::{Catalogue, Date};
use fitsm_exchange::{Options, import};

/// So many people answer all 82 requirements: 10,004 rows.
const PEOPLE: usize = 122;
/// The cases: what reading may cost, in times of what scanning costs, and what is read.
const CASES: [(&str, f64, &str); 2] = [
    ("answers", 2.0, "what 122 people answered, all checked, one person's kept"),
    ("said", 4.0, "what 122 people said, all kept"),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, case, work] = args.as_slice() {
        run(case, work);
        return ExitCode::SUCCESS;
    }
    let mut within = true;
    for (case, most, what) in CASES {
        let Some([nothing, scan, read]) = counts(case) else {
            println!("valgrind is needed to count instructions, and it could not be run");
            return ExitCode::from(2);
        };
        #[allow(clippy::cast_precision_loss, reason = "a ratio for people to read")]
        let ratio = (read - nothing) as f64 / (scan - nothing) as f64;
        within &= ratio <= most;
        println!(
            "{:>12} to scan, {:>12} to read, {ratio:.2} times, budget {most:.2}  10,004 rows: {what}",
            scan - nothing,
            read - nothing
        );
    }
    ExitCode::from(u8::from(!within))
}

/// The instructions of doing nothing with the file, of scanning it, and of reading it.
fn counts(case: &str) -> Option<[u64; 3]> {
    let this = std::env::current_exe().ok()?;
    let count = |work: &str| instructions(counted(&this).args([case, work]));
    Some([count("nothing")?, count("scan")?, count("read")?])
}

fn run(case: &str, work: &str) {
    let file = file(case);
    match work {
        "scan" => {
            let mut reader = csv::Reader::from_reader(file.as_bytes());
            let mut record = csv::ByteRecord::new();
            while reader.read_byte_record(&mut record).unwrap() {
                black_box(&record);
            }
        }
        "read" => {
            let options = Options {
                lenient: false,
                organisation: None,
                title: None,
                date: None,
                today: Date::new(2026, 11, 21).unwrap(),
                kind: None,
                evidence_kind: None,
                score_column: None,
                respondent: (case == "answers").then(|| "Person 17".to_owned()),
                wording: true,
            };
            let imported = import(file.as_bytes(), &options, Catalogue::built_in()).unwrap();
            assert!(imported.problems.is_empty());
            let answers = imported.assessment.unwrap().answers;
            assert_eq!(answers.len(), 82);
            black_box(answers);
        }
        _ => {
            black_box(file);
        }
    }
}

/// The file, made anew each time: it costs the same whatever is done with it.
fn file(case: &str) -> String {
    let mut file = String::from(match case {
        "said" => "row,id,by,level,ratings\n",
        _ => "respondent,id,level,note,evidence\n",
    });
    for person in 1..=PEOPLE {
        for (number, requirement) in Catalogue::built_in().requirements().enumerate() {
            let (id, level) = (requirement.id, (person + number) % 5);
            let _ = match case {
                "said" => writeln!(file, "said,{id},Person {person},{level},"),
                _ => writeln!(
                    file,
                    "Person {person},{id},{level},\"As said in the interview, \"\"mostly\"\" so\",Minutes"
                ),
            };
        }
    }
    file
}
