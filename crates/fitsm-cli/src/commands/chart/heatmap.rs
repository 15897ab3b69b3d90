//! `fitsm chart heatmap`: levels as fields, of one assessment or of several.

use std::path::Path;

use fitsm_core::Catalogue;
use fitsm_eval::{Trend, evaluate};

use super::Easel;
use crate::catalogues::Known;
use crate::chart::heatmap;
use crate::failure::{Failure, Outcome};
use crate::{assessments, cli, terminal};

/// Draws one file requirement by requirement, or several area by area.
pub(super) fn run(args: &cli::Heatmap, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let paths: Vec<&Path> = args.several.files.iter().map(AsRef::as_ref).collect();
    let easel = Easel::new(&args.picture, &paths)?;
    let known = Known::with(catalogue, args.several.other_catalogue.as_deref())?;
    let known = known.all();
    let areas = super::areas(&args.areas, &known)?;
    let Some(read) = assessments::open_all(&assessments::once(&paths), &known)? else {
        return Ok(Outcome::Findings);
    };
    if let [(assessment, catalogue)] = read.as_slice() {
        let one = evaluate(catalogue, assessment);
        let drawing = heatmap::by_requirement(catalogue, &one, areas.as_deref(), easel.look);
        return easel.put(&drawing, [&one.assessment]);
    }
    let trend = assessments::trend(&read);
    say_notes(&trend);
    let drawing = heatmap::by_assessment(&known, &trend, areas.as_deref(), easel.look);
    easel.put(&drawing, trend.assessments.iter().map(|point| &point.assessment))
}

/// Says where assessments differ in what their results rest on.
pub(super) fn say_notes(trend: &Trend<'_>) {
    for note in crate::chart::message::notes(trend) {
        terminal::say(&format!("note: {}\n", terminal::plain(&note)));
    }
}
