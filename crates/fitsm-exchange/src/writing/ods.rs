//! A workbook as `.ods`: a zip of a few XML documents, the first of which is stored and says what
//! kind of file it is.

mod cells;
mod styles;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::page::{Page, Workbook};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
    xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
    xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" \
    xmlns:ooo=\"http://openoffice.org/2004/office\"";

/// The bytes of the file; the same for the same workbook.
pub(super) fn write(book: &Workbook) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(KIND.as_bytes())?;
    let options = options.compression_method(CompressionMethod::Deflated);
    for (name, text) in [
        ("META-INF/manifest.xml", manifest()),
        ("content.xml", content(book)),
        ("styles.xml", styles::document()),
        ("meta.xml", meta(book)),
        ("settings.xml", settings(book)),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn manifest() -> String {
    let mut out = format!(
        "{HEAD}<manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">"
    );
    let parts =
        ["content.xml", "styles.xml", "meta.xml", "settings.xml"].map(|it| (it, "text/xml"));
    for (path, kind) in [("/", KIND)].into_iter().chain(parts) {
        let _ = write!(
            out,
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>"
        );
    }
    out + "</manifest:manifest>"
}

fn content(book: &Workbook) -> String {
    let mut out = format!("{HEAD}<office:document-content {NAMES} office:version=\"1.3\">");
    out += &styles::of_content(book);
    out += "<office:body><office:spreadsheet>";
    out += &cells::drop_downs(book);
    for page in &book.pages {
        out += &cells::table(page);
    }
    out + "</office:spreadsheet></office:body></office:document-content>"
}

fn meta(book: &Workbook) -> String {
    let day = book.date;
    format!(
        "{HEAD}<office:document-meta {NAMES} office:version=\"1.3\"><office:meta>\
         <meta:generator>fitsm</meta:generator><dc:title>{}</dc:title>\
         <dc:subject>{}</dc:subject>\
         <meta:creation-date>{day}T00:00:00</meta:creation-date><dc:date>{day}T00:00:00</dc:date>\
         </office:meta></office:document-meta>",
        escape(&book.title),
        escape(&book.organisation)
    )
}

/// What stays in sight on each sheet.
fn settings(book: &Workbook) -> String {
    let mut out = format!(
        "{HEAD}<office:document-settings {NAMES} office:version=\"1.3\"><office:settings>\
         <config:config-item-set config:name=\"ooo:view-settings\">\
         <config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>\
         <config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>\
         <config:config-item-map-named config:name=\"Tables\">"
    );
    for page in &book.pages {
        out += &view(page);
    }
    out + "</config:config-item-map-named></config:config-item-map-entry>\
           </config:config-item-map-indexed></config:config-item-set>\
           </office:settings></office:document-settings>"
}

fn view(page: &Page) -> String {
    let (rows, columns) = page.frozen;
    // 2 is frozen, 0 is not split.
    let mode = |count: u32| if count > 0 { 2 } else { 0 };
    let items = [
        ("HorizontalSplitMode", "short", mode(columns)),
        ("VerticalSplitMode", "short", mode(rows)),
        ("HorizontalSplitPosition", "int", columns),
        ("VerticalSplitPosition", "int", rows),
        ("ActiveSplitRange", "short", 2 + u32::from(columns > 0)),
        ("PositionLeft", "int", 0),
        ("PositionRight", "int", columns),
        ("PositionTop", "int", 0),
        ("PositionBottom", "int", rows),
    ];
    let mut out = format!("<config:config-item-map-entry config:name=\"{}\">", escape(page.name));
    for (name, kind, value) in items {
        let _ = write!(
            out,
            "<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}\
             </config:config-item>"
        );
    }
    out + "<config:config-item config:name=\"ShowGrid\" config:type=\"boolean\">false\
           </config:config-item></config:config-item-map-entry>"
}
