//! What charts say: the message above the picture, and below it whose data it is.

use std::cmp::Ordering;

use fitsm_core::Level;
use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_core::catalogue::Area;
use fitsm_eval::trend::Point;
use fitsm_eval::{About, AreaResult, Evaluation, Note, ScopeState, State, Trend};

use super::isolate::isolated;
use crate::text::{count, cut};
use crate::{changes, verdict};

/// The most characters of a user's name or title in a line of others.
const MOST: usize = 60;

/// What holds the maturity level where it is.
pub fn maturity(evaluation: &Evaluation<'_>) -> String {
    let Some(level) = evaluation.maturity.level else {
        return unknown(evaluation);
    };
    if level.get() == 4 || evaluation.rule == Rule::Mean {
        return verdict::maturity(evaluation);
    }
    let holding = evaluation.areas.iter().filter(|area| area.level == Some(level));
    let ids: Vec<String> = holding.map(|area| area.id.to_string()).collect();
    match ids.len() {
        1 => format!("{} holds the maturity level at {level}", ids[0]),
        many if many == scored_areas(evaluation) => {
            format!("Every area holds the maturity level at {level}")
        }
        2 | 3 => format!("{} hold the maturity level at {level}", and(&ids)),
        many => format!("{} areas hold the maturity level at {level}", number(many)),
    }
}

/// How far the maturity level is known, where it is not known whole.
fn unknown(evaluation: &Evaluation<'_>) -> String {
    let maturity = &evaluation.maturity;
    let open = maturity.coverage.applicable - maturity.coverage.scored;
    match maturity.at_most {
        Some(at_most) => format!(
            "Maturity level {at_most} at most: {} not scored",
            count(open.into(), "requirement is", "requirements are")
        ),
        None => verdict::maturity(evaluation),
    }
}

fn scored_areas(evaluation: &Evaluation<'_>) -> usize {
    evaluation.areas.iter().filter(|area| area.level.is_some()).count()
}

/// How many requirements hold the maturity level where it is.
pub fn requirements(evaluation: &Evaluation<'_>) -> String {
    let Some(level) = evaluation.maturity.level else {
        return unknown(evaluation);
    };
    let at = evaluation.requirements.iter().filter(|each| each.state == State::Scored);
    let ids: Vec<String> =
        at.filter(|each| each.level == Some(level)).map(|each| each.id.to_string()).collect();
    match ids.len() {
        _ if level.get() == 4 || evaluation.rule == Rule::Mean => verdict::maturity(evaluation),
        1 => format!("{} alone holds the maturity level at {level}", ids[0]),
        2 | 3 => format!("{} hold the maturity level at {level}", and(&ids)),
        many => format!("{} requirements hold the maturity level at {level}", number(many)),
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
            many => {
                format!("{} requirements hold {} at level {level}", number(many), result.id)
            }
        },
        (None, Some(at_most)) => {
            let open = result.coverage.applicable - result.coverage.scored;
            format!("{} is at level {at_most} at most: {open} not scored", result.id)
        }
        (None, None) => {
            nothing(&[result], false).unwrap_or_else(|| format!("{} has no level", result.id))
        }
    }
}

