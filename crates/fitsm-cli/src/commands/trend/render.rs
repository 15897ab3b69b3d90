//! The trend as text and Markdown.

use std::fmt::Write as _;

use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::trend::{AreaPoint, Point};
use fitsm_eval::{Coverage, ScopeState, Trend};

use crate::catalogues::area_name;
use crate::changes;
use crate::formats::markdown::{escape, table};
use crate::terminal::plain;
use crate::text::style::{END, FAINT, NOTICE, STRONG};
use crate::text::{WIDTH, count, cut, fit, wrap};

/// How many assessments fit beside each other in a terminal and how wide a column is: where all
/// means cover everything, and where they have their coverage beside them.
const COMPLETE: (usize, usize) = (5, 10);
const PARTIAL: (usize, usize) = (4, 15);
/// How wide the column of the areas' names is at most.
const NAME: usize = 52;

/// For the terminal: the assessments with their numbers, then a column for each.
pub fn text(trend: &Trend<'_>, catalogues: &[&Catalogue]) -> String {
    let mut out = String::new();
    out += &wrap(&format!("{STRONG}{}{END}", plain(&heading(trend))), "", "");
    for (at, point) in trend.assessments.iter().enumerate() {
        let mut text = describe(trend, point);
        if point.carried_over > 0 {
            let carried = count(point.carried_over.into(), "answer", "answers");
            let _ = write!(text, " · {carried} only carried over");
        }
        out += &wrap(&plain(&text), &format!("{:>3}  ", at + 1), "     ");
    }
    for note in &trend.notes {
        let sentence = plain(&changes::note(note, &labels(trend)));
        out += &wrap(&sentence, &format!("{NOTICE}Note:{END} "), "  ");
    }
    let (abreast, column) = if all_cover_everything(trend) { COMPLETE } else { PARTIAL };
    let columns = trend.assessments.len().min(abreast);
    let width = NAME.min(WIDTH - column * columns);
    let line =
        |name: &str, cells: &mut dyn Iterator<Item = String>| line(name, (width, column), cells);
    for (at, points) in trend.assessments.chunks(abreast).enumerate() {
        out += "\n";
        let mut numbers = (1..=points.len()).map(|number| format!("{:>2}", at * abreast + number));
        let _ = writeln!(out, "{STRONG}{}{END}", line("", &mut numbers));
        let level = |point: &Point<'_>| {
            right(&changes::level((point.maturity.level, point.maturity.at_most)))
        };
        let _ = writeln!(out, "{}", line("Maturity level", &mut points.iter().map(level)));
        let index = |point: &Point<'_>| format!("   {}", changes::number(point.maturity.index));
        let _ = writeln!(out, "{}", line("Index", &mut points.iter().map(index)));
        let mut scored = points.iter().map(|point| format!("   {}", over(point.maturity.coverage)));
        let _ = writeln!(out, "{}\n", line("Scored", &mut scored));
        for (id, _) in trend.areas() {
            let name = format!("{:5}{}", id.to_string(), cut(area_name(catalogues, id), width - 6));
            let mut cells = points.iter().map(|point| short(point, id));
            let _ = writeln!(out, "{}", line(&name, &mut cells));
        }
    }
    let legend = "level and profile; ≤ at most, something is not scored; (3/4) scored, of those\n\
                  that apply; out: out of scope; –: nothing to count";
    let _ = writeln!(out, "\n{FAINT}{legend}{END}");
    out
}

fn all_cover_everything(trend: &Trend<'_>) -> bool {
    trend.assessments.iter().flat_map(|point| &point.areas).all(|area| area.coverage.is_complete())
}

fn line(
    name: &str,
    (width, column): (usize, usize),
    cells: &mut dyn Iterator<Item = String>,
) -> String {
    let mut line = fit(name, width);
    for cell in cells {
        // What has coverage beside it begins under each other, else the ends do.
        let cell = if column == PARTIAL.1 { fit(&cell, column - 2) } else { cell };
        let _ = write!(line, "{cell:>column$}");
    }
    line.trim_end().to_owned()
}

