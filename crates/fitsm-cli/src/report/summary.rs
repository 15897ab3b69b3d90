//! The first page, for a board: the verdict, the picture, what to be glad of and what to do.

use fitsm_core::catalogue::Area;
use fitsm_core::{Catalogue, RequirementId};
use fitsm_eval::backlog::Opportunity;
use fitsm_eval::{Evaluation, Outcome, State};

use super::strengths::{self, Strengths};
use super::{Assessed, Sources};
use crate::verdict::{GoalKind, brief};

/// How many steps are named, of all that the backlog has.
const STEPS: usize = 5;

/// The first page.
pub struct Summary<'a> {
    /// The verdict in two sentences.
    pub verdict: Vec<String>,
    /// The same as figures.
    pub figures: Vec<Figure>,
    /// What the radar shows, in a sentence.
    pub caption: String,
    /// The requirements that keep the maturity level where it is.
    pub holding: Vec<RequirementId>,
    /// What is said before them.
    pub holding_text: String,
    /// What to build on.
    pub strengths: Strengths<'a>,
    /// The steps that matter most.
    pub steps: Vec<Step<'a>>,
    /// Why they come first, where that is the same for all.
    pub steps_why: Option<String>,
    /// How many steps there are in all.
    pub all_steps: usize,
    /// How far the scores rest on evidence.
    pub evidence: Vec<String>,
    /// What has no level yet, by area.
    pub unscored: Vec<(&'a Area, Vec<RequirementId>)>,
    /// How many requirements that is.
    pub unscored_count: usize,
    /// The assessors' closing words.
    pub conclusion: Option<&'a str>,
}

/// A number for the board.
pub struct Figure {
    /// What it is.
    pub label: &'static str,
    /// The number.
    pub value: String,
    /// What it is out of.
    pub of: String,
}

/// A step that matters.
pub struct Step<'a> {
    /// The step.
    pub item: &'a Opportunity<'a>,
    /// What its effort means.
    pub effort: Option<&'a str>,
    /// Why it comes first.
    pub why: String,
}

/// Works the first page out.
pub fn build<'a>(sources: &'a Sources<'a>) -> Summary<'a> {
    let Sources { catalogue, now, backlog, .. } = sources;
    let Assessed { assessment, evaluation } = now;
    let before = sources.earlier.last().map(|earlier| earlier.evaluation);
    let unscored = unscored(catalogue, evaluation);
    let steps: Vec<Step<'a>> =
        backlog.items.iter().take(STEPS).map(|item| step(catalogue, item)).collect();
    Summary {
        verdict: brief::in_short(catalogue, evaluation),
        figures: figures(now),
        caption: caption(before),
        holding: brief::holding(evaluation),
        holding_text: holding_text(evaluation),
        strengths: strengths::build(sources),
        steps_why: steps
            .first()
            .filter(|first| steps.iter().all(|step| step.why == first.why))
            .map(|first| first.why.clone()),
        steps,
        all_steps: backlog.items.len(),
        evidence: brief::evidence(assessment, evaluation),
        unscored_count: unscored.iter().map(|(_, ids)| ids.len()).sum(),
        unscored,
        conclusion: assessment.conclusion.as_deref(),
    }
}

fn figures(now: &Assessed<'_>) -> Vec<Figure> {
    let evaluation = now.evaluation;
    let maturity = &evaluation.maturity;
    let (level, of) = match (maturity.level, maturity.at_most) {
        (Some(level), _) => (level.to_string(), "of 4".to_owned()),
        (None, Some(at_most)) => (format!("≤ {at_most}"), "not known yet".to_owned()),
        (None, None) => ("–".to_owned(), "nothing in scope".to_owned()),
    };
    let coverage = maturity.coverage;
    let mut figures = vec![
        Figure { label: "Maturity level", value: level, of },
        Figure {
            label: "Maturity index",
            value: maturity.index.map_or("–".to_owned(), |index| index.to_string()),
            of: format!("over {} of {}", coverage.scored, coverage.applicable),
        },
    ];
    for (label, kind) in
        [("Own goal", GoalKind::Own), ("Certification goal", GoalKind::Certification)]
    {
        let outcomes = || {
            evaluation.requirements.iter().map(move |each| match kind {
                GoalKind::Own => each.goal_result,
                GoalKind::Certification => each.certification_result,
            })
        };
        let of = |wanted: &[Outcome]| outcomes().filter(|each| wanted.contains(each)).count();
        let all = of(&[Outcome::Met, Outcome::NotMet, Outcome::NoResult]);
        if all > 0 {
            let met = of(&[Outcome::Met]).to_string();
            figures.push(Figure { label, value: met, of: format!("of {all} requirements met") });
        }
    }
    figures
}

fn caption(before: Option<&Evaluation<'_>>) -> String {
    let dashed = before.map_or(String::new(), |before| {
        format!("; the dashed line is the profile of {}", before.assessment.date)
    });
    format!("The 21 areas of FitSM-1 on the scale of 0 to 4{dashed}.")
}

fn holding_text(evaluation: &Evaluation<'_>) -> String {
    let maturity = &evaluation.maturity;
    match (maturity.level, maturity.at_most) {
        (Some(level), _) => match level.next() {
            Some(next) => format!("For maturity level {next} these have to get better:"),
            None => "Nothing: there is no higher level.".to_owned(),
        },
        (None, Some(at_most)) => {
            format!("Whatever the open answers turn out to be, these keep it at {at_most} at most:")
        }
        (None, None) => "Nothing is in scope.".to_owned(),
    }
}

fn step<'a>(catalogue: &'a Catalogue, item: &'a Opportunity<'a>) -> Step<'a> {
    let reasons: Vec<&str> = [
        (item.holds_maturity, "without it the maturity level stays"),
        (item.holds_area && !item.holds_maturity, "without it the level of its area stays"),
        (item.for_certification_goal && !item.for_goal, "the certification goal needs it"),
        (item.for_goal && !item.for_certification_goal, "the own goal needs it"),
        (item.for_goal && item.for_certification_goal, "both goals need it"),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect();
    let effort = item.effort.and_then(|effort| catalogue.effort(effort));
    Step { item, effort, why: reasons.join("; ") }
}

fn unscored<'a>(
    catalogue: &'a Catalogue,
    evaluation: &Evaluation<'_>,
) -> Vec<(&'a Area, Vec<RequirementId>)> {
    let of = |area: &'a Area| {
        let open = evaluation.requirements_of(area.id).filter(|each| each.state == State::Unscored);
        (area, open.map(|each| each.id).collect::<Vec<_>>())
    };
    catalogue.areas().iter().map(of).filter(|(_, ids)| !ids.is_empty()).collect()
}
