//! Workbooks made by hand for the tests: XML written out here and packed, so that nothing of the
//! product's own writers is in them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What a cell of a test's workbook holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum C {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    /// A formula with its cached value, or without one.
    Formula(&'static str, Option<f64>),
    /// A formula whose cached value is an error.
    Failed(&'static str, &'static str),
    /// A text or number whose cell spans two rows.
    Merged(Box<C>),
    /// A cell with a comment; in .ods only.
    Commented(Box<C>),
    /// A text cell that is a link; in .ods only.
    Linked(Box<C>, String),
}

/// A text cell.
pub(crate) fn t(text: &str) -> C {
    if text.is_empty() { C::Empty } else { C::Text(text.to_owned()) }
}

/// A number cell.
pub(crate) fn n(number: u8) -> C {
    C::Number(f64::from(number))
}

/// A sheet: rows of cells.
#[derive(Clone, Debug)]
pub(crate) struct Tab {
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<C>>,
}

impl Tab {
    pub(crate) fn new(name: &str, rows: Vec<Vec<C>>) -> Self {
        Self { name: name.to_owned(), rows }
    }

    /// The cell at a place such as `L12`, made if it is not there.
    pub(crate) fn at(&mut self, place: &str) -> &mut C {
        let digits = place.find(|c: char| c.is_ascii_digit()).unwrap();
        let column = usize::from(place.as_bytes()[0] - b'A');
        assert_eq!(digits, 1, "columns A to Z are enough");
        let row = place[1..].parse::<usize>().unwrap() - 1;
        let line = &mut self.rows[row];
        line.resize(line.len().max(column + 1), C::Empty);
        &mut line[column]
    }

    /// Puts a column of these cells before the column with this letter; the heading is at `row`.
    pub(crate) fn insert_column(&mut self, letter: char, cell: impl Fn(usize) -> C) {
        let column = letter as usize - 'A' as usize;
        for (number, row) in self.rows.iter_mut().enumerate() {
            row.resize(row.len().max(column), C::Empty);
            row.insert(column, cell(number));
        }
    }
}

/// A zip archive of these parts.
pub(crate) fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, deflated).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The sheets as an .ods, as `LibreOffice` writes it: paragraphs, spaces as elements, and rows and
/// cells that are repeated to the end of the sheet.
pub(crate) fn ods(tabs: &[Tab]) -> Vec<u8> {
    let mut xml = String::from("<office:spreadsheet>");
    for tab in tabs {
        let _ = write!(xml, "<table:table table:name=\"{}\">", escape(&tab.name));
        xml += "<table:table-column table:number-columns-repeated=\"1024\"/>";
        for row in &tab.rows {
            xml += "<table:table-row>";
            let mut empty = 0;
            for cell in row {
                if *cell == C::Empty {
                    empty += 1;
                    continue;
                }
                gap(&mut xml, &mut empty);
                xml += &ods_cell(cell, "");
            }
            xml += "<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>";
        }
        xml += "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
                table:number-columns-repeated=\"1024\"/></table:table-row></table:table>";
    }
    xml += "</office:spreadsheet>";
    ods_of(&xml)
}

/// A package around what stands in the body of content.xml.
pub(crate) fn ods_of(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body>{body}</office:body></office:document-content>"
    );
    pack(&[("mimetype", MIME.as_bytes()), ("content.xml", content.as_bytes())])
}

pub(crate) const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn gap(xml: &mut String, empty: &mut usize) {
    if *empty > 0 {
        let _ = write!(xml, "<table:table-cell table:number-columns-repeated=\"{empty}\"/>");
    }
    *empty = 0;
}

fn ods_cell(cell: &C, attributes: &str) -> String {
    match cell {
        C::Empty => format!("<table:table-cell{attributes}/>"),
        C::Text(text) => {
            let paragraphs = text.split('\n').map(|line| {
                let line = escape(line).replace("  ", " <text:s/>").replace('\t', "<text:tab/>");
                format!("<text:p>{line}</text:p>")
            });
            format!(
                "<table:table-cell office:value-type=\"string\"{attributes}>{}</table:table-cell>",
                paragraphs.collect::<String>()
            )
        }
        C::Number(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"{attributes}>\
             <text:p>{number}</text:p></table:table-cell>"
        ),
        C::Formula(formula, value) => {
            let value = value.map_or_else(String::new, |value| {
                format!(" office:value-type=\"float\" office:value=\"{value}\"")
            });
            format!(
                "<table:table-cell table:formula=\"of:={}\"{value}{attributes}/>",
                escape(formula)
            )
        }
        C::Failed(formula, error) => format!(
            "<table:table-cell table:formula=\"of:={}\" office:value-type=\"string\" \
             office:string-value=\"\"{attributes}><text:p>{error}</text:p></table:table-cell>",
            escape(formula)
        ),
        C::Commented(inner) => {
            let comment = "<office:annotation><dc:creator>Bob</dc:creator><text:p>Why?</text:p>\
                           </office:annotation>";
            let inner = ods_cell(inner, attributes).replace("/>", "></table:table-cell>");
            inner.replacen('>', &format!(">{comment}"), 1)
        }
        C::Linked(inner, link) => {
            let link = format!("<text:p><text:a xlink:href=\"{}\">", escape(link));
            let inner = ods_cell(inner, attributes).replace("<text:p>", &link);
            inner.replace("</text:p>", "</text:a></text:p>")
        }
        C::Merged(inner) => {
            ods_cell(inner, " table:number-columns-spanned=\"1\" table:number-rows-spanned=\"2\"")
        }
    }
}

