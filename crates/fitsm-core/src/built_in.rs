//! The catalogue of this edition, compiled in: the build script writes it as constant data.

use std::borrow::Cow;

use crate::catalogue::{Area, Catalogue, Phase, Requirement, ScaleLevel};
use crate::id::{AreaId, Group, RequirementId};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

impl Catalogue {
    /// The catalogue that this program was built with. Costs nothing to obtain.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}
