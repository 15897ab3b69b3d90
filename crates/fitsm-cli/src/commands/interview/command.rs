//! What can be typed in an interview.

use fitsm_core::{Catalogue, Level, RequirementId};

/// One line of the person who answers, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// The level, and a note behind it.
    Level(Level, Option<String>),
    /// Question by question.
    Questions,
    /// A note, if it was given in one go.
    Note(Option<String>),
    /// Evidence, with what was said about it at once.
    Evidence(Option<String>),
    /// The requirement does not apply, with the reason if it was given in one go.
    NotApplicable(Option<String>),
    /// Takes the answer away.
    Clear,
    /// Confirms what is carried over.
    Keep,
    /// On to the next.
    Next,
    /// Back to the one before.
    Back,
    /// To a certain one.
    Go(RequirementId),
    /// The levels' descriptions in full, or one of them.
    Describe(Option<Level>),
    /// Everything about the requirement.
    Explain,
    /// What has been reached so far.
    Standing,
    /// What can be typed.
    Help,
    /// The end.
    Stop,
}

/// The words for each command, the letter first.
const WORDS: [(&str, &[&str]); 13] = [
    ("q", &["question", "questions", "rate", "ratings"]),
    ("n", &["note", "notes", "comment"]),
    ("e", &["evidence"]),
    ("x", &["na", "n/a", "not-applicable", "inapplicable"]),
    ("c", &["clear", "remove", "delete"]),
    ("k", &["keep", "confirm", "reconfirm"]),
    ("s", &["skip", "next"]),
    ("b", &["back", "previous"]),
    ("g", &["go", "goto"]),
    ("d", &["describe", "descriptions", "full"]),
    ("?", &["explain"]),
    ("l", &["levels", "score", "scores", "standing"]),
    ("h", &["help"]),
];
const STOP: [&str; 6] = [".", "stop", "quit", "exit", "end", "bye"];

/// What a line means, or what to say to it.
pub(super) fn understand(line: &str, catalogue: &Catalogue) -> Result<Command, String> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = Some(rest.trim()).filter(|rest| !rest.is_empty()).map(str::to_owned);
    let word = word.to_lowercase();
    if word.is_empty() {
        return Ok(Command::Next);
    }
    let figure = word.trim_end_matches([':', ',', '.', ';']);
    // "1. tickets are kept" is a line of minutes, not level 1.
    if let (true, Some(rest)) = (word.ends_with('.') && figure.parse::<f64>().is_ok(), &rest) {
        return Err(format!("Is that a note? Then put n before it: n {word} {rest}"));
    }
    if let Ok(number) = figure.parse::<f64>() {
        return level(figure, number).map(|level| Command::Level(level, rest));
    }
    if word == "level" {
        return understand(rest.as_deref().unwrap_or("l"), catalogue);
    }
    if let Some(id) = requirement(&word, catalogue) {
        return Ok(Command::Go(id));
    }
    if STOP.contains(&word.as_str()) {
        return alone(Command::Stop, &word, rest);
    }
    let known = WORDS.iter().find(|(letter, words)| *letter == word || words.contains(&&*word));
    let Some((letter, _)) = known else {
        return Err(not_understood(line, &word));
    };
    match *letter {
        "n" => Ok(Command::Note(rest)),
        "e" => Ok(Command::Evidence(rest)),
        "x" => Ok(Command::NotApplicable(rest)),
        "g" => go(rest.as_deref(), catalogue),
        "d" => describe(rest.as_deref()),
        "q" => alone(Command::Questions, &word, rest),
        "c" => alone(Command::Clear, &word, rest),
        "k" => alone(Command::Keep, &word, rest),
        "b" => alone(Command::Back, &word, rest),
        "?" => alone(Command::Explain, &word, rest),
        "l" => alone(Command::Standing, &word, rest),
        "h" => alone(Command::Help, &word, rest),
        _ => alone(Command::Next, &word, rest),
    }
}

/// A command that nothing may follow: what does is most likely a note without its n.
fn alone(command: Command, word: &str, rest: Option<String>) -> Result<Command, String> {
    match rest {
        None => Ok(command),
        Some(rest) => {
            Err(format!("{word} stands alone. Is it a note? Then put n before it: n {word} {rest}"))
        }
    }
}

fn level(word: &str, number: f64) -> Result<Level, String> {
    let whole = word.parse().ok().and_then(Level::new);
    whole.ok_or_else(|| {
        if (0.0..=4.0).contains(&number) && number.fract() > 0.0 {
            "Between two levels the lower one has been reached; the note can say what is missing."
        } else {
            "A level is a whole number from 0 to 4."
        }
        .to_owned()
    })
}

/// The requirement of this id, in capitals or not.
fn requirement(word: &str, catalogue: &Catalogue) -> Option<RequirementId> {
    let id = word.to_uppercase().parse().ok()?;
    catalogue.requirement(id).map(|found| found.id)
}

fn go(to: Option<&str>, catalogue: &Catalogue) -> Result<Command, String> {
    let Some(to) = to else {
        return Err("Where to? For example: g PR9.3, or g PR9 for its first.".to_owned());
    };
    if let Some(first) = catalogue.area_called(to).and_then(|area| area.requirements.first()) {
        return Ok(Command::Go(first.id));
    }
    requirement(to, catalogue).map(Command::Go).ok_or_else(|| {
        let upper = to.to_uppercase();
        let meant = catalogue.requirement_like(&upper).map(|id| format!("; did you mean {id}?"));
        format!("There is no requirement {to}{}", meant.unwrap_or_else(|| ".".to_owned()))
    })
}

fn describe(level: Option<&str>) -> Result<Command, String> {
    let Some(text) = level else {
        return Ok(Command::Describe(None));
    };
    let level = text.parse().ok().and_then(Level::new);
    level
        .map(|level| Command::Describe(Some(level)))
        .ok_or_else(|| "d shows the five levels in full, d 3 one of them.".to_owned())
}

fn not_understood(line: &str, word: &str) -> String {
    if line.split_whitespace().count() > 2 {
        return format!("Is that a note? Then put n before it: n {line}");
    }
    let words = WORDS.iter().flat_map(|(_, words)| words.iter()).chain(&STOP);
    let near = words
        .map(|known| (strsim::damerau_levenshtein(word, known), *known))
        .filter(|(distance, known)| *distance > 0 && distance * 3 <= known.len())
        .min();
    match near {
        Some((_, near)) => format!("I do not know “{word}”; did you mean {near}? h helps."),
        None => format!("I do not know “{word}”. h shows what can be typed."),
    }
}
