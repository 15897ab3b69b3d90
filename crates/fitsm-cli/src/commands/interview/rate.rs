//! A requirement question by question, each rated N, P, L or F.

use fitsm_core::assessment::Given;
use fitsm_core::catalogue::{Question, Requirement};
use fitsm_core::{Level, Rating, RequirementId};
use fitsm_eval::indicated;

use super::change::Change;
use super::session::Session;
use super::tell;
use crate::failure::Failure;
use crate::text::style::{END, FAINT, GOOD};
use crate::text::wrap;

const HINT: &str = "N not, P partly, L largely, F fully · Enter next · b back · . enough · ? scale";
const AFTER: &str = "n note · e evidence · 0-4 judges otherwise · Enter next · h help";
const SCALE: &str = "\
 N  not: 0 to 15 % of it
 P  partly: over 15 to 50 %
 L  largely: over 50 to 85 %
 F  fully: over 85 to 100 %
A level is indicated when its own questions are all L or F, and those below F.
A rating is taken away by -.
";

/// What was said to a question.
enum Reply {
    Rating(Option<Rating>),
    Next,
    Back,
    Enough,
    Scale,
}

/// Asks every question, saves each rating, and says what they indicate.
pub(super) fn rate(session: &mut Session<'_>, requirement: &Requirement) -> Result<(), Failure> {
    let questions = &requirement.questions;
    if questions.is_empty() {
        return session.prompt.say("The catalogue has no questions for this one.\n");
    }
    session.prompt.say(&format!("{FAINT}{HINT}{END}\n"))?;
    let mut at = 0;
    while let Some(question) = questions.get(at) {
        let now = rating(session, requirement.id, question);
        session.prompt.say(&shown(question, now))?;
        let place = format!("{} of {}, {}> ", at + 1, questions.len(), question.key);
        let reply = session.prompt.ask_for(&place, understand)?;
        match reply.unwrap_or(Reply::Enough) {
            Reply::Rating(new) => {
                let is_saved = new == now
                    || session.save(requirement.id, &Change::Rating(question.key, new))?;
                if session.lost.is_some() {
                    return Ok(());
                }
                if is_saved {
                    let so_far = match indicate(session, requirement) {
                        Some(level) => format!(" The ratings indicate level {level} so far."),
                        None => String::new(),
                    };
                    session.prompt.say(&format!("{GOOD}Saved.{END}{so_far}\n"))?;
                }
                at += 1;
            }
            Reply::Next => at += 1,
            Reply::Back => at = at.saturating_sub(1),
            Reply::Scale => session.prompt.say(SCALE)?,
            Reply::Enough => break,
        }
    }
    let id = requirement.id.area();
    let area = session.evaluation().area(id).map(tell::standing).unwrap_or_default();
    let text = format!("{} {id}: {area}.", outcome(session, requirement));
    session.prompt.say(&wrap(&text, "", ""))?;
    session.prompt.say(&format!("{FAINT}{AFTER}{END}\n"))
}

fn rating(session: &Session<'_>, id: RequirementId, question: &Question) -> Option<Rating> {
    match session.answer(id).given {
        Given::Score { ratings, .. } => ratings.get(&question.key).copied(),
        _ => None,
    }
}

fn shown(question: &Question, now: Option<Rating>) -> String {
    let mut out = String::from("\n");
    out += &wrap(&question.text, &format!("{}  ", question.key), "    ");
    if let Some(see) = &question.ask_to_see {
        out += &wrap(&format!("{FAINT}Ask to see: {see}{END}"), "    ", "    ");
    }
    match now {
        Some(rating) => out + &format!("    So far: {}\n", rating.as_str()),
        None => out,
    }
}

fn understand(line: &str) -> Result<Reply, String> {
    let word = line.to_lowercase();
    Ok(match word.as_str() {
        "n" | "not" | "no" => Reply::Rating(Some(Rating::Not)),
        "p" | "partly" | "partially" => Reply::Rating(Some(Rating::Partly)),
        "l" | "largely" => Reply::Rating(Some(Rating::Largely)),
        "f" | "fully" | "yes" => Reply::Rating(Some(Rating::Fully)),
        "-" => Reply::Rating(None),
        "" | "next" | "skip" => Reply::Next,
        "b" | "back" => Reply::Back,
        "." | "stop" | "enough" => Reply::Enough,
        "?" | "h" | "help" => Reply::Scale,
        _ => {
            return Err("Please answer N, P, L or F; Enter goes on without an answer, \
                        . ends the questions."
                .to_owned());
        }
    })
}

/// The level that the ratings indicate.
fn indicate(session: &Session<'_>, requirement: &Requirement) -> Option<Level> {
    match session.answer(requirement.id).given {
        Given::Score { ratings, .. } => indicated(&requirement.questions, &ratings),
        _ => None,
    }
}

/// What the ratings indicate, and what counts.
fn outcome(session: &Session<'_>, requirement: &Requirement) -> String {
    let Given::Score { level, ratings } = session.answer(requirement.id).given else {
        return "No question is rated.".to_owned();
    };
    let Some(indicated) = indicated(&requirement.questions, &ratings) else {
        return "No question is rated.".to_owned();
    };
    let open = requirement.questions.len() - ratings.len();
    let open = if open > 0 && indicated < Level::MAX {
        format!(" so far, with {open} of {} not rated", requirement.questions.len())
    } else {
        String::new()
    };
    match level {
        Some(judged) if judged != indicated => format!(
            "The ratings indicate level {indicated}{open}. The judgement stands: level {judged}. \
             Type {indicated} to follow the ratings, or say in the note why not."
        ),
        Some(_) => format!("The ratings indicate level {indicated}{open}, as it was judged."),
        None => format!("The ratings indicate level {indicated}{open}. That counts as its level."),
    }
}