/// Level and profile of an area in a few columns.
fn short(point: &Point<'_>, id: AreaId) -> String {
    match point.area(id) {
        None => right("·"),
        Some(AreaPoint { scope: ScopeState::Out, .. }) => "out".to_owned(),
        Some(area) if area.coverage.applicable == 0 => right("–"),
        Some(area) => format!(
            "{} {}",
            right(&changes::level((area.level, area.at_most))),
            changes::mean(area.profile, area.coverage)
        ),
    }
}

/// A level in two columns.
fn right(level: &str) -> String {
    format!("{level:>2}")
}

fn over(coverage: Coverage) -> String {
    format!("{}/{}", coverage.scored, coverage.applicable)
}

/// Of whom it is, where they are of one organisation.
fn heading(trend: &Trend<'_>) -> String {
    match trend.assessments.first() {
        Some(first) if is_of_one(trend) => format!("Trend of {}", first.assessment.organisation),
        _ => "Trend over several organisations".to_owned(),
    }
}

fn is_of_one(trend: &Trend<'_>) -> bool {
    trend
        .assessments
        .windows(2)
        .all(|pair| pair[0].assessment.organisation == pair[1].assessment.organisation)
}

/// One assessment in a line, with its rule and evidence policy.
fn describe(trend: &Trend<'_>, point: &Point<'_>) -> String {
    let mut text = changes::head(&point.assessment);
    if !is_of_one(trend) {
        let _ = write!(text, " · {}", point.assessment.organisation);
    }
    let _ = write!(text, " · {}", changes::terms(point.rule, point.evidence_policy));
    text
}

fn labels(trend: &Trend<'_>) -> Vec<String> {
    (1..=trend.assessments.len()).map(|number| number.to_string()).collect()
}

/// For wikis: a table of the assessments, and a row for each area and assessment that has it.
pub fn markdown(trend: &Trend<'_>, catalogues: &[&Catalogue]) -> String {
    let mut out = format!("# {}\n\n", escape(&heading(trend)));
    let means = |mean: Option<fitsm_eval::Hundredths>, coverage: Coverage| {
        let mean = changes::number(mean);
        format!("{mean} over {} of {}", coverage.scored, coverage.applicable)
    };
    out += &table(
        ["", "Assessment", "Maturity level", "Index", "Only carried over"],
        trend.assessments.iter().enumerate().map(|(at, point)| {
            let maturity = point.maturity;
            [
                (at + 1).to_string(),
                escape(&describe(trend, point)),
                changes::level((maturity.level, maturity.at_most)),
                means(maturity.index, maturity.coverage),
                point.carried_over.to_string(),
            ]
        }),
    );
    out += "\n";
    for note in &trend.notes {
        let _ = writeln!(out, "- Note: {}", escape(&changes::note(note, &labels(trend))));
    }
    if !trend.notes.is_empty() {
        out += "\n";
    }
    let numbers = labels(trend).join(" | ");
    let _ = writeln!(out, "| Area | {numbers} |\n|---{}|", "|---".repeat(trend.assessments.len()));
    for (id, _) in trend.areas() {
        let cells: Vec<String> = trend
            .assessments
            .iter()
            .map(|point| match point.area(id) {
                None => String::new(),
                Some(AreaPoint { scope: ScopeState::Out, .. }) => "out of scope".to_owned(),
                Some(area) if area.coverage.applicable == 0 => "not applicable".to_owned(),
                Some(area) => format!(
                    "{} ({})",
                    changes::level((area.level, area.at_most)),
                    means(area.profile, area.coverage)
                ),
            })
            .collect();
        let name = escape(area_name(catalogues, id));
        let _ = writeln!(out, "| {id} {name} | {} |", cells.join(" | "));
    }
    out
}
