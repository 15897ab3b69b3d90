//! What charts say: the message above the picture, and below it whose data it is.

use fitsm_core::Level;
use fitsm_core::assessment::Rule;
use fitsm_core::catalogue::Area;
use fitsm_eval::{AreaResult, Evaluation, State};

use crate::text::cut;
use crate::verdict;

/// The most characters of a user's name or title in a line of others.
const MOST: usize = 60;

/// What holds the maturity level where it is.
pub fn maturity(evaluation: &Evaluation<'_>) -> String {
    let Some(level) = evaluation.maturity.level else {
        return verdict::maturity(evaluation);
    };
    if level.get() == 4 || evaluation.rule == Rule::Mean {
        return verdict::maturity(evaluation);
    }
    let holding = evaluation.areas.iter().filter(|area| area.level == Some(level));
    let ids: Vec<String> = holding.map(|area| area.id.to_string()).collect();
    match ids.len() {
        1 => format!("{} holds the maturity level at {level}", ids[0]),
        count if count == scored_areas(evaluation) => {
            format!("Every area holds the maturity level at {level}")
        }
        2 | 3 => format!("{} hold the maturity level at {level}", and(&ids)),
        count => format!("{} areas hold the maturity level at {level}", number(count)),
    }
}

fn scored_areas(evaluation: &Evaluation<'_>) -> usize {
    evaluation.areas.iter().filter(|area| area.level.is_some()).count()
}

/// How many requirements hold the maturity level where it is.
pub fn requirements(evaluation: &Evaluation<'_>) -> String {
    let Some(level) = evaluation.maturity.level else {
        return verdict::maturity(evaluation);
    };
    let at = evaluation.requirements.iter().filter(|each| each.state == State::Scored);
    let ids: Vec<String> =
        at.filter(|each| each.level == Some(level)).map(|each| each.id.to_string()).collect();
    match ids.len() {
        _ if level.get() == 4 || evaluation.rule == Rule::Mean => verdict::maturity(evaluation),
        1 => format!("{} alone holds the maturity level at {level}", ids[0]),
        2 | 3 => format!("{} hold the maturity level at {level}", and(&ids)),
        count => format!("{} requirements hold the maturity level at {level}", number(count)),
    }
}

/// What holds the level of one area where it is.
pub fn area(result: &AreaResult<'_>, rule: Rule) -> String {
    let ids: Vec<String> = result.blocking.iter().map(ToString::to_string).collect();
    match (result.level, result.at_most) {
        (Some(level), _) if level.get() == 4 || rule == Rule::Mean || ids.is_empty() => {
            format!("{} is at level {level} of 4", result.id)
        }
        (Some(level), _) => match ids.len() {
            1 => format!("{} holds {} at level {level}", ids[0], result.id),
            2 | 3 => format!("{} hold {} at level {level}", and(&ids), result.id),
            count => {
                format!("{} requirements hold {} at level {level}", number(count), result.id)
            }
        },
        (None, Some(at_most)) => {
            let open = result.coverage.applicable - result.coverage.scored;
            format!("{} is at level {at_most} at most: {open} not scored", result.id)
        }
        (None, None) => format!("{} has no level", result.id),
    }
}

/// What an area's level rests on.
pub fn area_basis(area: &Area, result: &AreaResult<'_>, now: &Evaluation<'_>) -> String {
    let profile = result.profile.map_or("no profile".to_owned(), |mean| format!("profile {mean}"));
    let coverage = result.coverage;
    format!(
        "{} · {profile} over {} of {} requirements · rule {}",
        area.name,
        coverage.scored,
        coverage.applicable,
        now.rule.as_str()
    )
}

