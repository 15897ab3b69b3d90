//! The report of a merge in a terminal: who, how far they agree, where they differ, what gave way.

use std::fmt::Write as _;

use fitsm_eval::agreement::{Figures, Undefined};
use fitsm_eval::merge::{Dispute, Policy};

use super::{Results, remarks};
use crate::terminal::plain;
use crate::text::style::{END, FAINT, NOTICE, STRONG};
use crate::text::{count, fit, wrap};
use crate::verdict;

/// The whole report.
pub fn render(results: &Results<'_>) -> String {
    let mut out = String::new();
    let organisation = plain(&results.merged.assessment.organisation);
    let files = count(results.files, "file", "files");
    let names = plain(&results.names.join("; "));
    out += &wrap(&format!("{STRONG}{organisation}: {files} merged{END}"), "", "");
    out += &wrap(&names, "From ", "  ");
    out += &table(results);
    out += &disputes(results);
    let sentences = remarks::sentences(results);
    if !sentences.is_empty() {
        let _ = writeln!(out, "\n{STRONG}Worth a look{END}");
    }
    for sentence in sentences {
        out += &wrap(&sentence, "  ", "    ");
    }
    out
}

fn table(results: &Results<'_>) -> String {
    let mut out =
        format!("\n{STRONG}{}people compared  agreed  spread   alpha{END}\n", fit("Area", 36));
    for area in &results.agreement.areas {
        let name = format!("{:5}{}", area.id.to_string(), area.name);
        let _ = writeln!(out, "{}{}", fit(&fit(&name, 35), 36), cells(&area.figures));
    }
    let overall = &results.agreement.overall;
    let _ = writeln!(out, "{STRONG}{}{}{END}", fit("All", 36), cells(overall));
    let legend = "compared: answered by two or more · agreed: all the same · spread: mean of \
                  highest minus lowest · alpha: Krippendorff's, ordinal; see `fitsm explain \
                  agreement`";
    out += &wrap(&format!("{FAINT}{legend}{END}"), "", "");
    if let Some(pairwise) = overall.pairwise {
        let largest = overall.largest_spread.unwrap_or(0);
        let sentence = format!(
            "{} % of all pairs of answers agree; the largest spread is {largest}.",
            pairwise.get()
        );
        out += &wrap(&sentence, "", "");
    }
    out
}

fn cells(figures: &Figures) -> String {
    let agreed = match figures.compared {
        0 => "–".to_owned(),
        compared => format!("{}/{compared}", figures.agreed),
    };
    let spread = figures.mean_spread.map_or("–".to_owned(), |spread| spread.to_string());
    format!(
        "{:>6} {:>8} {agreed:>7} {spread:>7} {:>7}",
        figures.respondents,
        figures.compared,
        alpha(figures)
    )
}

/// The alpha, or in a word why there is none.
pub fn alpha(figures: &Figures) -> String {
    match (figures.alpha, figures.alpha_undefined) {
        (Some(alpha), _) => alpha.to_string(),
        (None, Some(Undefined::NoVariation)) => "alike".to_owned(),
        (None, _) => "–".to_owned(),
    }
}

fn disputes(results: &Results<'_>) -> String {
    let disputes = &results.merged.disputes;
    if disputes.is_empty() {
        return "\nNobody disagrees.\n".to_owned();
    }
    let mut out = format!(
        "\n{STRONG}People disagree on {}{END} ({})\n",
        count(disputes.len(), "requirement", "requirements"),
        policy(results.policy)
    );
    for dispute in disputes {
        let id = dispute.requirement.to_string();
        let text = format!("{} → {}", said(results, dispute), chosen(dispute));
        let text = plain(&text);
        let first = format!("  {id:8}");
        out += &match dispute.chosen {
            None => wrap(&format!("{NOTICE}{text}{END}"), &first, "          "),
            Some(_) => wrap(&text, &first, "          "),
        };
    }
    out
}

/// Who said what.
pub fn said(results: &Results<'_>, dispute: &Dispute) -> String {
    verdict::said(results.catalogue, dispute.requirement, &dispute.said)
}

/// What was chosen.
pub fn chosen(dispute: &Dispute) -> String {
    dispute.chosen.map_or("open".to_owned(), |level| level.to_string())
}

/// What a policy does, in a few words.
pub const fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Open => "open until they are settled",
        Policy::Lowest => "the lowest level counts",
        Policy::Median => "the median counts",
        Policy::Lead => "the lead's level counts",
    }
}
