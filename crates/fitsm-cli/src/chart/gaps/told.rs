//! What the gaps tell: the message above the picture, the picture in words, and its data.

use fitsm_eval::{AreaResult, Evaluation};

use super::tally::{Row, Tally};
use crate::chart::message::{self, number};
use crate::chart::page::Head;
use crate::chart::table::{Table, cell};
use crate::formats::word;
use crate::verdict::GoalKind;

/// How many requirements miss each goal, and how many nobody has scored: what is not scored never
/// reads as a goal that is met.
pub(super) fn message(now: &Evaluation<'_>, rows: &[Row], whole: bool) -> String {
    let areas: Vec<&AreaResult<'_>> = rows.iter().filter_map(|row| now.area(row.id)).collect();
    if let Some(nothing) = message::nothing(&areas, whole) {
        return nothing;
    }
    let has = |kind: GoalKind| rows.iter().any(|row| row.tally(kind).goal.is_some());
    let sum = |of: &dyn Fn(&Row) -> usize| rows.iter().map(of).sum::<usize>();
    let below = |kind: GoalKind| has(kind).then(|| sum(&|row| row.tally(kind).below()));
    let open = sum(&|row| row.open);
    match (below(GoalKind::Own), below(GoalKind::Certification)) {
        (None, None) => "No requirement that applies has a goal".to_owned(),
        (own, certification) if own.unwrap_or(0) + certification.unwrap_or(0) == 0 => {
            if sum(&|row| row.tallies.iter().map(Tally::reached).sum()) == 0 {
                let what = if open == 1 { "requirement" } else { "requirements" };
                return format!("{} {what} {} not scored", number(open), are(open));
            }
            let (scored, rest) = match open {
                0 => ("", String::new()),
                _ => ("scored ", format!("; {open} {} not scored yet", are(open))),
            };
            let goal = match (own, certification) {
                (Some(_), Some(_)) => "a goal",
                (Some(_), None) => "the own goal",
                _ => "the certification goal",
            };
            format!("No {scored}requirement misses {goal}{rest}")
        }
        (own, certification) => {
            let rest = if open == 0 { String::new() } else { format!("; {open} not scored") };
            missed(own, certification, sum(&|row| row.miss_both)) + &rest
        }
    }
}

/// How many requirements miss each goal that there is, and so many both.
fn missed(own: Option<usize>, certification: Option<usize>, both: usize) -> String {
    match (own, certification) {
        (Some(own), Some(certification)) if own == both && certification == both => {
            format!("{} both the own and the certification goal", many(both))
        }
        (Some(own), Some(0)) => format!("{} the own goal, none the certification goal", many(own)),
        (Some(0), Some(certification)) => {
            format!("{} the certification goal, none the own goal", many(certification))
        }
        (Some(own), Some(certification)) => {
            format!("{} the own goal, {certification} the certification goal", many(own))
        }
        (Some(own), None) => format!("{} the own goal", many(own)),
        (None, certification) => {
            format!("{} the certification goal", many(certification.unwrap_or(0)))
        }
    }
}

fn many(count: usize) -> String {
    let (what, word) =
        if count == 1 { ("requirement", "misses") } else { ("requirements", "miss") };
    format!("{} {what} {word}", number(count))
}

const fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
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

/// A row for each area and goal, in the order of the picture; nothing is counted where there is
/// nothing to hold against a goal.
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
                vec![row.id.to_string(), (*of).to_owned(), cell(tally.set), word(&tally.outcome)];
            cells.extend(counts.map(|count| cell(tally.goal.map(|_| count))));
            table.rows.push(cells);
        }
    }
    table
}
