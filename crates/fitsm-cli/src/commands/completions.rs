//! `fitsm completions`: what a shell needs to complete commands and options.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::files::Destination;

/// Prints the script of a shell.
pub fn run(shell: Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "fitsm", &mut script);
    Destination::at(None, false, &[])?.put(&script)?;
    Ok(Outcome::Done)
}
