//! What the organisation can build on, and why that may be said.

use fitsm_core::Level;
use fitsm_core::catalogue::Area;
use fitsm_eval::{AreaResult, Outcome, RequirementResult};

use super::{Assessed, Sources};
use crate::text::count;

/// How many are named.
const MOST: usize = 3;

/// One strength.
pub struct Strength<'a> {
    /// The area.
    pub area: &'a Area,
    /// Why it is one, in sentences.
    pub why: String,
}

/// The strengths, and what a reader should know about the choice.
pub struct Strengths<'a> {
    /// At most three, the strongest first.
    pub found: Vec<Strength<'a>>,
    /// Said where no area, or not all that are named, meet all their goals.
    pub note: Option<String>,
}

/// The least level of a strength: below it things happen, but not by any plan.
const LEAST: Level = Level::ALL[2];

/// The areas with the highest profile, those that meet all their goals first. Each is scored
/// throughout, has [`LEAST`] at least, meets a goal with at least one requirement, and no level of
/// it that counts is above its evidence.
pub fn build<'a>(sources: &Sources<'a>) -> Strengths<'a> {
    let now = &sources.now;
    let areas = sources.catalogue.areas().iter().zip(&now.evaluation.areas);
    let mut candidates: Vec<(&Area, &AreaResult<'_>)> =
        areas.filter(|(_, result)| is_sound(now, result)).collect();
    let rank = |result: &AreaResult<'_>| (meets_all(result), result.profile, result.level);
    candidates.sort_by_key(|(area, result)| (std::cmp::Reverse(rank(result)), area.id));
    let last = candidates.get(MOST - 1).map(|(_, result)| rank(result));
    let alike =
        candidates.iter().skip(MOST).filter(|(_, result)| Some(rank(result)) == last).count();
    candidates.truncate(MOST);
    let meeting = candidates.iter().filter(|(_, result)| meets_all(result)).count();
    let note = match (candidates.len(), meeting) {
        (0, _) => Some(
            "No area is yet at level 2 or above throughout, on evidence that counts and with a goal \
             met in it."
                .to_owned(),
        ),
        (_, 0) => Some("No area meets all its goals; these come nearest.".to_owned()),
        (named, 1) if named > 1 => Some(
            "Only the first of these meets all its goals; what follows comes nearest.".to_owned(),
        ),
        (named, meeting) if meeting < named => Some(format!(
            "Only the first {meeting} meet all their goals; what follows comes nearest."
        )),
        _ => None,
    };
    let alike = (alike > 0).then(|| {
        format!(
            "{} as strong as the last of these.",
            count(alike, "other area is", "other areas are")
        )
    });
    let note = note.into_iter().chain(alike).reduce(|note, alike| format!("{note} {alike}"));
    let found = candidates
        .into_iter()
        .map(|(area, result)| Strength { area, why: why(now, result) })
        .collect();
    Strengths { found, note }
}

fn is_sound(now: &Assessed<'_>, area: &AreaResult<'_>) -> bool {
    let results = || now.evaluation.requirements_of(area.id);
    let reaches = results()
        .any(|each| each.goal_result == Outcome::Met || each.certification_result == Outcome::Met);
    // Under policy cap what counts is never above it.
    area.level >= Some(LEAST) && reaches && results().all(|each| each.level <= each.supported)
}

fn meets_all(area: &AreaResult<'_>) -> bool {
    let outcomes = [area.goal_result, area.certification_result];
    outcomes.contains(&Outcome::Met)
        && outcomes.iter().all(|outcome| matches!(outcome, Outcome::Met | Outcome::NoGoal))
}

fn why(now: &Assessed<'_>, area: &AreaResult<'_>) -> String {
    let results: Vec<_> = now.evaluation.requirements_of(area.id).collect();
    let scored = area.coverage.scored;
    let profile = area.profile.map(|profile| profile.to_string()).unwrap_or_default();
    let top: Vec<String> = results
        .iter()
        .filter(|each| each.level == Some(Level::MAX))
        .map(|each| each.id.to_string())
        .collect();
    let stand = if top.len() == 1 { "stands" } else { "stand" };
    let top = if top.is_empty() {
        String::new()
    } else {
        format!("; {} {stand} at level 4", top.join(", "))
    };
    let pieces =
        count(pieces(now, area), "piece of evidence supports", "pieces of evidence support");
    let goals = goals(area, &results);
    format!("Profile {profile} over {scored} of {scored}. {goals}{top}. {pieces} the levels.")
}

/// How far the area reaches its goals.
fn goals(area: &AreaResult<'_>, results: &[&RequirementResult<'_>]) -> String {
    if meets_all(area) {
        let both = area.goal.is_some() && area.certification_goal.is_some();
        return if both { "Both goals are met" } else { "Its goal is met" }.to_owned();
    }
    let met = |of: fn(&RequirementResult<'_>) -> Outcome| {
        results.iter().filter(|each| of(each) == Outcome::Met).count()
    };
    let certified = met(|each| each.certification_result);
    let (reaching, goal) = if certified > 0 || area.goal.is_none() {
        (certified, "certification goal")
    } else {
        (met(|each| each.goal_result), "own goal")
    };
    let reach = if reaching == 1 { "reaches" } else { "reach" };
    format!("{reaching} of {} requirements {reach} the {goal}", area.coverage.scored)
}

/// How many different pieces of evidence that count an area's answers name.
fn pieces(now: &Assessed<'_>, area: &AreaResult<'_>) -> usize {
    let ids = now.evaluation.requirements_of(area.id).map(|each| each.id);
    let answers = ids.filter_map(|id| now.assessment.answers.get(&id));
    let mut names: Vec<&String> = answers.flat_map(|answer| &answer.evidence).collect();
    names.sort_unstable();
    names.dedup();
    let valid = |name: &&&String| {
        now.assessment
            .evidence
            .get(**name)
            .is_some_and(|piece| crate::verdict::why_void(piece, now.assessment.date).is_none())
    };
    names.iter().filter(valid).count()
}
