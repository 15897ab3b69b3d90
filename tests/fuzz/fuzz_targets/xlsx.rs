//! The cells of an .xlsx workbook: any bytes as a sheet, and after NUL bytes as its shared texts,
//! its comments and its styles.
#![no_main]

use fitsm_fuzz::{pack, try_import};
use libfuzzer_sys::fuzz_target;

const TYPES: &[u8] = b"<Types/>";
const LINKS: &[u8] = b"<Relationships><Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" \
    Type=\"http://x/officeDocument\"/></Relationships>";
const BOOK: &[u8] =
    b"<workbook><sheets><sheet name=\"3. Assessment\" r:id=\"rId1\"/></sheets></workbook>";
const BOOK_LINKS: &[u8] = b"<Relationships>\
    <Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\" Type=\"http://x/worksheet\"/>\
    <Relationship Id=\"rId2\" Target=\"sharedStrings.xml\" Type=\"http://x/sharedStrings\"/>\
    <Relationship Id=\"rId3\" Target=\"styles.xml\" Type=\"http://x/styles\"/></Relationships>";
const STYLES: &[u8] = b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>\
    </styleSheet>";

const SHEET_LINKS: &[u8] = b"<Relationships>\
    <Relationship Id=\"rId1\" Target=\"../comments1.xml\" Type=\"http://x/comments\"/>\
    <Relationship Id=\"rId2\" Target=\"https://x/\" Type=\"http://x/hyperlink\" \
    TargetMode=\"External\"/></Relationships>";

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(4, |byte| *byte == 0);
    let mut next = |other: &'static [u8]| parts.next().unwrap_or(other);
    let sheet = next(b"");
    let strings = next(b"<sst><si><t>PR9.6</t></si></sst>");
    let comments = next(b"<comments/>");
    let styles = next(STYLES);
    try_import(&pack(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", LINKS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_LINKS),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
        ("xl/comments1.xml", comments),
        ("xl/worksheets/_rels/sheet1.xml.rels", SHEET_LINKS),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
});
