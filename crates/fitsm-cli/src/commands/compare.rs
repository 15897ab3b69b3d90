//! `fitsm compare`: what changed from one assessment to the next, and why.

mod markdown;
mod rows;
mod text;

use std::path::Path;

use fitsm_core::Catalogue;
use fitsm_eval::{Comparison, evaluate};

use crate::catalogues::Known;
use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::{Destination, is_same_file};
use crate::formats::json;
use crate::{assessments, terminal};

/// Compares two files. They are never swapped, whatever their dates are.
pub fn run(args: &cli::Compare, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let paths: [&Path; 2] = [&args.old, &args.new];
    let to = Destination::new(&args.output, &paths)?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let known = Known::with(catalogue, args.other_catalogue.as_deref())?;
    let catalogues = known.all();
    if args.old.as_os_str() != "-" && is_same_file(&args.old, &args.new) {
        terminal::say("note: both are the same file; it is compared with itself\n");
    }
    let Some(read) = assessments::open_all(&paths, &catalogues)? else {
        return Ok(Outcome::Findings);
    };
    let [(old, of_old), (new, of_new)] = read.as_slice() else {
        return Ok(Outcome::Findings);
    };
    let (before, after) = (evaluate(of_old, old), evaluate(of_new, new));
    let comparison = Comparison::of((old, &before), (new, &after));
    let catalogues = [*of_new, *of_old];
    to.put_text(&match format {
        TableFormat::Text => text::render(&comparison, &catalogues),
        TableFormat::Json => json::render(&comparison),
        TableFormat::Csv => rows::render(&comparison, &catalogues),
        TableFormat::Markdown => markdown::render(&comparison, &catalogues),
    })?;
    if args.fail_if_worse && comparison.is_worse_somewhere() {
        terminal::say("Something is worse than before.\n");
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}
