//! The options of the commands that ask.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `fitsm interview`
#[derive(Debug, Args)]
pub struct Interview {
    /// The assessment file to fill in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Only this area, such as PR9; may be given several times
    #[arg(long = "area", value_name = "AREA")]
    pub areas: Vec<String>,
    /// What is asked: the level at once, or question by question
    #[arg(long, value_enum, default_value_t)]
    pub by: By,
    /// Which requirements; if absent, those that are unanswered or carried over
    #[arg(long, value_enum)]
    pub only: Option<Only>,
}

/// How a level is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// One of the five levels is chosen by its description
    #[default]
    Level,
    /// Questions are rated N, P, L or F, and the ratings indicate the level
    Questions,
}

/// Which requirements an interview goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Those without a level
    Unanswered,
    /// Those whose answer comes from an earlier assessment
    CarriedOver,
    /// All that are in scope
    All,
}
