//! Each area: what it is for, where it stands, what was found.

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Area;
use fitsm_eval::{AreaResult, Outcome, ScopeState};

use super::Assessed;
use super::item::{self, Item};
use crate::verdict;

/// One area.
pub struct AreaPart<'a> {
    /// What FitSM says of it.
    pub area: &'a Area,
    /// How it stands.
    pub result: &'a AreaResult<'a>,
    /// Why it was left out.
    pub out_of_scope: Option<&'a str>,
    /// Its requirements.
    pub items: Vec<Item<'a>>,
}

/// All areas in the order of FitSM-1.
pub fn build<'a>(catalogue: &'a Catalogue, now: &Assessed<'a>) -> Vec<AreaPart<'a>> {
    let areas = catalogue.areas().iter().zip(&now.evaluation.areas);
    areas
        .map(|(area, result)| AreaPart {
            area,
            result,
            out_of_scope: now.assessment.out_of_scope.get(&area.id).map(String::as_str),
            items: area
                .requirements
                .iter()
                .zip(now.evaluation.requirements_of(area.id))
                .map(|(requirement, result)| item::of(requirement, result, now))
                .collect(),
        })
        .collect()
}

impl AreaPart<'_> {
    /// The capability level, or why there is none.
    pub fn level(&self) -> String {
        match (self.result.scope, self.result.level, self.result.at_most) {
            (ScopeState::Out, ..) => "out of scope".to_owned(),
            (_, Some(level), _) => level.to_string(),
            (_, None, Some(at_most)) => format!("at most {at_most}"),
            (_, None, None) => "not applicable".to_owned(),
        }
    }

    /// The mean of the scored requirements, or a dash.
    pub fn profile(&self) -> String {
        self.result.profile.map_or("–".to_owned(), |profile| profile.to_string())
    }

    /// How many requirements the profile covers.
    pub fn coverage(&self) -> String {
        let coverage = self.result.coverage;
        if coverage.applicable == 0 {
            return "–".to_owned();
        }
        format!("{} of {}", coverage.scored, coverage.applicable)
    }

    /// The own goal with its mark, or a dash.
    pub fn goal(&self) -> String {
        verdict::marked(self.result.goal, self.result.goal_result)
    }

    /// The certification goal with its mark, or a dash.
    pub fn certification_goal(&self) -> String {
        verdict::marked(self.result.certification_goal, self.result.certification_result)
    }

    /// The requirements that hold its level, as a list.
    pub fn blocking(&self) -> String {
        let ids: Vec<String> = self.result.blocking.iter().map(ToString::to_string).collect();
        ids.join(", ")
    }

    /// Where it stands, in a sentence or two.
    pub fn finding(&self) -> String {
        let result = self.result;
        let open = usize::from(result.coverage.applicable - result.coverage.scored);
        let level = match (result.level, result.at_most) {
            (Some(level), _) => format!("Capability level {level}"),
            (None, Some(at_most)) => {
                let open = crate::text::count(open, "requirement is", "requirements are");
                format!("Capability level not known yet, {at_most} at most: {open} not scored")
            }
            (None, None) => return "None of its requirements applies.".to_owned(),
        };
        let profile = match result.profile {
            Some(profile) => format!(", profile {profile} over {}", self.coverage()),
            None => String::new(),
        };
        let goals: Vec<String> = [
            ("own goal", result.goal, result.goal_result),
            ("certification goal", result.certification_goal, result.certification_result),
        ]
        .into_iter()
        .filter_map(|(name, goal, outcome)| Some((name, goal?, word(outcome)?)))
        .map(|(name, goal, word)| format!("{name} {goal} {word}"))
        .collect();
        let goals =
            if goals.is_empty() { String::new() } else { format!("; {}", goals.join(", ")) };
        let held = match (result.level, result.blocking.len()) {
            (Some(level), 1..) => {
                let next = level.get() + 1;
                format!(" Level {next} is held back by {}.", self.blocking())
            }
            _ => String::new(),
        };
        format!("{level}{profile}{goals}.{held}")
    }
}

fn word(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Met => Some("met"),
        Outcome::NotMet => Some("not met"),
        Outcome::NoResult | Outcome::Incomplete => Some("not known yet"),
        Outcome::NoGoal | Outcome::NotApplicable | Outcome::OutOfScope => None,
    }
}
