//! `fitsm chart radar`: the whole SMS in one picture.

use fitsm_core::Catalogue;
use fitsm_eval::{Header, evaluate};

use crate::chart::{self, Picture, radar};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::{assessments, cli, terminal};

/// Draws a file, with an earlier one under it if asked.
pub fn run(args: &cli::Radar, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let kind = Picture::of(&args.output)?;
    let inputs: Vec<&std::path::Path> =
        std::iter::once(&args.file).chain(&args.with).map(AsRef::as_ref).collect();
    if inputs.len() == 2 && inputs.iter().all(|input| input.as_os_str() == "-") {
        return Err(Failure::TwoPipes);
    }
    let to = Destination::at(Some(&args.output), args.force, &inputs)?;
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
    }
    let head = &evaluation.assessment;
    let lacking =
        chart::without_signs(&format!("{}{}", head.organisation, head.title.unwrap_or_default()));
    if kind == Picture::Png && !lacking.is_empty() {
        terminal::say(&format!(
            "warning: the picture's font has no signs for {}; they are left blank. An .svg shows them.\n",
            terminal::plain(&lacking)
        ));
    }
    let svg = radar::draw(catalogue, &evaluation, before.as_ref())?;
    to.put(&chart::finish(&svg, kind, args.width)?)?;
    Ok(Outcome::Done)
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
