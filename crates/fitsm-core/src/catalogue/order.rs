//! The order in which requirements can come to stand: none before one that it depends on.

use std::collections::BTreeSet;

use super::{Catalogue, Requirement};
use crate::id::RequirementId;

impl Catalogue {
    /// All requirements, each behind those that it depends on; apart from that as in FitSM-1.
    /// A catalogue that was read has no cycle; for one that has, what is on it is left out.
    #[must_use]
    pub fn in_dependency_order(&self) -> Vec<&Requirement> {
        let mut open: Vec<&Requirement> = self.requirements().collect();
        let mut stands: BTreeSet<RequirementId> = BTreeSet::new();
        let mut ordered = Vec::with_capacity(open.len());
        while let Some(at) = open
            .iter()
            .position(|requirement| requirement.depends_on.iter().all(|on| stands.contains(&on.id)))
        {
            let next = open.remove(at);
            stands.insert(next.id);
            ordered.push(next);
        }
        ordered
    }
}
