//! The vocabulary of FitSM-0.

use serde::Serialize;

use super::{List, Text};

/// A term, defined in our own words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Its name for links and commands, such as `service-level-agreement`.
    pub id: Text,
    /// The term itself.
    #[serde(rename = "term")]
    pub name: Text,
    /// Its abbreviation in FitSM-0, if it has one.
    pub abbreviation: Option<Text>,
    /// Its number in FitSM-0.
    pub number: Text,
    /// What it means.
    pub definition: Text,
    /// What helps to understand it.
    pub note: Option<Text>,
    /// Ids of related terms.
    pub see_also: List<Text>,
}
