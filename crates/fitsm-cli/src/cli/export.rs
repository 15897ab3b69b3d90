//! The options of `fitsm export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `fitsm export`
#[derive(Debug, Args)]
pub struct Export {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The file to write: .xlsx, .ods, .csv or .md; - is the screen
    #[arg(short, long, value_name = "WORKBOOK", required = true)]
    pub output: PathBuf,
    /// The form, where the file's name does not tell it
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// A questionnaire about this area, such as PR9; may be given again
    #[arg(long = "area", value_name = "AREA")]
    pub areas: Vec<String>,
    /// A questionnaire for this person
    #[arg(long, value_name = "NAME")]
    pub respondent: Option<String>,
    /// Fill what is answered already into the questionnaire; blank without it
    #[arg(long)]
    pub with_answers: bool,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// The forms of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A workbook with formulas and a radar chart
    Xlsx,
    /// A workbook in the official tool's own format
    Ods,
    /// A row for each answer
    Csv,
    /// A questionnaire to print
    Markdown,
}
