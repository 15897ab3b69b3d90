//! What an interview says about how things stand.

use std::fmt::Write as _;
use std::path::Path;

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, RequirementId};
use fitsm_eval::{AreaResult, Evaluation, RequirementResult, State};

use super::session::Session;
use crate::commands::explain::capital;
use crate::terminal::{plain, typed};
use crate::text::style::{END, FAINT, GOOD, STRONG};
use crate::text::{count, wrap};
use crate::verdict;

/// What can be typed, in the one line that every card ends with.
pub(super) const HINT: &str =
    "0-4 level · n note · e evidence · q questions · d in full · Enter next · h help";

/// What can be typed, all of it.
pub(super) const HELP: &str = "
 0 to 4     the level; a note may follow at once: 2 Two teams, two ways
 d, d 3     the five levels described in full, or one of them
 q          question by question, each rated N, P, L or F
 n          a note, also in one go: n Two teams, two ways; n - takes it away
 e          evidence: choose a piece, or describe a new one
 x          the requirement does not apply; the reason is needed
 k          keep what is carried over from an earlier assessment: confirm it
 c          clear the answer
 Enter      on to the next           b          back to the one before
 g PR9.3    go there                 PR9.3      likewise
 ?          explain: everything about this requirement
 l          the levels so far, of this area and of the whole
 .          stop; so do Ctrl-D and the word stop
Words work too: note, evidence, back, stop …
Every answer is in the file as soon as it says Saved.
";

/// What a saved answer amounts to.
pub(super) fn saved(session: &Session<'_>, id: RequirementId) -> String {
    let evaluation = session.evaluation();
    let of = evaluation.requirements.iter().find(|each| each.id == id);
    let own = of.map(requirement).unwrap_or_default();
    let area = evaluation.area(id.area()).map(standing).unwrap_or_default();
    let text = format!("{GOOD}Saved.{END} {id}: {own}. {}: {area}.", id.area());
    wrap(&text, "", "")
}

/// A requirement's state: `level 2`.
fn requirement(result: &RequirementResult<'_>) -> String {
    match (result.state, result.level, result.claimed()) {
        (State::Scored, Some(level), claimed) if claimed == Some(level) => {
            format!("level {level}")
        }
        (State::Scored, Some(level), Some(claimed)) => {
            format!("held at level {level} by its evidence, {claimed} was given")
        }
        (State::NotApplicable, ..) => "does not apply".to_owned(),
        _ => "no level yet".to_owned(),
    }
}

/// An area's level or what it can still be, its profile, and what that covers.
pub(super) fn standing(area: &AreaResult<'_>) -> String {
    let level = match (area.level, area.at_most) {
        (Some(level), _) => format!("level {level}"),
        (None, Some(at_most)) => format!("at most level {at_most}"),
        (None, None) => return "does not apply".to_owned(),
    };
    let over = format!("{} of {}", area.coverage.scored, area.coverage.applicable);
    match area.profile {
        Some(profile) => format!("{level}, profile {profile} over {over}"),
        None => format!("{level}, with {over} scored"),
    }
}

/// How the area and the whole stand.
pub(super) fn levels(session: &Session<'_>, area: &Area) -> String {
    let evaluation = session.evaluation();
    let mut out = format!("\n{STRONG}{} {}{END}\n", area.id, area.name);
    if let Some(result) = evaluation.area(area.id) {
        out += &wrap(&format!("{}.", capital(&standing(result))), "", "");
    }
    let each = evaluation.requirements_of(area.id).map(|each| match (each.state, each.level) {
        (State::Scored, Some(level)) => format!("{} {level}", each.id),
        (State::NotApplicable, _) => format!("{} n/a", each.id),
        _ => format!("{} –", each.id),
    });
    out += &wrap(&each.collect::<Vec<_>>().join("   "), "", "");
    let _ = writeln!(out, "{STRONG}The whole{END}");
    out += &wrap(&format!("{}.", verdict::maturity(&evaluation)), "", "");
    out + &wrap(&format!("{FAINT}{}{END}", verdict::basis(&evaluation)), "", "")
}

/// The beginning: whose interview it is, and what is left out.
pub(super) fn opening(session: &Session<'_>, wanted: usize) -> String {
    let evaluation = session.evaluation();
    let coverage = evaluation.maturity.coverage;
    let name = plain(&session.assessment.organisation);
    let mut out = wrap(&format!("{STRONG}Interview: {name}{END}"), "", "");
    let progress = format!(
        "{} of {} scored; {} to go through.",
        coverage.scored,
        count(coverage.applicable.into(), "requirement", "requirements"),
        count(wanted, "requirement", "requirements")
    );
    out += &wrap(&progress, "", "");
    let left_out: Vec<String> =
        session.assessment.out_of_scope.keys().map(ToString::to_string).collect();
    if !left_out.is_empty() {
        out += &wrap(&format!("Out of scope and left out: {}.", left_out.join(", ")), "", "");
    }
    out + "Every answer is saved at once. Enter goes on, h helps, . stops.\n"
}

/// The end: what was done, what is open, what comes next.
pub(super) fn closing(session: &Session<'_>, file: &Path) -> String {
    let evaluation = session.evaluation();
    let done = match session.saved {
        0 => "Nothing was changed.".to_owned(),
        number => format!("{} saved.", count(number, "answer", "answers")),
    };
    let mut out = format!("\n{STRONG}{done}{END}\n");
    out += &wrap(&format!("{}.", verdict::maturity(&evaluation)), "", "");
    let open = open(&evaluation);
    if !open.is_empty() {
        out += &wrap(&open, &format!("{STRONG}Still open:{END} "), "  ");
    }
    let carried = verdict::carried_over(&session.assessment);
    if carried > 0 {
        let carried = count(carried, "answer is", "answers are");
        out += &wrap(&format!("{carried} carried over and not reconfirmed."), "", "");
    }
    let name = typed(file);
    let _ = writeln!(out, "{STRONG}Next:{END}");
    if !open.is_empty() || carried > 0 {
        let _ = writeln!(out, "  fitsm interview {name}");
    }
    out + &format!("  fitsm check {name}\n  fitsm assess {name}\n")
}

/// How many requirements of each area have no level: `4 of 6 in PR9; all of PR10, PR11`.
fn open(evaluation: &Evaluation<'_>) -> String {
    let unscored = |area: AreaId| {
        let of = evaluation.requirements_of(area);
        of.filter(|each| each.state == State::Unscored).count()
    };
    let (mut begun, mut untouched) = (Vec::new(), Vec::new());
    for area in &evaluation.areas {
        match (unscored(area.id), area.coverage.scored) {
            (0, _) => {}
            (_, 0) => untouched.push(area.id.to_string()),
            (open, _) => {
                begun.push(format!("{open} of {} in {}", area.coverage.applicable, area.id));
            }
        }
    }
    if !untouched.is_empty() {
        begun.push(format!("all of {}", untouched.join(", ")));
    }
    begun.join("; ")
}
