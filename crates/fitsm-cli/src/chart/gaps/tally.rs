//! How the requirements of an area stand to a goal, counted.

use fitsm_core::{AreaId, Catalogue, Goal, Level};
use fitsm_eval::{Evaluation, Outcome, RequirementResult};

use crate::chart::message::number;
use crate::chart::page::Head;
use crate::chart::table::{Table, cell};
use crate::formats::word;
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
    id: AreaId,
    pub(super) name: String,
    pub(super) tallies: [Tally; 2],
}

/// The requirements of an area by their distance to a goal.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) goal: Option<Goal>,
    outcome: Outcome,
    /// Below it by 1, 2, and 3 or more levels.
    pub(super) short: [usize; 3],
    /// The levels missing in all.
    levels: usize,
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
    fn new(goal: Option<Goal>, outcome: Outcome) -> Self {
        let nothing = match outcome {
            Outcome::OutOfScope => Some("out of scope"),
            Outcome::NotApplicable => Some("not applicable"),
            Outcome::NoGoal => Some("no goal"),
            _ => None,
        };
        let goal = goal.filter(|_| nothing.is_none());
        let short = [0; 3];
        Self { goal, outcome, short, levels: 0, at: 0, above: 0, open: 0, nothing }
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

    fn in_words(&self) -> String {
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
            for each in each {
                own.add(each.level, each.goal_result);
                certified.add(each.level, each.certification_result);
            }
            let name = format!("{} {}", area.id, area.short_name);
            Row { id: area.id, name, tallies: [own, certified] }
        })
        .collect();
    if sort == Sort::Gap {
        // Stable: areas alike stay as in FitSM-1.
        rows.sort_by_key(|row| std::cmp::Reverse(row.tallies.each_ref().map(|tally| tally.levels)));
    }
    rows
}

/// How many requirements miss each goal.
pub(super) fn message(rows: &[Row]) -> String {
    let sum = |kind: GoalKind| rows.iter().map(|row| row.tally(kind).below()).sum();
    let has = |kind: GoalKind| rows.iter().any(|row| row.tally(kind).goal.is_some());
    let many = |count: usize| {
        let (what, word) =
            if count == 1 { ("requirement", "misses") } else { ("requirements", "miss") };
        format!("{} {what} {word}", number(count))
    };
    let (own, certification): (usize, usize) = (sum(GoalKind::Own), sum(GoalKind::Certification));
    match (has(GoalKind::Own), has(GoalKind::Certification)) {
        (true, true) if own == certification => {
            format!("{} the own and the certification goal", many(own))
        }
        (true, true) => {
            format!("{} the own goal, {certification} the certification goal", many(own))
        }
        (true, false) => format!("{} the own goal", many(own)),
        (false, true) => format!("{} the certification goal", many(certification)),
        (false, false) => "No area has a goal".to_owned(),
    }
}

/// The picture in words.
pub(super) fn describe(head: &Head, rows: &[Row]) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("Bar chart. {}.", head.lead)];
    sentences.extend(rows.iter().map(|row| {
        let [own, certified] = row.tallies.each_ref().map(Tally::in_words);
        format!("{}: own {own}; certification {certified}.", row.name)
    }));
    sentences.join(" ")
}

/// A row for each area and goal.
pub(super) fn table(rows: &[Row]) -> Table {
    let mut table = Table::new([
        "area",
        "of",
        "goal",
        "result",
        "below_by_3",
        "below_by_2",
        "below_by_1",
        "at_goal",
        "above",
        "not_scored",
        "levels",
    ]);
    for row in rows {
        for (of, tally) in ["goal", "certification-goal"].iter().zip(&row.tallies) {
            let [one, two, more] = tally.short;
            let counts = [more, two, one, tally.at, tally.above, tally.open, tally.levels];
            let mut cells =
                vec![row.id.to_string(), (*of).to_owned(), cell(tally.goal), word(&tally.outcome)];
            cells.extend(counts.map(|count| count.to_string()));
            table.rows.push(cells);
        }
    }
    table
}
