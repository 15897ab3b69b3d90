//! The command line: commands, options and their help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use fitsm_core::assessment::{EvidenceKind, Kind};
use fitsm_core::catalogue::Phase;

/// One of the words that files use for something, as what it stands for.
fn one_of<T: Clone + Send + Sync + 'static>(
    choices: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(choices.iter().map(|(word, _)| *word)).try_map(move |given| {
        let chosen = choices.iter().find(|(word, _)| *word == given);
        chosen.map(|(_, value)| value.clone()).ok_or("not one of the words")
    })
}

/// Assess a service management system against FitSM.
///
/// Levels, conformity, gaps, a radar chart and an improvement backlog from one plain file.
/// Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "Begin with:\n  \
    fitsm init -o assessment.toml     a new file to fill in\n  \
    fitsm explain PR9.6               what a requirement asks, and each of its levels\n  \
    fitsm assess assessment.toml      what the answers amount to\n\n\
    Exit code: 0 done; 1 done, but a file has errors or a threshold is not met; 2 could not run.")]
pub struct Cli {
    /// Read the catalogue of requirements from this folder instead of the built-in one
    #[arg(long, value_name = "DIR", global = true)]
    pub catalogue: Option<PathBuf>,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the areas and requirements of FitSM-1
    #[command(after_help = "Examples:\n  \
        fitsm list PR9\n  \
        fitsm list --role \"process manager\" --phase operation-and-control\n  \
        fitsm list --order dependency")]
    List(List),
    /// Explain an area, a requirement, a level, a term, a rule or a message
    #[command(after_help = "Examples:\n  \
        fitsm explain PR9                     an area\n  \
        fitsm explain PR9.6                   a requirement and its five levels\n  \
        fitsm explain PR9.6 --level 3         what one sees at level 3 (or: PR9.6-L3)\n  \
        fitsm explain PR9.6 --full            with questions, evidence, pitfalls and steps\n  \
        fitsm explain PR9 --for interview     a guide for an interview of two hours\n  \
        fitsm explain SLA                     a term\n  \
        fitsm explain 3                       what level 3 means in general\n  \
        fitsm explain hurdle priority         how results come about\n  \
        fitsm explain unknown-requirement     what a message of `fitsm check` means")]
    Explain(Explain),
    /// Find areas, requirements and terms by words
    #[command(after_help = "Examples:\n  \
        fitsm search escalation\n  \
        fitsm search customer satisfaction survey\n\n\
        Spelling is forgiven, and American forms are understood.")]
    Search(Search),
    /// Ask multiple-choice questions about FitSM, or print a paper for a class
    #[command(after_help = "Examples:\n  \
        fitsm quiz                                     ten questions in the terminal\n  \
        fitsm quiz PR9 PR10 --questions 5\n  \
        fitsm quiz --exam --seed 7 --format markdown -o paper.md\n\n\
        The same seed gives the same paper. The exam has 30 questions, 60 minutes, 21 to pass.")]
    Quiz(Quiz),
    /// Write the catalogue as a small website for a course; it needs no network
    #[command(after_help = "Example:\n  fitsm site -o course\n\n\
        Open course/index.html in a browser. Only its search uses a script.")]
    Site(Site),
    /// Write a new assessment file, with comments, to fill in
    #[command(after_help = "Examples:\n  \
        fitsm init -o nimbus-2026.toml --organisation \"Nimbus University\"\n  \
        fitsm init -o nimbus-2027.toml --from nimbus-2026.toml --date 2027-03-11")]
    Init(Init),
    /// Find everything that is wrong in assessment files
    #[command(
        after_help = "Examples:\n  fitsm check assessments/*.toml\n  fitsm check nimbus-2026.toml --evidence"
    )]
    Check(Check),
    /// Work out levels, conformity and what blocks
    #[command(after_help = "Examples:\n  \
        fitsm assess nimbus-2026.toml\n  \
        fitsm assess nimbus-2026.toml --format json -o result.json\n  \
        fitsm assess nimbus-2026.toml --fail-under 2")]
    Assess(Assess),
    /// Show what lies between the assessment and the goals
    #[command(after_help = "Example:\n  fitsm gaps nimbus-2026.toml --format csv -o gaps.csv")]
    Gaps(Gaps),
    /// Turn the gaps into steps of improvement, by priority
    #[command(after_help = "Examples:\n  \
        fitsm backlog nimbus-2026.toml\n  \
        fitsm backlog nimbus-2026.toml --to certification-goal --format csv -o backlog.csv")]
    Backlog(Backlog),
    /// Print what a shell needs to complete commands and options
    #[command(after_help = "Example:\n  \
        fitsm completions bash > ~/.local/share/bash-completion/completions/fitsm")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Draw a chart as SVG or PNG
    #[command(subcommand)]
    Chart(Chart),
}

/// Which chart.
#[derive(Debug, Subcommand)]
pub enum Chart {
    /// All areas around a circle, with levels, profiles and goals
    #[command(after_help = "Examples:\n  \
        fitsm chart radar nimbus-2026.toml -o radar.svg\n  \
        fitsm chart radar nimbus-2026.toml --with nimbus-2025.toml -o radar.png")]
    Radar(Radar),
}

/// Where the product goes.
#[derive(Debug, Args)]
pub struct Output {
    /// Write to this file instead of the screen; - is the screen
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
}

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
    /// The form of the list
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
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
    /// The form of the text
    #[arg(long, value_enum, default_value_t)]
    pub format: PageFormat,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
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
    /// The form of what is found
    #[arg(long, value_enum, default_value_t)]
    pub format: PageFormat,
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
    /// A dialogue, or a paper with its key
    #[arg(long, value_enum, default_value_t)]
    pub format: PageFormat,
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

/// `fitsm check`
#[derive(Debug, Args)]
pub struct Check {
    /// Assessment files; - is what is piped in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Look at the evidence too: files that are missing or changed, what is expired or unused
    #[arg(long)]
    pub evidence: bool,
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
    /// The form of the results
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
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
    /// The form of the gaps
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
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
    /// The form of the backlog
    #[arg(long, value_enum, default_value_t)]
    pub format: BacklogFormat,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// `fitsm chart radar`
#[derive(Debug, Args)]
pub struct Radar {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// An earlier assessment to lay under it
    #[arg(long = "with", value_name = "OLD")]
    pub with: Option<PathBuf>,
    /// The picture to write, .svg or .png; - puts SVG on the screen
    #[arg(short, long, value_name = "PICTURE", required = true)]
    pub output: PathBuf,
    /// Replace the picture if it exists
    #[arg(long)]
    pub force: bool,
    /// How wide a PNG is, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 2400,
          value_parser = clap::value_parser!(u32).range(400..=8000))]
    pub width: u32,
}

/// Forms of a result that is a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For reading in the terminal
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For wikis and documents
    Markdown,
}

/// Forms of a backlog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BacklogFormat {
    /// For reading in the terminal
    #[default]
    Text,
    /// For wikis and documents
    Markdown,
    /// For spreadsheets and trackers
    Csv,
    /// For programs
    Json,
    /// For a register kept as a plain file
    Toml,
}

/// Forms of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For reading in the terminal
    #[default]
    Text,
    /// For wikis and documents
    Markdown,
    /// For programs
    Json,
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

/// What an explanation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Purpose {
    /// A guide for a two-hour interview
    Interview,
}

/// Forms of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading in the terminal
    #[default]
    Text,
    /// For programs
    Json,
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
