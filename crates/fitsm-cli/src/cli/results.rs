//! The options of the commands that work out an assessment.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use fitsm_eval::backlog::Target;

use super::{BacklogFormat, CheckFormat, Output, TableFormat};

/// `fitsm check`
#[derive(Debug, Args)]
pub struct Check {
    /// Assessment files; - is what is piped in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Look at the evidence too: files that are missing or changed, what is expired or unused
    #[arg(long)]
    pub evidence: bool,
    /// Evidence that is older than this too, such as "18 months", 18m, 2y or 90d; implies --evidence
    #[arg(long, value_name = "PERIOD")]
    pub older_than: Option<String>,
    /// The form of the findings
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
}

/// `fitsm assess`
#[derive(Debug, Args)]
pub struct Assess {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The form of the results; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Exit with 1 unless the maturity level is known and at least this
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(i64).range(0..=4))]
    pub fail_under: Option<i64>,
    /// Where they go
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm gaps`
#[derive(Debug, Args)]
pub struct Gaps {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The form of the gaps; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Where they go
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm backlog`
#[derive(Debug, Args)]
pub struct Backlog {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which goals the steps lead to
    #[arg(long, value_enum, value_name = "GOAL", default_value_t)]
    pub to: TargetArg,
    /// The form of the backlog; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<BacklogFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// Which goals a backlog leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TargetArg {
    /// The organisation's own goals
    Goal,
    /// What a certification asks
    CertificationGoal,
    /// Whichever is higher
    #[default]
    Both,
}

impl TargetArg {
    /// The goals as the engine knows them.
    pub const fn target(self) -> Target {
        match self {
            Self::Goal => Target::Goal,
            Self::CertificationGoal => Target::CertificationGoal,
            Self::Both => Target::Both,
        }
    }
}
