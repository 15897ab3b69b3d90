//! `fitsm interview`: an assessment filled in by dialogue, saved after every answer.

mod card;
mod change;
mod command;
mod describe;
mod dialogue;
mod plan;
mod prove;
mod rate;
mod session;
mod tell;
mod visit;

use std::io;
use std::path::Path;

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Area;

use crate::assessments;
use crate::catalogues::find_area;
use crate::cli::{self, Only};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::prompt::Prompt;
use crate::terminal::{plain, typed};
use plan::Plan;
use session::Session;

/// Holds the dialogue.
pub fn run(args: &cli::Interview, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let file = args.file.as_path();
    check_place(file)?;
    let Some(_lock) = files::Lock::take(file)? else {
        let name = plain(&file.to_string_lossy());
        return Err(Failure::Refused(format!(
            "another interview is at work on {name}; end that one first"
        )));
    };
    let Some(assessment) = assessments::open(file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let areas: Vec<&Area> =
        args.areas.iter().map(|word| find_area(word, catalogue)).collect::<Result<_, _>>()?;
    for area in &areas {
        if let Some(reason) = assessment.out_of_scope.get(&area.id) {
            return Err(Failure::Refused(format!(
                "{} is out of scope, says the file: {}",
                area.id,
                plain(reason)
            )));
        }
    }
    let plan = Plan::new(catalogue, &assessment, &areas, args.only);
    let (mut input, mut output) = (io::stdin().lock(), anstream::stdout().lock());
    let prompt = Prompt::new(&mut input, &mut output);
    let mut session = Session { prompt, file, catalogue, assessment, saved: 0, lost: None };
    if plan.len() == 0 {
        session.prompt.say(nothing_to_ask(args.only))?;
    } else {
        let opening = tell::opening(&session, plan.len());
        session.prompt.say(&opening)?;
        dialogue::talk(&mut session, &plan, args.by)?;
    }
    let closing = tell::closing(&session, file);
    session.prompt.say(&closing)?;
    match session.lost {
        None => Ok(Outcome::Done),
        Some(id) => Err(Failure::Refused(format!("the last answer, to {id}, is not in the file"))),
    }
}

/// An interview needs a file that is there, with a name to save it under.
fn check_place(file: &Path) -> Result<(), Failure> {
    if file.as_os_str() == "-" {
        return Err(Failure::Refused(
            "an interview needs a file to save the answers in; the answers may be piped in"
                .to_owned(),
        ));
    }
    if !files::is_there(file) {
        let name = typed(file);
        return Err(Failure::Refused(format!(
            "there is no file {name} yet; make it first: fitsm init {name}"
        )));
    }
    Ok(())
}

fn nothing_to_ask(only: Option<Only>) -> &'static str {
    match only {
        Some(Only::CarriedOver) => "No answer is carried over: there is nothing to confirm.\n",
        _ => "Everything is answered. --only all goes through it again.\n",
    }
}
