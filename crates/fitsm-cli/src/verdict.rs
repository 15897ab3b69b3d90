//! The findings of an assessment in sentences: what the text, the Markdown and the chart say alike.

pub mod brief;

use fitsm_core::assessment::{Evidence, EvidencePolicy, Given, Rule, Said, Standing};
use fitsm_core::{Assessment, Catalogue, Date, Goal, Level, RequirementId};
use fitsm_eval::{Evaluation, Outcome, ScopeState, State, claimed};

use crate::text::count;

/// The title, day, kind and edition of the assessment.
pub fn heading(evaluation: &Evaluation<'_>) -> String {
    let title = evaluation.assessment.title.map(|title| format!("{title} · "));
    title.unwrap_or_default() + &circumstances(evaluation)
}

/// The same without the title.
pub fn circumstances(evaluation: &Evaluation<'_>) -> String {
    let head = &evaluation.assessment;
    let mut parts = vec![head.date.to_string()];
    parts.extend(head.kind.map(|kind| kind.describe().to_owned()));
    parts.push(format!("FitSM-1 edition {}", head.edition));
    parts.join(" · ")
}

/// The maturity level, or why there is none.
pub fn maturity(evaluation: &Evaluation<'_>) -> String {
    let maturity = &evaluation.maturity;
    let unscored = maturity.coverage.applicable - maturity.coverage.scored;
    match (maturity.level, maturity.at_most) {
        (Some(level), _) => format!("Maturity level {level} of 4"),
        (None, Some(at_most)) => format!(
            "Maturity level not known yet, {}: {} not scored",
            most(at_most),
            count(unscored.into(), "requirement is", "requirements are")
        ),
        (None, None) => format!("No maturity level: {}", why_nothing(evaluation)),
    }
}

/// The most that a level can be which is not known yet.
pub fn most(at_most: Level) -> String {
    if at_most == Level::MIN { "but not above 0".to_owned() } else { format!("at most {at_most}") }
}

/// Why nothing counts towards a level.
pub fn why_nothing(evaluation: &Evaluation<'_>) -> &'static str {
    nothing_in(evaluation.areas.iter().map(|area| area.scope))
}

/// The same, where only the scope of the areas is known.
pub fn nothing_in(scopes: impl IntoIterator<Item = ScopeState>) -> &'static str {
    if scopes.into_iter().all(|scope| scope == ScopeState::Out) {
        "every area is out of scope"
    } else {
        "no requirement that is in scope applies"
    }
}

/// The index with its coverage, and the rule behind both.
pub fn basis(evaluation: &Evaluation<'_>) -> String {
    let maturity = &evaluation.maturity;
    let coverage = maturity.coverage;
    let index = maturity.index.map_or("no index".to_owned(), |index| format!("index {index}"));
    let policy = match evaluation.evidence_policy {
        EvidencePolicy::Report => "",
        EvidencePolicy::Cap => " · levels capped by evidence",
    };
    format!(
        "{index} over {} of {} requirements · rule {}{policy}",
        coverage.scored,
        coverage.applicable,
        evaluation.rule.as_str()
    )
}

/// The two goals a result is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalKind {
    /// The organisation's own.
    Own,
    /// What a certification asks.
    Certification,
}

/// How the whole stands to one of the goals, in a sentence; `None` where no area has that goal.
pub fn goal(evaluation: &Evaluation<'_>, kind: GoalKind) -> Option<(Outcome, String)> {
    let name = match kind {
        GoalKind::Own => "Own goal",
        GoalKind::Certification => "Certification goal",
    };
    let areas: Vec<Outcome> = evaluation
        .areas
        .iter()
        .map(|area| match kind {
            GoalKind::Own => area.goal_result,
            GoalKind::Certification => area.certification_result,
        })
        .filter(|outcome| matches!(outcome, Outcome::Met | Outcome::NotMet | Outcome::Incomplete))
        .collect();
    let requirements = |wanted: Outcome| {
        let of = evaluation.requirements.iter().map(|each| match kind {
            GoalKind::Own => each.goal_result,
            GoalKind::Certification => each.certification_result,
        });
        of.filter(|outcome| *outcome == wanted).count()
    };
    if areas.is_empty() {
        return None;
    }
    let met = areas.iter().filter(|outcome| **outcome == Outcome::Met).count();
    let verb = if met == 1 || areas.len() == 1 { "meets" } else { "meet" };
    let of = format!("{met} of {} {verb} it", count(areas.len(), "area", "areas"));
    let (falling, open) = (requirements(Outcome::NotMet), requirements(Outcome::NoResult));
    let short = (falling > 0).then(|| {
        format!("{} short of it", count(falling, "requirement falls", "requirements fall"))
    });
    let have = match falling {
        0 => count(open, "requirement has", "requirements have"),
        _ => count(open, "has", "have"),
    };
    let open = (open > 0).then(|| format!("{have} no result"));
    let rest: Vec<String> = short.into_iter().chain(open).collect();
    let (outcome, word) = if areas.contains(&Outcome::NotMet) {
        (Outcome::NotMet, "not met")
    } else if areas.contains(&Outcome::Incomplete) {
        (Outcome::Incomplete, "not known yet")
    } else {
        (Outcome::Met, "met")
    };
    let rest = if rest.is_empty() { String::new() } else { format!("; {}", rest.join(", ")) };
    Some((outcome, format!("{name} {word}: {of}{rest}.")))
}

