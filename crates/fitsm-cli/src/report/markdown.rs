//! The report as Markdown, from the same model as the HTML.

mod detail;

use std::fmt::Write as _;

use super::Report;
use super::change::Change;
use super::method::Method;
use super::summary::Summary;
use crate::formats::markdown::{escape, table};

/// The whole report.
pub fn render(report: &Report<'_>) -> String {
    let mut out = body(report);
    out += "\n## Terms used\n\n";
    for term in &report.glossary {
        let _ = writeln!(out, "- **{}**: {}", escape(&term.name), escape(&term.definition));
    }
    if let Some(footer) = &report.stationery.footer {
        let _ = writeln!(out, "\n---\n\n{}", text(footer));
    }
    let _ = writeln!(out, "\n{}", text(report.credit));
    out
}

/// All but the terms, which depend on it.
pub fn body(report: &Report<'_>) -> String {
    let mut out = format!("# {}\n\n**{}**", text(report.organisation), text(&report.title));
    let _ = writeln!(out, "  \n{}\n", escape(&report.heading));
    for paragraph in report.stationery.subtitle.iter().chain(&report.stationery.preface) {
        let _ = writeln!(out, "{}\n", text(paragraph));
    }
    summary(&mut out, &report.summary);
    if let Some(change) = &report.change {
        changed(&mut out, change);
    }
    method(&mut out, &report.method);
    detail::areas(&mut out, &report.areas);
    detail::findings(&mut out, &report.findings);
    detail::plan(&mut out, &report.plan);
    detail::reservations(&mut out, &report.reservations);
    detail::annex(&mut out, report);
    out
}

/// A text of the user's as a paragraph: its line breaks stay, nothing in it is markup, and no line
/// of it begins a list or a heading.
fn text(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = escape(line.trim());
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match line[digits..].chars().next() {
            Some('.' | ')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
            Some('-' | '+' | '=') if digits == 0 => format!("\\{line}"),
            _ => line,
        }
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("  \n")
}

/// The same inside a list: lines after the first stay in it.
fn item(given: &str) -> String {
    text(given).replace('\n', "\n  ")
}

fn summary(out: &mut String, summary: &Summary<'_>) {
    let _ = writeln!(out, "## Summary\n\n{}\n", escape(&summary.verdict.join(" ")));
    for figure in &summary.figures {
        let _ = writeln!(out, "- {}: **{}** {}", figure.label, figure.value, figure.of);
    }
    let _ = writeln!(out, "\n### What holds the maturity level\n\n{}", summary.holding_text);
    let ids: Vec<String> = summary.holding.iter().map(ToString::to_string).collect();
    let _ = writeln!(out, "{}\n\n### Strengths\n", ids.join(", "));
    if let Some(note) = &summary.strengths.note {
        let _ = writeln!(out, "{note}\n");
    }
    for strength in &summary.strengths.found {
        let _ = writeln!(
            out,
            "- **{} {}**: {}",
            strength.area.id,
            escape(&strength.area.name),
            strength.why
        );
    }
    let _ = writeln!(out, "\n### The steps that matter most\n");
    if summary.steps.is_empty() {
        let _ = writeln!(out, "{}", summary.no_steps);
    }
    for step in &summary.steps {
        let item = step.item;
        let actions: Vec<String> = item.actions.iter().map(|action| escape(action)).collect();
        let _ = writeln!(
            out,
            "1. **{} {}**: level {} → {}. {} {}. Owner: {}.",
            item.id,
            escape(item.title),
            item.from,
            item.to,
            actions.join(" "),
            sentence(&step.why),
            escape(item.owner.unwrap_or("not named"))
        );
    }
    let _ = writeln!(out, "\n### Evidence\n\n{}\n", summary.evidence.join(" "));
    let _ = writeln!(out, "### Not scored\n");
    if summary.unscored.is_empty() {
        let _ = writeln!(out, "{}", summary.all_scored);
    }
    for (area, ids) in &summary.unscored {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "- {} {}: {}", area.id, escape(&area.name), ids.join(", "));
    }
    if let Some(conclusion) = summary.conclusion {
        let _ = writeln!(out, "\n### Conclusion of the assessors\n\n{}", text(conclusion));
    }
    out.push('\n');
}

/// A text that begins with a capital.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn changed(out: &mut String, change: &Change<'_>) {
    let _ = writeln!(out, "## What changed\n\n{}\n", change.in_short.join(" "));
    for note in &change.notes {
        let _ = writeln!(out, "- Note: {}", item(note));
    }
    out.push('\n');
    *out += &table(
        ["Assessment", "Maturity level", "Index", "Over", "Rule", "Carried over"],
        change.points.iter().map(|stage| {
            let head = &stage.point.assessment;
            [
                format!("{} {}", head.date, escape(head.title.unwrap_or_default())),
                stage.level.clone(),
                stage.index(),
                stage.coverage(),
                stage.point.rule.as_str().to_owned(),
                stage.point.carried_over.to_string(),
            ]
        }),
    );
    out.push('\n');
    *out += &table(
        ["Area", "Level and profile, oldest first", "Change of the profile"],
        change.areas.iter().map(|course| {
            let stages =
                course.stages.iter().map(|(level, profile)| format!("{level} · {profile}"));
            [
                format!("{} {}", course.area.id, escape(&course.area.name)),
                stages.collect::<Vec<_>>().join(" → "),
                course.difference.clone(),
            ]
        }),
    );
    for movement in &change.moved {
        let _ = writeln!(out, "\n### {} ({})\n", movement.name, movement.items.len());
        for (requirement, before, now) in &movement.items {
            let title = escape(&requirement.title);
            let _ = writeln!(out, "- {} {title}: {before} → {now}", requirement.id);
        }
    }
    out.push('\n');
}

fn method(out: &mut String, method: &Method<'_>) {
    out.push_str("## Method\n\n");
    for (name, value) in &method.facts {
        let _ = writeln!(out, "- {name}: {}", item(value));
    }
    if let Some(scope) = method.scope {
        let _ = writeln!(out, "\n### Scope\n\n{}", text(scope));
    }
    if !method.out_of_scope.is_empty() {
        out.push_str("\n### Areas out of scope\n\n");
        for (area, reason) in &method.out_of_scope {
            let _ = writeln!(out, "- {} {}: {}", area.id, escape(&area.name), item(reason));
        }
    }
    if !method.not_applicable.is_empty() {
        out.push_str("\n### Requirements that do not apply\n\n");
        for (requirement, reason) in &method.not_applicable {
            let title = escape(&requirement.title);
            let _ = writeln!(out, "- {} {title}: {}", requirement.id, item(reason));
        }
    }
    out.push_str("\n### The scale\n\n");
    for (level, scale) in &method.scale {
        let _ = writeln!(out, "- {level}, {}: {}", escape(&scale.label), escape(&scale.meaning));
    }
    out.push_str("\n### What is FitSM's\n\n");
    for line in method.standard {
        let _ = writeln!(out, "- {line}");
    }
    out.push_str("\n### What is this method's own\n\n");
    for line in &method.ours {
        let _ = writeln!(out, "- {line}");
    }
    for (level, needed) in &method.evidence {
        let _ = writeln!(out, "- Level {level} is supported by {needed}.");
    }
    out.push('\n');
}
