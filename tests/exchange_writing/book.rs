//! A written file, read raw.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use fitsm_core::{Assessment, Catalogue, Source, assessment};
use fitsm_exchange::writing::{Format, Written, export};

/// What the cells of a sheet hold, by their names.
pub(crate) type Cells = BTreeMap<String, String>;

/// The cells of a sheet; numbers as short as they can be.
pub(crate) fn cells(file: &[u8], sheet: &str) -> Cells {
    let mut book = open_workbook_auto_from_rs(Cursor::new(file.to_vec())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let start = range.start().unwrap_or_default();
    range
        .used_cells()
        .map(|(row, column, data)| {
            let (row, column) = (row + start.0 as usize, u32::try_from(column).unwrap() + start.1);
            let text = match data {
                Data::Float(number) => number.to_string(),
                other => other.to_string(),
            };
            (format!("{}{}", fitsm_exchange::book::letters(column), row + 1), text)
        })
        .collect()
}

/// The row in which a column of a sheet holds a text.
pub(crate) fn row(cells: &Cells, column: &str, text: &str) -> u32 {
    let found = cells.iter().find(|(name, held)| {
        name.trim_end_matches(|c: char| c.is_ascii_digit()) == column && *held == text
    });
    found.unwrap_or_else(|| panic!("no {text} in column {column}")).0[column.len()..]
        .parse()
        .unwrap()
}

/// A part of a file that is a zip.
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

pub(crate) fn read(text: &str) -> Assessment {
    let reading = assessment::read(&Source::new("test.toml", text), Catalogue::built_in());
    reading.value.unwrap_or_else(|| panic!("{:#?}", reading.diagnostics))
}

pub(crate) fn example(name: &str) -> Assessment {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assessments");
    read(&fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap())
}

pub(crate) fn write(assessment: &Assessment, format: Format) -> Written {
    export(assessment, Catalogue::built_in(), format).unwrap()
}

/// An assessment with everything that has a place of its own.
pub(crate) fn full() -> Assessment {
    read(
        r#"
format = 1
organisation = "Nimbus"
title = "Follow-up"
date = 2026-03-12
edition = "3.0"
kind = "self-assessment"
scope = "All services"
conclusion = "Well done.\nGo on."
rule = "mean"
evidence-policy = "cap"
assessors = [
    { name = "S. Brandão", role = "records" },
    { name = "R. Okafor", role = "lead", contact = "ro@nimbus.example" },
    { name = "T. Sow", contact = "ts@nimbus.example" },
]
auditee = { name = "Centre", locations = ["Hall 1", "Hall 2"], language = "English" }
goal = { default = 2, PR6 = 4 }
certification-goal = { PR9 = 3 }
out-of-scope = { PR13 = "Run by a partner" }

[answers.PR9.1]
level = 2
ratings = { 2b = "P", 1a = "F" }
note = "=1+1 is no formula\n  nor is this"
evidence = ["tickets", "a\\b\nc"]
carried-over = true
said = [
    { by = "A. Weber", level = 3 },
    { by = "B. Ito", not-applicable = { reason = "none", approved-by = "C" } },
]

[answers.PR9.6]
not-applicable = { reason = "No major incidents", approved-by = "R. Okafor" }

[evidence.tickets]
kind = "record"
title = "Tickets\nof March"
location = "tickets.csv"
effective = 2026-02-28
recorded = 2026-03-01
expires = 2027-03-01
size = 12
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"

[evidence."a\\b\nc"]
kind = "interview"
title = "Talk"

[wording.PR9.2]
statement = "In other words"
level-0 = "Nothing"
"#,
    )
}
