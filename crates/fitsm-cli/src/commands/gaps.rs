//! `fitsm gaps`: the delta of GR4.

mod render;

use fitsm_core::Catalogue;
use fitsm_eval::{Delta, evaluate};

use crate::assessments;
use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;

/// Shows what lies between a file and its goals.
pub fn run(args: &cli::Gaps, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[&args.file])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let evaluation = evaluate(catalogue, &assessment);
    let delta = Delta::of(catalogue, &evaluation);
    to.put_text(&match format {
        TableFormat::Text => render::text(&delta, &evaluation),
        TableFormat::Json => json::render(&delta),
        TableFormat::Csv => render::csv(&delta),
        TableFormat::Markdown => render::markdown(&delta, &evaluation),
    })?;
    Ok(Outcome::Done)
}
