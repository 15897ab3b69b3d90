//! `fitsm backlog`: the steps of improvement, by priority.

mod render;

use fitsm_core::Catalogue;
use fitsm_eval::{Backlog, evaluate};

use crate::assessments;
use crate::cli::{self, BacklogFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;

/// Turns the gaps of a file into steps.
pub fn run(args: &cli::Backlog, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[&args.file])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let evaluation = evaluate(catalogue, &assessment);
    let backlog = Backlog::of(catalogue, &evaluation, args.to.target());
    to.put_text(&match format {
        BacklogFormat::Text => render::text(&backlog, &evaluation),
        BacklogFormat::Markdown => render::markdown(&backlog, &evaluation),
        BacklogFormat::Csv => render::csv(&backlog),
        BacklogFormat::Json => json::render(&backlog),
        BacklogFormat::Toml => render::toml(&backlog),
    })?;
    Ok(Outcome::Done)
}
