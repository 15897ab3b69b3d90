//! The options of `fitsm merge`.

use std::path::PathBuf;

use clap::Args;
use fitsm_eval::merge::Policy;

use super::{Output, one_of};

/// `fitsm merge`
#[derive(Debug, Args)]
pub struct Merge {
    /// Assessment files of the same organisation, two or more; - is what is piped in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How a level is chosen where people differ: none (open), the lowest, the median (the lower
    /// of two middle ones), or the lead's
    #[arg(long, value_name = "POLICY", default_value = "open",
          value_parser = one_of(&Policy::CHOICES))]
    pub policy: Policy,
    /// The file of the lead, whose title, goals and rules count, else those of the first file; what
    /// it does not say is taken from the next file that does, and told
    #[arg(long, value_name = "FILE")]
    pub lead: Option<PathBuf>,
    /// Merge files too that look like assessments of different times
    #[arg(long)]
    pub anyway: bool,
    /// Write the figures of agreement to this file too: .json, .csv or .md
    #[arg(long, value_name = "FILE")]
    pub agreement: Option<PathBuf>,
    /// Where the merged file goes
    #[command(flatten)]
    pub output: Output,
}
