//! The result in a terminal: the verdict, the areas, then what to do next.

use std::fmt::Write as _;

use fitsm_core::Level;
use fitsm_eval::{AreaResult, Outcome, ScopeState};

use super::Results;
use crate::terminal::plain;
use crate::text::style::{BAD, BAR, END, FAINT, GOOD, NOTICE, STRONG};
use crate::text::{count, fit, wrap};
use crate::verdict::{self, GoalKind};

/// Cells of the bar for each level.
const CELLS: usize = 4;
/// Steps shown before the backlog is referred to.
const MOST_STEPS: usize = 12;

/// The whole result.
pub fn render(results: &Results<'_>) -> String {
    let mut out = String::new();
    verdict(&mut out, results);
    areas(&mut out, results);
    steps(&mut out, results);
    notes(&mut out, results);
    out
}

fn verdict(out: &mut String, results: &Results<'_>) {
    let evaluation = &results.evaluation;
    let name = plain(evaluation.assessment.organisation);
    *out += &wrap(&format!("{STRONG}{name}{END}"), "", "");
    *out += &wrap(&plain(&verdict::heading(evaluation)), "", "");
    let maturity = verdict::maturity(evaluation);
    let _ =
        writeln!(out, "\n{STRONG}{maturity}{END}\n{FAINT}{}{END}\n", verdict::basis(evaluation));
    for kind in [GoalKind::Own, GoalKind::Certification] {
        if let Some((outcome, sentence)) = verdict::goal(evaluation, kind) {
            let mark = match outcome {
                Outcome::Met => format!("{GOOD}✓{END} "),
                Outcome::NotMet => format!("{BAD}✗{END} "),
                _ => format!("{NOTICE}?{END} "),
            };
            *out += &wrap(&sentence, &mark, "  ");
        }
    }
}

fn areas(out: &mut String, results: &Results<'_>) {
    let _ = writeln!(
        out,
        "\n{STRONG}{:5}{:17}{:17}{:>4} {:4} {:5} {:4} {:4} blocked by{END}",
        "", "Area", "0   1   2   3  4", "mean", "over", "level", "goal", "cert"
    );
    for (area, result) in results.catalogue.areas().iter().zip(&results.evaluation.areas) {
        let name = fit(&area.short_name, 16);
        if result.scope == ScopeState::Out {
            let id = area.id.to_string();
            let _ = writeln!(out, "{FAINT}{id:5}{name} out of scope{END}");
            continue;
        }
        let _ = writeln!(out, "{}", area_line(&area.id.to_string(), &name, result));
    }
    let legend = "✓ met  ✗ not met  ? not known yet  ≤ at most, something is not scored";
    let _ = writeln!(out, "{FAINT}{legend}{END}");
}

fn area_line(id: &str, name: &str, area: &AreaResult<'_>) -> String {
    let level = match (area.level, area.at_most) {
        (Some(level), _) => format!("  {STRONG}{level}{END}  "),
        (None, Some(at_most)) => format!(" {NOTICE}≤{at_most}{END}  "),
        (None, None) => "  –  ".to_owned(),
    };
    let coverage = format!("{}/{}", area.coverage.scored, area.coverage.applicable);
    let blocking: Vec<String> =
        area.blocking.iter().map(|id| format!(".{}", id.number())).collect();
    let line = format!(
        "{id:5}{name} {} {:>4} {} {level} {} {} {}",
        bar(area),
        area.profile.map_or("–".to_owned(), |profile| profile.to_string()),
        fit(&coverage, 4),
        goal(area.goal.map(fitsm_core::Goal::level), area.goal_result),
        goal(area.certification_goal.map(fitsm_core::Goal::level), area.certification_result),
        blocking.join(" "),
    );
    line.trim_end().to_owned()
}

/// The profile as a bar from 0 to 4, four cells to a level.
fn bar(area: &AreaResult<'_>) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let cells = CELLS * Level::MAX.index();
    let Some(profile) = area.profile else {
        return fit(
            if area.coverage.applicable == 0 { "not applicable" } else { "not scored" },
            cells,
        );
    };
    let eighths = usize::from(profile.get()) * CELLS * 8 / 100;
    let (full, part) = (eighths / 8, EIGHTHS[eighths % 8]);
    let rest = cells - full - usize::from(!part.is_empty());
    format!("{BAR}{}{part}{END}{FAINT}{}{END}", "█".repeat(full), "·".repeat(rest))
}

fn goal(goal: Option<Level>, outcome: Outcome) -> String {
    let Some(goal) = goal else { return fit("", 4) };
    let mark = verdict::mark(outcome);
    match outcome {
        Outcome::Met => format!(" {goal}{GOOD}{mark}{END} "),
        Outcome::NotMet => format!(" {goal}{BAD}{mark}{END} "),
        _ => format!(" {goal}{NOTICE}{mark}{END} "),
    }
}

fn steps(out: &mut String, results: &Results<'_>) {
    let Some(next) = &results.evaluation.maturity.next else {
        return;
    };
    let _ = writeln!(
        out,
        "\n{STRONG}To reach maturity level {}: {}{END}",
        next.level,
        count(next.steps.len(), "step", "steps")
    );
    for step in next.steps.iter().take(MOST_STEPS) {
        let title = results.catalogue.requirement(step.requirement).map_or("", |each| &each.title);
        let id = step.requirement.to_string();
        let _ = writeln!(out, "  {id:7} {} → {}  {title}", step.from, step.to);
    }
    if let Some(more) = next.steps.len().checked_sub(MOST_STEPS).filter(|more| *more > 0) {
        let _ = writeln!(out, "  … and {more} more; `fitsm backlog` lists every step");
    }
}

fn notes(out: &mut String, results: &Results<'_>) {
    let (assessment, evaluation) = (results.assessment, &results.evaluation);
    *out += "\n";
    note(out, "Not scored", &verdict::unscored(evaluation), ", ");
    let disputed = verdict::disputed(results.catalogue, assessment);
    note(out, "Several people disagree", &disputed, ", ");
    let above = verdict::above_evidence(evaluation);
    note(out, "Level above its evidence", &above, ", ");
    note(out, "Evidence that does not count", &verdict::void_evidence(assessment), ", ");
    let confirmed = verdict::carried_over(assessment);
    if confirmed > 0 {
        let carried = count(confirmed, "answer is", "answers are");
        let text = format!("{carried} carried over from an earlier assessment and not reconfirmed");
        note(out, "Carried over", &[text], "");
    }
    list(out, "Not applicable", &verdict::not_applicable(assessment));
    list(out, "Out of scope", &verdict::out_of_scope(assessment));
    *out += "\n";
    *out += &wrap(verdict::rule(evaluation.rule), "", "");
}

fn list(out: &mut String, label: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = writeln!(out, "{STRONG}{label}:{END}");
    }
    for item in items {
        *out += &wrap(&plain(item), "  ", "    ");
    }
}

fn note(out: &mut String, label: &str, items: &[String], between: &str) {
    if !items.is_empty() {
        let text = plain(&items.join(between));
        *out += &wrap(&text, &format!("{STRONG}{label}:{END} "), "  ");
    }
}
