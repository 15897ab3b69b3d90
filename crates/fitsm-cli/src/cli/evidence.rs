//! The options of the commands about evidence.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use fitsm_core::assessment::EvidenceKind;

use super::{Output, TableFormat, one_of};

/// `fitsm evidence`
#[derive(Debug, Subcommand)]
pub enum Evidence {
    /// Describe a piece of evidence in an assessment file, and name it in answers
    #[command(after_help = "Examples:\n  \
        fitsm evidence add ours.toml evidence/tickets.csv --for PR9.1 \\\n    \
        --for PR9.3 --kind record --title \"Tickets, first quarter\"\n  \
        fitsm evidence add ours.toml ~/minutes.pdf --copy --for GR6.2 \\\n    \
        --kind record --title \"Minutes of the review\"\n  \
        fitsm evidence add ours.toml https://wiki.example/slm --for PR3.1 \\\n    \
        --kind document --title \"How we agree SLAs\"\n\n\
        Size, SHA-256 sum and the day of the last change are taken from the file. In the\n\
        assessment file only the lines of the new evidence change; comments stay.")]
    Add(EvidenceAdd),
    /// List the evidence of an assessment file, with what names it and whether it counts
    #[command(after_help = "Examples:\n  \
        fitsm evidence list ours.toml --for PR9\n  \
        fitsm evidence list ours.toml --format csv -o evidence.csv")]
    List(EvidenceList),
}

/// `fitsm evidence add`
#[derive(Debug, Args)]
pub struct EvidenceAdd {
    /// The assessment file; it is changed in place
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A file in the folder of the assessment, or an address such as https://…
    #[arg(value_name = "EVIDENCE")]
    pub what: PathBuf,
    /// A requirement whose answer rests on it, such as PR9.1; can be given several times
    #[arg(long = "for", value_name = "ID")]
    pub requirements: Vec<String>,
    /// What kind it is
    #[arg(long, value_name = "KIND", value_parser = one_of(&EvidenceKind::CHOICES))]
    pub kind: Option<EvidenceKind>,
    /// What to call it
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Its name in the file; made from the title if absent
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The day it speaks for, such as 2026-03-31
    #[arg(long, value_name = "DATE")]
    pub effective: Option<String>,
    /// The day it was taken; for a file the day of its last change if absent
    #[arg(long, value_name = "DATE")]
    pub recorded: Option<String>,
    /// The last day on which it counts
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    /// Copy a file from elsewhere into the folder evidence beside the assessment
    #[arg(long)]
    pub copy: bool,
    /// Take the new size, sum and day of a file that has changed since it was described
    #[arg(long)]
    pub renew: bool,
}

/// `fitsm evidence list`
#[derive(Debug, Args)]
pub struct EvidenceList {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Only what answers of this area or requirement name, such as PR9 or PR9.1
    #[arg(long = "for", value_name = "ID")]
    pub of: Option<String>,
    /// The form of the list; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}
