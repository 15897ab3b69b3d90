//! `fitsm explain`: an area, a requirement, a level, a rule or the code of a message.

mod page;
mod topic;

use fitsm_core::{AreaId, Catalogue, Code, Level, RequirementId, StepId};

use crate::cli::{self, PageFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use crate::terminal::plain;
use page::Page;
use topic::Topic;

/// Something that can be explained.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Area(AreaId),
    Requirement(RequirementId),
    Step(StepId),
    Level(Level),
    Topic(Topic),
    Code(Code),
}

/// Explains everything that was named, or nothing if one of the names is unknown.
pub fn run(args: &cli::Explain, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    let level = args.level.and_then(Level::new);
    let pages: Vec<Page> = args
        .ids
        .iter()
        .map(|word| Ok(page(find(word, catalogue)?, level, catalogue)))
        .collect::<Result<_, Failure>>()?;
    to.put_text(&match args.format {
        PageFormat::Text => pages.iter().map(Page::text).collect::<Vec<_>>().join("\n"),
        PageFormat::Markdown => pages
            .iter()
            .map(Page::markdown)
            .collect::<Vec<_>>()
            .join("\n"),
        PageFormat::Json => json::render(&pages),
    })?;
    Ok(Outcome::Done)
}

/// What a word names.
fn find(word: &str, catalogue: &Catalogue) -> Result<Subject, Failure> {
    let upper = word.trim().to_uppercase();
    let lower = upper.to_lowercase();
    if let Some(area) = catalogue
        .areas()
        .iter()
        .find(|area| area.id.to_string() == upper || area.code == upper)
    {
        return Ok(Subject::Area(area.id));
    }
    if let Some(known) = upper.parse().ok().and_then(|id| catalogue.requirement(id)) {
        return Ok(Subject::Requirement(known.id));
    }
    if let Ok(step) = upper.parse::<StepId>()
        && catalogue.requirement(step.requirement).is_some()
    {
        return Ok(Subject::Step(step));
    }
    if let Some(level) = lower
        .trim_start_matches("level")
        .trim_start_matches(['-', ' '])
        .parse()
        .ok()
        .and_then(Level::new)
    {
        return Ok(Subject::Level(level));
    }
    if let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.as_str() == lower) {
        return Ok(Subject::Topic(topic));
    }
    lower
        .parse()
        .map(Subject::Code)
        .map_err(|_| unknown(word, &lower, catalogue))
}

fn unknown(word: &str, lower: &str, catalogue: &Catalogue) -> Failure {
    let requirement = catalogue.requirement_like(word).map(|id| id.to_string());
    let meant = requirement
        .or_else(|| catalogue.area_like(word).map(|id| id.to_string()))
        .or_else(|| {
            let names = Topic::ALL.into_iter().map(Topic::as_str);
            let codes = Code::ALL.iter().map(|code| code.as_str());
            names
                .chain(codes)
                .map(|name| (strsim::damerau_levenshtein(lower, name), name))
                .filter(|(distance, name)| distance * 3 <= name.len())
                .min()
                .map(|(_, name)| name.to_owned())
        })
        .map_or(
            "; `fitsm list` shows the requirements".to_owned(),
            |meant| format!("; did you mean {meant}?"),
        );
    Failure::Unknown(format!(
        "there is nothing called `{}` to explain{meant}",
        plain(word)
    ))
}

/// The page of a subject; a level given beside it narrows a requirement down.
fn page(subject: Subject, level: Option<Level>, catalogue: &Catalogue) -> Page {
    match subject {
        Subject::Area(id) => Page::area(catalogue, id),
        Subject::Requirement(id) => match level {
            Some(to) => Page::level_of(
                catalogue,
                StepId {
                    requirement: id,
                    to,
                },
            ),
            None => Page::requirement(catalogue, id),
        },
        Subject::Step(step) => Page::level_of(catalogue, step),
        Subject::Level(level) => Page::level(catalogue, level),
        Subject::Topic(topic) => topic.page(),
        Subject::Code(code) => {
            Page::new(code.as_str(), code.severity().as_str()).paragraph(code.explanation())
        }
    }
}
