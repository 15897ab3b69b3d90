//! `fitsm evidence add`: describes a piece of evidence in a file, and names it in answers.

mod place;
mod tell;

use std::path::Path;

use fitsm_core::assessment::{Answer, Evidence};
use fitsm_core::source::steers_display;
use fitsm_core::{Assessment, Catalogue, Date, RequirementId};

use crate::assessments::Held;
use crate::dates::given;
use crate::failure::{Failure, Outcome};
use crate::terminal::plain;
use crate::{cli, edit};
use place::Place;
use tell::tell;

/// The days that were given.
struct Dates {
    effective: Option<Date>,
    recorded: Option<Date>,
    expires: Option<Date>,
}

/// What is to be in the file.
pub struct Change {
    /// The piece's name there.
    pub name: String,
    /// Its description, unless it is described already.
    pub piece: Option<Evidence>,
    /// Whether it was described before, and the file has changed since.
    pub is_renewed: bool,
    /// The requirements whose answers are to name it.
    pub ids: Vec<RequirementId>,
}

/// Adds the piece to the file, and its name to the answers. The file is written whole or not at
/// all.
pub fn run(args: &cli::EvidenceAdd, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    if args.file.as_os_str() == "-" {
        return Err(Failure::Refused("evidence is added to a file; name the file".to_owned()));
    }
    expect_order(args)?;
    let dates = Dates::given(args)?;
    let ids = requirements(&args.requirements, catalogue)?;
    // The file is held only after a large piece has been looked at.
    let place = Place::find(args)?;
    let Some(held) = Held::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let assessment = &held.assessment;
    expect_in_scope(&ids, assessment)?;
    let mut change = match place.known(assessment) {
        Some((name, true)) => renewed(args, &dates, &place, assessment, name, ids)?,
        Some((name, false)) => Change { name: name.clone(), piece: None, is_renewed: false, ids },
        None => new_piece(args, &dates, &place, assessment, ids)?,
    };
    // Nothing has been written yet; from here on a copy that is not used is taken away again.
    let copied = match &mut change.piece {
        Some(piece) => place.copy(&args.file, piece)?,
        None => None,
    };
    let done = write(&held, catalogue, &change);
    if let (Err(_), Some(copy)) = (&done, &copied) {
        copy.undo();
    }
    tell(args, &change, copied.as_ref(), &done?, assessment);
    Ok(Outcome::Done)
}

impl Dates {
    fn given(args: &cli::EvidenceAdd) -> Result<Self, Failure> {
        let day = |text: &Option<String>| text.as_deref().map(given).transpose();
        Ok(Self {
            effective: day(&args.effective)?,
            recorded: day(&args.recorded)?,
            expires: day(&args.expires)?,
        })
    }
}

/// Tells who gives the evidence first.
fn expect_order(args: &cli::EvidenceAdd) -> Result<(), Failure> {
    let is_toml =
        |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    if is_toml(&args.what) && !is_toml(&args.file) {
        let file = plain(&args.file.to_string_lossy());
        return Err(Failure::Refused(format!(
            "{file} is not an assessment file; the assessment comes first, then the evidence"
        )));
    }
    Ok(())
}

fn expect_in_scope(ids: &[RequirementId], assessment: &Assessment) -> Result<(), Failure> {
    for id in ids {
        if let Some(reason) = assessment.out_of_scope.get(&id.area()) {
            let (area, reason) = (id.area(), plain(reason));
            return Err(Failure::Refused(format!(
                "{area} is out of scope (\"{reason}\"), so {id} has no answer; leave it out, or \
                 take {area} out of [out-of-scope]"
            )));
        }
    }
    Ok(())
}

