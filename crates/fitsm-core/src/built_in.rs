//! The catalogue of this edition, compiled in: the build script writes it as constant data.

use crate::catalogue::Catalogue;

/// The data, with what it names.
#[allow(unused_imports, reason = "a catalogue need not use every kind of thing")]
mod data {
    use std::borrow::Cow;

    use crate::catalogue::{
        Activity, Area, Catalogue, Dependency, ExpectedEvidence, Flow, Kpi, Phase, Question,
        Related, Requirement, Role, ScaleLevel, StepUp, Term,
    };
    use crate::evidence::EvidenceKind;
    use crate::id::{AreaId, Group, RequirementId};
    use crate::level::Level;
    use crate::rating::QuestionKey;

    include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

    pub(super) fn built_in() -> &'static Catalogue {
        &BUILT_IN
    }
}

impl Catalogue {
    /// The catalogue that this program was built with. Costs nothing to obtain.
    #[must_use]
    pub fn built_in() -> &'static Self {
        data::built_in()
    }
}
