//! The options of the commands that tell other programs about this one.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Output;

/// `fitsm schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Of which file
    #[arg(value_name = "FILE", value_enum)]
    pub of: SchemaOf,
    /// Where it goes
    #[command(flatten)]
    pub output: Output,
}

/// The files that have a schema.
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
