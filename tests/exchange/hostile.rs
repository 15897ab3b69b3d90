//! Files that are damaged, or made to do damage: each is answered at once, in words.

use fitsm_core::Catalogue;
use fitsm_exchange::{import, workbook};

use crate::official::official;
use crate::reading::{plain, read};
use crate::workbooks::{C, MIME, Tab, n, ods, ods_of, pack, t, xlsx};

/// Why a file is refused.
fn refusal(bytes: &[u8]) -> String {
    match import(bytes, &plain(), Catalogue::built_in()) {
        Ok(imported) => panic!("read: {:?}", imported.problems),
        Err(refusal) => refusal.to_string(),
    }
}

fn assert_refused(bytes: &[u8], words: &str) {
    let refusal = refusal(bytes);
    assert!(refusal.contains(words), "expected \"{words}\": {refusal}");
}

#[test]
fn a_workbook_that_is_cut_short_is_told_so_wherever_it_is_cut() {
    for whole in [ods(&official()), xlsx(&official())] {
        for part in 1..60 {
            let cut = &whole[..whole.len() * part / 60];
            assert_refused(cut, "cut short or damaged");
        }
        assert_refused(&whole[..whole.len() - 1], "cut short or damaged");
    }
    assert_refused(b"", "the file is empty");
}

#[test]
fn what_else_it_may_be_is_told() {
    let ole = |name: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend([0; 600]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_refused(&ole("EncryptedPackage"), "encrypted");
    assert_refused(&ole("Workbook"), "an old workbook (.xls)");
    assert_refused(&ole("WordDocument"), "an Office file of before 2007");
    assert_refused(b"%PDF-1.7\n1 0 obj", "looks like a PDF");
    assert_refused(b"{\\rtf1 ", "a text document (.rtf)");
    assert_refused(b"<html><body>", "a web page");
    assert_refused(b"\x89PNG\x0d\x1a\x00\x00", "a picture (.png)");
    assert_refused(b"\x01\x02\x00\x00", "a binary file");
    assert_refused(&pack(&[("word/document.xml", b"<x/>")]), "a text document (.docx)");
    assert_refused(&pack(&[("ppt/x.xml", b"<x/>")]), "a presentation");
    assert_refused(&pack(&[("xl/workbook.bin", b"x")]), "a binary workbook (.xlsb)");
    assert_refused(&pack(&[("readme.txt", b"hello")]), "a zip archive, but no workbook");
    let text = "application/vnd.oasis.opendocument.text";
    assert_refused(&pack(&[("mimetype", text.as_bytes())]), "an OpenDocument file, but a text");
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    assert_refused(
        &pack(&[
            ("mimetype", MIME.as_bytes()),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", b"\x00"),
        ]),
        "encrypted",
    );
    assert_refused(&pack(&[("mimetype", MIME.as_bytes())]), "has no part content.xml");
    // A CSV under another name is read as what it is.
    let csv = import(b"id,level\nPR9.1,2\n", &plain(), Catalogue::built_in()).unwrap();
    assert!(csv.assessment.is_some());
}

#[test]
fn bombs_are_stopped_while_they_unpack() {
    let zeros = vec![b' '; 33_000_000];
    assert_refused(
        &pack(&[("mimetype", MIME.as_bytes()), ("content.xml", &zeros)]),
        "unpacks to more",
    );
    let many: Vec<String> = (0..2_001).map(|number| format!("part{number}")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_refused(&pack(&parts), "more than 2000 parts");
    let mut large = b"PK\x03\x04".to_vec();
    large.resize(16_000_001, 0);
    assert_refused(&large, "larger than 16 MB");
}

#[test]
fn entities_and_document_types_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    let content =
        |xml: &str| pack(&[("mimetype", MIME.as_bytes()), ("content.xml", xml.as_bytes())]);
    assert_refused(&content(laughs), "document type");
    assert_refused(&content("<x>&undeclared;</x>"), "entities of its own");
    assert_refused(&content(&"<x>".repeat(101)), "nested too deeply");
    assert_refused(&content("<x><y></x>"), "damaged XML");
    assert_refused(&content("<x>"), "damaged XML");
    // In every part of the other form, too.
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>";
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let links = format!(
        "<r>{}{}{}</r>",
        link("a", "worksheet", "s.xml"),
        link("b", "sharedStrings", "t.xml"),
        link("c", "styles", "u.xml")
    );
    let beside = format!("<r>{}</r>", link("d", "comments", "c.xml"));
    let book = "<workbook><sheet name=\"x\" id=\"a\"/></workbook>";
    let good = [
        ("[Content_Types].xml", "<t/>"),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links.as_str()),
        ("xl/s.xml", "<s/>"),
        ("xl/t.xml", "<s/>"),
        ("xl/u.xml", "<s/>"),
        ("xl/_rels/s.xml.rels", beside.as_str()),
        ("xl/c.xml", "<c/>"),
        ("_rels/.rels", "<r/>"),
    ];
    for wrong in 1..good.len() {
        let mut parts = good;
        parts[wrong].1 = outside;
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (*n, x.as_bytes())).collect();
        assert_refused(&pack(&parts), "document type");
    }
}

