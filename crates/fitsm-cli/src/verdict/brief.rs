//! The verdict for somebody who reads no further than the first page.

use fitsm_core::assessment::Rule;
use fitsm_core::{AreaId, Assessment, Catalogue, Level, RequirementId};
use fitsm_eval::{Evaluation, State};

use super::{GoalKind, goal};
use crate::text::count;

/// The verdict in two sentences: the maturity level with what holds it, and conformity. A third
/// where answers come from an earlier assessment.
pub fn in_short(
    catalogue: &Catalogue,
    assessment: &Assessment,
    evaluation: &Evaluation<'_>,
) -> Vec<String> {
    let mut sentences = vec![maturity(catalogue, evaluation), conformity(evaluation)];
    let carried = super::carried_over(assessment);
    if carried > 0 {
        let answers = count(carried, "answer is", "answers are");
        sentences.push(format!(
            "{answers} carried over from an earlier assessment and not reconfirmed."
        ));
    }
    sentences
}

/// How the whole stands to both goals.
fn conformity(evaluation: &Evaluation<'_>) -> String {
    let of = |kind| goal(evaluation, kind).map(|(_, sentence)| sentence);
    match (of(GoalKind::Certification), of(GoalKind::Own)) {
        (Some(certification), Some(own)) => {
            let certification = certification.trim_end_matches('.');
            // In areas only: the figures beside it count the requirements.
            let own = own.split(" meet").next().unwrap_or(&own).trim_start_matches("Own");
            format!("{certification}; own{own}.")
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) if evaluation.maturity.at_most.is_none() => {
            "So no goal is met or missed.".to_owned()
        }
        (None, None) => "No goal is set.".to_owned(),
    }
}

fn maturity(catalogue: &Catalogue, evaluation: &Evaluation<'_>) -> String {
    let maturity = &evaluation.maturity;
    let unscored = usize::from(maturity.coverage.applicable - maturity.coverage.scored);
    match (maturity.level, maturity.at_most) {
        (Some(level), _) => {
            let label = &catalogue.scale(level).label;
            let held = held(evaluation).map_or(String::new(), |held| format!("; {held}"));
            format!("The maturity level is {level} of 4, {label}{held}.")
        }
        (None, Some(at_most)) => {
            let open = count(unscored, "requirement is", "requirements are");
            format!(
                "The maturity level is not known yet, because {open} not scored; {}.",
                match at_most {
                    Level::MIN => "it cannot come out above 0".to_owned(),
                    at_most => format!("it can be {at_most} at most"),
                }
            )
        }
        (None, None) => {
            format!("There is no maturity level: {}.", super::why_nothing(evaluation))
        }
    }
}

fn held(evaluation: &Evaluation<'_>) -> Option<String> {
    let next = evaluation.maturity.next.as_ref()?;
    if evaluation.rule == Rule::Mean {
        let steps = count(next.steps.len(), "step", "steps");
        return Some(format!("{steps} would lift it to {}", next.level));
    }
    let holding = holding(evaluation);
    let mut areas: Vec<AreaId> = holding.iter().map(|id| id.area()).collect();
    areas.dedup();
    let areas = count(areas.len(), "area", "areas");
    Some(match holding.len() {
        1 => "one requirement holds it there".to_owned(),
        number => format!("{number} requirements in {areas} hold it there"),
    })
}

/// The requirements that keep the maturity level from being higher than it is, or than it can at
/// most be: those that the fewest steps to the next level begin with.
pub fn holding(evaluation: &Evaluation<'_>) -> Vec<RequirementId> {
    let maturity = &evaluation.maturity;
    if let Some(next) = &maturity.next {
        let mut ids: Vec<RequirementId> = next.steps.iter().map(|step| step.requirement).collect();
        ids.dedup();
        return ids;
    }
    let Some(at_most) = maturity.at_most.filter(|_| maturity.level.is_none()) else {
        return Vec::new();
    };
    if evaluation.rule == Rule::Mean || at_most == Level::MAX {
        return Vec::new();
    }
    let at = evaluation.requirements.iter().filter(|each| each.level == Some(at_most));
    at.map(|each| each.id).collect()
}

/// How far the scores rest on evidence that counts, in sentences.
pub fn evidence(assessment: &Assessment, evaluation: &Evaluation<'_>) -> Vec<String> {
    let scored: Vec<_> =
        evaluation.requirements.iter().filter(|each| each.state == State::Scored).collect();
    let rests = |id: &RequirementId| {
        let answer = assessment.answers.get(id);
        answer.is_some_and(|answer| assessment.valid_evidence(answer).next().is_some())
    };
    let resting = scored.iter().filter(|each| rests(&each.id)).count();
    let above = scored.iter().filter(|each| each.exceeds_evidence()).count();
    let void = super::void_evidence(assessment).len();
    let mut sentences = vec![match scored.len() {
        0 => "Nothing is scored yet.".to_owned(),
        1 if resting == 1 => "The one scored requirement rests on evidence that counts.".to_owned(),
        1 => "The one scored requirement rests on no evidence that counts.".to_owned(),
        all if all == resting => {
            format!("All {all} scored requirements rest on evidence that counts.")
        }
        all => format!("{resting} of {all} scored requirements rest on evidence that counts."),
    }];
    if above > 0 {
        let levels = count(above, "level is", "levels are");
        let what = if above == 1 { "its evidence supports" } else { "their evidence supports" };
        sentences.push(format!("{levels} judged higher than {what}."));
    }
    if void > 0 {
        let pieces = count(void, "piece of evidence does", "pieces of evidence do");
        sentences.push(format!("{pieces} not count on the day of the assessment."));
    }
    sentences
}
