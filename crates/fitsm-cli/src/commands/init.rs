//! `fitsm init`: a new assessment file, commented, with nothing answered yet, or with the answers
//! of an earlier one carried over.

mod ask;
mod carry_over;
mod template;
mod wishes;

use std::io;
use std::path::Path;

use fitsm_core::Catalogue;

use crate::cli;
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::prompt::{self, Prompt};
use crate::terminal;
#[cfg(test)]
pub(crate) use template::template;
pub(crate) use wishes::{Wishes, goals};

/// Writes the file.
pub fn run(args: &cli::Init, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let path = args.file.as_deref().or(args.output.output.as_deref());
    let inputs: Vec<&Path> = args.from.iter().map(AsRef::as_ref).collect();
    cli::expect_toml(path)?;
    let to = Destination::at(path, args.output.force, &inputs)?;
    if args.ask && to.is_screen() {
        return Err(Failure::Refused(
            "--ask needs a file to write: fitsm init assessment.toml --ask".to_owned(),
        ));
    }
    let mut wishes = Wishes::of(args, catalogue)?;
    let is_bare = args.organisation.is_none() && args.from.is_none() && !to.is_screen();
    if args.ask || (is_bare && !args.no_input && prompt::is_live()) {
        let (mut input, mut output) = (io::stdin().lock(), anstream::stdout().lock());
        let mut prompt = Prompt::new(&mut input, &mut output);
        let Some(answered) = ask::ask(&mut prompt, args, wishes, catalogue)? else {
            prompt.say("Stopped; nothing was written.\n")?;
            return Ok(Outcome::Done);
        };
        wishes = answered;
    }
    let text = match &args.from {
        None => template::template(&wishes, catalogue),
        Some(old) => match carry_over::text(old, path, &wishes, catalogue)? {
            Some(text) => text,
            None => return Ok(Outcome::Findings),
        },
    };
    to.put_text(&text)?;
    if !to.is_screen() {
        let path = path.map(terminal::typed).unwrap_or_default();
        terminal::say(&format!(
            "Wrote {path}. Next:\n  \
             fitsm interview {path}   fills it in by dialogue; an editor does as well\n  \
             fitsm check {path}       finds mistakes\n  \
             fitsm assess {path}      works it out\n"
        ));
    }
    Ok(Outcome::Done)
}
