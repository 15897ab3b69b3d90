//! `fitsm import`: a workbook or a CSV file as a new assessment file.

mod tell;

use fitsm_core::{Assessment, Catalogue, Source, assessment};
use fitsm_exchange::{Imported, Options, import};

use crate::cli;
use crate::failure::{Failure, Outcome};
use crate::files::{self, Destination};
use crate::{dates, moved, terminal};

/// Reads the workbook and writes the file.
pub fn run(args: &cli::Import, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    cli::expect_toml(args.output.output.as_deref())?;
    let to = Destination::new(&args.output, &[&args.workbook])?;
    let options = options(args)?;
    if args.workbook.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        let name = terminal::typed(&args.workbook);
        return Err(Failure::Refused(format!(
            "{name} is an assessment file already; `fitsm check {name}` tells what is in it"
        )));
    }
    let bytes = files::read_workbook(&args.workbook)?;
    let name = tell::name(&args.workbook);
    let imported = import(&bytes, &options, catalogue)
        .map_err(|refusal| Failure::Refused(terminal::plain(&format!("{name}: {refusal}"))))?;
    terminal::say(&tell::problems(&name, &imported, args.lenient));
    let Imported { assessment: Some(assessment), told, .. } = imported else {
        return Ok(Outcome::Findings);
    };
    let text = checked(&assessment, catalogue)?;
    to.put_text(&text)?;
    terminal::say(&tell::told(&told));
    let mut places = assessment.evidence.values().filter_map(|piece| piece.location.as_deref());
    if places.any(moved::is_beside) {
        terminal::say(&tell::told(&[
            "paths of evidence are taken from the folder of the new file".to_owned(),
        ]));
    }
    terminal::say(&tell::summary(&name, args.output.output.as_deref(), &assessment));
    Ok(Outcome::Done)
}

fn options(args: &cli::Import) -> Result<Options, Failure> {
    for (text, option) in [(&args.organisation, "--organisation"), (&args.title, "--title")] {
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            return Err(Failure::Refused(format!("{option} says nothing")));
        }
    }
    Ok(Options {
        lenient: args.lenient,
        organisation: args.organisation.clone(),
        title: args.title.clone(),
        date: args.date.as_deref().map(dates::given).transpose()?,
        today: dates::today()?,
        kind: args.kind,
        evidence_kind: args.evidence_kind,
        score_column: args.score_column,
        respondent: args.respondent.clone(),
        wording: !args.without_wording,
    })
}

/// The file's text, which has to say what was taken: nobody should find out later.
fn checked(taken: &Assessment, catalogue: &Catalogue) -> Result<String, Failure> {
    let text = assessment::write(taken, catalogue);
    if !files::fits(&text) {
        let message = "what was read is too long for an assessment file";
        return Err(Failure::Refused(message.to_owned()));
    }
    let source = Source::new("the new file", text);
    match assessment::read(&source, catalogue).value {
        Some(_) => Ok(source.text().to_owned()),
        None => Err(Failure::Refused(
            "what was read makes no assessment file; this is a mistake of this program, please \
             report it with the workbook"
                .to_owned(),
        )),
    }
}
