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
use crate::text::{WIDTH, cut, fit, wrap};

/// How many assessments fit beside each other in a terminal.
const ABREAST: usize = 5;
/// How wide the column of an assessment is, and the one of the areas' names at most.
const COLUMN: usize = 10;
const NAME: usize = 52;

/// For the terminal: the assessments with their numbers, then a column for each.
pub fn text(trend: &Trend<'_>, catalogues: &[&Catalogue]) -> String {
    let mut out = String::new();
    out += &wrap(&format!("{STRONG}{}{END}", plain(&heading(trend))), "", "");
    for (at, point) in trend.assessments.iter().enumerate() {
        out += &wrap(&plain(&describe(trend, point)), &format!("{:>3}  ", at + 1), "     ");
    }
    for note in &trend.notes {
        let sentence = plain(&changes::note(note, &labels(trend)));
        out += &wrap(&sentence, &format!("{NOTICE}Note:{END} "), "  ");
    }
    let columns = trend.assessments.len().min(ABREAST);
    let width = NAME.min(WIDTH - COLUMN * columns);
    let line = |name: &str, cells: &mut dyn Iterator<Item = String>| line(name, width, cells);
    for (at, points) in trend.assessments.chunks(ABREAST).enumerate() {
        out += "\n";
        let mut numbers = (1..=points.len()).map(|number| (at * ABREAST + number).to_string());
        let _ = writeln!(out, "{STRONG}{}{END}", line("", &mut numbers));
        let level =
            |point: &Point<'_>| changes::level((point.maturity.level, point.maturity.at_most));
        let _ = writeln!(out, "{}", line("Maturity level", &mut points.iter().map(level)));
        let index =
            |point: &Point<'_>| changes::mean(point.maturity.index, point.maturity.coverage);
        let _ = writeln!(out, "{}", line("Index", &mut points.iter().map(index)));
        let mut scored = points.iter().map(|point| over(point.maturity.coverage));
        let _ = writeln!(out, "{}\n", line("Scored", &mut scored));
        for (id, _) in trend.areas() {
            let name = format!("{:5}{}", id.to_string(), cut(area_name(catalogues, id), width - 6));
            let mut cells = points.iter().map(|point| short(point, id));
            let _ = writeln!(out, "{}", line(&name, &mut cells));
        }
    }
    let legend = "level and profile; ≤ at most, something is not scored; * the mean does not\n\
                  cover everything that applies; out: out of scope; –: nothing to count";
    let _ = writeln!(out, "\n{FAINT}{legend}{END}");
    out
}

fn line(name: &str, width: usize, cells: &mut dyn Iterator<Item = String>) -> String {
    let mut line = fit(name, width);
    for cell in cells {
        let _ = write!(line, "{cell:>COLUMN$}");
    }
    line.trim_end().to_owned()
}

/// Level and profile of an area in a few columns.
fn short(point: &Point<'_>, id: AreaId) -> String {
    match point.area(id) {
        None => "·".to_owned(),
        Some(AreaPoint { scope: ScopeState::Out, .. }) => "out".to_owned(),
        Some(area) if area.coverage.applicable == 0 => "–".to_owned(),
        Some(area) => format!(
            "{:>2} {:>5}",
            changes::level((area.level, area.at_most)),
            // A place for the asterisk, so that the points stand under each other.
            format!("{:5}", changes::mean(area.profile, area.coverage))
        ),
    }
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

/// One assessment in a line, with its rule and what of it is only carried over.
fn describe(trend: &Trend<'_>, point: &Point<'_>) -> String {
    let mut text = changes::head(&point.assessment);
    if !is_of_one(trend) {
        let _ = write!(text, " · {}", point.assessment.organisation);
    }
    let _ = write!(text, " · rule {}", point.rule.as_str());
    if point.carried_over > 0 {
        let _ = write!(text, " · {} answers only carried over", point.carried_over);
    }
    text
}

fn labels(trend: &Trend<'_>) -> Vec<String> {
    (1..=trend.assessments.len()).map(|number| number.to_string()).collect()
}

/// For wikis: a table of the assessments, and a row for each area and assessment that has it.
pub fn markdown(trend: &Trend<'_>, catalogues: &[&Catalogue]) -> String {
    let mut out = format!("# {}\n\n", escape(&heading(trend)));
    let means = |mean: Option<fitsm_eval::Hundredths>, coverage: Coverage| {
        let mean = mean.map_or("–".to_owned(), |mean| mean.to_string());
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
