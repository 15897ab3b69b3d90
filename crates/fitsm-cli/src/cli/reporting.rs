//! The options of the report.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Output;

/// `fitsm report`
#[derive(Debug, Args)]
pub struct Report {
    /// The assessment; of several the latest is reported and the others are compared with it
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The form; by the ending of the output file if absent, else HTML
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// Leave out every text of the organisation's own: names, notes, evidence, reasons
    #[arg(long)]
    pub share: bool,
    /// A folder with report.toml and a logo: title, texts and colours of your own (in print the
    /// paper is always white)
    #[arg(long, value_name = "DIR")]
    pub template: Option<PathBuf>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// Forms of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// One file for the browser and for print; it needs nothing else
    Html,
    /// For wikis and documents
    Markdown,
}
