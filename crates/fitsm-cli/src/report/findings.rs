//! Nonconformities, opportunities and observations, as an auditor sets them down.

use fitsm_core::Level;
use fitsm_eval::State;

use super::item::Item;
use crate::text::count;

/// What was found against the goals.
pub struct Findings<'a> {
    /// Requirements below the certification goal, or below the own goal where there is no other.
    pub nonconformities: Vec<Finding<'a>>,
    /// Requirements that meet the certification goal and fall short of the own one.
    pub opportunities: Vec<Finding<'a>>,
    /// Requirements that meet their goals with a level above what their evidence supports.
    pub observations: Vec<Finding<'a>>,
    /// What could not be judged.
    pub open: Vec<Item<'a>>,
}

/// One finding.
pub struct Finding<'a> {
    /// Its number in its list, such as `N12`.
    pub number: String,
    /// The requirement.
    pub item: Item<'a>,
    /// What lies between what was found and the goal, in a sentence.
    pub gap: String,
    /// What one would see at the goal.
    pub at_goal: Option<&'a str>,
}

/// Sorts the answers.
pub fn build<'a>(answers: &[Item<'a>]) -> Findings<'a> {
    let list = |letter: &str, belongs: &dyn Fn(&Item<'a>) -> bool| -> Vec<Finding<'a>> {
        let of_list = answers.iter().filter(|item| belongs(item));
        of_list.enumerate().map(|(at, item)| finding(format!("{letter}{}", at + 1), item)).collect()
    };
    Findings {
        nonconformities: list("N", &Item::is_nonconformity),
        opportunities: list("O", &Item::is_opportunity),
        observations: list("B", &|item| {
            item.result.exceeds_evidence() && !item.is_nonconformity() && !item.is_opportunity()
        }),
        open: answers.iter().filter(|item| item.result.state == State::Unscored).cloned().collect(),
    }
}

fn finding<'a>(number: String, item: &Item<'a>) -> Finding<'a> {
    let result = item.result;
    let (name, goal) = if item.is_nonconformity() && result.certification_goal.is_some() {
        ("certification goal", result.certification_goal)
    } else {
        ("own goal", result.goal)
    };
    let goal = goal.map(fitsm_core::Goal::level);
    let missed = result.level.zip(goal).filter(|(level, goal)| level < goal);
    let gap = missed.map_or_else(String::new, |(level, goal)| {
        let levels = count((goal.get() - level.get()).into(), "level", "levels");
        format!("Level {level} against the {name} of {goal}: {levels} missing.")
    });
    let at_goal = missed.map(|(_, goal): (Level, Level)| item.requirement.level(goal));
    Finding { number, item: item.clone(), gap, at_goal }
}

impl Findings<'_> {
    /// How many there are of each kind.
    pub fn in_short(&self) -> String {
        let open = match self.open.len() {
            0 => String::new(),
            open => {
                format!("; {} not judged yet", count(open, "requirement is", "requirements are"))
            }
        };
        format!(
            "{}, {}, {}{open}.",
            count(self.nonconformities.len(), "nonconformity", "nonconformities"),
            count(
                self.opportunities.len(),
                "opportunity for improvement",
                "opportunities for improvement"
            ),
            count(self.observations.len(), "observation", "observations"),
        )
    }
}

impl Finding<'_> {
    /// What was found: the assessor's note, or else what the level stands for.
    pub fn found(&self) -> String {
        if let Some(note) = self.item.note() {
            return note.to_owned();
        }
        match self.item.result.level {
            Some(level) => {
                format!(
                    "No note was made. The level stands for: {}",
                    self.item.requirement.level(level)
                )
            }
            None => "No note was made.".to_owned(),
        }
    }
}
