//! The parts of the Markdown that go requirement by requirement.

use std::fmt::Write as _;

use super::{item as in_list, text};
use crate::formats::markdown::{escape, table};
use crate::report::Report;
use crate::report::areas::AreaPart;
use crate::report::findings::{Finding, Findings};
use crate::report::item::Item;
use crate::report::plan::Plan;
use crate::report::reservations::Reservations;

/// The areas, first at a glance and then one by one.
pub(super) fn areas(out: &mut String, areas: &[AreaPart<'_>]) {
    out.push_str("## Areas\n\n");
    *out += &table(
        ["Area", "Level", "Profile", "Over", "Own goal", "Certification goal", "Held by"],
        areas.iter().map(|part| {
            [
                format!("{} {}", part.area.id, escape(&part.area.name)),
                part.level(),
                part.profile(),
                part.coverage(),
                part.goal(),
                part.certification_goal(),
                part.blocking(),
            ]
        }),
    );
    for part in areas {
        let _ = writeln!(out, "\n### {} {}\n", part.area.id, escape(&part.area.name));
        let _ = writeln!(out, "{}\n", escape(&part.area.objective));
        if let Some(reason) = part.out_of_scope {
            let _ = writeln!(out, "Out of scope: {}", text(reason));
            continue;
        }
        let _ = writeln!(out, "{}", part.finding());
        for item in &part.items {
            requirement(out, item);
        }
    }
    out.push('\n');
}

fn requirement(out: &mut String, item: &Item<'_>) {
    let requirement = item.requirement;
    let _ = writeln!(out, "\n#### {} {}\n", requirement.id, escape(&requirement.title));
    let standing = item.standing();
    let standing = if standing.is_empty() { standing } else { format!("; {standing}") };
    let _ = writeln!(out, "**{}**{standing}.\n", item.status());
    for paragraph in item.note().map(str::to_owned).into_iter().chain(item.reason()) {
        let _ = writeln!(out, "{}\n", text(&paragraph));
    }
    for remark in item.remarks() {
        let _ = writeln!(out, "- {remark}");
    }
    evidence(out, item);
}

fn evidence(out: &mut String, item: &Item<'_>) {
    for piece in &item.evidence {
        let _ = writeln!(out, "- {}", in_list(&piece.citation()));
    }
}

/// Nonconformities, opportunities, observations.
pub(super) fn findings(out: &mut String, findings: &Findings<'_>) {
    let _ = writeln!(out, "## Findings\n\n{}", findings.in_short());
    for (name, none, list) in [
        (
            "Nonconformities",
            "No requirement that is scored falls short of the goal.",
            &findings.nonconformities,
        ),
        (
            "Opportunities for improvement",
            "None: no own goal lies higher.",
            &findings.opportunities,
        ),
        ("Observations", "None.", &findings.observations),
    ] {
        let _ = writeln!(out, "\n### {name} ({})\n", list.len());
        if list.is_empty() {
            let _ = writeln!(out, "{none}");
        }
        for each in list {
            finding(out, each);
        }
    }
    if !findings.open.is_empty() {
        let _ = writeln!(out, "\n### Not judged yet ({})\n", findings.open.len());
        for item in &findings.open {
            let requirement = item.requirement;
            let note = item.note().map_or(String::new(), |note| format!(". {}", in_list(note)));
            let title = escape(&requirement.title);
            let _ = writeln!(out, "- {} {title}{note}", requirement.id);
        }
    }
    out.push('\n');
}

fn finding(out: &mut String, finding: &Finding<'_>) {
    let requirement = finding.item.requirement;
    let title = escape(&requirement.title);
    let _ = writeln!(out, "#### {} {} {title}\n", finding.number, requirement.id);
    let _ = writeln!(out, "- Required: {}", escape(&requirement.statement));
    let _ = writeln!(out, "- Found: {}", in_list(&finding.found()));
    let cited: Vec<String> =
        finding.item.evidence.iter().map(|piece| in_list(&piece.citation())).collect();
    let cited = if cited.is_empty() { "none was named".to_owned() } else { cited.join("; ") };
    let _ = writeln!(out, "- Evidence: {cited}");
    let gap: Vec<String> = [finding.gap.clone()]
        .into_iter()
        .filter(|gap| !gap.is_empty())
        .chain(finding.at_goal.map(|text| format!("At the goal: {}", escape(text))))
        .chain(finding.item.remarks())
        .collect();
    let _ = writeln!(out, "- Gap: {}\n", gap.join(" "));
}

/// The delta and the roadmap.
pub(super) fn plan(out: &mut String, plan: &Plan<'_>) {
    let _ = writeln!(out, "## Delta and roadmap\n\n{}\n", plan.totals.join(" "));
    let dash = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    *out += &table(
        ["Requirement", "Level", "Own goal", "Missing", "Certification goal", "Missing"],
        plan.gaps.iter().map(|gap| {
            [
                format!("{} {}", gap.requirement, escape(gap.title)),
                gap.level.map_or("not scored".to_owned(), |level| level.to_string()),
                dash(gap.goal.map(|goal| goal.to_string())),
                dash(gap.gap.map(|gap| gap.to_string())),
                dash(gap.certification_goal.map(|goal| goal.to_string())),
                dash(gap.certification_gap.map(|gap| gap.to_string())),
            ]
        }),
    );
    for wave in &plan.waves {
        let _ = writeln!(out, "\n### {} ({})\n", wave.name, wave.steps.len());
        *out += &table(
            ["Step", "What gets better", "Level", "Owner", "Effort", "After"],
            wave.steps.iter().map(|step| {
                [
                    step.item.id.to_string(),
                    escape(step.item.title),
                    format!("{} → {}", step.item.from, step.item.to),
                    escape(step.item.owner.unwrap_or("–")),
                    step.effort.clone(),
                    step.after(),
                ]
            }),
        );
    }
    let efforts = plan.efforts.iter().enumerate();
    let efforts: Vec<String> =
        efforts.map(|(at, text)| format!("{} {}", at + 1, escape(text))).collect();
    let _ = writeln!(out, "\nEfforts: {}. {}\n", efforts.join(", "), plan.rules.join(" "));
}

/// What limits the results.
pub(super) fn reservations(out: &mut String, reservations: &Reservations<'_>) {
    out.push_str("## Reservations\n\n");
    if reservations.is_empty() {
        out.push_str("None.\n\n");
        return;
    }
    for each in &reservations.disagreements {
        let settled = if each.open { "not settled" } else { "settled" };
        let said = each.said.iter().map(|(by, what)| format!("{}: {}", in_list(by), in_list(what)));
        let said = said.collect::<Vec<_>>().join("; ");
        let _ = writeln!(out, "- {}, {settled}: {said}", each.item.requirement.id);
    }
    for (name, items) in [
        ("Carried over and not reconfirmed", &reservations.carried_over),
        ("Level above its evidence", &reservations.above_evidence),
        ("Judged otherwise than the ratings indicate", &reservations.against_ratings),
    ] {
        if !items.is_empty() {
            let ids: Vec<String> =
                items.iter().map(|item| item.requirement.id.to_string()).collect();
            let _ = writeln!(out, "- {name}: {}", ids.join(", "));
        }
    }
    for (number, piece, why) in &reservations.void {
        let _ = writeln!(out, "- E{number} {}: {why}", in_list(&piece.title));
    }
    out.push('\n');
}

/// Every answer, every piece of evidence.
pub(super) fn annex(out: &mut String, report: &Report<'_>) {
    out.push_str("## Annex: every answer\n\n");
    let dash = |level: Option<String>| level.unwrap_or_else(|| "–".to_owned());
    *out += &table(
        ["Requirement", "Result", "Judged", "Indicated", "Supported", "Goals", "Evidence"],
        report.answers.iter().map(|item| {
            let result = item.result;
            let numbers: Vec<String> =
                item.evidence.iter().map(|piece| format!("E{}", piece.number)).collect();
            [
                format!("{} {}", result.id, escape(&item.requirement.title)),
                item.status(),
                dash(result.judged.map(|level| level.to_string())),
                dash(result.indicated.map(|level| level.to_string())),
                dash(result.supported.map(|level| level.to_string())),
                item.standing(),
                numbers.join(", "),
            ]
        }),
    );
    out.push_str("\n## Annex: register of evidence\n\n");
    *out += &table(
        ["No.", "Title", "Kind", "Where", "Dates", "For"],
        report.register.iter().map(|entry| {
            let void = entry.void.as_ref().map(|why| format!(" (does not count: {why})"));
            [
                format!("E{}", entry.number),
                escape(&entry.evidence.title) + &void.unwrap_or_default(),
                entry.evidence.kind.as_str().to_owned(),
                escape(entry.evidence.location.as_deref().unwrap_or("–")),
                entry.dates().join(", "),
                entry.uses(),
            ]
        }),
    );
}