/// The mark of an outcome: never told by colour alone.
pub const fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓",
        Outcome::NotMet => "✗",
        Outcome::NoResult | Outcome::Incomplete => "?",
        Outcome::NoGoal | Outcome::NotApplicable | Outcome::OutOfScope => " ",
    }
}

/// A goal with the mark of its outcome, or a dash where it counts for nothing.
pub fn marked(goal: Option<Goal>, outcome: Outcome) -> String {
    match (outcome, goal) {
        (Outcome::OutOfScope | Outcome::NotApplicable, _) | (_, None) => "–".to_owned(),
        (_, Some(goal)) => format!("{goal} {}", mark(outcome)),
    }
}

/// How levels combine, in a sentence.
pub const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Hurdle => {
            "Rule hurdle: an area has the highest level that all its requirements have reached, \
             and the SMS the highest that all areas have."
        }
        Rule::Mean => {
            "Rule mean: an area has the whole part of the mean of its requirements' levels, and \
             the SMS the whole part of the mean of its areas' levels."
        }
    }
}

/// Requirements whose level is above what their evidence supports.
pub fn above_evidence(evaluation: &Evaluation<'_>) -> Vec<String> {
    evaluation
        .requirements
        .iter()
        .filter(|each| each.exceeds_evidence())
        .filter_map(|each| {
            let number = |level: Option<Level>| level.map(Level::get);
            Some(format!(
                "{} ({} on evidence for {})",
                each.id,
                number(each.claimed())?,
                number(each.supported)?
            ))
        })
        .collect()
}

/// Pieces of evidence that count for nothing on the assessment's day, with the reason.
pub fn void_evidence(assessment: &Assessment) -> Vec<String> {
    let pieces = assessment.evidence.iter();
    pieces.filter_map(|(name, piece)| void(name, piece, assessment.date)).collect()
}

/// Why a piece of evidence counts for nothing on a day, if it does, with its name.
pub fn void(name: &str, piece: &Evidence, day: Date) -> Option<String> {
    why_void(piece, day).map(|why| format!("{name} ({why})"))
}

/// Why a piece of evidence counts for nothing on a day, if it does.
pub fn why_void(piece: &Evidence, day: Date) -> Option<String> {
    match piece.standing(day) {
        Standing::Valid => None,
        Standing::Expired => piece.expires.map(|day| format!("expired on {day}")),
        Standing::RecordedLater => piece.recorded.map(|day| format!("recorded only on {day}")),
    }
}

/// The requirements in scope that have no level yet.
pub fn unscored(evaluation: &Evaluation<'_>) -> Vec<String> {
    let open = evaluation.requirements.iter().filter(|each| each.state == State::Unscored);
    open.map(|each| each.id.to_string()).collect()
}

/// The requirements that do not apply, with the reason and who agreed.
pub fn not_applicable(assessment: &Assessment) -> Vec<String> {
    assessment
        .answers
        .iter()
        .filter_map(|(id, answer)| match &answer.given {
            Given::NotApplicable { reason, approved_by: None } => Some(format!("{id}: {reason}")),
            Given::NotApplicable { reason, approved_by: Some(name) } => {
                Some(format!("{id}: {reason} (approved by {name})"))
            }
            _ => None,
        })
        .collect()
}

/// The areas that were left out, with the reason.
pub fn out_of_scope(assessment: &Assessment) -> Vec<String> {
    assessment.out_of_scope.iter().map(|(id, reason)| format!("{id}: {reason}")).collect()
}

/// How many answers come from an earlier assessment and have not been confirmed since.
pub fn carried_over(assessment: &Assessment) -> usize {
    assessment.answers.values().filter(|answer| answer.carried_over).count()
}

/// The answers on which several people differ and nobody has decided, with who said what.
pub fn disputed(catalogue: &Catalogue, assessment: &Assessment) -> Vec<String> {
    let open = assessment.answers.iter().filter(|(_, answer)| answer.is_disputed());
    open.map(|(id, answer)| format!("{id} ({})", said(catalogue, *id, &answer.said))).collect()
}

/// Who said what of a requirement.
pub fn said(catalogue: &Catalogue, id: RequirementId, said: &[Said]) -> String {
    let each = said.iter().map(|said| format!("{} {}", said.by, given(catalogue, id, &said.given)));
    each.collect::<Vec<_>>().join("; ")
}

/// An answer in a few words: its level, or why there is none.
pub fn given(catalogue: &Catalogue, id: RequirementId, given: &Given) -> String {
    match given {
        Given::NotApplicable { reason, approved_by: None } => {
            return format!("not applicable ({reason})");
        }
        Given::NotApplicable { reason, approved_by: Some(name) } => {
            return format!("not applicable ({reason}; approved by {name})");
        }
        Given::Nothing | Given::Score { .. } => {}
    }
    let level = catalogue.requirement(id).and_then(|requirement| claimed(requirement, given));
    level.map_or("no level".to_owned(), |level| level.to_string())
}
