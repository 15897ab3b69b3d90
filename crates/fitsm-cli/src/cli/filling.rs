//! The options of the commands that begin an assessment, and change what it says of itself.

use std::path::PathBuf;

use clap::Args;
use fitsm_core::assessment::{EvidencePolicy, Kind, Rule};

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
    /// Assess only this area, such as PR9; may be given several times
    #[arg(long = "area", value_name = "AREA")]
    pub areas: Vec<String>,
    /// Why the other areas are left out
    #[arg(
        long,
        value_name = "TEXT",
        requires = "areas",
        default_value = "Not part of this assessment"
    )]
    pub reason: String,
    /// The own goal, 3 for all areas or PR6=4 for one; may be given several times
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// What a certification asks, likewise; 3 for all areas if absent
    #[arg(long = "certification-goal", value_name = "GOAL")]
    pub certification_goals: Vec<String>,
    /// What the service management system covers
    #[arg(long, value_name = "TEXT")]
    pub scope: Option<String>,
    /// Who assesses; may be given several times
    #[arg(long = "assessor", value_name = "NAME")]
    pub assessors: Vec<String>,
    /// Ask for what is not given, also where the answers are piped in
    #[arg(long, conflicts_with_all = ["from", "no_input"])]
    pub ask: bool,
    /// Never ask; a terminal is asked where a FILE is given and no NAME
    #[arg(long)]
    pub no_input: bool,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm set`
#[derive(Debug, Args)]
pub struct Set {
    /// The assessment file; it is changed in place
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Whose service management system it is
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// What to call the assessment
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The day of the assessment, such as 2026-03-12; evidence counts as of this day
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Who assesses whom
    #[arg(long, value_name = "KIND", value_parser = one_of(&Kind::CHOICES))]
    pub kind: Option<Kind>,
    /// What the service management system covers
    #[arg(long, value_name = "TEXT")]
    pub scope: Option<String>,
    /// The assessors' closing words
    #[arg(long, value_name = "TEXT")]
    pub conclusion: Option<String>,
    /// How levels combine
    #[arg(long, value_name = "RULE", value_parser = one_of(&Rule::CHOICES))]
    pub rule: Option<Rule>,
    /// What happens to a level that its evidence does not support
    #[arg(
        long,
        value_name = "POLICY",
        value_parser = one_of(&EvidencePolicy::CHOICES)
    )]
    pub evidence_policy: Option<EvidencePolicy>,
    /// The own goal, 3 for all areas or PR6=4 for one; may be given several times
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// What a certification asks, likewise
    #[arg(long = "certification-goal", value_name = "GOAL")]
    pub certification_goals: Vec<String>,
    /// One more assessor; may be given several times
    #[arg(long = "assessor", value_name = "NAME")]
    pub assessors: Vec<String>,
    /// An area that is left out, with the reason; may be given several times
    #[arg(long = "out-of-scope", value_name = "AREA=REASON")]
    pub out_of_scope: Vec<String>,
    /// An area that is not left out any more; may be given several times
    #[arg(long = "in-scope", value_name = "AREA")]
    pub in_scope: Vec<String>,
}
