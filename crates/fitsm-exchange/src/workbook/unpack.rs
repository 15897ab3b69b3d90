//! Opening the zip archive that a workbook is, with limits, and saying what else it may be.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::problem::Refusal;

/// No workbook of an assessment is larger.
const MOST_BYTES: usize = 16_000_000;
/// The most that one part may be when it is unpacked.
const MOST_IN_PART: u64 = 32_000_000;
/// The most that all parts which are read may be together.
const MOST_IN_ALL: u64 = 64_000_000;
/// The most parts.
const MOST_PARTS: usize = 2_000;

/// The two forms of workbook that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `OpenDocument`, of `LibreOffice` and others.
    Ods,
    /// Office Open XML, of Excel and others.
    Xlsx,
}

/// A workbook's archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// What bytes look like that are neither a text nor a workbook.
pub(super) fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 10] = [
        (b"PK", "a zip archive"),
        (&OLE, "an Office file of before 2007"),
        (b"%PDF", "a PDF"),
        (b"{\\rtf", "a text document (.rtf)"),
        (b"\x89PNG", "a picture (.png)"),
        (b"\xff\xd8\xff", "a picture (.jpg)"),
        (b"GIF8", "a picture (.gif)"),
        (b"RIFF", "a picture or sound"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    ];
    let known = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    let known = known.or_else(|| markup(bytes));
    // A text may hold such a character, but not in its first line.
    let mut first_line = bytes.iter().take_while(|byte| **byte != b'\n');
    known.or_else(|| first_line.any(|byte| *byte == 0).then_some("a binary file"))
}

/// What a text that begins with a tag looks like.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNING: usize = 1_000;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begin = bytes[..bytes.len().min(BEGINNING)].to_ascii_lowercase();
    let holds = |word: &[u8]| memchr_count(&begin, word) > 0;
    let is_tag = [&b"<?xml"[..], b"<!", b"<svg", b"<html"].iter().any(|tag| begin.starts_with(tag));
    match () {
        () if !is_tag => None,
        () if holds(b"<html") || holds(b"<!doctype html") => Some("a web page"),
        () if holds(b"<svg") => Some("a picture (.svg)"),
        () => Some("an XML file"),
    }
}

const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HOW_TO_SAVE: &str = "open it in a spreadsheet program and save it as .ods or .xlsx";

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.len() > MOST_BYTES {
            let message =
                "the file is larger than 16 MB; no workbook of an assessment is that large";
            return Err(Refusal::new(message));
        }
        if !bytes.starts_with(b"PK") {
            return Err(not_a_zip(bytes));
        }
        // Counted before the archive is opened, which takes memory for each of them.
        let headers = memchr_count(bytes, b"PK\x01\x02");
        if headers > MOST_PARTS {
            let message = format!("the archive has more than {MOST_PARTS} parts");
            return Err(Refusal::advise(message, "this is no workbook"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        Ok(Self { archive, left: MOST_IN_ALL })
    }

    /// Which form of workbook it is.
    pub(super) fn form(&mut self) -> Result<Form, Refusal> {
        if let Some(mime) = self.part("mimetype")? {
            return self.open_document(String::from_utf8_lossy(&mime).trim());
        }
        let has = |name: &str| self.archive.index_for_name(name).is_some();
        let begins = |start: &[u8]| self.archive.file_names_raw().any(|n| n.starts_with(start));
        if has("content.xml") {
            return self.open_document("application/vnd.oasis.opendocument.spreadsheet");
        }
        let what = if has("xl/workbook.bin") {
            "a binary workbook (.xlsb)"
        } else if begins(b"xl/") && has("[Content_Types].xml") {
            return Ok(Form::Xlsx);
        } else if begins(b"word/") {
            "a text document (.docx)"
        } else if begins(b"ppt/") {
            "a presentation (.pptx)"
        } else if begins(b"Index/") {
            "a file of Apple's programs"
        } else {
            return Err(Refusal::new("this is a zip archive, but no workbook"));
        };
        Err(Refusal::advise(not_this(what), HOW_TO_SAVE))
    }

    fn open_document(&mut self, mime: &str) -> Result<Form, Refusal> {
        let kind = mime.strip_prefix("application/vnd.oasis.opendocument.");
        match kind {
            Some("spreadsheet" | "spreadsheet-template") => {}
            Some(other) => {
                let message = format!("this is an OpenDocument file, but a {}", tidy(other));
                return Err(Refusal::advise(message, "a workbook is needed (.ods or .xlsx)"));
            }
            None => return Err(Refusal::new("this is a zip archive, but no workbook")),
        }
        let manifest = self.part("META-INF/manifest.xml")?.unwrap_or_default();
        if memchr_count(&manifest, b"encryption-data") > 0 {
            return Err(encrypted());
        }
        Ok(Form::Ods)
    }

    /// A part of the archive, unpacked; `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let bound = MOST_IN_PART.min(self.left);
        let mut bytes = Vec::new();
        let part = self.archive.by_index(index).map_err(|error| refuse(&error))?;
        part.take(bound + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let length = bytes.len() as u64;
        if length > bound {
            let message = "the file unpacks to more than a workbook of an assessment can hold";
            let help = "a workbook may unpack to 64 MB, and 32 MB in one part";
            return Err(Refusal::advise(message, help));
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// A part that has to be there.
    pub(super) fn require(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        self.part(name)?.ok_or_else(|| {
            let name = tidy(name);
            Refusal::advise(format!("the workbook has no part {name}"), "it is damaged")
        })
    }
}

/// How often a pattern stands in bytes.
fn memchr_count(bytes: &[u8], pattern: &[u8]) -> usize {
    bytes.windows(pattern.len()).filter(|window| *window == pattern).count()
}

fn refuse(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => encrypted(),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Refusal::advise("the archive is packed in a way that is not known here", HOW_TO_SAVE)
        }
        _ => damaged(),
    }
}

fn damaged() -> Refusal {
    let help = "copy or download it again, or save it again where it came from";
    Refusal::advise("the workbook is cut short or damaged", help)
}

fn encrypted() -> Refusal {
    let help = "open it in its program and save it without a password";
    Refusal::advise("the workbook is encrypted", help)
}

fn not_a_zip(bytes: &[u8]) -> Refusal {
    if bytes.is_empty() {
        return Refusal::new("the file is empty");
    }
    if bytes.starts_with(&OLE) {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        if memchr_count(bytes, &wide("EncryptedPackage")) > 0 {
            return encrypted();
        }
        let is_workbook = ["Workbook", "Book"].iter().any(|n| memchr_count(bytes, &wide(n)) > 0);
        let what =
            if is_workbook { "an old workbook (.xls)" } else { "an Office file of before 2007" };
        return Refusal::advise(format!("this is {what}"), HOW_TO_SAVE);
    }
    match looks_like(bytes) {
        Some(what) => {
            Refusal::advise(not_this(what), "a workbook (.ods or .xlsx) or a CSV file is needed")
        }
        None => Refusal::new("this is no workbook"),
    }
}

/// That something is neither of what can be read.
fn not_this(what: &str) -> String {
    format!("this is not a workbook or CSV (it looks like {what})")
}

/// A name from the file, short enough to be shown.
fn tidy(name: &str) -> String {
    name.chars().take(60).collect()
}
