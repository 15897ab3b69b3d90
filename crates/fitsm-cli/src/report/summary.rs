//! The first page, for a board: the verdict, the picture, what to be glad of and what to do.

use fitsm_core::assessment::Rule;
use fitsm_core::catalogue::Area;
use fitsm_core::{Catalogue, Level, RequirementId};
use fitsm_eval::backlog::Opportunity;
use fitsm_eval::{Evaluation, Outcome, State};

use super::strengths::{self, Strengths};
use super::{Assessed, Sources};
use crate::text::count;
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
    /// What is said where there is none.
    pub no_steps: &'static str,
    /// Why they come first, where that is the same for all.
    pub steps_why: Option<String>,
    /// How many steps there are in all.
    pub all_steps: usize,
    /// How far the scores rest on evidence.
    pub evidence: Vec<String>,
    /// What has no level yet, by area.
    pub unscored: Vec<(&'a Area, Vec<RequirementId>)>,
    /// What is said where nothing is.
    pub all_scored: &'static str,
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
    /// The area it is in.
    pub area: Option<&'a Area>,
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
    let mut holding = brief::holding(evaluation);
    let holding_text = holding_text(evaluation, holding.len());
    if holding.len() == usize::from(evaluation.maturity.coverage.applicable) {
        // All of them: the sentence says so.
        holding.clear();
    }
    let steps: Vec<Step<'a>> =
        backlog.items.iter().take(STEPS).map(|item| step(sources, item)).collect();
    let applies = evaluation.maturity.at_most.is_some();
    Summary {
        verdict: brief::in_short(catalogue, assessment, evaluation),
        figures: figures(now),
        caption: caption(before),
        holding_text,
        holding,
        strengths: strengths::build(sources),
        steps_why: steps
            .first()
            .filter(|first| steps.iter().all(|step| step.why == first.why))
            .map(|first| first.why.clone()),
        steps,
        no_steps: match (applies, backlog.unscored.is_empty()) {
            (false, _) => "Nothing applies, so there is no step to take.",
            (true, false) => "No step can be named before what has a goal is scored.",
            (true, true) => "No step is needed: nothing that is scored falls short of a goal.",
        },
        all_steps: backlog.items.len(),
        evidence: brief::evidence(assessment, evaluation),
        unscored_count: unscored.iter().map(|(_, ids)| ids.len()).sum(),
        unscored,
        all_scored: if applies {
            "Every requirement that applies is scored."
        } else {
            "No requirement applies."
        },
        conclusion: assessment.conclusion.as_deref(),
    }
}

fn figures(now: &Assessed<'_>) -> Vec<Figure> {
    let evaluation = now.evaluation;
    let maturity = &evaluation.maturity;
    let (level, of) = match (maturity.level, maturity.at_most) {
        (Some(level), _) => (level.to_string(), "of 4".to_owned()),
        // Whatever is still open, it cannot come out above 0.
        (None, Some(Level::MIN)) => ("0".to_owned(), "at most, not all is scored".to_owned()),
        (None, Some(at_most)) => (format!("≤ {at_most}"), "not known yet".to_owned()),
        (None, None) => ("–".to_owned(), "nothing applies".to_owned()),
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
            let of = format!("of {} met", count(all, "requirement", "requirements"));
            figures.push(Figure { label, value: met, of });
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

fn holding_text(evaluation: &Evaluation<'_>, holding: usize) -> String {
    let maturity = &evaluation.maturity;
    let (these, keep) = if holding == 1 { ("this one", "keeps") } else { ("these", "keep") };
    match (maturity.level.map(Level::next), maturity.at_most) {
        (Some(Some(next)), _) if evaluation.rule == Rule::Mean => {
            format!(
                "The fewest steps to maturity level {next} are with {these}; others may do too:"
            )
        }
        (Some(Some(next)), _) if holding == usize::from(maturity.coverage.applicable) => {
            format!("For maturity level {next} every requirement that applies has to get better.")
        }
        (Some(Some(next)), _) => {
            let have = if holding == 1 { "has" } else { "have" };
            format!("For maturity level {next} {these} {have} to get better:")
        }
        (Some(None), _) => "Nothing: there is no higher level.".to_owned(),
        (None, Some(_)) if holding == 0 => {
            "That cannot be told before the open answers are scored.".to_owned()
        }
        (None, Some(Level::MIN)) => {
            format!("Whatever the open answers turn out to be, {these} {keep} it at 0:")
        }
        (None, Some(at_most)) => format!(
            "Whatever the open answers turn out to be, {these} {keep} it at {at_most} at most:"
        ),
        (None, None) => "Nothing applies.".to_owned(),
    }
}

fn step<'a>(sources: &'a Sources<'a>, item: &'a Opportunity<'a>) -> Step<'a> {
    let [of_maturity, of_area] = match sources.now.evaluation.rule {
        Rule::Hurdle => {
            ["without it the maturity level stays", "without it the level of its area stays"]
        }
        Rule::Mean => [
            "it is among the fewest steps that lift the maturity level",
            "it is among the fewest steps that lift the level of its area",
        ],
    };
    let reasons: Vec<&str> = [
        (item.holds_maturity, of_maturity),
        (item.holds_area && !item.holds_maturity, of_area),
        (item.for_certification_goal && !item.for_goal, "the certification goal needs it"),
        (item.for_goal && !item.for_certification_goal, "the own goal needs it"),
        (item.for_goal && item.for_certification_goal, "both goals need it"),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect();
    let effort = item.effort.and_then(|effort| sources.catalogue.effort(effort));
    let area = sources.catalogue.area(item.requirement.area());
    Step { item, area, effort, why: reasons.join("; ") }
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
