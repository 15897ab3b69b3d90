//! `fitsm chart roadmap`: the backlog in waves.

use fitsm_core::Catalogue;
use fitsm_eval::{Backlog, Wave, evaluate, waves};

use super::Easel;
use crate::chart::roadmap::{self, Calendar, Length, NotALength, Plan};
use crate::failure::{Failure, Outcome};
use crate::{assessments, cli, dates, terminal};

/// Draws the waves of a file's backlog.
pub(super) fn run(args: &cli::Roadmap, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let easel = Easel::new(&args.picture, &[&args.file])?;
    let calendar = calendar(args)?;
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let evaluation = evaluate(catalogue, &assessment);
    let backlog = Backlog::of(catalogue, &evaluation, args.to.target());
    let waves: Vec<Wave<'_>> = waves(&backlog, args.steps_per_wave.map(usize::from));
    if let (Some(calendar), Some(last)) = (&calendar, waves.last())
        && calendar.wave(last.number).is_none()
    {
        return Err(Failure::Refused(format!(
            "{} waves from {} lead beyond the year 9999; choose an earlier start or shorter waves",
            last.number, calendar.start
        )));
    }
    let plan = Plan {
        evaluation: &evaluation,
        backlog: &backlog,
        waves: &waves,
        calendar: calendar.as_ref(),
    };
    if waves.len() > roadmap::MOST_WAVES {
        terminal::say(
            "note: the picture has room for four waves; `fitsm backlog` lists all steps\n",
        );
    }
    let drawing = roadmap::draw(catalogue, &plan, easel.look);
    easel.put(&drawing, [&evaluation.assessment])
}

/// When the waves are, if that is said.
fn calendar(args: &cli::Roadmap) -> Result<Option<Calendar>, Failure> {
    let (Some(start), Some(wave)) = (&args.start, &args.wave) else {
        return Ok(None);
    };
    let length: Result<Length, NotALength> = wave.parse();
    let length = length.map_err(|error| {
        Failure::Refused(format!("`{}` is not a length: {error}", terminal::plain(wave)))
    })?;
    Ok(Some(Calendar { start: dates::given(start)?, length }))
}
