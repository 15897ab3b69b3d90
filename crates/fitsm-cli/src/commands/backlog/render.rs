//! The backlog as text, Markdown, CSV and TOML.

use std::fmt::Write as _;

use fitsm_core::StepId;
use fitsm_eval::backlog::{Band, Opportunity};
use fitsm_eval::{Backlog, Evaluation};

use crate::formats::csv as sheet;
use crate::formats::markdown::escape;
use crate::formats::{self};
use crate::terminal::plain;
use crate::text::style::{END, FAINT, STRONG};
use crate::text::{count, cut, wrap};
use crate::verdict;

const BANDS: [Band; 3] = [Band::First, Band::Next, Band::Later];

/// For the terminal: a line for each step.
pub fn text(backlog: &Backlog<'_>, evaluation: &Evaluation<'_>) -> String {
    let mut out = String::new();
    let name = plain(backlog.assessment.organisation);
    out += &wrap(&format!("{STRONG}Improvement backlog of {name}{END}"), "", "");
    out += &wrap(&plain(&verdict::heading(evaluation)), "", "");
    out += &wrap(&plain(&summary(backlog)), "", "");
    for band in BANDS {
        let items: Vec<&Opportunity<'_>> = of(backlog, band).collect();
        if items.is_empty() {
            continue;
        }
        let steps = count(items.len(), "step", "steps");
        let _ = writeln!(out, "\n{STRONG}{} ({steps}){END}", heading(band));
        for item in items {
            let id = item.id.to_string();
            let _ = writeln!(
                out,
                "{:>4}  {id:9}  {} → {}  {}",
                item.priority,
                item.from,
                item.to,
                cut(item.title, 50)
            );
        }
    }
    let _ = write!(out, "\n{FAINT}{}{END}", wrap(backlog.priority_rule, "", ""));
    out += &wrap(
        "`fitsm explain PR9.1-L3` tells what has to be true after a step; the other formats of the backlog hold it all.",
        "",
        "",
    );
    out
}

/// For wikis: a section for each step.
pub fn markdown(backlog: &Backlog<'_>, evaluation: &Evaluation<'_>) -> String {
    let mut out =
        format!("# Improvement backlog of {}\n\n", escape(backlog.assessment.organisation));
    let _ = writeln!(
        out,
        "{}\n\n{}\n",
        escape(&verdict::heading(evaluation)),
        escape(&summary(backlog))
    );
    let _ = writeln!(out, "{}", backlog.priority_rule);
    for band in BANDS {
        let mut items = of(backlog, band).peekable();
        if items.peek().is_some() {
            let _ = writeln!(out, "\n## {}", heading(band));
        }
        for item in items {
            let _ = writeln!(out, "\n### {} {}\n", item.id, escape(item.title));
            let _ = writeln!(
                out,
                "- Level {} → {}, priority {} ({})",
                item.from,
                item.to,
                item.priority,
                reasons(item).join(", ")
            );
            let _ = writeln!(out, "- What has to be true: {}", escape(item.outcome));
            if !item.actions.is_empty() {
                let _ = writeln!(out, "- What to do:");
                for action in item.actions {
                    let _ = writeln!(out, "  - {}", escape(action));
                }
            }
            if !item.produces.is_empty() {
                let _ = writeln!(
                    out,
                    "- What there is afterwards: {}",
                    escape(&item.produces.join("; "))
                );
            }
            if let Some(owner) = item.owner {
                let effort =
                    item.effort.map_or(String::new(), |effort| format!(", effort {effort} of 5"));
                let _ = writeln!(out, "- Who owns it: {}{effort}", escape(owner));
            }
            let _ = writeln!(out, "- What proves it: {}", item.proof);
            for piece in &item.evidence {
                let _ = writeln!(out, "  - {}: {}", piece.kind.as_str(), escape(&piece.what));
            }
            if item.only_evidence_missing {
                let _ = writeln!(
                    out,
                    "- Only the evidence is missing: the assessor judged this level already"
                );
            }
            if !item.after.is_empty() {
                let _ = writeln!(out, "- After: {}", ids(&item.after, ", "));
            }
            if !item.unblocks.is_empty() {
                let _ = writeln!(out, "- Unblocks: {}", ids(&item.unblocks, ", "));
            }
        }
    }
    out
}

/// For spreadsheets and trackers: a row for each step.
pub fn csv(backlog: &Backlog<'_>) -> String {
    let headings = [
        "id",
        "requirement",
        "area",
        "title",
        "from",
        "to",
        "priority",
        "band",
        "reasons",
        "outcome",
        "do",
        "produces",
        "owner",
        "effort",
        "proof",
        "evidence",
        "only_evidence_missing",
        "after",
        "unblocks",
    ];
    sheet::render(
        headings,
        backlog.items.iter().map(|item| {
            [
                item.id.to_string(),
                item.requirement.to_string(),
                item.area.to_string(),
                item.title.to_owned(),
                item.from.to_string(),
                item.to.to_string(),
                item.priority.to_string(),
                item.band.as_str().to_owned(),
                reasons(item).join("; "),
                item.outcome.to_owned(),
                item.actions.join("\n"),
                item.produces.join("\n"),
                sheet::cell(item.owner),
                sheet::cell(item.effort),
                item.proof.to_owned(),
                item.evidence
                    .iter()
                    .map(|piece| format!("{}: {}", piece.kind.as_str(), piece.what))
                    .collect::<Vec<_>>()
                    .join("\n"),
                if item.only_evidence_missing { "yes" } else { "no" }.to_owned(),
                ids(&item.after, " "),
                ids(&item.unblocks, " "),
            ]
        }),
    )
}

/// For a register kept as a plain file; the keys are those of the JSON, in kebab-case.
pub fn toml(backlog: &Backlog<'_>) -> String {
    formats::toml::render(backlog)
}

fn of<'b, 'a>(backlog: &'b Backlog<'a>, band: Band) -> impl Iterator<Item = &'b Opportunity<'a>> {
    backlog.items.iter().filter(move |item| item.band == band)
}

const fn heading(band: Band) -> &'static str {
    match band {
        Band::First => "First",
        Band::Next => "Next",
        Band::Later => "Later",
    }
}

fn summary(backlog: &Backlog<'_>) -> String {
    let steps = count(backlog.items.len(), "step", "steps");
    match backlog.unscored.as_slice() {
        [] => format!("{steps} to the goals."),
        open => {
            let ids: Vec<String> = open.iter().map(ToString::to_string).collect();
            format!("{steps} to the goals. To be assessed first: {}.", ids.join(", "))
        }
    }
}

/// Why the step has its priority, in the words of the rule.
fn reasons(item: &Opportunity<'_>) -> Vec<&'static str> {
    [
        (item.holds_maturity, "holds the maturity level"),
        (item.holds_area, "holds its area's level"),
        (item.for_certification_goal, "for the certification goal"),
        (item.for_goal, "for the own goal"),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect()
}

fn ids(steps: &[StepId], between: &str) -> String {
    steps.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}
