//! What an import says: what is wrong, what was assumed, and how much came along.

use std::fmt::Write as _;
use std::path::Path;

use fitsm_core::Assessment;
use fitsm_core::assessment::{Given, Goals};
use fitsm_exchange::Imported;

use crate::terminal::{plain, typed};
use crate::text::{count, style};

/// The file's name to show.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "(input)".to_owned() } else { plain(&path.to_string_lossy()) }
}

/// Everything that cannot be taken, each with its place, and what that means for the import.
pub fn problems(name: &str, imported: &Imported, lenient: bool) -> String {
    if imported.problems.is_empty() {
        return String::new();
    }
    let was_left = lenient && imported.assessment.is_some();
    let (word, colour) = if was_left { ("left", style::NOTICE) } else { ("error", style::ERROR) };
    let mut out = String::new();
    for problem in &imported.problems {
        let place =
            problem.position.as_ref().map(|place| format!("{}: ", plain(&place.to_string())));
        let place = place.unwrap_or_default();
        let message = plain(&problem.message);
        let _ = writeln!(out, "{colour}{word}:{} {place}{message}", style::END);
        if let Some(help) = &problem.help {
            let _ = writeln!(out, "  {}", plain(help));
        }
    }
    if imported.omitted > 0 {
        let _ = writeln!(out, "… and {} more", imported.omitted);
    }
    let number = imported.problems.len() + imported.omitted;
    if was_left {
        let things = count(number, "thing was", "things were");
        let _ = writeln!(out, "{name}: {things} left, everything else was taken");
    } else {
        let errors = count(number, "error", "errors");
        let rest = if imported.is_lost { "" } else { "; --lenient takes the rest" };
        let _ = writeln!(out, "{name}: {errors}, nothing was written{rest}");
    }
    out
}

/// What was assumed, and what was not read.
pub fn told(told: &[String]) -> String {
    told.iter().fold(String::new(), |mut out, sentence| {
        let _ = writeln!(out, "{}note:{} {}", style::NOTICE, style::END, plain(sentence));
        out
    })
}

/// How much came along, and where it went.
pub fn summary(name: &str, output: Option<&Path>, taken: &Assessment) -> String {
    let scored =
        taken.answers.values().filter(|answer| matches!(answer.given, Given::Score { .. }));
    let notes = taken.answers.values().filter(|answer| answer.note.is_some());
    let mut parts = vec![
        format!(
            "{} ({} with a score)",
            count(taken.answers.len(), "answer", "answers"),
            scored.count()
        ),
        count(notes.count(), "note", "notes"),
        count(taken.evidence.len(), "piece of evidence", "pieces of evidence"),
        format!(
            "own goals: {}; certification goals: {}",
            goals(&taken.goals),
            goals(&taken.certification_goals)
        ),
        format!("{} out of scope", count(taken.out_of_scope.len(), "area", "areas")),
    ];
    if !taken.wording.is_empty() {
        let texts = count(taken.wording.len(), "requirement", "requirements");
        parts.push(format!("the workbook's own texts of {texts}"));
    }
    let mut out = format!("Taken from {name}:\n");
    for part in parts {
        let _ = writeln!(out, "  {part}");
    }
    if let Some(path) = output.filter(|path| path.as_os_str() != "-") {
        let path = typed(path);
        let _ = writeln!(out, "Wrote {path}. `fitsm assess {path}` works it out.");
    }
    out
}

/// Goals in a few words: `3, others for 2 areas`.
fn goals(goals: &Goals) -> String {
    let areas = count(goals.areas.len(), "area", "areas");
    match (goals.default, goals.areas.len()) {
        (Some(goal), 0) => goal.to_string(),
        (Some(goal), _) => format!("{goal}, others named for {areas}"),
        (None, 0) => "none".to_owned(),
        (None, _) => format!("for {areas}"),
    }
}
