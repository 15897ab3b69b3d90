//! The delta as text, CSV and Markdown.

use std::fmt::Write as _;

use fitsm_core::AreaId;
use fitsm_eval::delta::{Gap, Total};
use fitsm_eval::{Delta, Evaluation};

use crate::formats::csv::{self as sheet, cell};
use crate::formats::markdown::{escape, table};
use crate::terminal::plain;
use crate::text::style::{BAD, END, FAINT, NOTICE, STRONG};
use crate::text::{count, cut, fit, wrap};
use crate::verdict;

/// For the terminal: grouped by area, an arrow from the level to the higher goal.
pub fn text(delta: &Delta<'_>, evaluation: &Evaluation<'_>) -> String {
    let mut out = String::new();
    let name = plain(delta.assessment.organisation);
    out += &wrap(&format!("{STRONG}Gaps of {name}{END}"), "", "");
    out += &wrap(&plain(&verdict::heading(evaluation)), "", "");
    out += "\n";
    for sentence in totals(delta, evaluation) {
        out += &wrap(&sentence, "", "  ");
    }
    if delta.gaps.is_empty() {
        return out;
    }
    let _ = writeln!(out, "\n{STRONG}{}level  goal  cert  gap{END}", fit("Requirement", 55));
    let mut area: Option<AreaId> = None;
    for gap in &delta.gaps {
        if area.is_some_and(|area| area != gap.area) {
            out += "\n";
        }
        area = Some(gap.area);
        let _ = writeln!(out, "{}", line(gap));
    }
    let _ = writeln!(
        out,
        "\n{FAINT}gap: levels missing to the higher of the two goals; ? not scored yet{END}"
    );
    out
}

fn line(gap: &Gap<'_>) -> String {
    let number = |number: Option<String>| number.unwrap_or_else(|| "–".to_owned());
    let missing = match gap.gap.max(gap.certification_gap) {
        Some(levels) => format!("{BAD}{}{END}", "▲".repeat(levels.into())),
        None => format!("{NOTICE}?{END}"),
    };
    format!(
        "{:7} {}{:>5} {:>5} {:>5}   {missing}",
        gap.requirement.to_string(),
        fit(&cut(gap.title, 46), 47),
        gap.level.map_or("?".to_owned(), |level| level.to_string()),
        number(gap.goal.map(|goal| goal.to_string())),
        number(gap.certification_goal.map(|goal| goal.to_string())),
    )
}

/// What is missing in all, a sentence for each goal.
fn totals(delta: &Delta<'_>, evaluation: &Evaluation<'_>) -> Vec<String> {
    if evaluation.maturity.at_most.is_none() {
        return vec![format!("There is nothing to compare: {}.", verdict::why_nothing(evaluation))];
    }
    let sentence = |name: &str, total: Total| {
        if total == Total::default() {
            return format!("{name}: no gap.");
        }
        let short = count(total.not_met.into(), "requirement falls", "requirements fall");
        let levels = count(total.levels.into(), "level", "levels");
        let open = match total.no_result {
            0 => String::new(),
            open => {
                format!("; {} not scored", count(open.into(), "requirement is", "requirements are"))
            }
        };
        format!("{name}: {short} short, by {levels} in all{open}.")
    };
    let has_own = delta.gaps.iter().any(|gap| gap.goal.is_some());
    let own = has_own.then(|| sentence("Own goal", delta.goal));
    own.into_iter().chain([sentence("Certification goal", delta.certification_goal)]).collect()
}

/// For spreadsheets: one row for each gap.
pub fn csv(delta: &Delta<'_>) -> String {
    let headings = [
        "requirement",
        "area",
        "title",
        "state",
        "level",
        "goal",
        "gap",
        "certification_goal",
        "certification_gap",
        "next",
    ];
    sheet::render(
        headings,
        delta.gaps.iter().map(|gap| {
            [
                gap.requirement.to_string(),
                gap.area.to_string(),
                gap.title.to_owned(),
                crate::formats::word(&gap.state),
                cell(gap.level),
                cell(gap.goal),
                cell(gap.gap),
                cell(gap.certification_goal),
                cell(gap.certification_gap),
                cell(gap.next),
            ]
        }),
    )
}

/// For wikis.
pub fn markdown(delta: &Delta<'_>, evaluation: &Evaluation<'_>) -> String {
    let mut out = format!("# Gaps of {}\n\n", escape(delta.assessment.organisation));
    let _ = writeln!(out, "{}\n", escape(&verdict::heading(evaluation)));
    for sentence in totals(delta, evaluation) {
        let _ = writeln!(out, "- {sentence}");
    }
    let headings =
        ["Requirement", "Level", "Goal", "Gap", "Certification goal", "Gap", "At the next level"];
    let text = |value: Option<String>| value.unwrap_or_default();
    out += "\n";
    out += &table(
        headings,
        delta.gaps.iter().map(|gap| {
            [
                format!("{} {}", gap.requirement, escape(gap.title)),
                gap.level.map_or("not scored".to_owned(), |level| level.to_string()),
                text(gap.goal.map(|goal| goal.to_string())),
                text(gap.gap.map(|gap| gap.to_string())),
                text(gap.certification_goal.map(|goal| goal.to_string())),
                text(gap.certification_gap.map(|gap| gap.to_string())),
                text(gap.next.map(escape)),
            ]
        }),
    );
    out
}
