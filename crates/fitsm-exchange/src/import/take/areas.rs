//! Areas: which are in scope, and both goals.

use std::collections::BTreeMap;

use fitsm_core::assessment::Goals;
use fitsm_core::{AreaId, Goal};

use super::Take;
use crate::import::form::{AreaRow, Word, said};
use crate::import::words::{self, quoted};
use crate::layout::{IN_SCOPE, OUT_OF_SCOPE};
use crate::problem::At;

/// The reason that stands where a workbook gives none.
const NO_REASON: &str = "Out of scope in the workbook, which gives no reason";

/// What was read of an area.
#[derive(Clone, Debug)]
pub(super) struct AreaCells {
    at: At,
    goal: Option<Goal>,
    certification_goal: Option<Goal>,
    is_out: bool,
    reason: Option<String>,
}

/// Which of the two goals.
type Which = fn(&AreaCells) -> Option<Goal>;

impl Take<'_> {
    /// Takes what a row says of an area.
    pub(in crate::import) fn area(&mut self, row: &AreaRow<'_>) {
        self.rows += 1;
        let name = row.id.trimmed();
        let id = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let named = |text: &str| self.catalogue.area(text.parse().ok()?);
        let known = named(id).or_else(|| {
            let known = named(&words::tidied(name.split(':').next().unwrap_or_default()));
            self.has_tidied |= known.is_some();
            known
        });
        let Some(id) = known.map(|area| area.id) else {
            let message = format!("{} is not an area of FitSM-1", quoted(id));
            let word = Some(id).filter(|_| self.problems.count() < super::MOST_SUGGESTIONS);
            let meant = word.and_then(|word| self.catalogue.area_like(word));
            let help = meant.map(|meant| format!("did you mean {meant}?"));
            self.problems.add(row.id.at, message, help);
            return;
        };
        let cells = AreaCells {
            at: row.id.at,
            goal: row.goal.and_then(|word| self.goal(word)),
            certification_goal: row.certification_goal.and_then(|word| self.goal(word)),
            is_out: self.is_out(row),
            reason: said(row.reason).map(str::to_owned),
        };
        if let std::collections::btree_map::Entry::Vacant(e) = self.areas.entry(id) {
            e.insert(cells);
        } else {
            let message = format!("{id} stands here for the second time");
            self.problems.advise(row.id.at, message, "keep one of the two rows");
        }
    }

    /// A goal: a whole number from 1 to 4, or none.
    pub(super) fn goal(&mut self, word: Word<'_>) -> Option<Goal> {
        if words::is_placeholder(word.text) {
            return None;
        }
        if word.is_error() {
            return self.typed(Some(word), "a goal").and(None);
        }
        if word.is_formula {
            let help = "write the goal itself as a number";
            self.problems.advise(word.at, "a formula stands where a goal is expected", help);
            return None;
        }
        let goal = words::whole_number(word.text).and_then(Goal::new);
        if goal.is_none() {
            let found = super::given::shown(word.text);
            let message = format!("a goal is a whole number from 1 to 4, not {found}");
            self.problems.advise(word.at, message, "leave the cell empty where there is no goal");
        }
        goal
    }

    fn is_out(&mut self, row: &AreaRow<'_>) -> bool {
        let Some(word) = row.scope else {
            // In CSV the reason alone says so.
            return self.is_rows && said(row.reason).is_some();
        };
        let text = word.trimmed();
        if text.eq_ignore_ascii_case(OUT_OF_SCOPE) {
            return true;
        }
        if !text.is_empty() && !text.eq_ignore_ascii_case(IN_SCOPE) {
            let message = format!("{} is no scope", quoted(text));
            let help = format!("write {IN_SCOPE} or {OUT_OF_SCOPE}");
            self.problems.advise(word.at, message, help);
        }
        false
    }

    /// The areas out of scope, each with its reason.
    pub(super) fn take_out_of_scope(&mut self) -> BTreeMap<AreaId, String> {
        let mut left_out = BTreeMap::new();
        let mut without = Vec::new();
        for (id, cells) in &self.areas {
            match (&cells.reason, cells.is_out) {
                (Some(reason), true) => {
                    left_out.insert(*id, reason.clone());
                }
                (None, true) => {
                    without.push(id.to_string());
                    left_out.insert(*id, NO_REASON.to_owned());
                }
                (Some(_), false) => {
                    let message =
                        format!("there is a reason to leave {id} out, but it is in scope");
                    let help = format!("write {OUT_OF_SCOPE}, or take the reason away");
                    self.problems.advise(cells.at, message, help);
                }
                (None, false) => {}
            }
        }
        if !without.is_empty() {
            self.told.push(format!(
                "{} out of scope without a reason; the file now says \"{NO_REASON}\"",
                list_are(&without)
            ));
        }
        left_out
    }

    /// Both goals of all areas: own and certification.
    pub(super) fn take_goals(&mut self) -> (Goals, Goals) {
        let areas = std::mem::take(&mut self.areas);
        let own: Which = |cells| cells.goal;
        let certification: Which = |cells| cells.certification_goal;
        let head = &self.head;
        let is_csv = self.is_rows || areas.is_empty();
        let is_whole = areas.len() == self.catalogue.areas().len();
        let of = |which: Which, default, named: Option<&Vec<AreaId>>| {
            let cells = areas.iter().map(|(id, cells)| (*id, which(cells))).collect();
            match named {
                Some(named) => refined(&cells, default, named),
                None if head.is_ours && !is_csv => refined(&cells, default, &[]),
                None if is_csv || !is_whole => Goals { default, ..by_name(&cells) },
                None => most_frequent(&cells),
            }
        };
        let goals = of(own, head.goal_default, head.goal_areas.as_ref());
        // A questionnaire of ours tells no rule and no goals; a whole export tells both, also by
        // leaving goals out.
        let is_told = (head.is_ours && head.rule.is_some())
            || head.certification_default.is_some()
            || areas.values().any(|cells| !self.is_rows || cells.certification_goal.is_some());
        let certification_goals = if is_told {
            of(certification, head.certification_default, head.certification_areas.as_ref())
        } else {
            Goals::certification()
        };
        (goals, certification_goals)
    }
}

