//! `fitsm quiz`: multiple-choice questions made from the catalogue.

mod dialogue;
mod make;
mod paper;
mod random;

use std::io;
use std::time::{SystemTime, UNIX_EPOCH};

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Area;

use crate::catalogues::find_area;
use crate::cli::{self, PageFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use paper::Rules;

pub use paper::Paper;

/// The form of the exam.
const EXAM: Rules = Rules { minutes: Some(60), to_pass: Some(21) };
const EXAM_QUESTIONS: u16 = 30;

/// Asks in a dialogue, or prints a paper with its key.
pub fn run(args: &cli::Quiz, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let areas: Vec<&Area> =
        args.areas.iter().map(|word| find_area(word, catalogue)).collect::<Result<_, _>>()?;
    let seed = args.seed.unwrap_or_else(some_seed);
    let (count, rules) = if args.exam {
        (EXAM_QUESTIONS, EXAM)
    } else {
        (args.questions, Rules { minutes: None, to_pass: None })
    };
    let questions = make::questions(catalogue, &areas, usize::from(count), seed);
    if questions.len() < usize::from(count) {
        let most = questions.len();
        return Err(Failure::Refused(format!(
            "the catalogue gives only {most} questions about that"
        )));
    }
    let paper = Paper { format: fitsm_eval::FORMAT, seed, rules, questions };
    match format {
        PageFormat::Text if to.is_screen() => {
            return dialogue::ask(&paper, io::stdin().lock());
        }
        PageFormat::Text | PageFormat::Markdown => to.put_text(&paper.markdown())?,
        PageFormat::Json => to.put_text(&json::render(&paper))?,
    }
    Ok(Outcome::Done)
}

/// A short number nobody chose; the paper shows it, so that it can be made again.
fn some_seed() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    (since.as_secs() ^ u64::from(since.subsec_nanos())) % 100_000
}
