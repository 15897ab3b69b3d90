//! `fitsm merge`: the assessments of several people as one, and how far they agree.

mod alike;
mod moved;
mod names;
mod record;
mod remarks;
mod report;

use std::path::{Path, PathBuf};

use fitsm_core::assessment::{Assessor, Goals};
use fitsm_core::{Assessment, Catalogue, assessment};
use fitsm_eval::Agreement;
use fitsm_eval::merge::{Contribution, Merged, Policy, merge};

use crate::cli;
use crate::failure::{Failure, Outcome};
use crate::files::{Destination, is_same_file};
use crate::terminal::plain;
use crate::{assessments, terminal};
use record::Form;

pub use record::Record;

/// What every form of the report draws on.
struct Results<'a> {
    catalogue: &'a Catalogue,
    policy: Policy,
    /// How many files there are.
    files: usize,
    /// Who speaks in them.
    names: &'a [String],
    merged: &'a Merged,
    agreement: Agreement<'a>,
    /// Which files say the same, and what is missing where all are questionnaires.
    told: Vec<String>,
    /// Whose evidence is named from another folder now, or cannot be.
    moved: Vec<String>,
}

/// Merges the files.
pub fn run(args: &cli::Merge, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let files = in_order(args)?;
    let inputs: Vec<&Path> = files.iter().map(|file| &**file).collect();
    cli::expect_toml(args.output.output.as_deref())?;
    let to = Destination::new(&args.output, &inputs)?;
    let record =
        args.agreement.as_deref().map(|path| record_at(path, args, &inputs)).transpose()?;
    let Some(mut read) = read_all(&files, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let mut told = alike::count_once(&mut read);
    if let [(path, _)] = &read[..] {
        let file = plain(&names::shown(path));
        return Err(Failure::Refused(format!(
            "all files say the same as {file}; there is nothing to merge"
        )));
    }
    if !args.anyway {
        alike::expect_one_time(&read)?;
    }
    told.extend(without_goals(&read));
    let moved = moved::relocate(&mut read, args.output.output.as_deref());
    let names = names::of(&read);
    let shown: Vec<String> = read.iter().map(|(file, _)| names::shown(file)).collect();
    let contributions: Vec<Contribution<'_>> = names
        .iter()
        .zip(&shown)
        .zip(&read)
        .map(|((name, file), (_, assessment))| Contribution { name, file, assessment })
        .collect();
    let merged = merge(catalogue, &contributions, args.policy)
        .map_err(|refusal| Failure::Refused(plain(&refusal.to_string())))?;
    let agreement = Agreement::of(catalogue, &merged.voices);
    let people = names::people(&read, &names);
    told.extend(names::alike(&people));
    let results = Results {
        catalogue,
        policy: args.policy,
        files: names.len(),
        names: &people,
        merged: &merged,
        agreement,
        told,
        moved,
    };
    to.put_text(&assessment::write(&merged.assessment, catalogue))?;
    if let Some((form, to)) = record {
        to.put_text(&record::render(&results, form))?;
    }
    terminal::say(&report::render(&results));
    Ok(Outcome::Done)
}

/// The files, the lead's first; each is there once.
fn in_order(args: &cli::Merge) -> Result<Vec<PathBuf>, Failure> {
    let mut files = args.files.clone();
    for (at, file) in files.iter().enumerate() {
        if let Some(earlier) = files[..at].iter().find(|earlier| is_same_file(earlier, file)) {
            let (one, two) = (names::shown(earlier), names::shown(file));
            return Err(Failure::Refused(plain(&if one == two {
                format!("{one} is named twice; one person's answers would count as two")
            } else {
                format!("{one} and {two} are the same file; its answers would count twice")
            })));
        }
    }
    if let Some(lead) = &args.lead {
        files.retain(|file| !is_same_file(file, lead));
        files.insert(0, lead.clone());
    } else if args.policy == Policy::Lead {
        let text = "--policy lead needs --lead FILE, the file whose levels decide";
        return Err(Failure::Refused(text.to_owned()));
    }
    if files.len() < 2 {
        return Err(Failure::Refused("there is only one file; name two or more".to_owned()));
    }
    Ok(files)
}

/// What to say where all files are questionnaires, in which nobody sets goals.
fn without_goals(read: &[(&Path, Assessment)]) -> Option<String> {
    let is_respondent = |each: &Assessor| each.role.as_deref() == Some("respondent");
    let is_questionnaire = |file: &Assessment| {
        file.goals == Goals::default()
            && !file.assessors.is_empty()
            && file.assessors.iter().all(is_respondent)
    };
    read.iter()
        .all(|(_, file)| is_questionnaire(file))
        .then(|| "no file has own goals; name the assessment itself too, with --lead".to_owned())
}

/// Where the figures go, and in which form.
fn record_at<'a>(
    path: &'a Path,
    args: &cli::Merge,
    inputs: &[&Path],
) -> Result<(Form, Destination<'a>), Failure> {
    let shown = plain(&path.to_string_lossy());
    let form = Form::of(path)
        .ok_or_else(|| Failure::Refused(format!("{shown} should end in .json, .csv or .md")))?;
    if args.output.output.as_deref().is_some_and(|output| is_same_file(output, path)) {
        let text = format!("{shown} cannot be the merged file and the figures of agreement");
        return Err(Failure::Refused(text));
    }
    Ok((form, Destination::at(Some(path), args.output.force, inputs)?))
}

/// All files; `None` if one of them has errors, after all have been told.
fn read_all<'a>(
    files: &'a [PathBuf],
    catalogue: &Catalogue,
) -> Result<Option<Vec<(&'a Path, Assessment)>>, Failure> {
    let mut all = Vec::new();
    for file in files {
        all.extend(assessments::open(file, catalogue)?.map(|read| (&**file, read)));
    }
    Ok((all.len() == files.len()).then_some(all))
}
