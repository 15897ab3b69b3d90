//! `fitsm chart trend`: levels and profiles over time.

use std::path::Path;

use fitsm_core::Catalogue;

use super::Easel;
use super::heatmap::say_notes;
use crate::catalogues::Known;
use crate::chart::trend;
use crate::failure::{Failure, Outcome};
use crate::{assessments, cli, terminal};

/// Draws files in the order of their dates.
pub(super) fn run(args: &cli::TrendChart, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let paths: Vec<&Path> = args.several.files.iter().map(AsRef::as_ref).collect();
    let easel = Easel::new(&args.picture, &paths)?;
    let known = Known::with(catalogue, args.several.other_catalogue.as_deref())?;
    let known = known.all();
    let areas = super::areas(&args.areas, &known)?;
    let Some(read) = assessments::open_all(&assessments::once(&paths), &known)? else {
        return Ok(Outcome::Findings);
    };
    let trend = assessments::trend(&read);
    say_notes(&trend);
    if trend.assessments.len() == 1 {
        terminal::say("note: one assessment makes no trend; its values stand alone.\n");
    }
    let drawing = trend::draw(&known, &trend, areas.as_deref(), easel.look);
    easel.put(&drawing, trend.assessments.iter().map(|point| &point.assessment))
}