/// Why areas have neither a level nor a goal to reach, if no requirement of theirs applies; `whole`
/// if they are all that there are.
pub fn nothing(areas: &[&AreaResult<'_>], whole: bool) -> Option<String> {
    if areas.iter().any(|area| area.coverage.applicable > 0) {
        return None;
    }
    let is_out = areas.iter().all(|area| area.scope == ScopeState::Out);
    Some(match (is_out, areas) {
        (true, _) if whole => "Every area is out of scope".to_owned(),
        (false, _) if whole => "No requirement that is in scope applies".to_owned(),
        (true, [area]) => format!("{} is out of scope", area.id),
        (false, [area]) => format!("No requirement of {} applies", area.id),
        (true, _) => "All these areas are out of scope".to_owned(),
        (false, _) => "No requirement of these areas applies".to_owned(),
    })
}

/// What an area's level rests on.
pub fn area_basis(area: &Area, result: &AreaResult<'_>, now: &Evaluation<'_>) -> String {
    let profile = result.profile.map_or("no profile".to_owned(), |mean| format!("profile {mean}"));
    let coverage = result.coverage;
    format!(
        "{} · {profile} over {} of {} requirements · rule {}",
        isolated(&area.name),
        coverage.scored,
        coverage.applicable,
        now.rule.as_str()
    )
}

/// The lowest of some areas.
pub fn some(areas: &[&AreaResult<'_>]) -> String {
    let known: Vec<Level> = areas.iter().filter_map(|area| area.level).collect();
    let Some(lowest) = known.iter().min() else {
        let nothing = nothing(areas, false);
        return nothing.unwrap_or_else(|| "None of these areas has a level yet".to_owned());
    };
    let at = areas.iter().filter(|area| area.level == Some(*lowest));
    let ids: Vec<String> = at.map(|area| area.id.to_string()).collect();
    let who = match ids.len() {
        1..=3 => and(&ids),
        many => format!("{} areas", number(many)),
    };
    let are = if ids.len() == 1 { "is" } else { "are" };
    if ids.len() == areas.len() {
        return format!("{who} {are} at level {lowest}");
    }
    if known.len() < areas.len() {
        return format!("{who} {are} at level {lowest}, the lowest known so far");
    }
    format!("{who} {are} at level {lowest}, the lowest of {}", areas.len())
}

/// Whose assessment it is.
pub fn source(evaluation: &Evaluation<'_>) -> String {
    let head = &evaluation.assessment;
    let mut parts = vec![isolated(&cut(head.organisation, MOST))];
    parts.extend(head.title.map(|title| isolated(&cut(title, MOST))));
    parts.push(head.date.to_string());
    parts.extend(head.kind.map(|kind| kind.describe().to_owned()));
    parts.push(format!("FitSM-1 edition {}", isolated(&cut(head.edition, MOST))));
    parts.join(" · ")
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
pub fn change(trend: &Trend<'_>) -> String {
    let all = &trend.assessments;
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return "No assessment".to_owned();
    };
    if !of_one_sms(trend) {
        return format!("{} assessments side by side", number(all.len()));
    }
    let (old, new) = (&first.maturity, &last.maturity);
    let level = match (old.level, new.level) {
        (_, None) if new.at_most.is_none() => {
            let why = verdict::nothing_in(last.areas.iter().map(|area| area.scope));
            format!("No maturity level: {why}")
        }
        (_, None) => "The maturity level is not known yet".to_owned(),
        (_, Some(new)) if all.len() == 1 => format!("Maturity level {new} of 4"),
        (Some(old), Some(new)) if old != new && terms(first) != terms(last) => {
            let other =
                if first.rule == last.rule { "another evidence policy" } else { "another rule" };
            format!("The maturity level was {old} and is {new}, with {other}")
        }
        (Some(old), Some(new)) => format!("The maturity level {}", went(old, new)),
        (None, Some(new)) => format!("The maturity level is {new}; it was not known before"),
    };
    match (old.index, new.index) {
        (Some(old), Some(new)) if all.len() > 1 => {
            let went = went(old, new);
            // One verb for both where they went the same way.
            let verb = went.split(' ').next().unwrap_or_default();
            let same = level.contains(&format!("maturity level {verb} "));
            let went = if same { went[verb.len() + 1..].to_owned() } else { went };
            format!("{level}, the index {went}")
        }
        _ => level,
    }
}

/// What the levels of an assessment rest on besides its answers.
const fn terms(point: &Point<'_>) -> (Rule, EvidencePolicy) {
    (point.rule, point.evidence_policy)
}

/// Whether all assessments are of one organisation.
pub fn of_one_sms(trend: &Trend<'_>) -> bool {
    let organisation = |point: &Point<'_>| point.assessment.organisation.to_owned();
    trend.assessments.windows(2).all(|pair| organisation(&pair[0]) == organisation(&pair[1]))
}

/// `rose from 1 to 2`, `stayed at 2`.
pub fn went<T: Copy + Ord + std::fmt::Display>(old: T, new: T) -> String {
    match new.cmp(&old) {
        Ordering::Greater => format!("rose from {old} to {new}"),
        Ordering::Equal => format!("stayed at {new}"),
        Ordering::Less => format!("fell from {old} to {new}"),
    }
}

/// Whose assessments they are, in few lines, and where they differ.
pub fn sources(trend: &Trend<'_>) -> Vec<String> {
    let all = &trend.assessments;
    let Some(last) = all.last() else {
        return Vec::new();
    };
    let dates: Vec<String> = all.iter().map(|point| point.assessment.date.to_string()).collect();
    let dates = match dates.as_slice() {
        [first, .., last] if dates.len() > 4 => format!("{first} to {last}"),
        _ => dates.join(", "),
    };
    let mut parts = Vec::new();
    if of_one_sms(trend) {
        parts.push(isolated(&cut(last.assessment.organisation, MOST)));
    }
    parts.push(format!("{}: {dates}", count(all.len(), "assessment", "assessments")));
    let differs = |about: About| trend.notes.iter().any(|note| note.about == about);
    if !differs(About::Rule) {
        parts.push(format!("rule {}", last.rule.as_str()));
    }
    if !differs(About::Edition) {
        parts.push(format!("FitSM-1 edition {}", isolated(&cut(last.assessment.edition, MOST))));
    }
    let mut lines = vec![parts.join(" · ")];
    lines.extend(difference(&trend.notes));
    lines
}

/// In what the assessments differ, in a line; [`notes`] tells it whole.
pub fn difference(notes: &[Note]) -> Option<String> {
    let words: Vec<String> = notes
        .iter()
        .filter_map(|note| match note.about {
            About::Organisation => Some("organisation"),
            About::Edition => Some("edition"),
            About::Kind => Some("kind"),
            About::Rule => Some("rule"),
            About::EvidencePolicy => Some("evidence policy"),
            About::CertificationGoal => Some("certification goal"),
            About::Scope => Some("scope"),
            About::SameDate | About::Order => None,
        })
        .map(str::to_owned)
        .collect();
    let same_date = notes.iter().any(|note| note.about == About::SameDate);
    let differ = (!words.is_empty()).then(|| format!("they differ in {}", and(&words)));
    let same_date = same_date.then(|| "some have the same date".to_owned());
    let said: Vec<String> = differ.into_iter().chain(same_date).collect();
    (!said.is_empty()).then(|| format!("Note on these assessments: {}.", said.join("; ")))
}

/// In what an assessment and an earlier one laid under it differ that their levels rest on; that
/// they are of different organisations is told elsewhere.
pub fn differences(before: &Evaluation<'_>, now: &Evaluation<'_>) -> Vec<Note> {
    let of_levels =
        |note: &Note| matches!(note.about, About::Edition | About::Rule | About::EvidencePolicy);
    Note::on(&[before, now]).into_iter().filter(of_levels).collect()
}

/// Where the assessments differ in what their results rest on, a sentence each.
pub fn notes(trend: &Trend<'_>) -> Vec<String> {
    let dates = trend.assessments.iter().map(|point| point.assessment.date.to_string());
    let labels: Vec<String> = (1..).zip(dates).map(|(at, date)| format!("{at}: {date}")).collect();
    trend.notes.iter().map(|note| changes::note(note, &labels)).collect()
}
