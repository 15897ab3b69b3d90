//! The figures of agreement as a file: JSON, CSV or Markdown, by its ending.

use std::fmt::Write as _;
use std::path::Path;

use fitsm_core::RequirementId;
use fitsm_eval::agreement::Figures;
use fitsm_eval::merge::Policy;
use fitsm_eval::{Agreement, Header, claimed};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Results, remarks, report};
use crate::formats::csv::{self, cell};
use crate::formats::json;
use crate::formats::markdown::{escape, table};

/// The forms of the file.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    Json,
    Csv,
    Markdown,
}

impl Form {
    /// The form that a path asks for by its ending.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// The figures in a form.
pub fn render(results: &Results<'_>, form: Form) -> String {
    match form {
        Form::Json => json::render(&record(results)),
        Form::Csv => rows(results),
        Form::Markdown => markdown(results),
    }
}

/// The JSON of `fitsm merge --agreement`.
#[derive(JsonSchema, Serialize)]
pub struct Record<'a> {
    /// The format of this JSON, raised when its shape changes.
    #[schemars(extend("const" = fitsm_eval::FORMAT))]
    format: u32,
    /// The assessment that came out.
    assessment: Header<'a>,
    /// The statistic behind `alpha`.
    statistic: &'static str,
    /// How a level is chosen where people differ.
    policy: Policy,
    /// Who answered, in the order in which the files were given.
    respondents: &'a [String],
    /// How far they agree.
    agreement: &'a Agreement<'a>,
    /// Where they do not agree, in the order of FitSM-1.
    disagreements: Vec<Disagreement<'a>>,
    /// What else there is to know, in sentences.
    remarks: Vec<String>,
}

/// A requirement on which people differ.
#[derive(JsonSchema, Serialize)]
struct Disagreement<'a> {
    /// The requirement.
    requirement: RequirementId,
    /// Its title.
    title: &'a str,
    /// The highest level minus the lowest; null where a reason stands against a level.
    spread: Option<u8>,
    /// The level that was chosen; null where it is open.
    chosen: Option<fitsm_core::Level>,
    /// Who said what.
    said: Vec<Said<'a>>,
}

/// What one of them said.
#[derive(JsonSchema, Serialize)]
struct Said<'a> {
    /// Who.
    by: &'a str,
    /// The judged or else the indicated level.
    level: Option<fitsm_core::Level>,
    /// The reason, where the requirement does not apply.
    not_applicable: Option<&'a str>,
}

fn record<'a>(results: &'a Results<'a>) -> Record<'a> {
    let disagreements = results.merged.disputes.iter().filter_map(|dispute| {
        let requirement = results.catalogue.requirement(dispute.requirement)?;
        let said = dispute.said.iter().map(|said| Said {
            by: &said.by,
            level: claimed(requirement, &said.given),
            not_applicable: match &said.given {
                fitsm_core::assessment::Given::NotApplicable { reason, .. } => Some(reason),
                _ => None,
            },
        });
        Some(Disagreement {
            requirement: dispute.requirement,
            title: &requirement.title,
            spread: dispute.spread,
            chosen: dispute.chosen,
            said: said.collect(),
        })
    });
    Record {
        format: fitsm_eval::FORMAT,
        assessment: Header::of(&results.merged.assessment),
        statistic: "Krippendorff's alpha for ordinal data",
        policy: results.policy,
        respondents: results.names,
        agreement: &results.agreement,
        disagreements: disagreements.collect(),
        remarks: remarks::sentences(results),
    }
}

/// A row for each area, and one for all.
fn rows(results: &Results<'_>) -> String {
    let headings = [
        "area",
        "name",
        "respondents",
        "answered",
        "compared",
        "agreed",
        "agreement",
        "pairs",
        "pairs_agreed",
        "pairwise",
        "mean_spread",
        "largest_spread",
        "alpha",
        "alpha_undefined",
    ];
    let row = |id: String, name: &str, figures: &Figures| {
        [
            id,
            name.to_owned(),
            figures.respondents.to_string(),
            figures.answered.to_string(),
            figures.compared.to_string(),
            figures.agreed.to_string(),
            cell(figures.agreement),
            figures.pairs.to_string(),
            figures.pairs_agreed.to_string(),
            cell(figures.pairwise),
            cell(figures.mean_spread),
            cell(figures.largest_spread),
            cell(figures.alpha),
            cell(figures.alpha_undefined.map(|why| crate::formats::word(&why))),
        ]
    };
    let areas = results.agreement.areas.iter();
    let all = row("all".to_owned(), "", &results.agreement.overall);
    let areas = areas.map(|area| row(area.id.to_string(), area.name, &area.figures));
    csv::render(headings, areas.chain([all]))
}

/// For wikis.
fn markdown(results: &Results<'_>) -> String {
    let assessment = &results.merged.assessment;
    let mut out = format!("# Agreement: {}\n\n", escape(&assessment.organisation));
    let _ =
        writeln!(out, "From {}. Date {}.\n", escape(&results.names.join("; ")), assessment.date);
    let headings =
        ["Area", "People", "Compared", "Agreed", "Pairs agreed", "Mean spread", "Largest", "Alpha"];
    let row = |name: String, figures: &Figures| {
        [
            name,
            figures.respondents.to_string(),
            figures.compared.to_string(),
            figures.agreed.to_string(),
            cell(figures.pairwise),
            cell(figures.mean_spread),
            cell(figures.largest_spread),
            report::alpha(figures),
        ]
    };
    let areas = results.agreement.areas.iter();
    let areas = areas.map(|area| row(format!("{} {}", area.id, escape(area.name)), &area.figures));
    let all = row("**All**".to_owned(), &results.agreement.overall);
    out += &table(headings, areas.chain([all]));
    out += "\nAlpha is Krippendorff's for ordinal data; – stands where nothing is compared, alike \
            where all levels are the same one.\n";
    if !results.merged.disputes.is_empty() {
        let _ = writeln!(out, "\n## Disagreements ({})\n", report::policy(results.policy));
        let rows = results.merged.disputes.iter().map(|dispute| {
            let title = results.catalogue.requirement(dispute.requirement);
            [
                format!("{} {}", dispute.requirement, escape(title.map_or("", |each| &each.title))),
                escape(&report::said(results, dispute)),
                cell(dispute.spread),
                report::chosen(dispute),
            ]
        });
        out += &table(["Requirement", "Who said what", "Spread", "Chosen"], rows);
    }
    let remarks = remarks::sentences(results);
    if !remarks.is_empty() {
        out += "\n## Worth a look\n\n";
    }
    for remark in remarks {
        let _ = writeln!(out, "- {}", escape(&remark));
    }
    out
}
