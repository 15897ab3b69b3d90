//! The charts and their options.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which chart.
#[derive(Debug, Subcommand)]
pub enum Chart {
    /// All areas around a circle, with levels, profiles and goals
    #[command(after_help = "Examples:\n  \
        fitsm chart radar nimbus-2026.toml -o radar.svg\n  \
        fitsm chart radar nimbus-2026.toml --with nimbus-2025.toml -o radar.png")]
    Radar(Radar),
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
