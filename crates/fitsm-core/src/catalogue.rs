//! FitSM-1 as data: areas, requirements, what each level looks like, and the questions.

// With its path, so that the build script can share this file.
#[path = "catalogue/file.rs"]
mod file;

#[path = "catalogue/area.rs"]
mod area;
#[path = "catalogue/order.rs"]
mod order;
#[path = "catalogue/requirement.rs"]
mod requirement;
#[path = "catalogue/term.rs"]
mod term;

use std::borrow::Cow;

use serde::Serialize;

use crate::id::{AreaId, RequirementId};
use crate::level::Level;

pub use area::{Activity, Area, Flow, Kpi, Phase, Role};
pub use file::{CatalogueReading, MOST_REQUIREMENTS, keys, read};
pub use requirement::{Dependency, ExpectedEvidence, Question, Related, Requirement, StepUp};
pub use term::Term;

/// A text of the catalogue: constant in the built-in one, owned in one read from a folder.
pub type Text = Cow<'static, str>;
/// A list of the catalogue, likewise.
pub type List<T> = Cow<'static, [T]>;

/// All that one edition of FitSM-1 asks, in the order of the standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    pub(crate) edition: Text,
    pub(crate) credit: Text,
    pub(crate) scale: [ScaleLevel; 5],
    pub(crate) efforts: List<Text>,
    pub(crate) areas: List<Area>,
    pub(crate) flows: List<Flow>,
    pub(crate) terms: List<Term>,
}

/// What a level means, whatever it is that is assessed (the scale of FitSM-6).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScaleLevel {
    /// The level's name, such as "Ad-hoc / Initial".
    pub label: Text,
    /// What it means, in a sentence or two.
    pub meaning: Text,
}

impl Catalogue {
    /// The edition of FitSM-1, such as `3.0`.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Whom the standard belongs to.
    #[must_use]
    pub fn credit(&self) -> &str {
        &self.credit
    }

    /// What a level means on the scale.
    #[must_use]
    pub fn scale(&self, level: Level) -> &ScaleLevel {
        &self.scale[level.index()]
    }

    /// What an effort of 1, 2 … means for the step that has it; `None` where the scale has none.
    #[must_use]
    pub fn effort(&self, effort: u8) -> Option<&str> {
        let index = usize::from(effort.checked_sub(1)?);
        self.efforts.get(index).map(AsRef::as_ref)
    }

    /// What the efforts from 1 upwards mean.
    #[must_use]
    pub fn efforts(&self) -> &[Text] {
        &self.efforts
    }

    /// What areas hand to each other, each flow once.
    #[must_use]
    pub fn flows(&self) -> &[Flow] {
        &self.flows
    }

    /// What an area gives to others, or anybody to any.
    pub fn given_by(&self, area: AreaId) -> impl Iterator<Item = &Flow> {
        self.flows.iter().filter(move |flow| flow.from == Some(area))
    }

    /// What an area gets from others, or from any.
    pub fn received_by(&self, area: AreaId) -> impl Iterator<Item = &Flow> {
        self.flows.iter().filter(move |flow| flow.to == Some(area))
    }

    /// The vocabulary of FitSM-0, in its order.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with this id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The areas in the order of FitSM-1.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The area with this id.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The area with this id or code, in capitals or not.
    #[must_use]
    pub fn area_called(&self, name: &str) -> Option<&Area> {
        let upper = name.trim().to_uppercase();
        self.areas.iter().find(|area| area.code == upper || upper.parse() == Ok(area.id))
    }

    /// All requirements in the order of FitSM-1.
    pub fn requirements(&self) -> impl Iterator<Item = &Requirement> {
        self.areas.iter().flat_map(|area| area.requirements.iter())
    }

    /// The requirement with this id.
    #[must_use]
    pub fn requirement(&self, id: RequirementId) -> Option<&Requirement> {
        self.area(id.area())?.requirements.get(usize::from(id.number().checked_sub(1)?))
    }

    /// The area meant by a name that is not quite right.
    #[must_use]
    pub fn area_like(&self, word: &str) -> Option<AreaId> {
        crate::suggest::area(word, self)
    }

    /// The requirement meant by a name that is not quite right, such as `PR9.7`.
    #[must_use]
    pub fn requirement_like(&self, word: &str) -> Option<RequirementId> {
        let (area, number) = word.split_once('.')?;
        crate::suggest::requirement(area, number, self)
    }
}
