//! The answers of an earlier assessment in a new file: edited, not rewritten, so that comments,
//! order and spacing stay.

use std::fmt::Write as _;
use std::path::Path;

use fitsm_core::{Assessment, Catalogue, Source, assessment};
use toml_edit::{DocumentMut, Item, TableLike, value};

use super::Wishes;
use crate::failure::Failure;
use crate::moved::{Way, is_beside};
use crate::text::style::{END, NOTICE};
use crate::text::{count, wrap};
use crate::{assessments, edit, terminal};

/// What makes an answer one that counts.
const ANSWERED: [&str; 3] = ["level", "ratings", "not-applicable"];
/// What else of an answer wants a look on another day.
const NOTED: [&str; 2] = ["note", "evidence"];

/// What was taken along, and what was not.
#[derive(Default)]
struct Carried {
    /// Answers with a score or a reason.
    answers: usize,
    /// Answers with only a note or evidence.
    notes: usize,
    /// Answers of which what people said was left out.
    heard: usize,
    /// Open disagreements, of which what people said was left out.
    disagreements: usize,
    /// Whether there were times of the auditee, which were left out.
    had_times: bool,
    /// Whether there was a conclusion, likewise.
    had_conclusion: bool,
}

/// The new file's text, for a file at this path; `None` if the old file has errors, which are
/// told.
pub fn text(
    old: &Path,
    to: Option<&Path>,
    wishes: &Wishes,
    catalogue: &Catalogue,
) -> Result<Option<String>, Failure> {
    refuse_what_would_lose_words(wishes)?;
    let Some((source, earlier)) = assessments::open_with_text(old, catalogue)? else {
        return Ok(None);
    };
    let mut file: DocumentMut = source.text().parse().map_err(|error: toml_edit::TomlError| {
        Failure::Refused(format!("the earlier file cannot be edited: {}", error.message()))
    })?;
    let mut carried = Carried::default();
    head(&mut file, wishes, &mut carried);
    mark(&mut file, &mut carried);
    let name = terminal::plain(&old.to_string_lossy());
    terminal::say(&carried.told(&name));
    for warning in warnings(&mut file, &earlier, wishes, (old, to)) {
        terminal::say(&wrap(&format!("{NOTICE}Note:{END} {warning}"), "", ""));
    }
    let text = edit::set_goals(&file.to_string(), &wishes.goals, &wishes.certification_goals);
    let text = text.filter(|text| {
        assessment::read(&Source::new("", text.as_str()), catalogue).value.is_some()
    });
    text.map(Some).ok_or_else(|| {
        Failure::Refused("the earlier file is written in a way that cannot be carried over".into())
    })
}

fn refuse_what_would_lose_words(wishes: &Wishes) -> Result<(), Failure> {
    if !wishes.areas.is_empty() {
        return Err(Failure::Refused(
            "--area does not go with --from: the earlier answers of the other areas would be \
             lost; leave areas out afterwards, with `fitsm set --out-of-scope`"
                .to_owned(),
        ));
    }
    if !wishes.assessors.is_empty() {
        return Err(Failure::Refused(
            "--assessor does not go with --from: the earlier assessors are carried over; \
             `fitsm set --assessor` adds more afterwards"
                .to_owned(),
        ));
    }
    Ok(())
}

impl Carried {
    /// The same in sentences.
    fn told(&self, name: &str) -> String {
        let marked = count(self.answers + self.notes, "answer is", "answers are");
        let mut out = format!(
            "{marked} carried over from {name}, each marked carried-over = true. Look at each again \
             and remove its mark."
        );
        if self.notes > 0 {
            let _ = write!(out, " {} of them with only a note or evidence so far.", self.notes);
        }
        if self.had_conclusion {
            out += " The earlier conclusion was left out.";
        }
        if self.had_times {
            out += " The auditee's times were left out: they are those of the earlier assessment.";
        }
        if self.heard > 0 {
            let answers = count(self.heard, "answer", "answers");
            let _ =
                write!(out, " Who said what to {answers} was left out; the earlier file has it.");
        }
        if self.disagreements > 0 {
            let open = count(self.disagreements, "open disagreement", "open disagreements");
            let _ = write!(out, " What people said in {open} was left out: ask them again.");
        }
        wrap(&out, "", "")
    }
}

