//! The options of the commands that hold several assessments against each other.

use std::path::PathBuf;

use clap::Args;

use super::{Output, TableFormat};

/// `fitsm compare`
#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier assessment; - is what is piped in
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later assessment
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The catalogue of another edition, for the file of that edition
    #[arg(long, value_name = "DIR")]
    pub other_catalogue: Option<PathBuf>,
    /// The form of the comparison; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Exit with 1 if a requirement, an area or the maturity level is lower, or can only be lower
    #[arg(long)]
    pub fail_if_worse: bool,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// Assessments in any order.
#[derive(Debug, Args)]
pub struct SeveralFiles {
    /// Assessment files, in any order; - is what is piped in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The catalogue of another edition, for files of that edition
    #[arg(long, value_name = "DIR")]
    pub other_catalogue: Option<PathBuf>,
}

/// `fitsm trend`
#[derive(Debug, Args)]
pub struct Trend {
    /// The files
    #[command(flatten)]
    pub several: SeveralFiles,
    /// The form of the trend; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm portfolio`
#[derive(Debug, Args)]
pub struct Portfolio {
    /// Assessment files, and folders with such files in them or one level below
    #[arg(value_name = "DIR|FILE", required = true)]
    pub paths: Vec<PathBuf>,
    /// Leave out who is who: pseudonyms, and no dates, titles or file names
    #[arg(long)]
    pub share: bool,
    /// A secret that gives the pseudonyms: the same secret, the same ones
    #[arg(long, value_name = "TEXT", requires = "share")]
    pub salt: Option<String>,
    /// The catalogue of another edition, for files of that edition
    #[arg(long, value_name = "DIR")]
    pub other_catalogue: Option<PathBuf>,
    /// The form of the portfolio; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}
