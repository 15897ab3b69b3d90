//! `fitsm assess`: levels, conformity and what blocks.

mod markdown;
mod rows;
mod text;

use fitsm_core::{Assessment, Catalogue, Level};
use fitsm_eval::{Evaluation, evaluate};

use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use crate::{assessments, terminal};

/// What every form of the result draws on.
struct Results<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    evaluation: Evaluation<'a>,
}

/// Works a file out.
pub fn run(args: &cli::Assess, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[&args.file])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let evaluation = evaluate(catalogue, &assessment);
    let missed = args
        .fail_under
        .and_then(Level::new)
        .filter(|threshold| evaluation.maturity.level.is_none_or(|level| level < *threshold));
    let result = Results { catalogue, assessment: &assessment, evaluation };
    match format {
        TableFormat::Text => to.put_text(&text::render(&result))?,
        TableFormat::Json => to.put_text(&json::render(&result.evaluation))?,
        TableFormat::Csv => to.put_text(&rows::render(&result))?,
        TableFormat::Markdown => to.put_text(&markdown::render(&result))?,
    }
    if let Some(threshold) = missed {
        let level = result.evaluation.maturity.level;
        let is = level.map_or("not known yet".to_owned(), |level| level.to_string());
        terminal::say(&format!(
            "The maturity level is {is}; asked for was at least {threshold}.\n"
        ));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}
