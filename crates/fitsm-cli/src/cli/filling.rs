//! The options of the commands that fill in an assessment.

use std::path::PathBuf;

use clap::Args;
use fitsm_core::assessment::Kind;

use super::{Output, one_of};

/// `fitsm init`
#[derive(Debug, Args)]
pub struct Init {
    /// The file to write; the screen if absent
    #[arg(value_name = "FILE", conflicts_with = "output")]
    pub file: Option<PathBuf>,
    /// Whose service management system it is
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// What to call the assessment
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The day of the assessment, such as 2026-03-12; today if absent
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Who assesses whom; self-assessment unless the earlier file says otherwise
    #[arg(long, value_name = "KIND", value_parser = one_of(&Kind::CHOICES))]
    pub kind: Option<Kind>,
    /// An earlier assessment: its answers are carried over, each marked as not yet reconfirmed
    #[arg(long, value_name = "OLD")]
    pub from: Option<PathBuf>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}
