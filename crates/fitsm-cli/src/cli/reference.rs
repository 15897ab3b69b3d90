//! The options of the commands that tell other programs about this one.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Output;

/// `fitsm schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Of which file or result
    #[arg(value_name = "WHAT", value_enum)]
    pub of: SchemaOf,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// What has a schema: files that people write, and results that are given as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// An assessment
    Assessment,
    /// A catalogue's catalogue.toml
    Catalogue,
    /// A catalogue's file of an area, such as PR9-ISRM.toml
    Area,
    /// A catalogue's terms.toml
    Terms,
    /// A catalogue's interfaces.toml
    Interfaces,
    /// The JSON of `fitsm assess`
    Assess,
    /// The JSON of `fitsm gaps`
    Gaps,
    /// The JSON of `fitsm backlog`
    Backlog,
    /// The JSON of `fitsm compare`
    Compare,
    /// The JSON of `fitsm trend`
    Trend,
    /// The JSON of `fitsm portfolio`
    Portfolio,
    /// The JSON of `fitsm merge --agreement`
    Agreement,
    /// The JSON of `fitsm evidence list`
    Evidence,
    /// The JSON of `fitsm check`
    Check,
    /// The JSON of `fitsm list`
    List,
    /// The JSON of `fitsm search`
    Search,
    /// The JSON of `fitsm explain`
    Explain,
    /// The JSON of `fitsm quiz`
    Quiz,
}

/// `fitsm man`
#[derive(Debug, Args)]
pub struct Man {
    /// The page of this command, such as assess or chart radar; of fitsm itself if absent
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    pub command: Vec<String>,
    /// Write all pages into this folder; it must be new or empty
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Replace the pages in a folder that has some
    #[arg(long, requires = "output")]
    pub force: bool,
}
