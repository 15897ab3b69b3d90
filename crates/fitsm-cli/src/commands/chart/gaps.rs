//! `fitsm chart gaps`: how far each area is from its goals.

use fitsm_core::Catalogue;
use fitsm_eval::evaluate;

use super::Easel;
use crate::assessments;
use crate::chart::gaps::{self, Sort};
use crate::cli::{self, SortArg};
use crate::failure::{Failure, Outcome};

/// Draws a file.
pub(super) fn run(args: &cli::GapsChart, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let easel = Easel::new(&args.picture, &[&args.file])?;
    let areas = super::areas(&args.areas, &[catalogue])?;
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let evaluation = evaluate(catalogue, &assessment);
    let sort = match args.sort {
        SortArg::Standard => Sort::Standard,
        SortArg::Gap => Sort::Gap,
    };
    let drawing = gaps::draw(catalogue, &evaluation, areas.as_deref(), sort, easel.look);
    easel.put(&drawing, [&evaluation.assessment])
}