/// The goals in the form that our own export remembers, with what was changed in the cells since.
fn refined(
    cells: &BTreeMap<AreaId, Option<Goal>>,
    default: Option<Goal>,
    named: &[AreaId],
) -> Goals {
    let goal_of = |id: &AreaId| cells.get(id).copied().flatten();
    if default.is_some() && cells.values().any(Option::is_none) {
        // A goal was taken away, and a default would give it back.
        return by_name(cells);
    }
    let of_named = named.iter().filter_map(|id| Some((*id, goal_of(id)?)));
    let mut goals = Goals { default, areas: of_named.collect() };
    for (id, goal) in cells {
        if let Some(goal) = goal
            && goals.of(*id) != Some(*goal)
        {
            goals.areas.insert(*id, *goal);
        }
    }
    goals
}

/// The goals of a workbook that says one for each area: the most frequent one for all, the others
/// by name; all by name if some have none.
fn most_frequent(cells: &BTreeMap<AreaId, Option<Goal>>) -> Goals {
    let told: Vec<Goal> = cells.values().copied().flatten().collect();
    if told.len() < cells.len() {
        return by_name(cells);
    }
    let count = |goal: &Goal| told.iter().filter(|other| *other == goal).count();
    // Of several that are equally frequent, the lowest.
    let most = told
        .iter()
        .copied()
        .max_by(|one, other| count(one).cmp(&count(other)).then_with(|| other.cmp(one)));
    let others = cells.iter().filter(|(_, goal)| **goal != most);
    let areas = others.filter_map(|(id, goal)| Some((*id, (*goal)?))).collect();
    Goals { default: most, areas }
}

fn by_name(cells: &BTreeMap<AreaId, Option<Goal>>) -> Goals {
    let areas = cells.iter().filter_map(|(id, goal)| Some((*id, (*goal)?))).collect();
    Goals { default: None, areas }
}

/// `PR1 is` or `PR1, PR2 are`.
fn list_are(names: &[String]) -> String {
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", names.join(", "))
}
