//! The command line: commands, options and their help.

mod changes;
mod charts;
mod filling;
mod forms;
mod learning;
mod merging;
mod reporting;
mod results;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

pub use changes::{Compare, Portfolio, Trend};
pub use charts::{
    AreasArg, Chart, GapsChart, Heatmap, PictureArgs, Radar, Roadmap, SizeArg, SortArg, ThemeArg,
    TrendChart,
};
pub use filling::Init;
pub use forms::{BacklogFormat, CheckFormat, PageFormat, TableFormat};
pub use learning::{Explain, List, OrderArg, Purpose, Quiz, Search, Site};
pub use merging::Merge;
pub use reporting::{Report, ReportFormat};
pub use results::{Assess, Backlog, Check, Gaps, TargetArg};

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
    /// Merge several people's assessments into one, with who said what
    #[command(after_help = "Examples:\n  \
        fitsm merge weber.toml okafor.toml -o all.toml\n  \
        fitsm merge weber.toml --lead okafor.toml --policy lead -o all.toml\n  \
        fitsm merge answers/*.toml -o all.toml --agreement agreement.md\n\n\
        How far people agree is told beside it: see `fitsm explain agreement`.\n\
        A merged file can be merged again.")]
    Merge(Merge),
    /// Show what lies between the assessment and the goals
    #[command(after_help = "Example:\n  fitsm gaps nimbus-2026.toml --format csv -o gaps.csv")]
    Gaps(Gaps),
    /// Turn the gaps into steps of improvement, by priority
    #[command(after_help = "Examples:\n  \
        fitsm backlog nimbus-2026.toml\n  \
        fitsm backlog nimbus-2026.toml --to certification-goal --format csv -o backlog.csv")]
    Backlog(Backlog),
    /// Write the report that a board reads and an auditor checks
    #[command(after_help = "Examples:\n  \
        fitsm report nimbus-2026.toml -o report.html\n  \
        fitsm report nimbus-2025.toml nimbus-2026.toml -o report.html\n  \
        fitsm report nimbus-2026.toml --share -o shared.html\n  \
        fitsm report nimbus-2026.toml --template house -o report.md\n\n\
        For a PDF print the HTML file from a browser. It fetches nothing and runs no\n\
        script.\n\n\
        A template is a folder with report.toml, one logo (logo.svg, logo.png or\n\
        logo.jpg), or both. Each key of report.toml may be left out:\n  \
        title = \"Service management review\"\n  \
        subtitle = \"Prepared for the IT board\"\n  \
        preface = [\"A paragraph before the contents.\", \"Another.\"]\n  \
        footer = \"Example Consulting, confidential\"\n  \
        [colours]\n  \
        accent = \"#0b5cab\"   headings and links\n  \
        ink = \"#111827\"      text\n  \
        paper = \"#ffffff\"    background")]
    Report(Report),
    /// Show what changed from one assessment to the next, and why
    #[command(after_help = "Examples:\n  \
        fitsm compare nimbus-2025.toml nimbus-2026.toml\n  \
        fitsm compare nimbus-2025.toml nimbus-2026.toml --fail-if-worse\n  \
        fitsm compare nimbus-2025.toml nimbus-2026.toml --format csv -o changes.csv")]
    Compare(Compare),
    /// Show levels and profiles over any number of assessments, by date
    #[command(after_help = "Examples:\n  \
        fitsm trend nimbus-2024.toml nimbus-2025.toml nimbus-2026.toml\n  \
        fitsm trend nimbus-*.toml --format csv -o trend.csv")]
    Trend(Trend),
    /// Put many organisations side by side: places, quartiles, weakest areas
    #[command(after_help = "Examples:\n  \
        fitsm portfolio assessments\n  \
        fitsm portfolio federation/ --format csv -o portfolio.csv\n  \
        fitsm portfolio federation/ --share --salt \"a secret\" -o for-all.txt\n\n\
        Of each organisation the latest assessment counts. Files with errors are told\n\
        and left out, and the exit code is 1; `fitsm check FILE` shows the errors.\n\n\
        With --share nothing in the result tells who is who: no names, titles, days,\n\
        notes, evidence or places, only the year, the kind, levels and coverage. Without\n\
        --salt the pseudonyms differ from run to run; whoever knows the salt can guess\n\
        names. Not protected is an organisation whose levels are known to the reader.\n\
        What is said beside the result still names files.")]
    Portfolio(Portfolio),
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
