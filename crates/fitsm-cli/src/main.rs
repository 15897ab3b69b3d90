//! The `fitsm` program: reads the command line, runs one command, says how it went.

#![allow(unreachable_pub, reason = "a program has no outside; pub means shared between modules")]

mod assessments;
mod catalogues;
mod changes;
mod chart;
mod cli;
mod commands;
mod dates;
mod edit;
mod failure;
mod files;
mod formats;
mod moved;
mod progress;
mod prompt;
mod report;
mod terminal;
mod text;
mod verdict;
mod warnings;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};
use crate::failure::{Failure, Outcome};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(outcome) => outcome.into(),
        Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::say(&format!("{}error:{} {failure}\n", text::style::ERROR, text::style::END));
            ExitCode::from(2)
        }
    }
}

/// Every command, and where it lives.
fn run(cli: &Cli) -> Result<Outcome, Failure> {
    let catalogue = || catalogues::open(cli.catalogue.as_deref());
    match &cli.command {
        Command::List(args) => commands::list::run(args, &*catalogue()?),
        Command::Explain(args) => commands::explain::run(args, &*catalogue()?),
        Command::Search(args) => commands::search::run(args, &*catalogue()?),
        Command::Quiz(args) => commands::quiz::run(args, &*catalogue()?),
        Command::Site(args) => commands::site::run(args, &*catalogue()?),
        Command::Init(args) => commands::init::run(args, &*catalogue()?),
        Command::Set(args) => commands::set::run(args, &*catalogue()?),
        Command::Interview(args) => commands::interview::run(args, &*catalogue()?),
        Command::Check(args) => commands::check::run(args, &*catalogue()?),
        Command::Assess(args) => commands::assess::run(args, &*catalogue()?),
        Command::Merge(args) => commands::merge::run(args, &*catalogue()?),
        Command::Gaps(args) => commands::gaps::run(args, &*catalogue()?),
        Command::Backlog(args) => commands::backlog::run(args, &*catalogue()?),
        Command::Export(args) => commands::export::run(args, &*catalogue()?),
        Command::Import(args) => commands::import::run(args, &*catalogue()?),
        Command::Report(args) => commands::report::run(args, &*catalogue()?),
        Command::Compare(args) => commands::compare::run(args, &*catalogue()?),
        Command::Trend(args) => commands::trend::run(args, &*catalogue()?),
        Command::Portfolio(args) => commands::portfolio::run(args, &*catalogue()?),
        Command::Completions { shell } => commands::completions::run(*shell),
        Command::Evidence(cli::Evidence::Add(args)) => {
            commands::evidence::add::run(args, &*catalogue()?)
        }
        Command::Evidence(cli::Evidence::List(args)) => {
            commands::evidence::list::run(args, &*catalogue()?)
        }
        Command::Schema(args) => commands::schema::run(args, &*catalogue()?),
        Command::Man(args) => commands::man::run(args),
        Command::Chart(chart) => commands::chart::run(chart, &*catalogue()?),
    }
}
