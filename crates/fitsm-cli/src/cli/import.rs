//! The options of `fitsm import`.

use std::path::PathBuf;

use clap::Args;
use fitsm_core::assessment::{EvidenceKind, Kind};

use super::{Output, one_of};

/// `fitsm import`
#[derive(Debug, Args)]
pub struct Import {
    /// The workbook (.ods, .xlsx) or CSV file to read; - is what is piped in
    #[arg(value_name = "WORKBOOK")]
    pub workbook: PathBuf,
    /// Take what can be taken, and list the rest
    #[arg(long)]
    pub lenient: bool,
    /// Whose service management system it is; what the file says if absent
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// What to call the assessment
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The day of the assessment, such as 2026-03-12; what the file says, or today
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Who assesses whom
    #[arg(long, value_name = "KIND", value_parser = one_of(&Kind::CHOICES))]
    pub kind: Option<Kind>,
    /// The kind of evidence that the file only tells as text; record if absent
    #[arg(long, value_name = "KIND", value_parser = one_of(&EvidenceKind::CHOICES))]
    pub evidence_kind: Option<EvidenceKind>,
    /// The column of the scores, such as L, where it cannot be told
    #[arg(long, value_name = "COLUMN", value_parser = column)]
    pub score_column: Option<u32>,
    /// Whose answers to take from a CSV file with those of several people
    #[arg(long, value_name = "NAME")]
    pub respondent: Option<String>,
    /// Leave out the workbook's own texts of requirements and levels
    #[arg(long)]
    pub without_wording: bool,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// A column by its letters: 0 for A, 26 for AA.
fn column(letters: &str) -> Result<u32, String> {
    const MOST_LETTERS: usize = 3;
    if letters.is_empty()
        || letters.len() > MOST_LETTERS
        || !letters.bytes().all(|byte| byte.is_ascii_alphabetic())
    {
        return Err("name the column by its letters, such as L or AB".to_owned());
    }
    let value = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    Ok(letters.bytes().fold(0, |number, byte| number * 26 + value(byte)) - 1)
}
