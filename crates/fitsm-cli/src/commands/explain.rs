//! `fitsm explain`: an area, a requirement, a level, a term, a rule or the code of a message.

mod area;
mod interview;
mod page;
mod requirement;
mod term;
mod topic;

use fitsm_core::catalogue::{Area, Requirement, Term};
use fitsm_core::{Catalogue, Code, Level, StepId};

use crate::cli::{self, PageFormat, Purpose};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use crate::terminal::plain;
pub use area::capital;
pub use page::Page;
use topic::Topic;

/// Something that can be explained.
#[derive(Clone, Copy, Debug)]
enum Subject<'a> {
    Area(&'a Area),
    Requirement(&'a Requirement),
    LevelOf(&'a Requirement, Level),
    Level(Level),
    Topic(Topic),
    Term(&'a Term),
    Code(Code),
}

/// Explains everything that was named, or nothing if one of the names is unknown.
pub fn run(args: &cli::Explain, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let subjects: Vec<Subject<'_>> =
        args.ids.iter().map(|word| find(word, catalogue)).collect::<Result<_, Failure>>()?;
    let pages: Vec<Page> = match args.purpose {
        None => subjects.into_iter().map(|subject| page(subject, args, catalogue)).collect(),
        Some(Purpose::Interview) => subjects.into_iter().map(guide).collect::<Result<_, _>>()?,
    };
    to.put_text(&match format {
        PageFormat::Text => pages.iter().map(Page::text).collect::<Vec<_>>().join("\n"),
        PageFormat::Markdown => pages.iter().map(Page::markdown).collect::<Vec<_>>().join("\n"),
        PageFormat::Json => json::render(&pages),
    })?;
    Ok(Outcome::Done)
}

/// What a word names.
fn find<'a>(word: &str, catalogue: &'a Catalogue) -> Result<Subject<'a>, Failure> {
    let upper = word.trim().to_uppercase();
    let lower = upper.to_lowercase();
    if let Some(area) = catalogue.area_called(word) {
        return Ok(Subject::Area(area));
    }
    if let Some(known) = upper.parse().ok().and_then(|id| catalogue.requirement(id)) {
        return Ok(Subject::Requirement(known));
    }
    if let Ok(step) = upper.parse::<StepId>()
        && let Some(known) = catalogue.requirement(step.requirement)
    {
        return Ok(Subject::LevelOf(known, step.to));
    }
    let number = lower.trim_start_matches("level").trim_start_matches(['-', ' ']);
    if let Some(level) = number.parse().ok().and_then(Level::new) {
        return Ok(Subject::Level(level));
    }
    if let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.as_str() == lower) {
        return Ok(Subject::Topic(topic));
    }
    if let Some(term) = term::find(word, catalogue) {
        return Ok(Subject::Term(term));
    }
    lower.parse().map(Subject::Code).map_err(|_| unknown(word, &lower, catalogue))
}

fn unknown(word: &str, lower: &str, catalogue: &Catalogue) -> Failure {
    let requirement = catalogue.requirement_like(word).map(|id| id.to_string());
    let area = || catalogue.area_like(word).map(|id| id.to_string());
    let named = || {
        let mut names: Vec<&str> = Topic::ALL.into_iter().map(Topic::as_str).collect();
        names.extend(Code::ALL.iter().map(|code| code.as_str()));
        names.extend(catalogue.terms().iter().map(|term| &*term.id));
        names
            .into_iter()
            .map(|name| (strsim::damerau_levenshtein(lower, name), name))
            .filter(|(distance, name)| distance * 3 <= name.len())
            .min()
            .map(|(_, name)| name.to_owned())
    };
    let meant = requirement
        .or_else(area)
        .or_else(named)
        .map_or("; `fitsm list` shows the requirements".to_owned(), |meant| {
            format!("; did you mean {meant}?")
        });
    Failure::Refused(format!("there is nothing called `{}` to explain{meant}", plain(word)))
}

/// Everything about a requirement, for the terminal.
pub fn full_page(catalogue: &Catalogue, requirement: &Requirement) -> String {
    requirement::page(catalogue, requirement, true).text()
}

/// The page of a subject; a level given beside it narrows a requirement down.
fn page(subject: Subject<'_>, args: &cli::Explain, catalogue: &Catalogue) -> Page {
    let level = args.level.and_then(Level::new);
    match (subject, level) {
        (Subject::Area(area), _) => area::page(catalogue, area, args.full),
        (Subject::Requirement(known), None) => requirement::page(catalogue, known, args.full),
        (Subject::Requirement(known), Some(level)) | (Subject::LevelOf(known, level), _) => {
            requirement::level_page(catalogue, known, level)
        }
        (Subject::Level(level), _) => {
            let scale = catalogue.scale(level);
            Page::new(format!("Level {level}: {}", scale.label), "on the scale of 0 to 4")
                .paragraph(scale.meaning.as_ref())
                .paragraph(format!("It is supported by {}.", fitsm_eval::needed(level)))
        }
        (Subject::Topic(topic), _) => topic.page(),
        (Subject::Term(term), _) => term::page(catalogue, term),
        (Subject::Code(code), _) => {
            Page::new(code.as_str(), code.severity().as_str()).paragraph(code.explanation())
        }
    }
}

/// The interview guide of an area.
fn guide(subject: Subject<'_>) -> Result<Page, Failure> {
    match subject {
        Subject::Area(area) => Ok(interview::page(area)),
        _ => Err(Failure::Refused("--for interview needs an area, such as PR9".to_owned())),
    }
}
