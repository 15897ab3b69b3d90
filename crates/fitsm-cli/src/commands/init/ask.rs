//! Asking for what the options do not say, each with its default on Enter.

use fitsm_core::assessment::{Goals, Kind};
use fitsm_core::{AreaId, Catalogue};

use super::wishes::{Wishes, areas, goal};
use crate::cli;
use crate::dates;
use crate::failure::Failure;
use crate::prompt::Prompt;
use crate::text::count;

/// The wishes with what was answered. Where piped answers end, the defaults stand; where somebody at
/// a terminal ends them, that is a stop: `None`.
pub(super) fn ask(
    prompt: &mut Prompt<'_>,
    args: &cli::Init,
    wishes: Wishes,
    catalogue: &Catalogue,
) -> Result<Option<Wishes>, Failure> {
    let mut wishes = wishes;
    prompt.say("A new assessment. Enter takes what stands in brackets.\n")?;
    if args.organisation.is_none() {
        let question = "Whose service management system is it? [to be filled in]> ";
        let Some(name) = answer(prompt, question, None, text)? else { return Ok(None) };
        wishes.organisation = name;
    }
    if args.date.is_none() {
        let question = format!("The day of the assessment? [{}]> ", wishes.date);
        let date = answer(prompt, &question, wishes.date, |line| {
            dates::given(line).map_err(|error| error.to_string())
        })?;
        let Some(date) = date else { return Ok(None) };
        wishes.date = date;
    }
    if args.kind.is_none() {
        let question = "s self-assessment, i internal audit or e external audit? [s]> ";
        let Some(kind) = answer(prompt, question, None, kind)? else { return Ok(None) };
        wishes.kind = kind;
    }
    if args.goals.is_empty() {
        let question = "Your own goal for all areas, 1 to 4? [none]> ";
        let Some(goals) = answer(prompt, question, Goals::default(), goals)? else {
            return Ok(None);
        };
        wishes.goals = goals;
    }
    if args.areas.is_empty() { scope(prompt, wishes, catalogue) } else { Ok(Some(wishes)) }
}

/// Which areas, and why not the others.
fn scope(
    prompt: &mut Prompt<'_>,
    wishes: Wishes,
    catalogue: &Catalogue,
) -> Result<Option<Wishes>, Failure> {
    let question = "Which areas, such as PR9 PR10? `fitsm list` shows them. [all]> ";
    let chosen = answer(prompt, question, Vec::new(), |line| listed(line, catalogue))?;
    let Some(areas) = chosen else { return Ok(None) };
    let wishes = Wishes { areas, ..wishes };
    let others = catalogue.areas().iter().filter(|area| !wishes.is_in_scope(area.id)).count();
    if others == 0 {
        return Ok(Some(wishes));
    }
    let verb = if others == 1 { "is" } else { "are" };
    let others = count(others, "area", "areas");
    let question = format!("Why {verb} {others} left out? [{}]> ", wishes.reason);
    let reason = answer(prompt, &question, Some(wishes.reason.clone()), text)?;
    Ok(reason.map(|reason| Wishes { reason: reason.unwrap_or_default(), ..wishes }))
}

/// One answer; the default for an empty line, and where piped answers end. `None` is a stop.
fn answer<T: Clone>(
    prompt: &mut Prompt<'_>,
    question: &str,
    default: T,
    take: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    let answered = prompt.ask_for(question, |line| match line {
        "" => Ok(default.clone()),
        line => take(line),
    })?;
    Ok(if prompt.is_typed() { answered } else { answered.or(Some(default)) })
}

#[expect(clippy::unnecessary_wraps, reason = "as the other answers, which can be wrong")]
fn text(line: &str) -> Result<Option<String>, String> {
    Ok(Some(line.to_owned()))
}

fn kind(line: &str) -> Result<Option<Kind>, String> {
    let word = line.to_lowercase();
    let found = Kind::CHOICES.into_iter().find(|(name, _)| name.starts_with(&word));
    found.map(|(_, kind)| Some(kind)).ok_or_else(|| "Please answer s, i or e.".to_owned())
}

fn goals(line: &str) -> Result<Goals, String> {
    let goal = goal(line).map_err(|error| error.to_string())?;
    Ok(Goals { default: Some(goal), ..Goals::default() })
}

fn listed(line: &str, catalogue: &Catalogue) -> Result<Vec<AreaId>, String> {
    let words = line.split([' ', ',', ';']).filter(|word| !word.is_empty());
    areas(words, catalogue).map_err(|error| error.to_string())
}
