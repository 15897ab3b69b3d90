//! `fitsm init`: a new assessment file, commented, with nothing answered yet, or with the answers
//! of an earlier one carried over.

mod carry_over;

use std::fmt::Write as _;
use std::path::Path;

use fitsm_core::Catalogue;
use fitsm_core::assessment::Kind;
use jiff::civil::Date;

use crate::cli;
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::terminal;
use crate::text::cut;

/// Writes the file.
pub fn run(args: &cli::Init, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let path = args.file.as_deref().or(args.output.output.as_deref());
    let inputs: Vec<&Path> = args.from.iter().map(AsRef::as_ref).collect();
    let to = Destination::at(path, args.output.force, &inputs)?;
    let date = args.date.as_deref().map_or_else(today, given)?;
    let text = match &args.from {
        None => template(args, date, catalogue),
        Some(old) => match carry_over::text(old, args, date, catalogue)? {
            Some(text) => text,
            None => return Ok(Outcome::Findings),
        },
    };
    to.put_text(&text)?;
    if !to.is_screen() {
        let path = path.map(|path| terminal::plain(&path.to_string_lossy())).unwrap_or_default();
        terminal::say(&format!(
            "Wrote {path}. Fill it in with an editor; `fitsm check {path}` finds mistakes, \
             `fitsm assess {path}` works it out.\n"
        ));
    }
    Ok(Outcome::Done)
}

/// A day as a file writes it.
pub fn given(text: &str) -> Result<Date, Failure> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| {
        let text = terminal::plain(text);
        Failure::Refused(format!("`{text}` is not a date; write year, month and day: 2026-03-12"))
    })
}

/// The day it is here; `SOURCE_DATE_EPOCH`, where set, says so instead.
fn today() -> Result<Date, Failure> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = match fixed {
        Some(seconds) => jiff::Timestamp::from_second(seconds)
            .map_err(|error| Failure::Refused(format!("SOURCE_DATE_EPOCH: {error}")))?
            .to_zoned(jiff::tz::TimeZone::UTC),
        None => jiff::Zoned::now(),
    };
    Ok(now.date())
}

fn template(args: &cli::Init, date: Date, catalogue: &Catalogue) -> String {
    let text = |text: Option<&String>, fallback: &str| {
        toml::Value::String(text.map_or(fallback, String::as_str).to_owned()).to_string()
    };
    let kind = args.kind.unwrap_or(Kind::SelfAssessment).as_str();
    let organisation = text(args.organisation.as_ref(), "Name of the organisation");
    let title = text(args.title.as_ref(), &format!("Assessment {}", date.year()));
    let edition = catalogue.edition();
    let mut out = format!(
        "\
# An assessment against FitSM-1. Lines that begin with # are comments.
# What is left out is unanswered; there are no empty fields.

format = 1
organisation = {organisation}
title = {title}
date = {date}                     # evidence counts as of this day
edition = \"{edition}\"
kind = \"{kind}\"          # or self-assessment, internal-audit, external-audit
# scope = \"All services in the service catalogue\"
# conclusion = \"…\"
rule = \"hurdle\"                     # or mean: see `fitsm explain hurdle mean`
evidence-policy = \"report\"          # or cap: see `fitsm explain evidence`

# [[assessors]]
# name = \"…\"
# role = \"lead\"

# [auditee]                         # name, address, representative, contact,
# name = \"…\"                        # locations, times, language

# The organisation's own goals, 1 to 4: one for all areas, others where they differ.
# [goal]
# default = 2
# PR9 = 3

[certification-goal]                # what a certification asks
default = 3

# Areas that are left out, always with the reason.
# [out-of-scope]
# PR13 = \"Deployment is run by the hosting partner\"

# Answers: take away the # before the heading and the level, and choose 0 to 4.
# `fitsm explain PR9.1` shows what one sees at each level. An answer may also have
#   note = \"…\"
#   evidence = [\"name\"]             # each described below as [evidence.name]
# A requirement that does not apply has, instead of a level,
#   not-applicable = {{ reason = \"…\", approved-by = \"…\" }}
"
    );
    for area in catalogue.areas() {
        let _ = write!(out, "\n# {} {}\n", area.id, area.name);
        for requirement in area.requirements.iter() {
            let _ = write!(out, "\n# {}: {}\n", requirement.id, cut(&requirement.title, 70));
            for line in textwrap::wrap(&requirement.statement, 76) {
                let _ = writeln!(out, "#   {line}");
            }
            let _ = write!(out, "# [answers.{}]\n# level =\n", requirement.id);
        }
    }
    out += "
# Evidence: a table for each piece, named as in the answers.
# [evidence.tickets-q1]
# kind = \"record\"                   # document, record, measurement, interview, observation
# title = \"Ticket export, first quarter\"
# location = \"evidence/tickets-q1.csv\"
# effective = 2026-03-31            # the day it speaks for
# recorded = 2026-04-02             # the day it was taken
# expires = 2027-03-31              # optional
";
    out
}
