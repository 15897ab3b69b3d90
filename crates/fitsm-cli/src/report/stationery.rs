//! A consultant's own title, texts, colours and logo, from a folder.

mod colours;

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fitsm_core::Source;
use serde::Deserialize;

use crate::failure::Failure;
use crate::files;
use crate::terminal::plain;
use colours::Given;
pub use colours::{Colours, Printed};

/// What the folder can hold.
const TEXTS: &str = "report.toml";
const LOGOS: [(&str, &str); 4] = [
    ("logo.svg", "image/svg+xml"),
    ("logo.png", "image/png"),
    ("logo.jpg", "image/jpeg"),
    ("logo.jpeg", "image/jpeg"),
];

/// No logo is larger, in bytes: it goes into every report.
const LARGEST_LOGO: usize = 1_000_000;

/// The consultant's own things; nothing where there is no folder.
#[derive(Debug, Default)]
pub struct Stationery {
    /// What the report is called.
    pub title: Option<String>,
    /// What stands below it.
    pub subtitle: Option<String>,
    /// Paragraphs before the first section.
    pub preface: Vec<String>,
    /// What stands at the end.
    pub footer: Option<String>,
    /// The logo as a `data:` address.
    pub logo: Option<String>,
    /// Own colours.
    pub colours: Option<Colours>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    title: Option<String>,
    subtitle: Option<String>,
    #[serde(default)]
    preface: Vec<String>,
    footer: Option<String>,
    colours: Option<Given>,
}

/// Reads the folder.
///
/// # Errors
/// If it is not there, if there is nothing in it, or something that cannot be used, with its place.
pub fn read(folder: &Path) -> Result<Stationery, Failure> {
    if !files::is_folder(folder) {
        let name = plain(&folder.to_string_lossy());
        return Err(Failure::Refused(if files::is_there(folder) {
            format!("{name} is a file; --template takes a folder with {TEXTS} or a logo")
        } else {
            format!("there is no folder {name}")
        }));
    }
    let path = folder.join(TEXTS);
    let texts = files::read_if_there(&path)?;
    let logo = logo(folder)?;
    if texts.is_none() && logo.is_none() {
        let folder = plain(&folder.to_string_lossy());
        let what =
            format!("there is neither {TEXTS} nor a logo (logo.svg, .png or .jpg) in {folder}");
        return Err(Failure::Refused(what));
    }
    let mut stationery = match texts {
        Some(bytes) => {
            let (source, wrong) = Source::from_bytes(path.to_string_lossy(), bytes);
            if let Some(wrong) = wrong {
                return Err(refused(&source, wrong.span.start, &wrong.message));
            }
            parse(&source)?
        }
        None => Stationery::default(),
    };
    stationery.logo = logo;
    Ok(stationery)
}

/// The texts and colours.
pub fn parse(source: &Source) -> Result<Stationery, Failure> {
    let texts: Texts = toml::from_str(source.text()).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        refused(source, start, error.message())
    })?;
    let colours = texts.colours.map(|given| given.check(source)).transpose()?;
    Ok(Stationery {
        title: texts.title,
        subtitle: texts.subtitle,
        preface: texts.preface,
        footer: texts.footer,
        logo: None,
        colours,
    })
}

fn refused(source: &Source, start: usize, what: &str) -> Failure {
    let place = source.position(start);
    let name = plain(source.name());
    let what = plain(what.trim());
    Failure::Refused(format!("{name}, line {}, column {}: {what}", place.line, place.column))
}

fn logo(folder: &Path) -> Result<Option<String>, Failure> {
    let mut found = Vec::new();
    for (name, kind) in LOGOS {
        if let Some(bytes) = files::read_if_there(&folder.join(name))? {
            found.push((name, kind, bytes));
        }
    }
    let (name, kind, bytes) = match found.len() {
        0 => return Ok(None),
        1 => found.remove(0),
        _ => {
            let names: Vec<&str> = found.iter().map(|(name, ..)| *name).collect();
            let what = format!("there are several logos ({}); keep one", names.join(", "));
            return Err(Failure::Refused(what));
        }
    };
    if bytes.len() > LARGEST_LOGO {
        return Err(Failure::Refused(format!("{name} is larger than 1 MB; make it smaller")));
    }
    if !is_picture(kind, &bytes) {
        return Err(Failure::Refused(format!("{name} does not hold the kind of picture it says")));
    }
    Ok(Some(format!("data:{kind};base64,{}", STANDARD.encode(bytes))))
}

/// Whether bytes begin as a picture of this kind does.
fn is_picture(kind: &str, bytes: &[u8]) -> bool {
    match kind {
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        _ => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
    }
}
