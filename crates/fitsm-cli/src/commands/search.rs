//! `fitsm search`: finds by words in the whole catalogue.

mod find;
mod words;

use std::fmt::Write as _;

use fitsm_core::Catalogue;

use crate::cli::{self, PageFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use crate::formats::markdown::escape;
use crate::terminal::{self, plain};
use crate::text::style::{END, FAINT, STRONG};
use crate::text::wrap;
use find::find;

pub use find::Found;

/// Searches; exit code 1 if there is nothing.
pub fn run(args: &cli::Search, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let found = find(catalogue, &args.words, args.most);
    to.put_text(&match format {
        PageFormat::Text => text(&found),
        PageFormat::Markdown => markdown(&found),
        PageFormat::Json => json::render(&found),
    })?;
    if found.is_empty() {
        let words = plain(&args.words.join(" "));
        terminal::say(&format!("Nothing was found for {words}. Fewer or other words may help.\n"));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}

fn text(found: &[Found<'_>]) -> String {
    let mut out = String::new();
    for each in found {
        out += &wrap(&format!("{STRONG}{:7}{END} {}", each.id, each.title), "", "        ");
        out +=
            &wrap(&format!("{FAINT}{}:{END} {}", each.place, each.excerpt), "        ", "        ");
    }
    out
}

fn markdown(found: &[Found<'_>]) -> String {
    let mut out = String::new();
    for each in found {
        let (id, title) = (escape(&each.id), escape(each.title));
        let _ = writeln!(out, "- **{id}** {title} ({}): {}", each.place, escape(&each.excerpt));
    }
    out
}