/// The sheets as an .xlsx in which the sheet with this number has comments (without a link) and
/// links beside its cells.
pub(crate) fn xlsx_beside(tabs: &[Tab], sheet: usize, cells: &[(String, Option<&str>)]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut links =
        format!("<Relationship Id=\"c\" Type=\"{kind}/comments\" Target=\"../comments7.xml\"/>");
    let (mut comments, mut linked) = (String::new(), String::new());
    for (number, (place, link)) in cells.iter().enumerate() {
        if let Some(link) = link {
            linked += &format!("<hyperlink ref=\"{place}\" r:id=\"h{number}\"/>");
            links += &format!(
                "<Relationship Id=\"h{number}\" Type=\"{kind}/hyperlink\" Target=\"{link}\" \
                 TargetMode=\"External\"/>"
            );
        } else {
            comments += &format!(
                "<comment ref=\"{place}\" authorId=\"0\"><text><r><t>Why?</t></r></text></comment>"
            );
        }
    }
    let comments = format!(
        "<comments><authors><author>Bob</author></authors><commentList>{comments}</commentList>\
         </comments>"
    );
    let mut parts = parts(tabs);
    let name = format!("xl/worksheets/sheet{sheet}.xml");
    let (_, xml) = parts.iter_mut().find(|(part, _)| *part == name).unwrap();
    *xml = xml.replace("</worksheet>", &format!("<hyperlinks>{linked}</hyperlinks></worksheet>"));
    parts.push((
        format!("xl/worksheets/_rels/sheet{sheet}.xml.rels"),
        format!("<Relationships>{links}</Relationships>"),
    ));
    parts.push(("xl/comments7.xml".to_owned(), comments));
    packed(&parts)
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    pack(&parts)
}

/// The sheets as an .xlsx, as Excel writes it: shared texts, some in runs, and formulas.
pub(crate) fn xlsx(tabs: &[Tab]) -> Vec<u8> {
    packed(&parts(tabs))
}

fn parts(tabs: &[Tab]) -> Vec<(String, String)> {
    let mut strings = String::new();
    let mut count = 0;
    let sheets: Vec<String> = tabs.iter().map(|tab| sheet(tab, &mut strings, &mut count)).collect();
    let names: String = tabs
        .iter()
        .enumerate()
        .map(|(at, tab)| {
            format!(
                "<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{at}\"/>",
                escape(&tab.name),
                at + 1
            )
        })
        .collect();
    let book = format!("<workbook><workbookPr/><sheets>{names}</sheets></workbook>");
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links: String = (0..tabs.len())
        .map(|at| {
            format!(
                "<Relationship Id=\"rId{at}\" Type=\"{kind}/worksheet\" \
                 Target=\"worksheets/sheet{at}.xml\"/>"
            )
        })
        .collect();
    let links = format!(
        "<Relationships>{links}<Relationship Id=\"rIdS\" Type=\"{kind}/sharedStrings\" \
         Target=\"/xl/sharedStrings.xml\"/></Relationships>"
    );
    let strings = format!("<sst>{strings}</sst>");
    let root = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{kind}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ("_rels/.rels".to_owned(), root),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), links),
        ("xl/sharedStrings.xml".to_owned(), strings),
    ];
    let part = |(at, sheet)| (format!("xl/worksheets/sheet{at}.xml"), sheet);
    parts.extend(sheets.into_iter().enumerate().map(part));
    parts
}

fn sheet(tab: &Tab, strings: &mut String, count: &mut usize) -> String {
    let mut rows = String::new();
    let mut merges = String::new();
    for (at, row) in tab.rows.iter().enumerate() {
        let number = at + 1;
        let _ = write!(rows, "<row r=\"{number}\">");
        for (column, cell) in row.iter().enumerate() {
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            let place = format!("{letter}{number}");
            if let C::Merged(_) = cell {
                let _ = write!(merges, "<mergeCell ref=\"{place}:{letter}{}\"/>", number + 1);
            }
            rows += &xlsx_cell(cell, &place, strings, count);
        }
        rows += "</row>";
    }
    format!(
        "<?xml version=\"1.0\"?>\n<worksheet><dimension ref=\"A1\"/><sheetData>{rows}</sheetData>\
         <mergeCells>{merges}</mergeCells></worksheet>"
    )
}

fn xlsx_cell(cell: &C, place: &str, strings: &mut String, count: &mut usize) -> String {
    match cell {
        C::Empty => String::new(),
        C::Text(text) => {
            // In two runs, as when a part of it is bold.
            let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let (one, other) = text.split_at(middle);
            let run = |text: &str| format!("<r><t xml:space=\"preserve\">{}</t></r>", escape(text));
            *strings += &format!("<si>{}{}</si>", run(one), run(other));
            *count += 1;
            format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", *count - 1)
        }
        C::Number(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
        C::Formula(formula, value) => {
            let value = value.map_or_else(String::new, |value| format!("<v>{value}</v>"));
            format!("<c r=\"{place}\"><f>{}</f>{value}</c>", escape(formula))
        }
        C::Failed(formula, error) => {
            format!("<c r=\"{place}\" t=\"e\"><f>{}</f><v>{error}</v></c>", escape(formula))
        }
        C::Merged(inner) | C::Commented(inner) | C::Linked(inner, _) => {
            xlsx_cell(inner, place, strings, count)
        }
    }
}
