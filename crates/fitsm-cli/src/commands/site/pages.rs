//! The pages, from templates that escape every text.

use askama::Template;
use fitsm_core::catalogue::{Area, Flow, Phase, Requirement, ScaleLevel, Term};
use fitsm_core::{AreaId, Catalogue, Level, RequirementId};
use serde::Serialize;

use crate::chart::canvas::Svg;
use crate::failure::Failure;
use crate::formats::json;

/// The groups of areas on the first page.
const GROUPS: [(&str, &[Phase]); 3] = [
    ("General aspects", &[Phase::Plan, Phase::Do, Phase::Check, Phase::Act]),
    ("Service planning and delivery", &[Phase::PlanningAndDelivery]),
    ("Service operation and control", &[Phase::OperationAndControl]),
];

/// What the templates ask of the catalogue. They hand everything over by reference.
struct Site<'a> {
    catalogue: &'a Catalogue,
}

#[expect(
    clippy::unused_self,
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "templates know methods only, and hand over references"
)]
impl Site<'_> {
    fn href(&self, area: &AreaId) -> String {
        href(*area)
    }

    fn link(&self, requirement: &RequirementId) -> String {
        link(*requirement)
    }

    fn scale(&self, level: &Level) -> &ScaleLevel {
        self.catalogue.scale(*level)
    }

    fn effort(&self, effort: &u8) -> &str {
        self.catalogue.effort(*effort).unwrap_or_default()
    }

    fn received_by(&self, area: &Area) -> Vec<&Flow> {
        self.catalogue.received_by(area.id).collect()
    }

    fn given_by(&self, area: &Area) -> Vec<&Flow> {
        self.catalogue.given_by(area.id).collect()
    }

    /// The name of an area or of any process, at the end of a flow.
    fn party(&self, id: &Option<AreaId>) -> String {
        match id.and_then(|id| self.catalogue.area(id)) {
            Some(area) => format!("{} {}", area.id, area.short_name),
            None => "any process".to_owned(),
        }
    }

    fn term(&self, id: &str) -> &str {
        self.catalogue.term(id).map_or("", |term| &term.name)
    }
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'a> {
    site: Site<'a>,
    groups: Vec<(&'static str, Vec<&'a Area>)>,
}

#[derive(Template)]
#[template(path = "area.html")]
struct AreaPage<'a> {
    site: Site<'a>,
    area: &'a Area,
}

#[derive(Template)]
#[template(path = "terms.html")]
struct Terms<'a> {
    site: Site<'a>,
}

#[derive(Template)]
#[template(path = "map.html")]
struct Map<'a> {
    site: Site<'a>,
    picture: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Search<'a> {
    site: Site<'a>,
}

/// A subject that the search finds.
#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    title: &'a str,
    page: String,
    text: String,
}

/// Every page with its name.
pub fn render(catalogue: &Catalogue, map: &Svg) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let groups = GROUPS.map(|(name, phases)| {
        let areas = catalogue.areas().iter().filter(|area| phases.contains(&area.phase));
        (name, areas.collect())
    });
    let site = || Site { catalogue };
    let mut pages = vec![
        page("index.html", &Index { site: site(), groups: groups.into() })?,
        page("terms.html", &Terms { site: site() })?,
        page("map.html", &Map { site: site(), picture: map.inline() })?,
        page("search.html", &Search { site: site() })?,
        ("index.js".to_owned(), index(catalogue).into_bytes()),
    ];
    for area in catalogue.areas() {
        pages.push(page(&href(area.id), &AreaPage { site: site(), area })?);
    }
    Ok(pages)
}

fn page(name: &str, template: &impl Template) -> Result<(String, Vec<u8>), Failure> {
    let text = template.render().map_err(|error| Failure::Picture(error.to_string()))?;
    Ok((name.to_owned(), text.into_bytes()))
}

/// The file of an area's page.
fn href(area: AreaId) -> String {
    format!("{area}.html").to_lowercase()
}

/// The place of a requirement.
fn link(requirement: RequirementId) -> String {
    format!("{}#{requirement}", href(requirement.area()))
}

/// What the search looks through: a list that a script reads, because a page that is opened from
/// a disk may not load anything else.
fn index(catalogue: &Catalogue) -> String {
    let mut entries = Vec::new();
    for area in catalogue.areas() {
        entries.push(of_area(area));
        entries.extend(area.requirements.iter().map(of_requirement));
    }
    entries.extend(catalogue.terms().iter().map(of_term));
    let list = json::render(&entries).replace('<', "\\u003c");
    format!("const catalogue = {};\n", list.trim_end())
}

fn of_area(area: &Area) -> Entry<'_> {
    let texts = [&area.code, &area.objective].into_iter();
    let texts = texts.chain(area.key_questions.iter()).chain(area.outputs.iter());
    Entry { id: area.id.to_string(), title: &area.name, page: href(area.id), text: join(texts) }
}

fn of_requirement(requirement: &Requirement) -> Entry<'_> {
    let texts = std::iter::once(&requirement.statement).chain(requirement.aspects.iter());
    let texts = texts.chain(&requirement.levels);
    let questions = requirement.questions.iter().map(|question| &question.text);
    Entry {
        id: requirement.id.to_string(),
        title: &requirement.title,
        page: link(requirement.id),
        text: join(texts.chain(questions)),
    }
}

fn of_term(term: &Term) -> Entry<'_> {
    let texts = std::iter::once(&term.definition).chain(&term.abbreviation).chain(&term.note);
    let page = format!("terms.html#{}", term.id);
    Entry { id: term.name.to_string(), title: "term of FitSM-0", page, text: join(texts) }
}

fn join<'a>(texts: impl Iterator<Item = &'a std::borrow::Cow<'static, str>>) -> String {
    texts.map(AsRef::as_ref).collect::<Vec<&str>>().join(" ")
}
