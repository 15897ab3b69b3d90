//! The forms in which results can be asked for.

use std::path::Path;

use clap::ValueEnum;

use crate::failure::Failure;
use crate::terminal::plain;

/// Forms that the ending of a file's name can tell.
pub trait ByEnding: Copy + Default + 'static {
    /// The endings, each with its form.
    const ENDINGS: &'static [(&'static str, Self)];
}

/// Endings that promise something; a file with one of them never holds anything else.
const PROMISING: [&str; 14] = [
    "csv", "docx", "htm", "html", "json", "md", "ods", "odt", "pdf", "png", "svg", "toml", "xls",
    "xlsx",
];

/// The form that was asked for; else the one that the file's ending tells; else that of the screen.
pub fn chosen<F: ByEnding>(asked: Option<F>, file: Option<&Path>) -> Result<F, Failure> {
    let ending =
        file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match (asked, &ending) {
        (Some(form), _) => Ok(form),
        (None, Some(ending)) => told(ending, file, F::ENDINGS),
        (None, None) => Ok(F::default()),
    }
}

/// Refuses a name that promises something else than an assessment file.
pub fn expect_toml(file: Option<&Path>) -> Result<(), Failure> {
    let ending =
        file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match ending {
        Some(ending) => told(&ending, file, &[("toml", ())]),
        None => Ok(()),
    }
}

fn told<F: Copy + Default>(
    ending: &str,
    file: Option<&Path>,
    endings: &[(&str, F)],
) -> Result<F, Failure> {
    if let Some((_, form)) = endings.iter().find(|(known, _)| *known == ending) {
        return Ok(*form);
    }
    if !PROMISING.contains(&ending) {
        return Ok(F::default());
    }
    let name = plain(&file.map(Path::to_string_lossy).unwrap_or_default());
    let known: Vec<String> = endings.iter().map(|(ending, _)| format!(".{ending}")).collect();
    Err(Failure::Refused(format!(
        "{name} promises something else than what would be in it: end it in {}",
        known.join(", ")
    )))
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

impl ByEnding for TableFormat {
    const ENDINGS: &'static [(&'static str, Self)] =
        &[("txt", Self::Text), ("json", Self::Json), ("csv", Self::Csv), ("md", Self::Markdown)];
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

impl ByEnding for BacklogFormat {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("txt", Self::Text),
        ("md", Self::Markdown),
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("toml", Self::Toml),
    ];
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

impl ByEnding for PageFormat {
    const ENDINGS: &'static [(&'static str, Self)] =
        &[("txt", Self::Text), ("md", Self::Markdown), ("json", Self::Json)];
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
