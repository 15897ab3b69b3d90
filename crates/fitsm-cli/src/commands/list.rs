//! `fitsm list`: the areas and requirements of the catalogue, all or chosen.

use std::fmt::Write as _;

use fitsm_core::catalogue::{Area, Phase, Requirement};
use fitsm_core::{AreaId, Catalogue, RequirementId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::catalogues::find_area;
use crate::cli::{self, OrderArg, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::markdown::{escape, table};
use crate::formats::{csv, json};
use crate::terminal;
use crate::text::style::{END, FAINT, STRONG};
use crate::text::{WIDTH, cut, fit};

/// What is listed: areas with those of their requirements that were asked for.
type Chosen<'a> = Vec<(&'a Area, Vec<&'a Requirement>)>;

/// The JSON of `fitsm list`.
#[derive(JsonSchema, Serialize)]
pub struct Listing<'a> {
    /// The format of this JSON, raised when its shape changes.
    #[schemars(extend("const" = fitsm_eval::FORMAT))]
    format: u32,
    /// The edition of FitSM-1.
    edition: &'a str,
    /// What was asked for. In the order of dependencies an area may come several times.
    areas: Vec<ListedArea<'a>>,
}

/// An area with those of its requirements that were asked for.
#[derive(JsonSchema, Serialize)]
struct ListedArea<'a> {
    /// Its id.
    id: AreaId,
    /// FitSM's letters for it.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// The phase of plan-do-check-act of a general aspect, the group of a process.
    phase: Phase,
    /// Its requirements.
    requirements: Vec<ListedRequirement<'a>>,
}

/// A requirement.
#[derive(JsonSchema, Serialize)]
struct ListedRequirement<'a> {
    /// Its id.
    id: RequirementId,
    /// A few words that begin with a verb.
    title: &'a str,
    /// The requirements that have to stand first.
    depends_on: Vec<RequirementId>,
}

/// Lists what was asked for; exit code 1 if that is nothing.
pub fn run(args: &cli::List, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let chosen = match args.order {
        OrderArg::Standard => choose(args, catalogue)?,
        OrderArg::Dependency => by_dependency(&choose(args, catalogue)?, catalogue),
    };
    to.put_text(&match format {
        TableFormat::Text if args.order == OrderArg::Dependency => plain_text(&chosen),
        TableFormat::Text => text(&chosen),
        TableFormat::Json => json::render(&listing(catalogue, &chosen)),
        TableFormat::Csv => rows(&chosen),
        TableFormat::Markdown => markdown(&chosen),
    })?;
    if chosen.is_empty() {
        terminal::say("No requirement is like that.\n");
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Done)
}

fn choose<'a>(args: &cli::List, catalogue: &'a Catalogue) -> Result<Chosen<'a>, Failure> {
    let named: Vec<&Area> =
        args.areas.iter().map(|word| find_area(word, catalogue)).collect::<Result<_, _>>()?;
    let areas: Vec<&Area> =
        if named.is_empty() { catalogue.areas().iter().collect() } else { named };
    if let Some(role) = &args.role {
        expect_role(role, catalogue)?;
    }
    let wanted = |requirement: &&Requirement| {
        let owns =
            |role: &String| roles_of(requirement).any(|known| known.eq_ignore_ascii_case(role));
        args.role.as_ref().is_none_or(owns)
            && args
                .evidence
                .is_none_or(|kind| requirement.evidence.iter().any(|piece| piece.kind == kind))
    };
    let chosen = areas
        .into_iter()
        .filter(|area| args.phase.is_none_or(|phase| area.phase == phase))
        .map(|area| (area, area.requirements.iter().filter(wanted).collect::<Vec<_>>()))
        .filter(|(_, requirements)| !requirements.is_empty());
    Ok(chosen.collect())
}

/// The roles that a requirement touches or that own a step of it.
fn roles_of(requirement: &Requirement) -> impl Iterator<Item = &str> {
    let owners = requirement.steps.iter().map(|step| &step.role);
    owners.chain(requirement.related.roles.iter()).map(AsRef::as_ref)
}

