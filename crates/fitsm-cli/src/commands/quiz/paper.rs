//! A paper: questions with four options each, and its key.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use crate::formats::markdown::escape;

/// The letters of the options.
pub const LETTERS: [char; 4] = ['a', 'b', 'c', 'd'];

/// A set of questions. Serialised, it is the JSON of `fitsm quiz`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Paper {
    /// The format of this JSON, raised when its shape changes.
    #[schemars(extend("const" = fitsm_eval::FORMAT))]
    pub format: u32,
    /// What makes the same paper again.
    pub seed: u64,
    /// Time and threshold.
    #[serde(flatten)]
    pub rules: Rules,
    /// The questions.
    pub questions: Vec<Question>,
}

/// Time and threshold, where there are any.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Rules {
    /// How long there is.
    pub minutes: Option<u16>,
    /// How many right answers pass.
    pub to_pass: Option<usize>,
}

/// A question of which one option is right.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// The four options, a to d.
    pub options: [String; 4],
    /// The letter of the right one.
    #[schemars(extend("enum" = LETTERS))]
    pub answer: char,
    /// Why it is right.
    pub explanation: String,
}

impl Paper {
    /// What the paper is, in a line.
    pub fn heading(&self) -> String {
        let count = self.questions.len();
        let mut heading = format!("{count} questions");
        if let Some(minutes) = self.rules.minutes {
            let _ = write!(heading, ", {minutes} minutes");
        }
        if let Some(to_pass) = self.rules.to_pass {
            let _ = write!(heading, ", {to_pass} right answers to pass");
        }
        heading + &format!(" (paper {})", self.seed)
    }

    /// The paper to print, then the key on a page of its own.
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "# FitSM questions\n\n{}\n\nName: ______________________ Date: ____________\n",
            self.heading()
        );
        for (number, question) in (1..).zip(&self.questions) {
            let _ = write!(out, "\n**{number}.** {}\n\n", escape(&question.text));
            for (letter, option) in LETTERS.iter().zip(&question.options) {
                let _ = writeln!(out, "- {letter}) {}", escape(option));
            }
        }
        let _ = write!(out, "\n# Key to paper {}\n\n", self.seed);
        for (number, question) in (1..).zip(&self.questions) {
            let _ = writeln!(
                out,
                "{number}. **{}** {}",
                question.answer,
                escape(&question.explanation)
            );
        }
        out
    }
}
