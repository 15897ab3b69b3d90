//! `fitsm portfolio`: many organisations side by side.

mod markdown;
mod pseudonyms;
mod read;
mod rows;
mod sentences;
mod text;

use std::path::{Path, PathBuf};

use fitsm_core::Catalogue;
use fitsm_eval::Portfolio;
use schemars::JsonSchema;
use serde::Serialize;

use crate::catalogues::Known;
use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::{self, Destination};
use crate::formats::json;
use crate::terminal;
use crate::text::count;

use read::LeftOut;

/// The JSON of `fitsm portfolio`.
#[derive(JsonSchema, Serialize)]
pub struct Results<'a> {
    #[serde(flatten)]
    portfolio: Portfolio,
    /// How many files have errors or cannot be read, so that they are not among the others.
    left_out: usize,
    /// Which ones; `None` if that must not be told.
    left_out_files: Option<Vec<LeftOut>>,
    #[serde(skip)]
    catalogues: Vec<&'a Catalogue>,
}

/// Fewer organisations than this are easily told apart, whatever they are called.
const FEW: usize = 5;

/// Reads all files, and puts the organisations side by side.
pub fn run(args: &cli::Portfolio, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    if args.salt.as_deref().is_some_and(|salt| salt.trim().is_empty()) {
        return Err(Failure::Refused(
            "--salt is blank, so anybody could work the pseudonyms out by trying names; give a \
             secret, or leave --salt out"
                .to_owned(),
        ));
    }
    let (paths, mut complete) = find(&args.paths)?;
    let inputs: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    let to = Destination::new(&args.output, &inputs)?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let known = Known::with(catalogue, args.other_catalogue.as_deref())?;
    let catalogues = known.all();
    let (members, left_out) = read::all(&paths, &catalogues);
    for each in &left_out {
        terminal::say(&format!("left out: {}\n", terminal::plain(&each.reason)));
    }
    complete &= left_out.is_empty();
    if members.is_empty() {
        terminal::say("No file is without errors; there is nothing to put side by side.\n");
        return Ok(Outcome::Findings);
    }
    let mut portfolio = Portfolio::of(catalogue, members);
    if args.share {
        portfolio = portfolio.shared(pseudonyms::key(args.salt.as_deref()));
        warn_of_few(portfolio.organisations.len());
    }
    let files = (!args.share).then_some(left_out.clone());
    let results =
        Results { portfolio, left_out: left_out.len(), left_out_files: files, catalogues };
    to.put_text(&match format {
        TableFormat::Text => text::render(&results),
        TableFormat::Json => json::render(&results),
        TableFormat::Csv => rows::render(&results),
        TableFormat::Markdown => markdown::render(&results),
    })?;
    Ok(if complete { Outcome::Done } else { Outcome::Findings })
}

/// The files at all paths, each once, and whether nothing had to be passed over.
fn find(given: &[PathBuf]) -> Result<(Vec<PathBuf>, bool), Failure> {
    if given.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Failure::TwoPipes);
    }
    let mut paths = Vec::new();
    let mut complete = true;
    for path in given {
        let found = files::assessments_at(path)?;
        let name = terminal::plain(&path.to_string_lossy());
        if found.files.is_empty() {
            return Err(Failure::Refused(format!("there is no .toml file in {name}")));
        }
        for link in &found.links {
            let link = terminal::plain(&link.to_string_lossy());
            terminal::say(&format!("note: {link} is a link and is not followed\n"));
        }
        for failure in &found.closed {
            terminal::say(&format!("left out: {failure}\n"));
            complete = false;
        }
        paths.extend(found.files);
    }
    paths.sort();
    paths.dedup();
    Ok((paths, complete))
}

fn warn_of_few(organisations: usize) {
    if organisations < FEW {
        terminal::say(&format!(
            "note: with {}, whoever knows one of the results can soon tell the others.\n",
            count(organisations, "organisation", "organisations")
        ));
    }
}
