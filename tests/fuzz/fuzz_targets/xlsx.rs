//! The cells of an .xlsx workbook: any bytes as a sheet, and as its shared texts after a NUL byte.
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

fuzz_target!(|bytes: &[u8]| {
    let mut halves = bytes.splitn(2, |byte| *byte == 0);
    let sheet = halves.next().unwrap_or_default();
    let strings = halves.next().unwrap_or(b"<sst><si><t>PR9.6</t></si></sst>");
    try_import(&pack(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", LINKS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_LINKS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
});
