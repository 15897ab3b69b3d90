//! One requirement in an interview: what is shown, and what each command does.

use std::fmt::Write as _;

use fitsm_core::assessment::Given;
use fitsm_core::catalogue::{Area, Requirement};
use fitsm_core::{Level, RequirementId};

use super::card::{card, descriptions, given};
use super::change::Change;
use super::command::{Command, understand};
use super::plan::Plan;
use super::session::Session;
use super::{prove, rate, tell};
use crate::cli::By;
use crate::commands::explain;
use crate::failure::Failure;
use crate::prompt::height;
use crate::terminal::plain;
use crate::text::style::{END, FAINT};
use crate::text::{count, wrap};

/// Where a requirement is left for.
pub(super) enum Way {
    /// The next.
    Next,
    /// The one before.
    Back,
    /// A certain one.
    To(RequirementId),
    /// The end.
    Out,
}

/// What is done at one requirement.
pub(super) struct Visit<'a, 'b> {
    pub(super) session: &'a mut Session<'b>,
    pub(super) plan: &'a Plan,
    pub(super) area: &'a Area,
    pub(super) requirement: &'a Requirement,
}

impl Visit<'_, '_> {
    /// Shows it and does what is said, until it is left.
    pub(super) fn run(&mut self, by: By) -> Result<Way, Failure> {
        self.show(by)?;
        let now = self.session.answer(self.requirement.id).given;
        if by == By::Questions && !matches!(now, Given::NotApplicable { .. }) {
            rate::rate(self.session, self.requirement)?;
        }
        loop {
            if self.session.lost.is_some() {
                return Ok(Way::Out);
            }
            let Some(line) = self.session.prompt.ask(&format!("{}> ", self.requirement.id))? else {
                return Ok(Way::Out);
            };
            match understand(&line, self.session.catalogue) {
                Ok(Command::Next) => return Ok(Way::Next),
                Ok(Command::Back) => return Ok(Way::Back),
                Ok(Command::Stop) => return Ok(Way::Out),
                Ok(Command::Go(to)) => {
                    if let Some(way) = self.go(to)? {
                        return Ok(way);
                    }
                }
                Ok(command) => self.obey(command, by)?,
                Err(why) => self.say(&why)?,
            }
        }
    }

    fn show(&mut self, by: By) -> Result<(), Failure> {
        let with_levels = (by == By::Level).then(height);
        let place = self.plan.place(self.requirement.id);
        let mut text = card(self.session, (self.area, self.requirement), place, with_levels);
        if by == By::Level {
            let _ = writeln!(text, "{FAINT}{}{END}", tell::HINT);
        }
        self.session.prompt.say(&text)
    }

    fn obey(&mut self, command: Command, by: By) -> Result<(), Failure> {
        let (id, requirement) = (self.requirement.id, self.requirement);
        match command {
            Command::Level(level, note) => self.level(level, note),
            Command::Note(text) => self.note(text),
            Command::NotApplicable(reason) => self.not_applicable(reason),
            Command::Clear => self.clear(),
            Command::Keep => self.keep(),
            Command::Questions => {
                if !self.may_score()? {
                    return Ok(());
                }
                rate::rate(self.session, requirement)
            }
            Command::Evidence(first) => {
                if prove::prove(self.session, id, first)? {
                    self.stand()?;
                }
                Ok(())
            }
            Command::Describe(level) => self.session.prompt.show(&descriptions(requirement, level)),
            Command::Explain => {
                let page = explain::full_page(self.session.catalogue, requirement);
                self.session.prompt.show(&format!("\n{page}"))?;
                self.show(by)
            }
            Command::Standing => {
                let text = tell::levels(self.session, self.area);
                self.session.prompt.say(&text)
            }
            _ => self.session.prompt.say(tell::HELP),
        }
    }

    fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.session.prompt.say(&wrap(&plain(text), "", ""))
    }

    /// Says what a saved answer amounts to.
    fn stand(&mut self) -> Result<(), Failure> {
        let text = tell::saved(self.session, self.requirement.id);
        self.session.prompt.say(&text)
    }

    fn save(&mut self, change: &Change) -> Result<bool, Failure> {
        let is_saved = self.session.save(self.requirement.id, change)?;
        if is_saved {
            self.stand()?;
        }
        Ok(is_saved)
    }

    /// A question to be answered y or n; an empty line and the end mean no.
    fn confirm(&mut self, question: &str) -> Result<bool, Failure> {
        self.say(question)?;
        let reply =
            self.session.prompt.ask_for("y or n> ", |line| match line.to_lowercase().as_str() {
                "y" | "yes" => Ok(true),
                "" | "n" | "no" | "." => Ok(false),
                _ => Err("Please answer y or n.".to_owned()),
            })?;
        let is_confirmed = reply.unwrap_or(false);
        if !is_confirmed {
            self.say("Left as it was.")?;
        }
        Ok(is_confirmed)
    }

    fn level(&mut self, level: Level, note: Option<String>) -> Result<(), Failure> {
        if !self.may_score()? {
            return Ok(());
        }
        if self.session.answer(self.requirement.id).note.is_none() {
            return self.save(&Change::Level(level, note)).map(|_| ());
        }
        // A note that is there is not replaced unasked.
        if self.save(&Change::Level(level, None))? && note.is_some() {
            return self.note(note);
        }
        Ok(())
    }

    /// Whether a score may take the place of what is there: asked where that is a reason.
    fn may_score(&mut self) -> Result<bool, Failure> {
        let now = self.session.answer(self.requirement.id).given;
        if !matches!(now, Given::NotApplicable { .. }) {
            return Ok(true);
        }
        let now = given(self.requirement, &now);
        self.confirm(&format!("So far it {now}. Put a level in the place of that?"))
    }

    fn note(&mut self, text: Option<String>) -> Result<(), Failure> {
        let old = self.session.answer(self.requirement.id).note;
        if let Some(old) = &old {
            self.say(&format!("Note so far: {old}"))?;
        }
        let text = match text {
            Some(text) => Some(text),
            None => self.session.prompt.ask("note (Enter leaves it)> ")?,
        };
        let Some(text) = text.filter(|text| !text.is_empty() && text != ".") else {
            return Ok(());
        };
        let new = match (old, text.as_str()) {
            (None, "-") => return self.say("There is no note."),
            (Some(_), "-") => None,
            (None, _) => Some(text),
            (Some(old), _) => match self.beside(&old, text)? {
                Some(new) => Some(new),
                None => return Ok(()),
            },
        };
        self.save(&Change::Note(new)).map(|_| ())
    }

    /// A note where there is one already: added, or in its place; `None` where it stays.
    fn beside(&mut self, old: &str, new: String) -> Result<Option<String>, Failure> {
        let question = "a adds to it, r replaces it, Enter leaves it> ";
        let choice =
            self.session.prompt.ask_for(question, |line| match line.to_lowercase().as_str() {
                "a" | "add" => Ok(Some(true)),
                "r" | "replace" => Ok(Some(false)),
                "" | "." | "b" | "back" | "stop" => Ok(None),
                // The new note is not lost by a wrong key.
                _ => Err("Please answer a or r; Enter or . leaves the note as it was.".to_owned()),
            })?;
        // Where nobody answers any more, what was typed is not lost.
        let Some(adds) = choice.unwrap_or(Some(true)) else {
            self.say("Left as it was; what you typed is not taken.")?;
            return Ok(None);
        };
        let is_merged = !self.session.answer(self.requirement.id).said.is_empty();
        let between = match old.chars().last() {
            // What several people said stands line by line, each with a name.
            _ if is_merged || old.contains('\n') => "\n",
            Some('.' | '!' | '?') => " ",
            _ => "; ",
        };
        Ok(Some(if adds { format!("{old}{between}{new}") } else { new }))
    }

    fn not_applicable(&mut self, reason: Option<String>) -> Result<(), Failure> {
        let now = given(self.requirement, &self.session.answer(self.requirement.id).given);
        if !now.is_empty() && !self.confirm(&format!("So far: {now}. Take that away?"))? {
            return Ok(());
        }
        let reason = match reason {
            Some(reason) => Some(reason),
            None => self.session.prompt.ask("Why does it not apply? (Enter leaves it)> ")?,
        };
        let Some(reason) = reason.filter(|reason| !reason.is_empty() && reason != ".") else {
            return self.say("Left as it was: that it does not apply needs a reason.");
        };
        let Some(by) = self.session.prompt.ask("Who approved that? (Enter: nobody yet)> ")? else {
            return self.say("Left as it was.");
        };
        let approved_by = Some(by).filter(|by| !by.is_empty());
        self.save(&Change::NotApplicable { reason, approved_by }).map(|_| ())
    }

    fn clear(&mut self) -> Result<(), Failure> {
        let answer = self.session.answer(self.requirement.id);
        let now = given(self.requirement, &answer.given);
        let mut parts: Vec<String> = Some(now).filter(|now| !now.is_empty()).into_iter().collect();
        parts.extend(answer.note.map(|_| "the note".to_owned()));
        if !answer.evidence.is_empty() {
            let pieces = count(answer.evidence.len(), "piece", "pieces");
            parts.push(format!("{pieces} of evidence (the descriptions stay)"));
        }
        if parts.is_empty() {
            return self.say("There is nothing to clear.");
        }
        if self.confirm(&format!("Take away: {}?", parts.join("; ")))? {
            self.save(&Change::Clear)?;
        }
        Ok(())
    }

    fn keep(&mut self) -> Result<(), Failure> {
        if !self.session.answer(self.requirement.id).carried_over {
            return self.say("This one is not carried over; there is nothing to confirm.");
        }
        self.save(&Change::Keep).map(|_| ())
    }

    /// The way to a requirement, unless it is out of scope.
    fn go(&mut self, to: RequirementId) -> Result<Option<Way>, Failure> {
        match self.session.assessment.out_of_scope.get(&to.area()) {
            Some(reason) => {
                let text = format!("{} is out of scope: {reason}.", to.area());
                self.say(&text)?;
                Ok(None)
            }
            None => Ok(Some(Way::To(to))),
        }
    }
}
