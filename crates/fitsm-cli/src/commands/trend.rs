//! `fitsm trend`: levels and profiles over any number of assessments, by date.

mod render;
mod rows;

use std::path::Path;

use fitsm_core::Catalogue;

use crate::assessments;
use crate::catalogues::Known;
use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;

/// Puts the files in order of date and shows how it went.
pub fn run(args: &cli::Trend, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let paths: Vec<&Path> = args.several.files.iter().map(AsRef::as_ref).collect();
    let to = Destination::new(&args.output, &paths)?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let known = Known::with(catalogue, args.several.other_catalogue.as_deref())?;
    let catalogues = known.all();
    let Some(read) = assessments::open_all(&assessments::once(&paths), &catalogues)? else {
        return Ok(Outcome::Findings);
    };
    let trend = assessments::trend(&read);
    to.put_text(&match format {
        TableFormat::Text => render::text(&trend, &catalogues),
        TableFormat::Json => json::render(&trend),
        TableFormat::Csv => rows::render(&trend, &catalogues),
        TableFormat::Markdown => render::markdown(&trend, &catalogues),
    })?;
    Ok(Outcome::Done)
}
