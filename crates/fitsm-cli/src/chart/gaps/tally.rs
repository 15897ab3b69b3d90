//! How the requirements of an area stand to a goal, counted.

use fitsm_core::{AreaId, Catalogue, Goal, Level};
use fitsm_eval::{Evaluation, Outcome, RequirementResult};

use crate::verdict::GoalKind;

/// The order of the areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// As in FitSM-1.
    Standard,
    /// The one with the most missing levels to the own goal first, then to the certification goal.
    Gap,
}

/// An area and how it stands to both goals.
pub(super) struct Row {
    pub(super) id: AreaId,
    pub(super) name: String,
    pub(super) tallies: [Tally; 2],
    /// The requirements that miss both goals.
    pub(super) miss_both: usize,
    /// Those with a goal and no level yet.
    pub(super) open: usize,
}

/// The requirements of an area by their distance to a goal.
#[derive(Debug)]
pub(super) struct Tally {
    /// What the requirements are held against.
    pub(super) goal: Option<Goal>,
    /// The goal of the area, also where nothing is held against it.
    pub(super) set: Option<Goal>,
    pub(super) outcome: Outcome,
    /// Below it by 1, 2, and 3 or more levels.
    pub(super) short: [usize; 3],
    /// The levels missing in all.
    pub(super) levels: usize,
    /// At the goal, and above it.
    pub(super) at: usize,
    pub(super) above: usize,
    /// With no level yet.
    pub(super) open: usize,
    /// Why there is nothing to count.
    pub(super) nothing: Option<&'static str>,
}

impl Row {
    pub(super) fn tally(&self, kind: GoalKind) -> &Tally {
        &self.tallies[usize::from(kind == GoalKind::Certification)]
    }
}

impl Tally {
    fn new(set: Option<Goal>, outcome: Outcome) -> Self {
        let nothing = match outcome {
            Outcome::OutOfScope => Some("out of scope"),
            Outcome::NotApplicable => Some("not applicable"),
            Outcome::NoGoal => Some("no goal"),
            _ => None,
        };
        let goal = set.filter(|_| nothing.is_none());
        let short = [0; 3];
        Self { goal, set, outcome, short, levels: 0, at: 0, above: 0, open: 0, nothing }
    }

    fn add(&mut self, level: Option<Level>, outcome: Outcome) {
        let Some(goal) = self.goal.map(|goal| usize::from(goal.level().get())) else {
            return;
        };
        match (outcome, level.map(|level| usize::from(level.get()))) {
            (Outcome::NoResult, _) => self.open += 1,
            (Outcome::NotMet, Some(level)) => {
                self.short[(goal - level).clamp(1, 3) - 1] += 1;
                self.levels += goal - level;
            }
            (Outcome::Met, Some(level)) if level == goal => self.at += 1,
            (Outcome::Met, _) => self.above += 1,
            _ => {}
        }
    }

    pub(super) fn below(&self) -> usize {
        self.short.iter().sum()
    }

    pub(super) fn reached(&self) -> usize {
        self.at + self.above
    }

    /// The goal, and whether the area meets it.
    pub(super) fn verdict(&self) -> String {
        let sign = match self.outcome {
            Outcome::Met => "✓",
            Outcome::NotMet => "✗",
            _ => "?",
        };
        self.goal.map_or("–".to_owned(), |goal| format!("{goal} {sign}"))
    }

    pub(super) fn in_words(&self) -> String {
        let Some(goal) = self.goal else {
            return self.nothing.unwrap_or("no goal").to_owned();
        };
        let open = match self.open {
            0 => String::new(),
            open => format!(", {open} not scored"),
        };
        format!("goal {goal}: {} below, {} reached{open}", self.below(), self.reached())
    }
}

/// The rows of the chart.
pub(super) fn rows(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    areas: Option<&[AreaId]>,
    sort: Sort,
) -> Vec<Row> {
    let named = catalogue.areas().iter().zip(&now.areas);
    let named = named.filter(|(area, _)| areas.is_none_or(|areas| areas.contains(&area.id)));
    let mut rows: Vec<Row> = named
        .map(|(area, result)| {
            let mut own = Tally::new(result.goal, result.goal_result);
            let mut certified = Tally::new(result.certification_goal, result.certification_result);
            let each: Vec<&RequirementResult<'_>> = now.requirements_of(area.id).collect();
            for each in &each {
                own.add(each.level, each.goal_result);
                certified.add(each.level, each.certification_result);
            }
            let results = each.iter().map(|each| [each.goal_result, each.certification_result]);
            let miss_both = results.clone().filter(|both| *both == [Outcome::NotMet; 2]).count();
            let open = results.filter(|both| both.contains(&Outcome::NoResult)).count();
            let name = format!("{} {}", area.id, area.short_name);
            Row { id: area.id, name, tallies: [own, certified], miss_both, open }
        })
        .collect();
    if sort == Sort::Gap {
        // Stable: areas alike stay as in FitSM-1.
        rows.sort_by_key(|row| std::cmp::Reverse(row.tallies.each_ref().map(|tally| tally.levels)));
    }
    rows
}
