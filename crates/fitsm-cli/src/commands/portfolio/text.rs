//! The portfolio for the terminal.

use std::fmt::Write as _;

use fitsm_core::AreaId;
use fitsm_eval::portfolio::{AreaStanding, AreaSummary, Difference, Organisation};
use fitsm_eval::{About, Portfolio, ScopeState};

use super::Results;
use crate::catalogues::area_name;
use crate::changes;
use crate::terminal::plain;
use crate::text::style::{BAD, END, FAINT, GOOD, NOTICE, STRONG};
use crate::text::{count, cut, fit, wrap};

/// How many organisations fit beside each other in the table of levels.
const ABREAST: usize = 22;
/// With more organisations than this, the table of levels is left to the other forms.
const MOST_IN_TABLE: usize = 110;
/// How many of the weakest areas are named.
const WEAKEST: usize = 5;

/// The whole portfolio.
pub fn render(results: &Results<'_>) -> String {
    let portfolio = &results.portfolio;
    let mut out = String::new();
    let number = count(portfolio.organisations.len(), "organisation", "organisations");
    let _ = writeln!(out, "{STRONG}Portfolio of {number}{END}");
    for sentence in sentences(results) {
        out += &wrap(&plain(&sentence), "", "  ");
    }
    places(&mut out, portfolio);
    areas(&mut out, results);
    levels(&mut out, results);
    out += "\n";
    for rule in [portfolio.place_rule, portfolio.quartile_rule] {
        out += &wrap(rule, "", "");
    }
    out
}

/// What has to be known before reading the tables: shared with the Markdown.
pub fn sentences(results: &Results<'_>) -> Vec<String> {
    let portfolio = &results.portfolio;
    let coverage = portfolio.coverage;
    let mut all = vec![format!(
        "{} of {} requirements that apply are scored.",
        coverage.scored, coverage.applicable
    )];
    let weakest: Vec<String> = portfolio
        .weakest
        .iter()
        .take(WEAKEST)
        .filter_map(|id| {
            let area = portfolio.areas.iter().find(|area| area.id == *id)?;
            Some(format!("{id} ({})", area.quartiles?.median))
        })
        .collect();
    if !weakest.is_empty() {
        all.push(format!("Weakest areas by median profile: {}.", weakest.join(", ")));
    }
    all.extend(portfolio.differences.iter().map(difference));
    for names in &portfolio.similar {
        all.push(format!("Perhaps one organisation: {}.", names.join(", ")));
    }
    if results.left_out > 0 {
        let files = count(results.left_out, "file is", "files are");
        all.push(format!("{files} left out: there are errors, or nothing could be read."));
    }
    all
}

fn difference(difference: &Difference) -> String {
    let lead = match difference.about {
        About::Edition => "Not all are against one edition of FitSM-1",
        About::Kind => "Not all are of one kind",
        About::Rule => "Levels are combined by different rules and cannot be compared as such",
        _ => "Levels above their evidence are treated differently",
    };
    let values: Vec<String> = difference
        .values
        .iter()
        .map(|share| {
            let value = share.value.as_deref().unwrap_or("not said");
            format!("{value} ({})", share.organisations)
        })
        .collect();
    format!("{lead}: {}.", values.join(", "))
}

fn places(out: &mut String, portfolio: &Portfolio) {
    let _ = writeln!(
        out,
        "\n{STRONG}{}{}  level  index   scored{END}",
        fit("Place", 7),
        fit("Organisation", 47)
    );
    for (at, each) in portfolio.organisations.iter().enumerate() {
        let number = format!("{} ", at + 1);
        let maturity = each.maturity;
        let (scored, all) = (maturity.coverage.scored, maturity.coverage.applicable);
        let date = when(each);
        let line = format!(
            "{:>5}  {}{:>4}   {:6} {scored:>3}/{all}",
            each.place.map_or("–".to_owned(), |place| place.to_string()),
            fit(
                &format!(
                    "{number}{} {date}",
                    cut(&plain(&each.name), 46 - number.len() - date.len())
                ),
                48
            ),
            changes::level((maturity.level, maturity.at_most)),
            changes::mean(maturity.index, maturity.coverage),
        );
        let _ = writeln!(out, "{line}");
        let earlier = each.identity.as_ref().map_or(&[][..], |identity| &identity.earlier);
        if !earlier.is_empty() {
            let dates: Vec<String> = earlier.iter().map(|each| each.date.to_string()).collect();
            let text = format!("not counted, earlier or of the same day: {}", dates.join(", "));
            *out += &wrap(&text, &format!("         {FAINT}"), "         ");
            let _ = write!(out, "{END}");
        }
    }
}

