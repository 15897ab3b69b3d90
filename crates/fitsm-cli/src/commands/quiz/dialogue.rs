//! The questions one after the other, in a terminal or with answers piped in.

use std::io::BufRead;

use super::paper::{LETTERS, Paper, Question};
use crate::failure::{Failure, Outcome};
use crate::terminal::print;
use crate::text::style::{BAD, END, FAINT, GOOD, STRONG};
use crate::text::wrap;

/// Asks until the paper or the answers end. In an exam the explanations come afterwards, and the
/// exit code tells whether it was passed.
pub fn ask(paper: &Paper, answers: impl BufRead) -> Result<Outcome, Failure> {
    let is_exam = paper.rules.to_pass.is_some();
    print(&format!("{STRONG}{}{END}\n", paper.heading()))?;
    print(&format!("{FAINT}Answer a, b, c or d; an empty line passes; q ends.{END}\n"))?;
    let mut lines = answers.lines();
    let mut right = 0;
    let mut asked = 0;
    let mut missed: Vec<(usize, &Question)> = Vec::new();
    for (number, question) in (1..).zip(&paper.questions) {
        print(&shown(number, question))?;
        let Some(given) = answer(&mut lines)? else { break };
        asked = number;
        let is_right = given == Some(question.answer);
        right += usize::from(is_right);
        if !is_right {
            missed.push((number, question));
        }
        if !is_exam {
            print(&verdict(is_right, question))?;
        }
    }
    print(&format!("\n{STRONG}{right} of {asked} right{END}\n"))?;
    let Some(to_pass) = paper.rules.to_pass else { return Ok(Outcome::Done) };
    for (number, question) in missed {
        let said = format!("{number}. {}) {}", question.answer, question.explanation);
        print(&wrap(&said, "", "   "))?;
    }
    let passed = right >= to_pass;
    let word = if passed { format!("{GOOD}Passed{END}") } else { format!("{BAD}Not passed{END}") };
    print(&format!("{word}: {to_pass} are needed.\n"))?;
    Ok(if passed { Outcome::Done } else { Outcome::Findings })
}

fn shown(number: usize, question: &Question) -> String {
    let mut out =
        String::from("\n") + &wrap(&question.text, &format!("{STRONG}{number}.{END} "), "   ");
    for (letter, option) in LETTERS.iter().zip(&question.options) {
        out += &wrap(option, &format!("   {letter}) "), "      ");
    }
    out + "> "
}

/// The letter given, `Some(None)` for a pass, `None` where the answers end.
#[expect(clippy::option_option, reason = "an end, a pass or a letter")]
fn answer(
    lines: &mut impl Iterator<Item = std::io::Result<String>>,
) -> Result<Option<Option<char>>, Failure> {
    for line in lines {
        let line = line.map_err(Failure::Screen)?.trim().to_lowercase();
        let mut letters = line.chars();
        match (letters.next(), letters.next()) {
            (None, _) => return Ok(Some(None)),
            (Some('q'), None) => return Ok(None),
            (Some(letter), None) if LETTERS.contains(&letter) => return Ok(Some(Some(letter))),
            _ => print("Please answer a, b, c or d.\n> ")?,
        }
    }
    Ok(None)
}

fn verdict(is_right: bool, question: &Question) -> String {
    let word = if is_right {
        format!("{GOOD}✓ Right.{END}")
    } else {
        format!("{BAD}✗ It is {}.{END}", question.answer)
    };
    wrap(&format!("{word} {}", question.explanation), "   ", "   ")
}
