//! The command line: commands, options and their help.

mod asking;
mod changes;
mod charts;
mod evidence;
mod export;
mod filling;
mod forms;
mod import;
mod learning;
mod merging;
mod reference;
mod reporting;
mod results;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

pub use asking::{By, Interview, Only};
pub use changes::{Compare, Portfolio, SeveralFiles, Trend};
pub use charts::{
    AreasArg, Chart, GapsChart, Heatmap, PictureArgs, Radar, Roadmap, SizeArg, SortArg, ThemeArg,
    TrendChart,
};
pub use evidence::{Evidence, EvidenceAdd, EvidenceList};
pub use export::{Export, ExportFormat};
pub use filling::{Init, Set};
pub use forms::{BacklogFormat, CheckFormat, PageFormat, TableFormat, chosen, expect_toml};
pub use import::Import;
pub use learning::{Explain, List, OrderArg, Purpose, Quiz, Search, Site};
pub use merging::Merge;
pub use reference::{Man, Schema, SchemaOf};
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
#[command(
    name = "fitsm",
    version,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
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
        fitsm init nimbus-2026.toml                     asks for the rest\n  \
        fitsm init -o nimbus-2026.toml --organisation \"Nimbus University\"\n  \
        fitsm init -o desk.toml --area PR9 --area PR10 --goal 3 --goal PR10=2\n  \
        fitsm init -o nimbus-2027.toml --from nimbus-2026.toml --date 2027-03-11")]
    Init(Box<Init>),
    /// Change what an assessment file says of itself: goals, scope, conclusion …
    #[command(after_help = "Examples:\n  \
        fitsm set ours.toml --goal 3 --goal PR6=4 --conclusion \"Ready for the audit\"\n  \
        fitsm set ours.toml --out-of-scope PR13=\"Run by the hosting partner\"\n  \
        fitsm set ours.toml --in-scope PR13 --assessor \"R. Okafor\"\n\n\
        Only the lines that have to change do so; comments, order and answers stay.")]
    Set(Box<Set>),
    /// Fill in an assessment by dialogue, saved after every answer
    #[command(after_help = "Examples:\n  \
        fitsm interview nimbus-2026.toml\n  \
        fitsm interview nimbus-2026.toml --area PR9 --area PR10\n  \
        fitsm interview nimbus-2026.toml --only carried-over --by questions\n\n\
        It may be stopped at any time, and goes on where it was left.")]
    Interview(Interview),
    /// Add evidence to an assessment file, or list what is there
    #[command(subcommand)]
    Evidence(Evidence),
    /// Read a workbook (.ods, .xlsx) or a CSV file as an assessment
    #[command(after_help = "Examples:\n  \
        fitsm import FitSM-6.ods -o nimbus-2026.toml --organisation \"Nimbus University\"\n  \
        fitsm import FitSM-6.xlsx -o nimbus-2026.toml --lenient\n  \
        fitsm import answers.csv --respondent \"A. Weber\" -o weber.toml\n\n\
        Sheets and columns are found by what they hold, in whatever order they stand. In a CSV\n\
        file the first row names the columns: id, level, note, evidence.")]
    Import(Import),
    /// Write an assessment as a workbook or CSV, or ask somebody by a questionnaire
    #[command(after_help = "Examples:\n  \
        fitsm export nimbus-2026.toml -o nimbus-2026.xlsx\n  \
        fitsm export nimbus-2026.toml -o nimbus-2026.ods\n  \
        fitsm export nimbus-2026.toml --area PR9 --respondent \"A. Weber\" -o w.xlsx\n  \
        fitsm export nimbus-2026.toml --area PR9 -o pr9.md      to print\n\n\
        `fitsm import` takes a workbook or CSV back. A questionnaire is blank, so that\n\
        nobody is led by what others said, unless --with-answers is given.")]
    Export(Export),
    /// Merge several people's assessments into one, with who said what
    #[command(after_help = "Examples:\n  \
        fitsm merge weber.toml okafor.toml -o all.toml\n  \
        fitsm merge weber.toml --lead okafor.toml --policy lead -o all.toml\n  \
        fitsm merge answers/*.toml -o all.toml --agreement agreement.md\n\n\
        How far people agree is told beside it: see `fitsm explain agreement`.\n\
        A merged file can be merged again.")]
    Merge(Merge),
    /// Find everything that is wrong in assessment files
    #[command(
        after_help = "Examples:\n  fitsm check assessments/*.toml\n  fitsm check nimbus-2026.toml --evidence\n  fitsm check nimbus-2026.toml --older-than \"18 months\""
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
    /// Draw a chart as SVG or PNG
    #[command(subcommand)]
    Chart(Chart),
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
    /// Put many organisations side by side, with places and quartiles
    #[command(after_help = "Examples:\n  \
        fitsm portfolio assessments\n  \
        fitsm portfolio federation/ --format csv -o portfolio.csv\n  \
        fitsm portfolio federation/ --share --salt \"a secret\" -o for-all.txt\n\n\
        Of each organisation the latest assessment counts; of several on its day the one\n\
        with more scored requirements, then the last by title, then by file name. Which\n\
        do not count is said. The organisation is the name in the file, letter by letter.\n\
        Files with errors are told and left out, and the exit code is 1; `fitsm check FILE` shows the errors.\n\n\
        With --share the result has pseudonyms and no names, titles, days, notes,\n\
        evidence or locations: only year, kind, edition, rules, scope, levels and\n\
        coverage. An organisation whose levels the reader knows is still recognised.\n\
        Without --salt the pseudonyms differ from run to run; whoever knows the salt can\n\
        try names. Messages beside the result still name files.")]
    Portfolio(Portfolio),
    /// Write a JSON Schema of a file or a result, for editors and programs
    #[command(after_help = "Example:\n  fitsm schema assessment -o assessment.schema.json\n\n\
        With this as the first line of an assessment file:\n  \
        #:schema ./assessment.schema.json\n\
        an editor that knows taplo, such as VS Code with Even Better TOML, shows what each\n\
        requirement asks and what each level looks like, and marks mistakes as you type.\n\n\
        For whoever reads results with a program:\n  fitsm schema assess -o assess.schema.json")]
    Schema(Schema),
    /// Print what a shell needs to complete commands and options
    #[command(after_help = "Example:\n  \
        fitsm completions bash > ~/.local/share/bash-completion/completions/fitsm")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Write manual pages for `man`
    #[command(after_help = "Examples:\n  \
        fitsm man assess | man -l -           one page, shown\n  \
        fitsm man -o man1                     a page for each command")]
    Man(Man),
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