/// The day of the assessment, or only its year.
pub fn when(each: &Organisation) -> String {
    each.identity
        .as_ref()
        .map_or_else(|| each.year.to_string(), |identity| identity.date.to_string())
}

fn areas(out: &mut String, results: &Results<'_>) {
    let heading = " min  lower median upper  max    n  levels 0 1 2 3 4 ?";
    let _ = writeln!(out, "\n{STRONG}{}{heading}{END}", fit("Area", 24));
    for area in &results.portfolio.areas {
        let name = cut(area_name(&results.catalogues, area.id), 18);
        let name = fit(&format!("{:5}{name}", area.id.to_string()), 24);
        let _ = writeln!(out, "{name}{}", area_line(area));
    }
    let _ = writeln!(
        out,
        "{FAINT}n: organisations with a profile; levels: how many are at each, ? not known{END}"
    );
}

fn area_line(area: &AreaSummary) -> String {
    let Some(of) = area.quartiles else {
        return "no profile".to_owned();
    };
    let counts: Vec<String> =
        area.levels.iter().chain([&area.unknown]).map(ToString::to_string).collect();
    format!(
        "{:>5} {:>5} {:>5} {:>5} {:>5} {:>5}  {}",
        of.minimum.to_string(),
        of.lower.to_string(),
        of.median.to_string(),
        of.upper.to_string(),
        of.maximum.to_string(),
        of.organisations,
        counts.join(" "),
    )
}

/// Areas by organisations: the levels, in blocks that fit.
fn levels(out: &mut String, results: &Results<'_>) {
    let organisations = &results.portfolio.organisations;
    if organisations.len() > MOST_IN_TABLE {
        *out += &wrap(
            "\nThe levels of so many organisations do not fit here: --format csv or markdown has them all.",
            "",
            "",
        );
        return;
    }
    for (at, block) in organisations.chunks(ABREAST).enumerate() {
        let _ = write!(out, "\n{STRONG}{}", fit("Levels", 12));
        for number in 1..=block.len() {
            let _ = write!(out, "{:>3}", at * ABREAST + number);
        }
        let _ = writeln!(out, "{END}");
        for area in &results.portfolio.areas {
            let code = results.catalogues.iter().find_map(|catalogue| catalogue.area(area.id));
            let code = code.map_or("", |area| &area.code);
            let _ = write!(out, "{:5}{}", area.id.to_string(), fit(code, 7));
            for each in block {
                *out += &cell(each, area.id);
            }
            *out += "\n";
        }
    }
    let legend = "columns are numbered as above; ≤ at most, something is not scored; × out of scope; – nothing applies";
    *out += &wrap(legend, &format!("{FAINT}"), "");
    let _ = write!(out, "{END}");
}

/// One level in three columns.
fn cell(each: &Organisation, id: AreaId) -> String {
    match each.areas.iter().find(|area| area.id == id) {
        None => "   ".to_owned(),
        Some(AreaStanding { scope: ScopeState::Out, .. }) => format!("{FAINT}  ×{END}"),
        Some(area) => {
            let text = format!("{:>3}", changes::level((area.level, area.at_most)));
            match area.level.map(fitsm_core::Level::get) {
                Some(0 | 1) => format!("{BAD}{text}{END}"),
                Some(2) => format!("{NOTICE}{text}{END}"),
                Some(_) => format!("{GOOD}{text}{END}"),
                None => text,
            }
        }
    }
}
