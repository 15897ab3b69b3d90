//! `fitsm site`: the catalogue as a small static website for a course.

mod pages;

use fitsm_core::Catalogue;

use crate::chart::interfaces;
use crate::failure::{Failure, Outcome};
use crate::{cli, files, terminal};

/// The look of all pages, and the one script.
const STYLE: &str = include_str!("../../templates/style.css");
const SCRIPT: &str = include_str!("../../templates/search.js");

/// Writes the pages.
pub fn run(args: &cli::Site, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let map = interfaces::draw(catalogue);
    let mut all = pages::render(catalogue, &map)?;
    all.push(("style.css".to_owned(), STYLE.as_bytes().to_vec()));
    all.push(("search.js".to_owned(), SCRIPT.as_bytes().to_vec()));
    files::write_folder(&args.output, &all, args.force)?;
    let place = terminal::plain(&args.output.join("index.html").to_string_lossy());
    terminal::say(&format!("Wrote {} files. Open {place} in a browser.\n", all.len()));
    Ok(Outcome::Done)
}
