//! Evidence in an interview: a piece is chosen or taken away.

use std::fmt::Write as _;

use fitsm_core::RequirementId;

use super::card::piece;
use super::change::Change;
use super::describe::describe;
use super::session::Session;
use crate::failure::Failure;
use crate::terminal::plain;
use crate::text::style::{END, FAINT};
use crate::text::{cut, wrap};

/// How many pieces are listed at once.
const MOST: usize = 12;
const HINT: &str = "number chooses · - number takes away · words search · + new piece · Enter back";

/// Asks until one thing was done. `first` is what was said at once. Whether it was saved.
pub(super) fn prove(
    session: &mut Session<'_>,
    id: RequirementId,
    first: Option<String>,
) -> Result<bool, Failure> {
    let mut listed = list(session, id, "");
    let mut said = first;
    if session.assessment.evidence.is_empty() && said.is_none() {
        session
            .prompt
            .say("No evidence is described in the file yet: this is the first piece.\n")?;
        said = Some("+".to_owned());
    }
    if said.is_none() {
        show(session, id, &listed)?;
    }
    loop {
        let line = match said.take() {
            Some(line) => Some(line),
            None => session.prompt.ask("evidence> ")?,
        };
        let Some(line) = line.filter(|line| !line.is_empty() && line != ".") else {
            return Ok(false);
        };
        match change(session, id, &line, &listed)? {
            Chosen::Change(change) => return session.save(id, &change),
            Chosen::Nothing => return Ok(false),
            Chosen::Again(why) => session.prompt.say(&wrap(&plain(&why), "", ""))?,
            Chosen::Search => {
                let found = list(session, id, &line);
                if found.is_empty() {
                    let why = format!("No piece has “{line}” in it. + {line} describes a new one.");
                    session.prompt.say(&wrap(&plain(&why), "", ""))?;
                } else {
                    listed = found;
                    show(session, id, &listed)?;
                }
            }
        }
    }
}

/// What a line amounts to.
enum Chosen {
    Change(Change),
    Search,
    Again(String),
    Nothing,
}

fn change(
    session: &mut Session<'_>,
    id: RequirementId,
    line: &str,
    listed: &[String],
) -> Result<Chosen, Failure> {
    if let Some(title) = line.strip_prefix('+') {
        let new = describe(&mut session.prompt, session.assessment.date, title.trim())?;
        return Ok(new.map_or(Chosen::Nothing, |piece| {
            Chosen::Change(Change::NewEvidence(Box::new(piece)))
        }));
    }
    let (is_removal, word) = match line.strip_prefix('-') {
        Some(word) => (true, word.trim()),
        None => (false, line),
    };
    let named = session.assessment.evidence.contains_key(word).then(|| word.to_owned());
    let name = match word.parse::<usize>() {
        Ok(number) => match number.checked_sub(1).and_then(|index| listed.get(index)) {
            Some(name) => name.clone(),
            None => return Ok(Chosen::Again(format!("There is no number {number} in the list."))),
        },
        Err(_) => match named {
            Some(name) => name,
            None if is_removal => {
                return Ok(Chosen::Again("Which one? For example: - 2".to_owned()));
            }
            None => return Ok(Chosen::Search),
        },
    };
    let is_there = session.answer(id).evidence.contains(&name);
    Ok(match (is_removal, is_there) {
        (true, true) => Chosen::Change(Change::WithoutEvidence(name)),
        (true, false) => Chosen::Again(format!("{name} is not named here.")),
        (false, true) => Chosen::Again(format!("{name} is named here already.")),
        (false, false) => Chosen::Change(Change::Evidence(name)),
    })
}

/// The names of pieces that have all the words in them: those of this answer first, then those of
/// its area, then the others.
fn list(session: &Session<'_>, id: RequirementId, words: &str) -> Vec<String> {
    let assessment = &session.assessment;
    let own = session.answer(id).evidence;
    let in_area = |name: &String| {
        let of_area = assessment.answers.iter().filter(|(other, _)| other.area() == id.area());
        of_area.into_iter().any(|(_, answer)| answer.evidence.contains(name))
    };
    let words = words.to_lowercase();
    let has_words = |name: &&String| {
        let text = piece(assessment, name).to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let mut names: Vec<String> = assessment.evidence.keys().filter(has_words).cloned().collect();
    names.sort_by_cached_key(|name| (!own.contains(name), !in_area(name)));
    names
}

fn show(session: &mut Session<'_>, id: RequirementId, names: &[String]) -> Result<(), Failure> {
    let own = session.answer(id).evidence;
    let mut out = String::from("\n");
    for (number, name) in (1..).zip(names.iter().take(MOST)) {
        let mark = if own.contains(name) { "✓" } else { " " };
        let line = format!("{number:3} {mark} {}", piece(&session.assessment, name));
        let _ = writeln!(out, "{}", cut(&line, crate::text::WIDTH));
    }
    if names.len() > MOST {
        let _ = writeln!(out, "      … and {} more: words search them", names.len() - MOST);
    }
    session.prompt.say(&format!("{out}{FAINT}{HINT}{END}\n"))
}