/// The requirements that were named.
fn requirements(words: &[String], catalogue: &Catalogue) -> Result<Vec<RequirementId>, Failure> {
    let mut ids = Vec::new();
    for word in words {
        let id = super::requirement(word, catalogue)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// The piece as it was described, with the file's size, sum and day of now.
fn renewed(
    args: &cli::EvidenceAdd,
    dates: &Dates,
    place: &Place,
    assessment: &Assessment,
    name: &str,
    ids: Vec<RequirementId>,
) -> Result<Change, Failure> {
    let Some(old) = assessment.evidence.get(name).filter(|_| args.renew) else {
        return Err(Failure::Refused(format!(
            "this file is described as {} already, and has changed since its sum was taken; look \
             at it again: --renew takes its new size, sum and day, or save it under another name",
            plain(name)
        )));
    };
    let piece = Evidence {
        size: place.size(),
        sha256: place.sum().map(str::to_owned),
        recorded: dates.recorded.or(place.changed()).or(old.recorded),
        effective: dates.effective.or(old.effective),
        expires: dates.expires.or(old.expires),
        ..old.clone()
    };
    Ok(Change { name: name.to_owned(), piece: Some(piece), is_renewed: true, ids })
}

/// The piece as the options and the file describe it, and its name.
fn new_piece(
    args: &cli::EvidenceAdd,
    dates: &Dates,
    place: &Place,
    assessment: &Assessment,
    ids: Vec<RequirementId>,
) -> Result<Change, Failure> {
    let refuse = |why: String| Err(Failure::Refused(why));
    let title = args.title.as_deref().filter(|title| !title.trim().is_empty());
    let (Some(kind), Some(title)) = (args.kind, title) else {
        return refuse(
            "a new piece of evidence needs --kind, such as record, and --title".to_owned(),
        );
    };
    let name = match &args.name {
        None => edit::free_name(title, assessment),
        Some(name) if name.trim().is_empty() || name.chars().any(steers_display) => {
            return refuse("a name is some letters, digits and hyphens".to_owned());
        }
        Some(name) => match assessment.evidence.get(name) {
            None => name.clone(),
            Some(other) => {
                let (name, title) = (plain(name), plain(&other.title));
                return refuse(format!(
                    "{name} is the name of another piece (\"{title}\"); choose another --name, or \
                     leave it out"
                ));
            }
        },
    };
    let piece = Evidence {
        kind,
        title: title.to_owned(),
        location: Some(place.location().to_owned()),
        effective: dates.effective,
        recorded: dates.recorded.or(place.changed()),
        expires: dates.expires,
        size: place.size(),
        sha256: place.sum().map(str::to_owned),
        span: 0..0,
    };
    Ok(Change { name, piece: Some(piece), is_renewed: false, ids })
}

/// Edits the file; gives the requirements whose answers name the piece now and did not before.
fn write(
    held: &Held<'_>,
    catalogue: &Catalogue,
    change: &Change,
) -> Result<Vec<RequirementId>, Failure> {
    let refused = |why: edit::NotEdited, lines: String| {
        Failure::Refused(format!("{why}; add these lines by hand:\n{}", lines_of(&lines)))
    };
    let Change { name, piece, is_renewed, ids } = change;
    let mut text = held.source.text().to_owned();
    if let Some(piece) = piece {
        let put = if *is_renewed { edit::renew_evidence } else { edit::add_evidence };
        text = put(&text, catalogue, name, piece)
            .map_err(|why| refused(why, edit::evidence_lines(name, piece)))?;
    }
    let mut added = Vec::new();
    for id in ids {
        let mut answer: Answer = held.assessment.answers.get(id).cloned().unwrap_or_default();
        if !answer.evidence.iter().any(|known| known == name) {
            answer.evidence.push(name.clone());
            text = edit::set_answer(&text, catalogue, *id, &answer)
                .map_err(|why| refused(why, edit::answer_lines(*id, &answer)))?;
            added.push(*id);
        }
    }
    held.put(&text)?;
    Ok(added)
}

/// Lines of TOML as they are, except for what would steer the terminal.
fn lines_of(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}
