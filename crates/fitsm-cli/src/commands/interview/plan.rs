//! Which requirements an interview goes through, in which order.

use fitsm_core::catalogue::Area;
use fitsm_core::{Assessment, Catalogue, RequirementId};
use fitsm_eval::{State, evaluate};

use crate::cli::Only;

/// All requirements in scope, and those that are asked.
pub(super) struct Plan {
    all: Vec<RequirementId>,
    asked: Vec<RequirementId>,
}

impl Plan {
    /// What is asked of these areas, or of all if there are none.
    pub(super) fn new(
        catalogue: &Catalogue,
        assessment: &Assessment,
        areas: &[&Area],
        only: Option<Only>,
    ) -> Self {
        let evaluation = evaluate(catalogue, assessment);
        let is_carried = |id: RequirementId| {
            assessment.answers.get(&id).is_some_and(|answer| answer.carried_over)
        };
        let mut plan = Self { all: Vec::new(), asked: Vec::new() };
        for each in evaluation.requirements.iter().filter(|each| each.state != State::OutOfScope) {
            plan.all.push(each.id);
            let is_open = each.state == State::Unscored;
            let is_asked = match only {
                Some(Only::All) => true,
                Some(Only::Unanswered) => is_open,
                Some(Only::CarriedOver) => is_carried(each.id),
                None => is_open || is_carried(each.id),
            };
            let is_of_area = areas.is_empty() || areas.iter().any(|area| area.id == each.id.area());
            if is_asked && is_of_area {
                plan.asked.push(each.id);
            }
        }
        plan
    }

    /// How many are asked.
    pub(super) fn len(&self) -> usize {
        self.asked.len()
    }

    pub(super) fn first(&self) -> Option<RequirementId> {
        self.asked.first().copied()
    }

    /// The next that is asked behind one.
    pub(super) fn after(&self, id: RequirementId) -> Option<RequirementId> {
        let place = self.index(id);
        self.asked.iter().copied().find(|other| self.index(*other) > place)
    }

    /// The last that is asked before one.
    pub(super) fn before(&self, id: RequirementId) -> Option<RequirementId> {
        let place = self.index(id);
        self.asked.iter().copied().rev().find(|other| self.index(*other) < place)
    }

    /// The place of a requirement among all that are in scope, and how many these are.
    pub(super) fn place(&self, id: RequirementId) -> (usize, usize) {
        (self.index(id) + 1, self.all.len())
    }

    fn index(&self, id: RequirementId) -> usize {
        self.all.iter().position(|known| *known == id).unwrap_or_default()
    }
}