/// What wants a look: the date, and evidence that lies elsewhere now.
fn warnings(
    file: &mut DocumentMut,
    earlier: &Assessment,
    wishes: &Wishes,
    (old, to): (&Path, Option<&Path>),
) -> Vec<String> {
    let mut warnings = Vec::new();
    if wishes.date <= earlier.date {
        warnings.push(format!(
            "the new file's date, {}, is not after that of the earlier one, {}; --date names \
             another day.",
            wishes.date, earlier.date
        ));
    }
    let name = terminal::plain(&old.to_string_lossy());
    let mut paths = locations(file);
    match Way::between(to, old) {
        _ if paths.is_empty() => {}
        Way::Same => {}
        Way::Down(way) => {
            let mut example = String::new();
            for path in &mut paths {
                let new = format!("{way}/{}", path.as_str().unwrap_or_default());
                example.clone_from(&new);
                set(path, value(new));
            }
            warnings.push(format!(
                "the evidence of {name} is named from the new file's folder now: {}",
                terminal::plain(&example)
            ));
        }
        Way::None => warnings.push(format!(
            "{name} lies in a folder that is not below the new file's, so its evidence will not \
             be found from there: put the new file beside it, or mend the locations"
        )),
    }
    warnings
}

/// The locations that are taken from the folder of the file.
fn locations(file: &mut DocumentMut) -> Vec<&mut Item> {
    let pieces = file.get_mut("evidence").and_then(Item::as_table_like_mut);
    let locations = pieces.into_iter().flat_map(parts).filter_map(|piece| {
        let location = piece.get_mut("location")?;
        location.as_str().is_some_and(is_beside).then_some(location)
    });
    locations.collect()
}

/// The new day and what else was asked for. The earlier conclusion speaks of another day, and so
/// do the times at which the auditee was visited.
fn head(file: &mut DocumentMut, wishes: &Wishes, carried: &mut Carried) {
    let date = wishes.date;
    let title = wishes.title.clone().unwrap_or_else(|| format!("Assessment {}", date.year()));
    replace(file, "title", value(title));
    if let Ok(day) = date.to_string().parse::<toml_edit::Datetime>() {
        replace(file, "date", value(day));
    }
    if let Some(organisation) = &wishes.organisation {
        replace(file, "organisation", value(organisation));
    }
    if let Some(kind) = wishes.kind {
        replace(file, "kind", value(kind.as_str()));
    }
    if let Some(scope) = &wishes.scope {
        replace(file, "scope", value(scope));
    }
    carried.had_conclusion = file.remove("conclusion").is_some();
    let auditee = file.get_mut("auditee").and_then(Item::as_table_like_mut);
    carried.had_times = auditee.is_some_and(|auditee| auditee.remove("times").is_some());
}

/// A new value in the place of the old one, with the comment behind it.
fn replace(file: &mut DocumentMut, key: &str, new: Item) {
    match file.get_mut(key) {
        Some(old) => set(old, new),
        None => drop(file.insert(key, new)),
    }
}

/// The same where the old one is at hand.
fn set(old: &mut Item, new: Item) {
    let behind = old.as_value().map(|old| old.decor().clone());
    *old = new;
    if let (Some(decor), Some(new)) = (behind, old.as_value_mut()) {
        *new.decor_mut() = decor;
    }
}

/// Marks every answer that says something. What people said is left out: it would be told, and
/// counted when files are merged, as if they said it today.
fn mark(file: &mut DocumentMut, carried: &mut Carried) {
    let areas = file.get_mut("answers").and_then(Item::as_table_like_mut);
    for answer in areas.into_iter().flat_map(parts).flat_map(parts) {
        let has = |keys: &[&str]| keys.iter().any(|key| answer.contains_key(key));
        let (is_answered, is_noted) = (has(&ANSWERED), has(&NOTED));
        if answer.remove("said").is_some() {
            carried.heard += usize::from(is_answered);
            carried.disagreements += usize::from(!is_answered);
        }
        carried.answers += usize::from(is_answered);
        carried.notes += usize::from(is_noted && !is_answered);
        if is_answered || is_noted {
            answer.insert("carried-over", value(true));
        }
    }
}

/// The tables in a table, however they are written.
fn parts(table: &mut dyn TableLike) -> impl Iterator<Item = &mut dyn TableLike> {
    table.iter_mut().filter_map(|(_, item)| item.as_table_like_mut())
}
