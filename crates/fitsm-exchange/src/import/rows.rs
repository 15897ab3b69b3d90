//! Reading CSV: one row for each answer, any column order, and the other rows of our own export.

mod cells;
mod headings;
mod places;
mod respondents;
mod sheet;

use csv::{ReaderBuilder, StringRecord};

use crate::layout::{column, row};
use crate::lines::{Lines, begin};
use crate::problem::{At, Refusal};

use super::take::Take;
use super::words::quoted;
use cells::Cells;
use headings::{Headings, delimiters};
use places::{Places, used};
use respondents::Respondents;
pub(super) use sheet::Listed;

/// No file of answers is larger.
const MOST_BYTES: usize = 8_000_000;
const TOO_LARGE: &str = "the file is larger than 8 MB; no assessment is that large";

/// No list of answers has longer headings.
const MOST_IN_HEADINGS: usize = 100_000;
/// No list of answers has more columns.
const MOST_COLUMNS: usize = 1_000;
/// No list of answers has more rows: a thousand people with all requirements have fewer.
const MOST_ROWS: usize = 100_000;

/// Stands behind the file: if it is not a row of its own, a quote was never closed.
const END: &str = "\n\u{1}end of the file\u{1}\n";

/// A reader of CSV over some bytes with [`END`] behind them.
type Reader<'a> = csv::Reader<std::io::Chain<&'a [u8], &'static [u8]>>;

/// A file without the mark that some programs put before UTF-8.
pub(super) fn text(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// A text in UTF-16, as Excel saves its "Unicode text", in UTF-8; `None` if it is no such text.
/// One that is damaged is refused.
pub(super) fn from_utf16(bytes: &[u8]) -> Option<Result<Vec<u8>, Refusal>> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    if bytes.len() > 2 * MOST_BYTES {
        return Some(Err(Refusal::new(TOO_LARGE)));
    }
    let (pairs, rest) = bytes[2..].as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>();
    Some(text.ok().filter(|_| rest.is_empty()).map(String::into_bytes).ok_or_else(|| {
        let help = "save it as \"CSV UTF-8\" in your spreadsheet program";
        Refusal::advise("this begins like UTF-16 text, but is damaged", help)
    }))
}

/// Hands all rows to `take`; of several people's answers those of one.
pub(super) fn read(
    bytes: &[u8],
    respondent: Option<&str>,
    take: &mut Take<'_>,
) -> Result<(), Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::new(TOO_LARGE));
    }
    let bytes = text(bytes);
    if bytes.trim_ascii().is_empty() {
        let message = "the file is blank: nothing stands in it but spaces and empty lines";
        return Err(Refusal::advise(message, "give a workbook or a CSV file with answers"));
    }
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if first.len() > MOST_IN_HEADINGS {
        let message = "line 1: the heading row is longer than 100,000 characters";
        return Err(Refusal::advise(message, "this is no list of answers"));
    }
    take.begin_rows();
    let (headings, mut reader) = headings(bytes)?;
    if check(&headings, respondent, take) {
        let mut respondents = Respondents::new(respondent, &headings);
        rows((&mut reader, bytes), &Places::of(&headings), &mut respondents, take)?;
        respondents.finish(headings.at, take);
        tell_unread(&headings, take);
    }
    Ok(())
}

/// Hands the rows below the headings to `take`.
fn rows(
    (reader, bytes): (&mut Reader<'_>, &[u8]),
    places: &Places,
    respondents: &mut Respondents<'_>,
    take: &mut Take<'_>,
) -> Result<(), Refusal> {
    let mut record = StringRecord::new();
    let mut last = 0;
    for _ in 0..=MOST_ROWS {
        if !next(reader, bytes, &mut record)? {
            let message = "a quote is opened here or below and never closed";
            take.give_up(At::Row(last, None), message, "close it with another \"");
            return Ok(());
        }
        if record.len() == 1 && record.get(0) == Some(END.trim_matches('\n')) {
            return Ok(());
        }
        last = begin(&record);
        let cells = Cells::new(&record, places, At::Row(last, None));
        cells.hand_to(respondents.wants(&cells), take);
    }
    let message = format!("there are more than {MOST_ROWS} rows");
    take.give_up(At::Row(last, None), message, "this is no list of answers");
    Ok(())
}

fn reader(bytes: &[u8], delimiter: u8) -> Reader<'_> {
    let whole = std::io::Read::chain(bytes, END.as_bytes());
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(whole)
}

