//! The charts and their options.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Which chart.
#[derive(Debug, Subcommand)]
pub enum Chart {
    /// All areas around a circle, with levels, profiles and goals
    #[command(after_help = "Examples:\n  \
        fitsm chart radar nimbus-2026.toml -o radar.svg\n  \
        fitsm chart radar nimbus-2026.toml --with nimbus-2025.toml -o radar.png\n  \
        fitsm chart radar nimbus-2026.toml --areas PR9 -o incidents.svg")]
    Radar(Radar),
    /// Every requirement as a field with its level; or areas by assessment
    #[command(after_help = "Examples:\n  \
        fitsm chart heatmap nimbus-2026.toml -o heatmap.svg\n  \
        fitsm chart heatmap nimbus-2025.toml nimbus-2026.toml -o years.svg\n\n\
        One file shows areas and their requirements, several show areas and assessments.")]
    Heatmap(Heatmap),
    /// How far each area's requirements are below and above the goals
    #[command(after_help = "Example:\n  \
        fitsm chart gaps nimbus-2026.toml --sort gap -o gaps.svg")]
    Gaps(GapsChart),
    /// Levels and profiles over time
    #[command(after_help = "Examples:\n  \
        fitsm chart trend nimbus-2025.toml nimbus-2026.toml -o trend.svg\n  \
        fitsm chart trend nimbus-*.toml --areas PR9,PR10,PR11 -o trend.svg")]
    Trend(TrendChart),
    /// The steps of the backlog in waves, one after the other
    #[command(after_help = "Examples:\n  \
        fitsm chart roadmap nimbus-2026.toml -o plan.svg\n  \
        fitsm chart roadmap nimbus-2026.toml --start 2026-05-01 --wave 3m -o plan.svg\n\n\
        Without --start and --wave the waves are only numbered.")]
    Roadmap(Roadmap),
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
    /// What of it to show
    #[command(flatten)]
    pub areas: AreasArg,
    /// How it looks and where it goes
    #[command(flatten)]
    pub picture: PictureArgs,
}

/// `fitsm chart heatmap`
#[derive(Debug, Args)]
pub struct Heatmap {
    /// The files
    #[command(flatten)]
    pub several: super::SeveralFiles,
    /// What of it to show
    #[command(flatten)]
    pub areas: AreasArg,
    /// How it looks and where it goes
    #[command(flatten)]
    pub picture: PictureArgs,
}

/// `fitsm chart gaps`
#[derive(Debug, Args)]
pub struct GapsChart {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The order of the areas
    #[arg(long, value_enum, default_value_t)]
    pub sort: SortArg,
    /// What of it to show
    #[command(flatten)]
    pub areas: AreasArg,
    /// How it looks and where it goes
    #[command(flatten)]
    pub picture: PictureArgs,
}

/// `fitsm chart trend`
#[derive(Debug, Args)]
pub struct TrendChart {
    /// The files
    #[command(flatten)]
    pub several: super::SeveralFiles,
    /// What of it to show
    #[command(flatten)]
    pub areas: AreasArg,
    /// How it looks and where it goes
    #[command(flatten)]
    pub picture: PictureArgs,
}

/// `fitsm chart roadmap`
#[derive(Debug, Args)]
pub struct Roadmap {
    /// The assessment file; - is what is piped in
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which goals the steps lead to
    #[arg(long, value_enum, value_name = "GOAL", default_value_t)]
    pub to: super::TargetArg,
    /// The day on which the first wave begins, such as 2026-05-01
    #[arg(long, value_name = "DATE", requires = "wave")]
    pub start: Option<String>,
    /// How long a wave is: weeks or months, such as 6w or 3m
    #[arg(long, value_name = "LENGTH", requires = "start")]
    pub wave: Option<String>,
    /// The most steps that one wave has room for
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub steps_per_wave: Option<u16>,
    /// How it looks and where it goes
    #[command(flatten)]
    pub picture: PictureArgs,
}

/// Which areas a chart shows.
#[derive(Debug, Args)]
pub struct AreasArg {
    /// Only these areas, by id or code, with commas between them; GR or PR for all of a kind
    #[arg(long, value_name = "AREAS", value_delimiter = ',')]
    pub areas: Vec<String>,
}

/// What picture to make of a chart, and where it goes.
#[derive(Debug, Args)]
pub struct PictureArgs {
    /// The picture to write, .svg or .png; - puts SVG on the screen
    #[arg(short, long, value_name = "PICTURE", required = true)]
    pub output: PathBuf,
    /// Replace the picture, and the table, if they exist
    #[arg(long)]
    pub force: bool,
    /// How wide a PNG is, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 2400,
          value_parser = clap::value_parser!(u32).range(400..=8000))]
    pub width: u32,
    /// The colours
    #[arg(long, value_enum, default_value_t)]
    pub theme: ThemeArg,
    /// A size for a purpose; without it as high as the content needs
    #[arg(long, value_enum)]
    pub size: Option<SizeArg>,
    /// Write the chart's data too, .csv or .md; - prints it as text
    #[arg(long, value_name = "TABLE")]
    pub table: Option<PathBuf>,
}

/// The colours of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    /// For paper and bright rooms
    #[default]
    Light,
    /// For screens and dark rooms
    Dark,
}

/// What a chart is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SizeArg {
    /// A slide of 16:9, to be read from the last row
    Slide,
    /// A page of A4, upright or on its side as the chart needs
    A4,
}

/// The order of areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SortArg {
    /// As in FitSM-1
    #[default]
    Standard,
    /// The area with the most missing levels first
    Gap,
}
