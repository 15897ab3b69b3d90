//! What an interview knows, and how an answer gets into the file.

use std::path::Path;

use fitsm_core::assessment::Answer;
use fitsm_core::{Assessment, Catalogue, RequirementId, Source};
use fitsm_eval::{Evaluation, evaluate};

use super::change::Change;
use crate::assessments;
use crate::edit::NotEdited;
use crate::failure::Failure;
use crate::files;
use crate::formats::diagnostics;
use crate::prompt::Prompt;
use crate::terminal::plain;
use crate::text::style::{END, ERROR, STRONG};
use crate::text::wrap;

/// How often somebody else may get in between reading and writing before that is said.
const MOST_RACES: usize = 5;

/// One interview.
pub(super) struct Session<'a> {
    /// The dialogue.
    pub(super) prompt: Prompt<'a>,
    /// The file.
    pub(super) file: &'a Path,
    /// What is asked.
    pub(super) catalogue: &'a Catalogue,
    /// What the file said when it was last read.
    pub(super) assessment: Assessment,
    /// How many answers went into the file.
    pub(super) saved: usize,
    /// An answer that did not get into the file before the end.
    pub(super) lost: Option<RequirementId>,
}

/// Why an answer did not get into the file, as it is told.
struct Trouble(String);

impl Session<'_> {
    /// What is answered about a requirement.
    pub(super) fn answer(&self, id: RequirementId) -> Answer {
        self.assessment.answers.get(&id).cloned().unwrap_or_default()
    }

    /// What the answers amount to.
    pub(super) fn evaluation(&self) -> Evaluation<'_> {
        evaluate(self.catalogue, &self.assessment)
    }

    /// Looks at the file again; what cannot be read is left for the next saving to tell.
    pub(super) fn refresh(&mut self) {
        if let Ok(read) = assessments::read(self.file, self.catalogue)
            && let Some(assessment) = read.reading.value
        {
            self.assessment = assessment;
        }
    }

    /// Saves a change; asks what to do where that is not possible. `false` if it was given up:
    /// then the lines have been shown, so that nothing is lost.
    pub(super) fn save(&mut self, id: RequirementId, change: &Change) -> Result<bool, Failure> {
        loop {
            let Trouble(why) = match self.attempt(id, change) {
                Ok(()) => {
                    self.saved += 1;
                    return Ok(true);
                }
                Err(trouble) => trouble,
            };
            self.prompt.say(&format!("{ERROR}Not saved:{END} {why}"))?;
            self.prompt.say("Your answer is kept here meanwhile.\n")?;
            let word = self.prompt.ask("Enter tries again, s goes on without it, . stops> ")?;
            if word.as_ref().is_some_and(String::is_empty) {
                continue;
            }
            if word.as_deref() != Some("s") {
                self.lost = Some(id);
            }
            let lines = change.lines(id, &self.assessment);
            let lines: Vec<String> = lines.lines().map(plain).collect();
            let name = plain(&self.file.to_string_lossy());
            self.prompt.say(&format!(
                "\n{STRONG}To add to {name} by hand:{END}\n\n{}\n\n",
                lines.join("\n")
            ))?;
            return Ok(false);
        }
    }

    /// Puts the change into what the file says now.
    fn attempt(&mut self, id: RequirementId, change: &Change) -> Result<(), Trouble> {
        for _ in 0..MOST_RACES {
            let assessments::Read { source, reading } =
                assessments::read(self.file, self.catalogue).map_err(|error| told(&error))?;
            let Some(now) = reading.value else {
                let found = diagnostics::text(&source, &reading.diagnostics, reading.omitted);
                let name = plain(source.name());
                return Err(Trouble(format!(
                    "{name} has errors now. Mend them in the editor where it is open.\n\n{found}"
                )));
            };
            let text = change
                .put_into(source.text(), self.catalogue, id, &now)
                .map_err(|why| refused(why, id, &now))?;
            let saved = files::save(self.file, source.text().as_bytes(), text.as_bytes());
            if saved.map_err(|error| told(&error))? {
                let source = Source::new(source.name(), text);
                let reading = fitsm_core::assessment::read(&source, self.catalogue);
                self.assessment = reading.value.unwrap_or(now);
                return Ok(());
            }
        }
        Err(Trouble("somebody else keeps changing the file.\n".to_owned()))
    }
}

fn told(error: &Failure) -> Trouble {
    Trouble(wrap(&format!("{error}."), "", ""))
}

fn refused(why: NotEdited, id: RequirementId, now: &Assessment) -> Trouble {
    let text = match now.out_of_scope.get(&id.area()) {
        Some(reason) => {
            let area = id.area();
            format!("{area} is out of scope now, says the file: {}.", plain(reason))
        }
        None => format!("{why}."),
    };
    Trouble(wrap(&text, "", ""))
}
