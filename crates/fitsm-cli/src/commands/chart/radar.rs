//! `fitsm chart radar`: the whole SMS in one picture.

use std::path::Path;

use fitsm_core::Catalogue;
use fitsm_eval::{Header, evaluate};

use super::Easel;
use crate::chart::{message, radar};
use crate::failure::{Failure, Outcome};
use crate::{assessments, changes, cli, terminal};

/// Draws a file, with an earlier one under it if asked.
pub(super) fn run(args: &cli::Radar, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let inputs: Vec<&Path> =
        std::iter::once(&args.file).chain(&args.with).map(AsRef::as_ref).collect();
    let easel = Easel::new(&args.picture, &inputs)?;
    let areas = super::areas(&args.areas, &[catalogue])?;
    let Some(current) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let earlier = match &args.with {
        None => None,
        Some(path) => match assessments::open(path, catalogue)? {
            Some(assessment) => Some(assessment),
            None => return Ok(Outcome::Findings),
        },
    };
    let evaluation = evaluate(catalogue, &current);
    let before = earlier.as_ref().map(|assessment| evaluate(catalogue, assessment));
    if let Some(before) = &before {
        compare_heads(&evaluation.assessment, &before.assessment);
        for note in message::differences(before, &evaluation) {
            let note = changes::note(&note, &changes::sides());
            terminal::say(&format!("note: {}\n", terminal::plain(&note)));
        }
    }
    let drawing =
        radar::draw(catalogue, &evaluation, before.as_ref(), areas.as_deref(), easel.look);
    let axes = drawing.table.rows.len();
    if axes < radar::FEWEST {
        terminal::say(&format!(
            "note: a radar needs {} axes, and there {}; bars are drawn instead.\n",
            radar::FEWEST,
            if axes == 1 { "is 1".to_owned() } else { format!("are {axes}") }
        ));
    }
    let shown = std::iter::once(&evaluation).chain(&before);
    easel.put(&drawing, shown.map(|each| &each.assessment))
}

/// Two assessments in one picture should be of one organisation, the earlier one earlier.
fn compare_heads(now: &Header<'_>, before: &Header<'_>) {
    if now.organisation != before.organisation {
        let (one, other) =
            (terminal::plain(now.organisation), terminal::plain(before.organisation));
        terminal::say(&format!("note: this compares {one} with {other}.\n"));
    }
    if before.date >= now.date {
        terminal::say(&format!(
            "note: the assessment laid under it is of {}, not earlier than {}.\n",
            before.date, now.date
        ));
    }
}
