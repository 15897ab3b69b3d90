//! The portfolio for the terminal.

use std::fmt::Write as _;

use fitsm_core::AreaId;
use fitsm_eval::portfolio::{AreaStanding, AreaSummary, Organisation};
use fitsm_eval::{Portfolio, ScopeState};

use super::Results;
use super::sentences::{differ_in_terms, not_counted, sentences};
use crate::changes;
use crate::terminal::plain;
use crate::text::style::{BAD, END, FAINT, GOOD, NOTICE, STRONG};
use crate::text::{count, cut, fit, wrap};

/// How many organisations fit beside each other in the table of levels.
const ABREAST: usize = 22;
/// With more organisations than this, the table of levels is left to the other forms.
const MOST_IN_TABLE: usize = 110;

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

fn places(out: &mut String, portfolio: &Portfolio) {
    let heading = format!("Place    No  {}level  index   scored", fit("Organisation", 46));
    let _ = writeln!(out, "\n{STRONG}{heading}{END}");
    for (at, each) in portfolio.organisations.iter().enumerate() {
        let maturity = each.maturity;
        let (scored, all) = (maturity.coverage.scored, maturity.coverage.applicable);
        let _ = writeln!(
            out,
            "{:>5} {:>5}  {} {:10} {:>5}  {:6} {:>7}",
            each.place.map_or("–".to_owned(), |place| place.to_string()),
            at + 1,
            fit(&cut(&plain(&each.name), 34), 34),
            when(each),
            changes::level((maturity.level, maturity.at_most)),
            changes::number(maturity.index),
            format!("{scored}/{all}"),
        );
        let mut beneath = Vec::new();
        if differ_in_terms(portfolio) {
            beneath.push(changes::terms(each.rule, each.evidence_policy));
        }
        let others = not_counted(each);
        if !others.is_empty() {
            beneath.push(format!("not counted: {}", plain(&others)));
        }
        for text in beneath {
            *out += &wrap(&text, &format!("{}{FAINT}", " ".repeat(13)), &" ".repeat(13));
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
    let heading = "  min lower   med upper   max     n    0    1    2    3    4    ?";
    let _ = writeln!(out, "\n{STRONG}{}{heading}{END}", fit("Profiles", 12));
    for area in &results.portfolio.areas {
        let name = format!("{:5}{}", area.id.to_string(), fit(code(results, area.id), 7));
        let _ = writeln!(out, "{name}{}", area_line(area));
    }
    let legend = "n: organisations with a profile; 0 to 4: how many have that level; ?: how many \
                  have none because something is not scored";
    *out += &wrap(legend, &format!("{FAINT}"), "");
    let _ = write!(out, "{END}");
}

fn code<'c>(results: &Results<'c>, id: AreaId) -> &'c str {
    let area = results.catalogues.iter().find_map(|catalogue| catalogue.area(id));
    area.map_or("", |area| &area.code)
}

fn area_line(area: &AreaSummary) -> String {
    let mut line = match area.quartiles {
        None => fit("  no profile", 36),
        Some(of) => {
            let five = [of.minimum, of.lower, of.median, of.upper, of.maximum];
            let five: Vec<String> = five.iter().map(|number| format!("{number:>5} ")).collect();
            format!("{}{:>6}", five.concat(), of.organisations)
        }
    };
    for number in area.levels.iter().chain([&area.unknown]) {
        let _ = write!(line, "{number:>5}");
    }
    line
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
            let _ = write!(out, "{:5}{}", area.id.to_string(), fit(code(results, area.id), 7));
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
