//! The forms in which results can be asked for.

use clap::ValueEnum;

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

/// Forms of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading in the terminal
    #[default]
    Text,
    /// For programs
    Json,
}