/// The lowest of some areas.
pub fn some(areas: &[&AreaResult<'_>]) -> String {
    let known: Vec<Level> = areas.iter().filter_map(|area| area.level).collect();
    let Some(lowest) = known.iter().min() else {
        return "None of these areas has a level yet".to_owned();
    };
    let at = areas.iter().filter(|area| area.level == Some(*lowest));
    let ids: Vec<String> = at.map(|area| area.id.to_string()).collect();
    let who = match ids.len() {
        1..=3 => and(&ids),
        count => format!("{} areas", number(count)),
    };
    let are = if ids.len() == 1 { "is" } else { "are" };
    if ids.len() == areas.len() {
        return format!("{who} {are} at level {lowest}");
    }
    format!("{who} {are} at level {lowest}, the lowest of {}", areas.len())
}

/// Whose assessment it is.
pub fn source(evaluation: &Evaluation<'_>) -> String {
    let head = &evaluation.assessment;
    let mut parts = vec![cut(head.organisation, MOST)];
    parts.extend(head.title.map(|title| cut(title, MOST)));
    parts.push(head.date.to_string());
    parts.extend(head.kind.map(|kind| kind.describe().to_owned()));
    parts.push(format!("FitSM-1 edition {}", cut(head.edition, MOST)));
    parts.join(" · ")
}

/// The maturity level and what it rests on.
pub fn basis(evaluation: &Evaluation<'_>) -> String {
    let maturity = &evaluation.maturity;
    let level = match (maturity.level, maturity.at_most) {
        (Some(level), _) => format!("maturity level {level} of 4"),
        (None, Some(at_most)) => format!("maturity level at most {at_most}"),
        (None, None) => "no maturity level".to_owned(),
    };
    format!("{level} · {}", verdict::basis(evaluation))
}

/// `PR2, PR4 and PR8`.
pub fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A number at the beginning of a sentence.
pub fn number(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// How the whole went from the first of several assessments to the last.
pub fn change(all: &[&Evaluation<'_>]) -> String {
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return "No assessment".to_owned();
    };
    let one_sms = all.iter().all(|each| each.assessment.organisation == last.assessment.organisation);
    if all.len() < 2 {
        return maturity(last);
    }
    if !one_sms {
        return format!("{} assessments side by side", number(all.len()));
    }
    let level = match (first.maturity.level, last.maturity.level) {
        (Some(old), Some(new)) if old == new => format!("The maturity level stayed at {new}"),
        (Some(old), Some(new)) => format!("The maturity level {} from {old} to {new}", went(&old, &new)),
        (_, None) => "The maturity level is not known yet".to_owned(),
        (None, Some(new)) => format!("The maturity level is {new}; it was not known before"),
    };
    let index = match (first.maturity.index, last.maturity.index) {
        (Some(old), Some(new)) if old == new => format!(", the index stayed at {new}"),
        (Some(old), Some(new)) => format!(", the index {} from {old} to {new}", went(&old, &new)),
        _ => String::new(),
    };
    level + &index
}

fn went<T: Ord>(old: &T, new: &T) -> &'static str {
    if new > old { "rose" } else { "fell" }
}

/// Whose assessments they are, in few lines, and where they differ.
pub fn sources(all: &[&Evaluation<'_>], notes: &[String]) -> Vec<String> {
    let Some(last) = all.last() else {
        return notes.to_vec();
    };
    let one_sms = all.iter().all(|each| each.assessment.organisation == last.assessment.organisation);
    let dates: Vec<String> = all.iter().map(|each| each.assessment.date.to_string()).collect();
    let mut lines = match all.len() {
        1 => vec![source(last)],
        _ if one_sms => vec![format!(
            "{} · {} assessments: {} · rule {}",
            cut(last.assessment.organisation, MOST),
            all.len(),
            if dates.len() > 4 {
                format!("{} to {}", dates[0], dates[dates.len() - 1])
            } else {
                dates.join(", ")
            },
            last.rule.as_str()
        )],
        _ => vec![format!("{} assessments: {}", all.len(), dates.join(", "))],
    };
    lines.extend(notes.iter().map(|note| format!("Note: {note}")));
    lines
}