/// A role that no requirement has is a mistake, not an empty list.
fn expect_role(role: &str, catalogue: &Catalogue) -> Result<(), Failure> {
    let mut roles: Vec<&str> = catalogue.requirements().flat_map(roles_of).collect();
    roles.sort_unstable();
    roles.dedup();
    if roles.iter().any(|known| known.eq_ignore_ascii_case(role)) {
        return Ok(());
    }
    let role = terminal::plain(role);
    let known = roles.join(", ");
    Err(Failure::Refused(format!(
        "no requirement touches the role `{role}`; the roles are {known}"
    )))
}

/// The same requirements, each behind those that it depends on; an area may come several times.
fn by_dependency<'a>(chosen: &Chosen<'a>, catalogue: &'a Catalogue) -> Chosen<'a> {
    catalogue
        .in_dependency_order()
        .into_iter()
        .filter_map(|requirement| {
            let (area, _) = chosen
                .iter()
                .find(|(_, kept)| kept.iter().any(|each| each.id == requirement.id))?;
            Some((*area, vec![requirement]))
        })
        .collect()
}

fn text(chosen: &Chosen<'_>) -> String {
    let mut out = String::new();
    let mut phase = None;
    for (area, requirements) in chosen {
        if phase != Some(area.phase) {
            let between = if phase.is_some() { "\n" } else { "" };
            let _ = writeln!(out, "{between}{FAINT}{}{END}", area.phase.describe());
            phase = Some(area.phase);
        }
        let head = format!("{:7} {} ({})", area.id.to_string(), area.name, area.code);
        let _ = writeln!(out, "{STRONG}{}{END}", cut(&head, WIDTH));
        for requirement in requirements {
            let _ = writeln!(out, "  {}", line(requirement));
        }
    }
    out
}

/// In the order of dependency, with what each stands on.
fn plain_text(chosen: &Chosen<'_>) -> String {
    let mut out = String::new();
    for requirement in chosen.iter().flat_map(|(_, requirements)| requirements) {
        let on = on(requirement);
        let id = fit(&requirement.id.to_string(), 7);
        let _ = if on.is_empty() {
            writeln!(out, "{id} {}", requirement.title)
        } else {
            writeln!(out, "{id} {}{FAINT} on {}{END}", fit(&requirement.title, 51), on.join(", "))
        };
    }
    out
}

fn line(requirement: &Requirement) -> String {
    format!("{} {}", fit(&requirement.id.to_string(), 7), cut(&requirement.title, WIDTH - 10))
}

fn on(requirement: &Requirement) -> Vec<String> {
    requirement.depends_on.iter().map(|on| on.id.to_string()).collect()
}

fn listing<'a>(catalogue: &'a Catalogue, chosen: &Chosen<'a>) -> Listing<'a> {
    let areas = chosen.iter().map(|(area, requirements)| ListedArea {
        id: area.id,
        code: &area.code,
        name: &area.name,
        phase: area.phase,
        requirements: requirements
            .iter()
            .map(|each| ListedRequirement {
                id: each.id,
                title: &each.title,
                depends_on: each.depends_on.iter().map(|on| on.id).collect(),
            })
            .collect(),
    });
    Listing { format: fitsm_eval::FORMAT, edition: catalogue.edition(), areas: areas.collect() }
}

fn rows(chosen: &Chosen<'_>) -> String {
    let headings =
        ["requirement", "title", "area", "code", "area_name", "phase", "statement", "depends_on"];
    csv::render(
        headings,
        chosen.iter().flat_map(|(area, requirements)| {
            requirements.iter().map(|requirement| {
                [
                    requirement.id.to_string(),
                    requirement.title.to_string(),
                    area.id.to_string(),
                    area.code.to_string(),
                    area.name.to_string(),
                    crate::formats::word(&area.phase),
                    requirement.statement.to_string(),
                    on(requirement).join(" "),
                ]
            })
        }),
    )
}

fn markdown(chosen: &Chosen<'_>) -> String {
    let headings = ["Requirement", "Title", "What it asks"];
    let mut out = String::new();
    for (area, requirements) in chosen {
        let _ = writeln!(out, "## {} {}\n", area.id, escape(&area.name));
        out += &table(
            headings,
            requirements.iter().map(|requirement| {
                let (title, statement) =
                    (escape(&requirement.title), escape(&requirement.statement));
                [requirement.id.to_string(), title, statement]
            }),
        );
        out += "\n";
    }
    out
}