#[test]
fn a_million_rows_of_content_are_told_with_their_place() {
    let row = |rows: &str, columns: &str| {
        format!(
            "<table:table table:name=\"3. Assessment\"><table:table-row table:number-rows-repeated=\"{rows}\">\
             <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\">\
             <text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    assert_refused(&ods_of(&row("1048576", "1")), "sheet \"3. Assessment\", cell A100001: ");
    assert_refused(&ods_of(&row("1", "16384")), "sheet \"3. Assessment\", cell ALM1: ");
    assert_refused(&ods_of(&row("4294967295", "500")), "more than 200,000 filled cells");
    let spaces = "<table:table><table:table-row><table:table-cell><text:p>".to_owned()
        + &"<text:s text:c=\"1000000\"/>".repeat(40)
        + "</text:p></table:table-cell></table:table-row></table:table>";
    assert_refused(&ods_of(&spaces), "a million spaces");
}

#[test]
fn a_far_cell_takes_no_memory() {
    let sheet = |cells: &str| {
        let mut tabs = xlsx_parts(cells);
        tabs.dedup();
        let parts: Vec<(&str, &[u8])> = tabs.iter().map(|(n, x)| (*n, x.as_bytes())).collect();
        pack(&parts)
    };
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert_refused(&sheet(far), "sheet \"Far\", cell XFD1048576: ");
    assert_refused(
        &sheet("<row r=\"4294967295\"><c><v>1</v></c></row>"),
        "sheet \"Far\", cell A4294967295",
    );
    // An empty one is nothing.
    assert!(workbook::read(&sheet("<row r=\"1048576\"><c r=\"XFD1048576\"/></row>")).is_ok());
}

fn xlsx_parts(cells: &str) -> Vec<(&'static str, String)> {
    let link = "<r><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></r>";
    vec![
        ("[Content_Types].xml", "<t/>".to_owned()),
        ("xl/workbook.xml", "<workbook><sheet name=\"Far\" r:id=\"a\"/></workbook>".to_owned()),
        ("xl/_rels/workbook.xml.rels", link.to_owned()),
        ("xl/s.xml", format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")),
    ]
}

#[test]
fn shared_texts_cannot_multiply() {
    let long = "x".repeat(1_000_000);
    let cells: String =
        (1..100).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let mut parts = xlsx_parts(&cells);
    parts[2].1 = parts[2]
        .1
        .replace("</r>", "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></r>");
    parts.push(("xl/t.xml", format!("<sst><si><t>{long}</t></si></sst>")));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (*n, x.as_bytes())).collect();
    assert_refused(&pack(&parts), "more than 32 MB of text");
}

#[test]
fn a_csv_without_end_is_stopped() {
    let head = "id,level\n";
    let rows = |row: &str, bytes: usize| head.to_owned() + &row.repeat(bytes / row.len());
    assert_refused(rows("PR9.1,3\n", 8_100_000).as_bytes(), "larger than 8 MB");
    assert_refused(format!("id{}", ",".repeat(100_000)).as_bytes(), "longer than 100,000");
    let wrong = |file: &str| import(file.as_bytes(), &plain(), Catalogue::built_in()).unwrap();
    // Not every problem is kept, but each is counted.
    let many = wrong(&rows("PR9.99,9\n", 9 * 2_000));
    assert_eq!((many.problems.len(), many.omitted), (500, 1_500));
    let long = wrong(&rows("\n,,\n", 4 * 100_001));
    assert!(long.problems[0].message.contains("more than 100000 rows"), "{long:?}");
    let wide = wrong(&format!("id{}\n", ",x".repeat(1_000)));
    assert!(wide.problems[0].message.contains("more than 1000 columns"), "{wide:?}");
    let lines = wrong(&format!("id,level,evidence\nPR9.1,2,\"{}\"\n", "a\n".repeat(2_001)));
    assert!(lines.problems[0].message.contains("more than 2000 lines"), "{lines:?}");
    let pieces: String = (0..=20_000).map(|n| format!("evidence,e{n},record,T\n")).collect();
    let pieces = wrong(&format!("row,id,kind,title\n{pieces}"));
    assert!(pieces.is_lost && pieces.problems[0].message.contains("more than 20000 pieces"));
}

#[test]
fn a_merged_id_is_told() {
    let tabs = [Tab::new(
        "Answers",
        vec![
            vec![t("ID"), t("Score")],
            vec![C::Merged(Box::new(t("PR9.1"))), n(3)],
            vec![C::Empty, n(2)],
        ],
    )];
    for bytes in [ods(&tabs), xlsx(&tabs)] {
        let imported = import(&bytes, &plain(), Catalogue::built_in()).unwrap();
        let places: Vec<String> =
            imported.problems.iter().map(|p| p.position.as_ref().unwrap().to_string()).collect();
        assert_eq!(places, ["sheet \"Answers\", cell A2", "sheet \"Answers\", cell B3"]);
    }
}

#[test]
fn comments_and_links_without_end_are_refused() {
    let kind = "x/comments";
    let comments: String = (1..=70_000)
        .flat_map(|row| ["A", "B", "C"].map(|column| format!("{column}{row}")))
        .map(|place| format!("<comment ref=\"{place}\"><text><t>x</t></text></comment>"))
        .collect();
    let links = format!("<r><Relationship Id=\"c\" Type=\"{kind}\" Target=\"c.xml\"/></r>");
    let mut parts = xlsx_parts("");
    parts.push(("xl/_rels/s.xml.rels", links));
    parts.push(("xl/c.xml", format!("<comments>{comments}</comments>")));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (*n, x.as_bytes())).collect();
    assert_refused(&pack(&parts), "more than 200,000 filled cells");
    let links = "<text:a xlink:href=\"x\">y</text:a>".repeat(200_001);
    let cell = "<table:table><table:table-row><table:table-cell><text:p>".to_owned()
        + &links
        + "</text:p></table:table-cell></table:table-row></table:table>";
    assert_refused(&ods_of(&cell), "more than 200,000 filled cells");
}

#[test]
fn a_wide_and_long_list_on_a_sheet_is_given_up() {
    let rows: String =
        (2..=90_000).map(|row| format!("<row r=\"{row}\"><c><v>1</v></c></row>")).collect();
    let text = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let headings = text("A1", "row") + &text("B1", "id") + &text("ALL1", "far");
    let parts = xlsx_parts(&format!("<row r=\"1\">{headings}</row>{rows}"));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (*n, x.as_bytes())).collect();
    let imported = read(&pack(&parts));
    assert!(imported.is_lost && imported.problems[0].message.contains("too many rows"));
}
