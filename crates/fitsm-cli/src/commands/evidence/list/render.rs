//! The list of evidence as text, CSV and Markdown.

use std::fmt::Write as _;

use fitsm_core::RequirementId;

use super::{Listing, Row, StandingWord};
use crate::commands::evidence::bytes;
use crate::formats::markdown::{escape, table};
use crate::formats::{csv, word};
use crate::terminal::plain;
use crate::text::style::{BAD, END, FAINT, NOTICE, STRONG};
use crate::text::{count, wrap};

fn ids(requirements: &[RequirementId], between: &str) -> String {
    requirements.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

/// For the terminal: what and where, whether it counts, what rests on it.
pub fn text(listing: &Listing<'_>) -> String {
    let mut out = String::new();
    for row in &listing.evidence {
        let head = format!("{} ({}): {}", plain(row.name), row.kind.as_str(), plain(row.title));
        out += &wrap(&head, "", "  ");
        for line in [place(row), days(row)].into_iter().flatten() {
            let _ = writeln!(out, "  {FAINT}{line}{END}");
        }
        if let Some(why) = &row.void {
            let _ = writeln!(out, "  {BAD}✗ {why}{END}");
        }
        if row.requirements.is_empty() {
            let _ = writeln!(out, "  {NOTICE}! no answer names it{END}");
        } else {
            out += &wrap(&format!("for {}", ids(&row.requirements, ", ")), "  ", "      ");
        }
    }
    let _ =
        write!(out, "{}{STRONG}{}{END}", if out.is_empty() { "" } else { "\n" }, summary(listing));
    if !listing.scored_without_evidence.is_empty() {
        out += &wrap(&ids(&listing.scored_without_evidence, ", "), "  ", "  ");
    }
    out
}

/// Where it is and how large. A path is never broken in two, so that it can be copied.
fn place(row: &Row<'_>) -> Option<String> {
    let parts: Vec<String> =
        row.location.map(plain).into_iter().chain(row.size.map(bytes)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn days(row: &Row<'_>) -> Option<String> {
    let days =
        [("effective", &row.effective), ("recorded", &row.recorded), ("expires", &row.expires)];
    let told = days.into_iter().filter_map(|(word, day)| Some(format!("{word} {}", day.as_ref()?)));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// How many there are, how many count, and what has a level and nothing behind it.
fn summary(listing: &Listing<'_>) -> String {
    let of = |wanted: &dyn Fn(&Row<'_>) -> bool| {
        listing.evidence.iter().filter(|row| wanted(row)).count()
    };
    let valid = of(&|row| row.standing == StandingWord::Valid);
    let unused = of(&|row| row.requirements.is_empty());
    let without = listing.scored_without_evidence.len();
    let first = format!(
        "{} of evidence: {valid} valid on {}, {unused} named by no answer.",
        count(listing.evidence.len(), "piece", "pieces"),
        listing.date
    );
    let second = match without {
        0 if listing.scored == 0 => "No requirement has a level yet.".to_owned(),
        0 => "Every requirement with a level has valid evidence.".to_owned(),
        without => format!(
            "{} a level and no valid evidence:",
            count(without, "requirement has", "requirements have")
        ),
    };
    wrap(&first, "", "") + &wrap(&second, "", "")
}

const HEADINGS: [&str; 11] = [
    "name",
    "kind",
    "title",
    "location",
    "effective",
    "recorded",
    "expires",
    "size",
    "sha256",
    "standing",
    "requirements",
];

/// A row for each piece.
pub fn rows(listing: &Listing<'_>) -> String {
    csv::render(
        HEADINGS,
        listing.evidence.iter().map(|row| {
            [
                row.name.to_owned(),
                row.kind.as_str().to_owned(),
                row.title.to_owned(),
                csv::cell(row.location),
                csv::cell(row.effective.as_ref()),
                csv::cell(row.recorded.as_ref()),
                csv::cell(row.expires.as_ref()),
                csv::cell(row.size),
                csv::cell(row.sha256),
                word(&row.standing),
                ids(&row.requirements, " "),
            ]
        }),
    )
}

/// For documents: the essence.
pub fn markdown(listing: &Listing<'_>) -> String {
    let headings = ["Name", "Kind", "Title", "Location", "Recorded", "Standing", "Requirements"];
    let mut out = table(
        headings,
        listing.evidence.iter().map(|row| {
            [
                escape(row.name),
                row.kind.as_str().to_owned(),
                escape(row.title),
                row.location.map(escape).unwrap_or_default(),
                csv::cell(row.recorded.as_ref()),
                word(&row.standing).replace('-', " "),
                ids(&row.requirements, ", "),
            ]
        }),
    );
    let _ = write!(out, "\n{}", summary(listing).replace('\n', " ").trim_end());
    let _ = writeln!(out, " {}", ids(&listing.scored_without_evidence, ", "));
    out
}
