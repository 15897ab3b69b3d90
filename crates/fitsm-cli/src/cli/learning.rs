//! The options of the commands that show the catalogue.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use fitsm_core::assessment::EvidenceKind;
use fitsm_core::catalogue::Phase;

use super::{Output, PageFormat, TableFormat, one_of};

/// `fitsm list`
#[derive(Debug, Args)]
pub struct List {
    /// Only these areas, such as PR9
    #[arg(value_name = "AREA")]
    pub areas: Vec<String>,
    /// Only the areas of this phase or group
    #[arg(long, value_name = "PHASE", value_parser = one_of(&Phase::CHOICES))]
    pub phase: Option<Phase>,
    /// Only requirements that concern this role, such as "process manager"
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Only requirements for which evidence of this kind is expected
    #[arg(long, value_name = "KIND", value_parser = one_of(&EvidenceKind::CHOICES))]
    pub evidence: Option<EvidenceKind>,
    /// The order: as in FitSM-1, or each behind what it depends on
    #[arg(long, value_enum, default_value_t)]
    pub order: OrderArg,
    /// The form of the list; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// Orders of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OrderArg {
    /// As in FitSM-1
    #[default]
    Standard,
    /// Each behind what it depends on
    Dependency,
}

/// `fitsm explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// What to explain: PR9, PR9.6, PR9.6-L3, 3, hurdle, unknown-requirement …
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Only this level of the requirements
    #[arg(long, value_name = "0-4", value_parser = clap::value_parser!(i64).range(0..=4))]
    pub level: Option<i64>,
    /// Everything there is, not only the essence
    #[arg(long)]
    pub full: bool,
    /// For what: a guide for a two-hour interview of an area
    #[arg(long = "for", value_enum, value_name = "PURPOSE", conflicts_with_all = ["level", "full"])]
    pub purpose: Option<Purpose>,
    /// The form of the text; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<PageFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// What an explanation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Purpose {
    /// A guide for a two-hour interview
    Interview,
}

/// `fitsm search`
#[derive(Debug, Args)]
pub struct Search {
    /// What to look for; all the words
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// How many places to show at most
    #[arg(long, value_name = "N", default_value_t = 12)]
    pub most: usize,
    /// The form of what is found; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<PageFormat>,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm quiz`
#[derive(Debug, Args)]
pub struct Quiz {
    /// Only about these areas, such as PR9
    #[arg(value_name = "AREA")]
    pub areas: Vec<String>,
    /// How many questions
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=200))]
    pub questions: u16,
    /// The form of the exam: 30 questions, 60 minutes, 21 to pass
    #[arg(long, conflicts_with = "questions")]
    pub exam: bool,
    /// A number that makes the paper: the same number, the same paper
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// A dialogue, or a paper with its key; else by the ending of FILE, else text
    #[arg(long, value_enum)]
    pub format: Option<PageFormat>,
    /// Where the paper goes
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm site`
#[derive(Debug, Args)]
pub struct Site {
    /// The folder to write; it must be new or empty
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Replace the pages in a folder that has some
    #[arg(long)]
    pub force: bool,
}
