//! `fitsm list`: the areas and requirements of the catalogue.

use std::fmt::Write as _;

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Area;
use serde::Serialize;

use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::markdown::{escape, table};
use crate::formats::{csv, json};
use crate::text::style::{END, FAINT, STRONG};
use crate::text::{WIDTH, cut, fit};

/// The JSON of `fitsm list`.
#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    edition: &'a str,
    areas: Vec<ListedArea<'a>>,
}

#[derive(Serialize)]
struct ListedArea<'a> {
    id: String,
    code: &'a str,
    name: &'a str,
    phase: String,
    requirements: Vec<ListedRequirement<'a>>,
}

#[derive(Serialize)]
struct ListedRequirement<'a> {
    id: String,
    title: &'a str,
}

/// Lists all areas, or those that are named.
pub fn run(args: &cli::List, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    let named =
        args.areas.iter().map(|word| find(word, catalogue)).collect::<Result<Vec<_>, _>>()?;
    let areas = if named.is_empty() { catalogue.areas().iter().collect() } else { named };
    to.put_text(&match args.format {
        TableFormat::Text => text(&areas),
        TableFormat::Json => json::render(&listing(catalogue, &areas)),
        TableFormat::Csv => rows(&areas),
        TableFormat::Markdown => markdown(&areas),
    })?;
    Ok(Outcome::Done)
}

/// The area of an id or code, in capitals or not.
fn find<'a>(word: &str, catalogue: &'a Catalogue) -> Result<&'a Area, Failure> {
    let upper = word.to_uppercase();
    let found = catalogue.areas().iter().find(|area| area.is_called(&upper));
    found.ok_or_else(|| {
        let meant = catalogue.area_like(word).map(|id| format!("; did you mean {id}?"));
        let word = crate::terminal::plain(word);
        Failure::Unknown(format!("`{word}` is not an area of FitSM-1{}", meant.unwrap_or_default()))
    })
}

fn text(areas: &[&Area]) -> String {
    let mut out = String::new();
    let mut phase = None;
    for area in areas {
        if phase != Some(area.phase) {
            let between = if phase.is_some() { "\n" } else { "" };
            let _ = writeln!(out, "{between}{FAINT}{}{END}", area.phase.describe());
            phase = Some(area.phase);
        }
        let head = format!("{:7} {} ({})", area.id.to_string(), area.name, area.code);
        let _ = writeln!(out, "{STRONG}{}{END}", cut(&head, WIDTH));
        for requirement in area.requirements.iter() {
            let id = fit(&requirement.id.to_string(), 7);
            let _ = writeln!(out, "  {id} {}", cut(&requirement.title, WIDTH - 10));
        }
    }
    out
}

fn listing<'a>(catalogue: &'a Catalogue, areas: &[&'a Area]) -> Listing<'a> {
    let areas = areas.iter().map(|area| ListedArea {
        id: area.id.to_string(),
        code: &area.code,
        name: &area.name,
        phase: crate::formats::word(&area.phase),
        requirements: area
            .requirements
            .iter()
            .map(|each| ListedRequirement { id: each.id.to_string(), title: &each.title })
            .collect(),
    });
    Listing { format: 1, edition: catalogue.edition(), areas: areas.collect() }
}

fn rows(areas: &[&Area]) -> String {
    let headings = ["requirement", "title", "area", "code", "area_name", "phase", "statement"];
    csv::render(
        headings,
        areas.iter().flat_map(|area| {
            area.requirements.iter().map(|requirement| {
                [
                    requirement.id.to_string(),
                    requirement.title.to_string(),
                    area.id.to_string(),
                    area.code.to_string(),
                    area.name.to_string(),
                    crate::formats::word(&area.phase),
                    requirement.statement.to_string(),
                ]
            })
        }),
    )
}

fn markdown(areas: &[&Area]) -> String {
    let headings = ["Requirement", "Title", "What it asks"];
    let mut out = String::new();
    for area in areas {
        let _ = writeln!(out, "## {} {}\n", area.id, escape(&area.name));
        out += &table(
            headings,
            area.requirements.iter().map(|requirement| {
                [
                    requirement.id.to_string(),
                    escape(&requirement.title),
                    escape(&requirement.statement),
                ]
            }),
        );
        out += "\n";
    }
    out
}
