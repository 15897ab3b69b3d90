//! Asking for what the options do not say, each with its default on Enter.

use fitsm_core::Catalogue;
use fitsm_core::assessment::{Goals, Kind};

use super::wishes::{Wishes, areas, goal};
use crate::cli;
use crate::dates;
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::text::count;

/// The wishes with what was answered. Where the input ends, the defaults stand.
pub(super) fn ask(
    prompt: &mut Prompt<'_>,
    args: &cli::Init,
    wishes: Wishes,
    catalogue: &Catalogue,
) -> Result<Wishes, Failure> {
    let mut wishes = wishes;
    prompt.say("A new assessment. Enter takes what stands in brackets.\n")?;
    if args.organisation.is_none() {
        let name = prompt.ask("Whose service management system is it? [to be filled in]> ")?;
        wishes.organisation = name.filter(|name| !name.is_empty());
    }
    if args.date.is_none() {
        let today = wishes.date;
        let day = prompt.ask_for(&format!("The day of the assessment? [{today}]> "), |line| {
            if line.is_empty() { Ok(today) } else { dates::given(line).map_err(said) }
        })?;
        wishes.date = day.unwrap_or(today);
    }
    if args.kind.is_none() {
        let question = "s self-assessment, i internal audit or e external audit? [s]> ";
        wishes.kind = prompt.ask_for(question, kind)?;
    }
    if args.goals.is_empty() {
        let question = "Your own goal for all areas, 1 to 4? [none]> ";
        let own = prompt.ask_for(question, |line| match line {
            "" => Ok(None),
            line => goal(line).map(Some).map_err(said),
        })?;
        wishes.goals = Goals { default: own.flatten(), ..Goals::default() };
    }
    if args.areas.is_empty() {
        let question = "Which areas, such as PR9 PR10? `fitsm list` shows them. [all]> ";
        let chosen = prompt.ask_for(question, |line| {
            let words = line.split([' ', ',', ';']).filter(|word| !word.is_empty());
            areas(words, catalogue).map_err(said)
        })?;
        wishes.areas = chosen.unwrap_or_default();
        let others = catalogue.areas().iter().filter(|area| !wishes.is_in_scope(area.id)).count();
        if others > 0 {
            let verb = if others == 1 { "is" } else { "are" };
            let others = count(others, "area", "areas");
            let question = format!("Why {verb} {others} left out? [{}]> ", wishes.reason);
            let reason = prompt.ask(&question)?.filter(|reason| !reason.is_empty());
            wishes.reason = reason.unwrap_or(wishes.reason);
        }
    }
    Ok(wishes)
}

fn kind(line: &str) -> Result<Kind, String> {
    let word = line.to_lowercase();
    if word.is_empty() {
        return Ok(Kind::SelfAssessment);
    }
    let found = Kind::CHOICES.into_iter().find(|(name, _)| name.starts_with(&word));
    found.map(|(_, kind)| kind).ok_or_else(|| "Please answer s, i or e.".to_owned())
}

#[expect(clippy::needless_pass_by_value, reason = "as map_err gives it")]
fn said(error: Failure) -> String {
    error.to_string()
}
