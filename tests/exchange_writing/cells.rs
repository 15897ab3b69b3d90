//! The cells of both kinds of workbook.

use fitsm_core::Catalogue;
use fitsm_exchange::writing::{Format, Questionnaire, WriteError, ask, export};
use proptest::prelude::*;

use crate::book::{Cells, cells, example, full, part, read, row, write};
use crate::generated::{assessments, wild_texts};

const BOTH: [Format; 2] = [Format::Ods, Format::Xlsx];

fn holds(cells: &Cells, wanted: &[(String, &str)]) {
    for (name, text) in wanted {
        assert_eq!(cells.get(name).map_or("", String::as_str), *text, "{name}");
    }
}

#[test]
fn answers_stand_in_the_official_columns_and_the_rest_behind() {
    for format in BOTH {
        let found = cells(&write(&full(), format).bytes, "3. Assessment");
        let at = row(&found, "E", "PR9.1");
        let cell = |column: &str| format!("{column}{at}");
        let ours = Catalogue::built_in().requirement("PR9.1".parse().unwrap()).unwrap();
        holds(
            &found,
            &[
                (cell("B"), "3"),
                (cell("C"), "PR9: Incident & Service Request Management"),
                (cell("D"), "ISRM"),
                (cell("F"), &ours.statement),
                (cell("G"), &ours.levels[0]),
                (cell("K"), &ours.levels[4]),
                (cell("L"), "2"),
                (cell("M"), "=1+1 is no formula\n  nor is this"),
                (cell("N"), "Tickets of March\nTalk"),
                (cell("O"), "tickets\na\\\\b\\nc"),
                (cell("P"), "1a=F 2b=P"),
                (cell("Q"), ""),
                (cell("S"), "yes"),
                (
                    format!("C{}", row(&found, "E", "PR9.1") - 1),
                    "PR9: Incident & Service Request Management",
                ),
            ],
        );
        let at = row(&found, "E", "PR9.6");
        let cell = |column: &str| format!("{column}{at}");
        holds(
            &found,
            &[(cell("L"), "Select …"), (cell("Q"), "No major incidents"), (cell("R"), "R. Okafor")],
        );
        let at = row(&found, "E", "PR9.2");
        holds(&found, &[(format!("F{at}"), "In other words"), (format!("G{at}"), "Nothing")]);
        let ids = found.keys().filter(|name| name.starts_with('E') && found[*name].contains('.'));
        assert_eq!(ids.count(), 82);
    }
}

#[test]
fn goals_scope_conclusions_and_audit_details() {
    for format in BOTH {
        let file = write(&full(), format).bytes;
        let goals = cells(&file, "2. Scope & Goals");
        for (label, wanted) in [
            ("PR6: Information Security Management", ["", "4", "In scope", ""]),
            ("PR9: Incident & Service Request Management", ["3", "2", "In scope", ""]),
            (
                "PR13: Release & Deployment Management",
                ["", "2", "Out of scope", "Run by a partner"],
            ),
        ] {
            let at = row(&goals, "B", label);
            let wanted = ["D", "E", "F", "G"].map(|it| format!("{it}{at}")).into_iter().zip(wanted);
            holds(&goals, &wanted.collect::<Vec<_>>());
        }
        let closing = cells(&file, "7. Conclusions");
        holds(&closing, &[("B2".into(), "Conclusions"), ("B4".into(), "Well done.\nGo on.")]);
        let audit = cells(&file, "8. Audit Details");
        for (label, wanted) in [
            ("Auditee name", "Centre"),
            ("Auditee address", ""),
            ("Lead auditor name", "R. Okafor"),
            ("Lead auditor contact details", "ro@nimbus.example"),
            (
                "Additional audit team members names and contacts",
                "S. Brandão, records\nT. Sow, ts@nimbus.example",
            ),
            ("Audit scope", "All services"),
            ("Audit locations", "Hall 1\nHall 2"),
            ("Audit evidence language", "English"),
        ] {
            holds(&audit, &[(format!("C{}", row(&audit, "B", label)), wanted)]);
        }
    }
}

#[test]
fn our_own_sheets_hold_what_the_official_ones_cannot() {
    for format in BOTH {
        let file = write(&full(), format).bytes;
        let pieces = cells(&file, "Evidence");
        let at = row(&pieces, "A", "tickets");
        let wanted = [
            "tickets",
            "record",
            "Tickets\nof March",
            "tickets.csv",
            "2026-02-28",
            "2026-03-01",
            "2027-03-01",
            "12",
            "0000000000000000000000000000000000000000000000000000000000000000",
        ];
        let names = "ABCDEFGHI".chars().map(|column| format!("{column}{at}"));
        holds(&pieces, &names.zip(wanted).collect::<Vec<_>>());
        row(&pieces, "A", "a\\b\nc");
        let said = cells(&file, "Statements");
        let wanted = [
            ("A2", "PR9.1"),
            ("B2", "A. Weber"),
            ("C2", "3"),
            ("B3", "B. Ito"),
            ("E3", "none"),
            ("F3", "C"),
        ];
        holds(&said, &wanted.map(|(name, text)| (name.to_owned(), text)));
        let keys = cells(&file, "fitsm");
        for (key, wanted) in [
            ("format", "1"),
            ("date", "2026-03-12"),
            ("rule", "mean"),
            ("evidence-policy", "cap"),
            ("goal default", "2"),
            ("goal areas", "PR6"),
            ("certification-goal areas", "PR9"),
            ("auditee", "yes"),
        ] {
            holds(&keys, &[(format!("B{}", row(&keys, "A", key)), wanted)]);
        }
        assert!(!keys.values().any(|text| text == "certification-goal default"));
        let at = row(&keys, "B", "T. Sow");
        holds(&keys, &[(format!("A{at}"), "assessor"), (format!("D{at}"), "ts@nimbus.example")]);
    }
}

