//! The result as Markdown, for a wiki.

use std::fmt::Write as _;

use fitsm_eval::{Outcome, ScopeState};

use super::Results;
use crate::formats::markdown::{escape, table};
use crate::verdict::{self, GoalKind};

/// The whole result.
pub fn render(results: &Results<'_>) -> String {
    let (assessment, evaluation) = (results.assessment, &results.evaluation);
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escape(evaluation.assessment.organisation));
    let _ = writeln!(out, "{}\n", escape(&verdict::heading(evaluation)));
    let maturity = verdict::maturity(evaluation);
    let _ = writeln!(out, "**{maturity}** ({})\n", verdict::basis(evaluation));
    for kind in [GoalKind::Own, GoalKind::Certification] {
        if let Some((_, sentence)) = verdict::goal(evaluation, kind) {
            let _ = writeln!(out, "- {sentence}");
        }
    }
    let _ = writeln!(out, "\n## Areas\n\n{}", areas(results));
    if let Some(next) = &evaluation.maturity.next {
        let _ = writeln!(out, "## To reach maturity level {}\n", next.level);
        for step in &next.steps {
            let title =
                results.catalogue.requirement(step.requirement).map_or("", |each| &each.title);
            let _ = writeln!(
                out,
                "- {} {} → {}: {}",
                step.requirement,
                step.from,
                step.to,
                escape(title)
            );
        }
        out += "\n";
    }
    let _ = writeln!(out, "## Requirements\n\n{}", requirements(results));
    let mut note = |label: &str, items: Vec<String>| {
        if !items.is_empty() {
            let _ = writeln!(out, "- {label}: {}", escape(&items.join(", ")));
        }
    };
    note("Not scored", verdict::unscored(evaluation));
    note("Several people disagree", verdict::disputed(results.catalogue, assessment));
    note("Level above its evidence", verdict::above_evidence(evaluation));
    note("Evidence that does not count", verdict::void_evidence(assessment));
    for (label, items) in [
        ("Not applicable", verdict::not_applicable(assessment)),
        ("Out of scope", verdict::out_of_scope(assessment)),
    ] {
        for item in items {
            note(label, vec![item]);
        }
    }
    let carried = verdict::carried_over(assessment);
    if carried > 0 {
        let _ = writeln!(out, "- Carried over and not reconfirmed: {carried}");
    }
    let _ = writeln!(out, "\n{}", verdict::rule(evaluation.rule));
    out
}

fn areas(results: &Results<'_>) -> String {
    let headings = ["Area", "Level", "Profile", "Over", "Goal", "Certification", "Blocked by"];
    let areas = results.catalogue.areas().iter().zip(&results.evaluation.areas);
    table(
        headings,
        areas.map(|(area, result)| {
            let name = format!("{} {}", area.id, escape(&area.name));
            if result.scope == ScopeState::Out {
                return [
                    name,
                    "out of scope".into(),
                    String::new(),
                    String::new(),
                    String::new(),
                    String::new(),
                    String::new(),
                ];
            }
            let level = match (result.level, result.at_most) {
                (Some(level), _) => level.to_string(),
                (None, Some(at_most)) => format!("at most {at_most}"),
                (None, None) => "not applicable".to_owned(),
            };
            let goal = |goal: Option<fitsm_core::Goal>, outcome: Outcome| {
                goal.map(|goal| format!("{goal} {}", verdict::mark(outcome)).trim().to_owned())
                    .unwrap_or_default()
            };
            let blocking: Vec<String> = result.blocking.iter().map(ToString::to_string).collect();
            [
                name,
                level,
                result.profile.map(|profile| profile.to_string()).unwrap_or_default(),
                format!("{} of {}", result.coverage.scored, result.coverage.applicable),
                goal(result.goal, result.goal_result),
                goal(result.certification_goal, result.certification_result),
                blocking.join(", "),
            ]
        }),
    )
}

fn requirements(results: &Results<'_>) -> String {
    let headings = ["Requirement", "Level", "Supported", "Gap", "Certification gap", "Note"];
    let rows = results.catalogue.requirements().zip(&results.evaluation.requirements);
    table(
        headings,
        rows.map(|(text, result)| {
            let level = result.level.map_or_else(
                || crate::formats::word(&result.state).replace('-', " "),
                |level| level.to_string(),
            );
            let note = results
                .assessment
                .answers
                .get(&result.id)
                .and_then(|answer| answer.note.as_deref());
            let shown = |number: Option<String>| number.unwrap_or_default();
            [
                format!("{} {}", result.id, escape(&text.title)),
                level,
                shown(result.supported.map(|level| level.to_string())),
                shown(result.gap.map(|gap| gap.to_string())),
                shown(result.certification_gap.map(|gap| gap.to_string())),
                note.map(escape).unwrap_or_default(),
            ]
        }),
    )
}
