//! The report as a model: what each part says, worked out once and then written as HTML or Markdown.

mod areas;
mod change;
mod findings;
mod glossary;
mod item;
mod method;
mod pictures;
mod plan;
mod register;
mod reservations;
mod strengths;
mod summary;

pub mod html;
pub mod markdown;
pub mod share;
pub mod stationery;

use fitsm_core::catalogue::Term;
use fitsm_core::{Assessment, Catalogue};
use fitsm_eval::waves::waves;
use fitsm_eval::{Backlog, Delta, Evaluation};

use crate::verdict;
use areas::AreaPart;
use change::Change;
use findings::Findings;
use item::Item;
use method::Method;
use pictures::Pictures;
use plan::Plan;
use register::Entry;
use reservations::Reservations;
use stationery::Stationery;
use summary::Summary;

/// One assessment with what follows from it.
pub struct Assessed<'a> {
    /// What was written.
    pub assessment: &'a Assessment,
    /// What it amounts to.
    pub evaluation: &'a Evaluation<'a>,
}

/// What a report is made of.
pub struct Sources<'a> {
    /// The requirements.
    pub catalogue: &'a Catalogue,
    /// The assessment that is reported.
    pub now: Assessed<'a>,
    /// The earlier ones, oldest first.
    pub earlier: Vec<Assessed<'a>>,
    /// The gaps.
    pub delta: &'a Delta<'a>,
    /// The steps.
    pub backlog: &'a Backlog<'a>,
    /// What the files say of each other that a reader has to know.
    pub notes: Vec<String>,
    /// The consultant's own title, texts and colours.
    pub stationery: &'a Stationery,
}

/// A report, part by part, in the order in which it is read.
pub struct Report<'a> {
    /// Whose SMS it is.
    pub organisation: &'a str,
    /// What the report is called.
    pub title: String,
    /// Day, kind and edition.
    pub heading: String,
    /// The consultant's own texts.
    pub stationery: &'a Stationery,
    /// Whom the standard belongs to.
    pub credit: &'a str,
    /// The charts.
    pub pictures: Pictures,
    /// For the board.
    pub summary: Summary<'a>,
    /// What changed since the earlier assessments.
    pub change: Option<Change<'a>>,
    /// How the results came about.
    pub method: Method<'a>,
    /// Area by area.
    pub areas: Vec<AreaPart<'a>>,
    /// What is below a goal, and what stands on too little.
    pub findings: Findings<'a>,
    /// The gaps and the way to close them.
    pub plan: Plan<'a>,
    /// What a reader should know before relying on it.
    pub reservations: Reservations<'a>,
    /// Every requirement.
    pub answers: Vec<Item<'a>>,
    /// Every piece of evidence.
    pub register: Vec<Entry<'a>>,
    /// The terms that occur in it.
    pub glossary: Vec<&'a Term>,
}

/// Builds the report.
pub fn build<'a>(sources: &'a Sources<'a>) -> Report<'a> {
    let Sources { catalogue, now, stationery, .. } = sources;
    let title = stationery.title.clone().or_else(|| now.assessment.title.clone());
    let answers = item::all(catalogue, now);
    let waves = waves(sources.backlog, None);
    let trend = change::trend(sources);
    let mut report = Report {
        organisation: &now.assessment.organisation,
        title: title.unwrap_or_else(|| "Assessment report".to_owned()),
        heading: verdict::circumstances(now.evaluation),
        stationery,
        credit: catalogue.credit(),
        summary: summary::build(sources),
        pictures: pictures::draw(sources, &waves, trend.as_ref()),
        change: change::build(sources, trend),
        method: method::build(catalogue, now, &answers),
        areas: areas::build(catalogue, now),
        findings: findings::build(&answers),
        plan: plan::build(sources, waves),
        reservations: reservations::build(sources, &answers),
        register: register::build(now),
        answers,
        glossary: Vec::new(),
    };
    report.glossary = glossary::occurring(catalogue, &markdown::body(&report));
    report
}