#[test]
fn a_text_is_never_a_formula_and_scores_have_their_lists() {
    let file = write(&full(), Format::Xlsx).bytes;
    let sheet = part(&file, "xl/worksheets/sheet3.xml");
    assert!(!sheet.contains("<f>"));
    assert!(sheet.contains("<formula1>'Sources'!$A$2:$A$7</formula1>"));
    let file = write(&full(), Format::Ods).bytes;
    let content = part(&file, "content.xml");
    assert!(content.contains("of:cell-content-is-in-list([$&apos;Sources&apos;.$A$2:.$A$7])"));
    let from = content.find("table:name=\"3. Assessment\"").unwrap();
    let to = from + content[from..].find("</table:table>").unwrap();
    let sheet = &content[from..to];
    assert!(!sheet.contains("table:formula"));
    assert_eq!(sheet.matches("content-validation-name=\"list0\"").count(), 82);
    // The first part of the file is what says that it is an .ods.
    assert_eq!(&file[30..38], b"mimetype");
    assert_eq!(&file[38..84], b"application/vnd.oasis.opendocument.spreadsheet");
}

#[test]
fn the_same_gives_the_same_bytes() {
    let assessment = example("nimbus-2026");
    for format in [Format::Xlsx, Format::Ods, Format::Csv] {
        assert!(write(&assessment, format).bytes == write(&assessment, format).bytes);
    }
}

#[test]
fn what_a_cell_cannot_hold_is_said() {
    let text = "format = 1\norganisation = \"N\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                [answers.PR9.1]\nlevel = 1\nnote = ";
    let odd = read(&format!("{text}\"a\\u0001b\\rc\""));
    for format in BOTH {
        let written = write(&odd, format);
        assert_eq!(written.replaced, ["“Comment” of PR9.1, sheet “3. Assessment”"]);
        let found = cells(&written.bytes, "3. Assessment");
        assert_eq!(found[&format!("M{}", row(&found, "E", "PR9.1"))], "a\u{fffd}b\u{fffd}c");
    }
    assert!(write(&odd, Format::Csv).replaced.is_empty());
    // 32,767 UTF-16 units fit; one of these signs takes two.
    for (count, fits) in [(16_383, true), (16_384, false)] {
        let long = read(&format!("{text}\"{}\"", "🚒".repeat(count)));
        let result = export(&long, Catalogue::built_in(), Format::Xlsx);
        assert_eq!(result.is_ok(), fits);
        if let Err(error) = result {
            assert!(matches!(error, WriteError::TooLong { length: 32_768, .. }));
            let said = error.to_string();
            assert!(said.contains("“Comment” of PR9.1") && said.contains(".ods"), "{said}");
        }
        write(&long, Format::Ods);
    }
}

#[test]
fn a_questionnaire_is_blank_unless_asked_otherwise() {
    let catalogue = Catalogue::built_in();
    let areas = vec![catalogue.area("PR9".parse().unwrap()).unwrap()];
    for format in BOTH {
        for (with_answers, level) in [(false, "Select …"), (true, "2")] {
            let about =
                Questionnaire { areas: areas.clone(), respondent: "A. Weber", with_answers };
            let file = ask(&full(), catalogue, &about, format).unwrap().bytes;
            let found = cells(&file, "3. Assessment");
            assert_eq!(found[&format!("L{}", row(&found, "E", "PR9.1"))], level);
            assert_eq!(found.values().any(|text| text.contains("=1+1")), with_answers);
            assert!(!found.values().any(|text| text.starts_with("PR10")));
            let keys = cells(&file, "fitsm");
            assert_eq!(keys[&format!("B{}", row(&keys, "A", "respondent"))], "A. Weber");
            let mut said = keys.values().chain(found.values());
            assert!(
                !said.any(|text| text.contains("Ito") || text.contains("Okafor")) || with_answers
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_is_in_it_the_xml_is_sound(assessment in assessments(&wild_texts(), &wild_texts())) {
        let file = write(&assessment, Format::Ods).bytes;
        for name in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
            let text = part(&file, name);
            let mut reader = quick_xml::Reader::from_str(&text);
            while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        }
        let found = cells(&file, "3. Assessment");
        for (id, answer) in &assessment.answers {
            let at = row(&found, "E", &id.to_string());
            prop_assert_eq!(found.contains_key(&format!("M{at}")), answer.note.is_some());
        }
        let file = write(&assessment, Format::Xlsx).bytes;
        prop_assert_eq!(cells(&file, "3. Assessment").len(), found.len());
    }
}