/// The next row; `false` behind the last.
fn next(reader: &mut Reader<'_>, bytes: &[u8], record: &mut StringRecord) -> Result<bool, Refusal> {
    reader.read_record(record).map_err(|error| {
        let line = Lines::new(bytes).of(error.position().map_or(0, csv::Position::byte));
        let message = format!("line {line}: this is not UTF-8 text");
        Refusal::advise(message, "save it as \"CSV UTF-8\" in your spreadsheet program")
    })
}

/// What separates the cells, where the first line says so as Excel has it: `sep=;`.
fn separator(bytes: &[u8]) -> Option<u8> {
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    let (word, separator) = line.split_at_checked(4)?;
    match separator {
        [one @ (b',' | b';' | b'\t' | b'|')] if word.eq_ignore_ascii_case(b"sep=") => Some(*one),
        _ => None,
    }
}

/// The heading row, and what reads the rows below it: with that between the cells which makes the
/// most columns known.
fn headings(bytes: &[u8]) -> Result<(Headings, Reader<'_>), Refusal> {
    let mut best: Option<(Headings, Reader<'_>)> = None;
    let named = separator(bytes);
    let delimiters = || delimiters(&bytes[..bytes.len().min(MOST_IN_HEADINGS)]);
    for delimiter in named.map_or_else(delimiters, |named| vec![named]) {
        let mut record = StringRecord::new();
        let mut reader = reader(bytes, delimiter);
        if named.is_some() {
            next(&mut reader, bytes, &mut record)?;
        }
        next(&mut reader, bytes, &mut record)?;
        let headings = Headings::of(&record, At::Row(begin(&record), None));
        let rank = |headings: &Headings| (headings.known(), headings.count);
        if best.as_ref().is_none_or(|(best, _)| rank(&headings) > rank(best)) {
            best = Some((headings, reader));
        }
    }
    best.ok_or_else(|| Refusal::new("the file is empty"))
}

/// Whether the headings are enough to go on.
fn check(headings: &Headings, respondent: Option<&str>, take: &mut Take<'_>) -> bool {
    let first = headings.at;
    if headings.count > MOST_COLUMNS {
        let message = format!("the heading row has more than {MOST_COLUMNS} columns");
        take.give_up(first, message, "this is no list of answers");
    } else if let Some((one, other)) = headings.doubled {
        let message = format!("the columns {} and {} have the same heading", one + 1, other + 1);
        take.give_up(first, message, "keep one of the two");
    } else if headings.place(column::ID).is_none() {
        let found: Vec<String> =
            headings.unknown.iter().take(8).map(|(_, heading)| quoted(heading)).collect();
        let message = format!(
            "there is no column id in the heading row{}{}",
            if found.is_empty() { "" } else { "; found " },
            found.join(", ")
        );
        take.give_up(first, message, "the first row names the columns: id, level, note, evidence");
    } else if respondent.is_some() && headings.place(column::RESPONDENT).is_none() {
        let help = "leave out --respondent; the file holds the answers of one";
        take.give_up(first, "there is no column respondent", help);
    } else {
        return true;
    }
    false
}

/// Says which columns of a file of answers alone were not read.
fn tell_unread(headings: &Headings, take: &mut Take<'_>) {
    if headings.place(column::ROW).is_none() {
        let unread = headings.except(&used(row::ANSWER));
        for (_, name) in unread {
            take.told.push(format!(
                "the column {} was not read: it is no part of an answer",
                quoted(name)
            ));
        }
    }
    for (_, heading) in headings.unknown.iter().filter(|(_, heading)| !heading.is_empty()) {
        take.told.push(format!(
            "the column {} is not known; its texts went into the notes",
            quoted(heading)
        ));
    }
}
