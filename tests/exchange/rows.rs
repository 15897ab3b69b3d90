//! CSV as people make it: any column order, any separator, quotes, apostrophes, several people.

use fitsm_core::assessment::Given;
use fitsm_core::{Assessment, Catalogue};
use fitsm_exchange::{Imported, Options, import};

use crate::reading::{plain, read, taken};
use crate::workbooks::{C, Tab, n, ods, t, xlsx};

fn level(assessment: &Assessment, id: &str) -> Option<u8> {
    match &assessment.answers.get(&id.parse().unwrap())?.given {
        Given::Score { level, .. } => level.map(fitsm_core::Level::get),
        _ => None,
    }
}

fn note(assessment: &Assessment, id: &str) -> String {
    assessment.answers[&id.parse().unwrap()].note.clone().unwrap_or_default()
}

#[test]
fn columns_stand_in_any_order_under_natural_names() {
    let files = [
        "id,level,note,evidence\nPR9.1,2,\"Two, \"\"quick\"\" teams\",Export\nPR9.2,0,,\n",
        "\u{feff}Note;Evidence;ID;Level\r\n\"Two, \"\"quick\"\" teams\";Export;PR9.1;2\r\n;;PR9.2;0\r\n",
        "COMMENT\tScore\tRequirement ID\tevidence\n\"Two, \"\"quick\"\" teams\"\t2.0\tPR9.1\tExport\n\t0\tPR9.2\t",
        "evidence,Capability Level,requirement,comments\nExport,2,PR9.1,\"Two, \"\"quick\"\" teams\"\n\n,0, PR9.2 ,\n,,,\n",
    ];
    let first = taken(files[0].as_bytes());
    assert_eq!(level(&first, "PR9.1"), Some(2));
    assert_eq!(level(&first, "PR9.2"), Some(0));
    assert_eq!(note(&first, "PR9.1"), "Two, \"quick\" teams");
    assert_eq!(first.evidence["pr9-1"].title, "Export");
    assert_eq!(first.certification_goals.default, fitsm_core::Goal::new(3));
    for file in &files[1..] {
        assert_eq!(taken(file.as_bytes()), first, "{file}");
    }
}

#[test]
fn what_separates_cells_is_found_in_the_heading_row() {
    for file in [
        "\r\n\nid;level;note\nPR9.1;2;a, b\n",
        "\"id\";\"level\";\"note,\n or what you will\"\nPR9.1;2;a, b\n",
        "id\tlevel\t\"note; note\"\nPR9.1\t2\t\n",
        "id\nPR9.1\n",
    ] {
        let found = taken(file.as_bytes());
        let expected = Some(2).filter(|_| file.len() > 10);
        assert_eq!(level(&found, "PR9.1"), expected, "{file}");
    }
}

#[test]
fn one_apostrophe_goes_where_a_formula_would_begin() {
    let file =
        "id,note\nGR1.1,'=1+1\nGR1.2,''=1+1\nGR2.1,'quoted'\nGR2.2,=1+1\nGR3.1,'-\nGR3.2,'@x\n";
    let found = taken(file.as_bytes());
    let notes = ["GR1.1", "GR1.2", "GR2.1", "GR2.2", "GR3.1", "GR3.2"].map(|id| note(&found, id));
    assert_eq!(notes, ["=1+1", "'=1+1", "'quoted'", "=1+1", "-", "@x"]);
}

#[test]
fn rows_of_evidence_may_come_after_the_answers_that_name_it() {
    let file = "row,id,level,evidence,kind,title,expires\n\
        answer,PR9.1,2,\"tickets\nA mail\nof May\",,,\n\
        evidence,tickets,,,record,Ticket export,2027-03-31\n";
    let found = taken(file.as_bytes());
    assert_eq!(found.answers[&"PR9.1".parse().unwrap()].evidence, ["tickets", "pr9-1"]);
    assert_eq!(found.evidence["pr9-1"].title, "A mail\nof May");
    assert_eq!(found.evidence["tickets"].expires.unwrap().to_string(), "2027-03-31");
}

#[test]
fn several_peoples_rows_need_a_name() {
    let file = b"respondent,id,level\nWeber,PR9.1,2\nLund,PR9.1,3\nWeber,PR9.2,1\n";
    let imported = read(file);
    assert!(imported.is_lost && imported.assessment.is_none());
    assert!(imported.problems[0].message.contains("\"Lund\", \"Weber\""), "{imported:?}");
    let of = |name: &str| {
        let options = Options { respondent: Some(name.to_owned()), ..plain() };
        import(file, &options, Catalogue::built_in()).unwrap()
    };
    let weber = of("Weber").assessment.unwrap();
    assert_eq!((level(&weber, "PR9.1"), level(&weber, "PR9.2")), (Some(2), Some(1)));
    assert_eq!(weber.assessors[0].name, "Weber");
    let lund = of("Lund").assessment.unwrap();
    assert_eq!((level(&lund, "PR9.1"), level(&lund, "PR9.2")), (Some(3), None));
    assert!(of("Nobody").problems[0].message.contains("nobody in the file is called \"Nobody\""));
    // A wrong row is told, whosever it is.
    let file = b"respondent,id,level,ratings\nWeber,PR9.1,2,\nLund,PR9.9,7,\nLund,PR9.1,7,9z=Q\n";
    let options = Options { respondent: Some("Weber".to_owned()), ..plain() };
    let imported = import(file, &options, Catalogue::built_in()).unwrap();
    let places: Vec<String> =
        imported.problems.iter().map(|p| p.position.as_ref().unwrap().to_string()).collect();
    assert_eq!(places, ["line 3, column 2", "line 4, column 3", "line 4, column 4"]);
    assert!(imported.assessment.is_none());
    // One name alone needs no choice.
    assert!(read(b"respondent,id,level\nWeber,PR9.1,2\n").assessment.is_some());
}

/// What is wrong, each with its place.
fn complaints(file: &str) -> Vec<String> {
    let Imported { problems, assessment, .. } = read(file.as_bytes());
    assert!(assessment.is_none());
    let place = |problem: &fitsm_exchange::Problem| problem.position.as_ref().unwrap().to_string();
    problems.iter().map(|problem| format!("{}: {}", place(problem), problem.message)).collect()
}

#[test]
fn each_mistake_is_told_with_line_and_column() {
    let file = "row,id,level,note,goal,kind,title\n\
        answer,PR9.9,2,,,,\n\
        answer,PR9.1,5,,,,\n\
        answer,PR9.2,2,\"over\ntwo lines\",,,\n\
        answer,PR9.3,,,3,,\n\
        area,PR99,,,3,,\n\
        area,PR9,,,7,,\n\
        evidence,x,,,,thing,Title\n\
        nonsense,PR9.4,,,,,\n\
        answer,,3,,,,\n\
        answer,PR9.5,1,,,,,beyond\n";
    assert_eq!(
        complaints(file),
        [
            "line 2, column 2: \"PR9.9\" is not a requirement of FitSM-1",
            "line 3, column 3: a score is a whole number from 0 to 4, not 5",
            "line 6, column 5: a row \"answer\" has nothing in the column goal",
            "line 7, column 2: \"PR99\" is not an area of FitSM-1",
            "line 8, column 5: a goal is a whole number from 1 to 4, not 7",
            "line 9, column 6: \"thing\" is no kind of evidence",
            "line 10: \"nonsense\" is no kind of row",
            "line 11: this row has no id",
            "line 12, column 8: there are more cells in this row than headings",
        ]
    );
}

#[test]
fn the_line_told_is_the_one_that_an_editor_shows() {
    for end in ["\n", "\r\n", "\r"] {
        let file = "\n\nid,level,note\n\n\nPR9.1,7,\nPR9.2,2,\"over\ntwo\"\n\nPR9.3,8,\n";
        let found = complaints(&file.replace('\n', end));
        let what = "a score is a whole number from 0 to 4, not";
        // Line 3 is the heading, 7 and 8 are one row, and 9 is empty.
        let expected =
            [format!("line 6, column 2: {what} 7"), format!("line 10, column 2: {what} 8")];
        assert_eq!(found, expected, "{end:?}");
        let headings = complaints(&"\n\nname,cost\nPaper,3\n".replace('\n', end));
        assert!(headings[0].starts_with("line 3: there is no column id"), "{headings:?}");
        let file = format!("id,note{end}{end}PR9.1,x{end}PR9.2,caf");
        let mut bytes = file.into_bytes();
        bytes.push(0xe9);
        let refused = import(&bytes, &plain(), Catalogue::built_in()).unwrap_err().to_string();
        assert!(refused.starts_with("line 4: this is not UTF-8"), "{refused}");
    }
}

#[test]
fn headings_of_other_languages_are_known() {
    let expected = taken(b"id,level,note,evidence\nPR9.1,2,Two teams,Export\n");
    for headings in [
        "Stufe;Kommentar;Nachweis",
        "Reifegrad;Anmerkungen;Nachweise",
        "niveau;remarque;preuves",
        "nivel;comentario;evidencia",
        "livello;commento;evidenza",
        "niveau;opmerking;bewijs",
        "N\u{ed}vel;Observa\u{e7}\u{f5}es;Evid\u{ea}ncia",
        "poziom;komentarz;dow\u{f3}d",
    ] {
        let file = format!("id;{headings}\nPR9.1;2;Two teams;Export\n");
        assert_eq!(taken(file.as_bytes()), expected, "{headings}");
    }
    // A heading of several words is no such name, and its text keeps it.
    let found = taken(b"id,level,Owner of the evidence\nPR9.1,2,Lund\n");
    assert_eq!(note(&found, "PR9.1"), "Owner of the evidence: Lund");
}

#[test]
fn ids_and_scores_that_are_certain_are_taken() {
    let imported = read(b"id;level\npr9.5;3,0\nPR 9.3;2\n PR9.4 ;1.0\n");
    let found = imported.assessment.unwrap();
    let levels = ["PR9.5", "PR9.3", "PR9.4"].map(|id| level(&found, id));
    assert_eq!(levels, [Some(3), Some(2), Some(1)]);
    let said = imported.told.iter().filter(|told| told.contains("without the spaces")).count();
    assert_eq!(said, 1, "{:?}", imported.told);
    for wrong in ["2,5", "2.5", "1,000"] {
        let imported = read(format!("id;level\nPR9.1;{wrong}\n").as_bytes());
        let help = imported.problems[0].help.as_deref().unwrap_or_default();
        assert!(help.contains("between two levels"), "{wrong}: {help}");
    }
}

#[test]
fn a_score_column_is_refused_for_csv() {
    let options = Options { score_column: Some(3), ..plain() };
    let refused = import(b"id,level\nPR9.1,2\n", &options, Catalogue::built_in()).unwrap_err();
    assert!(refused.to_string().contains("--score-column is for workbooks"), "{refused}");
}

#[test]
fn a_file_of_another_kind_is_told_as_what_it_looks_like() {
    for (bytes, kind) in [
        (&b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..], "a picture (.svg)"),
        (b"<?xml version=\"1.0\"?>\n<svg/>", "a picture (.svg)"),
        (b"\n <!doctype html>\n<p>", "a web page"),
        (b"<?xml version=\"1.0\"?>\n<a/>", "an XML file"),
        (b"\x89PNG\r\n", "a picture (.png)"),
        (b"\xff\xd8\xff\xe0", "a picture (.jpg)"),
        (b"%PDF-1.7", "a PDF"),
    ] {
        let refused = import(bytes, &plain(), Catalogue::built_in()).unwrap_err().to_string();
        let words = format!("this is not a workbook or CSV (it looks like {kind})");
        assert!(refused.starts_with(&words), "{refused}");
    }
    for blank in [&b" \n\r\n\t"[..], b"\n", b"\xef\xbb\xbf\n"] {
        let refused = import(blank, &plain(), Catalogue::built_in()).unwrap_err().to_string();
        assert!(refused.starts_with("the file is blank"), "{refused}");
    }
}

#[test]
fn a_file_that_is_no_list_of_answers_is_told_so() {
    for (file, words) in [
        ("name,cost\nPaper,3\n", "no column id in the heading row; found \"name\", \"cost\""),
        ("id,level,id\nPR9.1,2,PR9.2\n", "the columns 1 and 3 have the same heading"),
        ("id,level,note\nPR9.1,2,\"never closed\nPR9.2,3,x\n", "a quote is opened here or below"),
        ("just a letter\n", "no column id"),
    ] {
        let found = complaints(file);
        assert!(found[0].contains(words), "{found:?}");
    }
    let refused =
        |bytes: &[u8]| import(bytes, &plain(), Catalogue::built_in()).unwrap_err().to_string();
    assert!(refused(b"id,note\nPR9.1,caf\xe9\n").starts_with("line 2: this is not UTF-8 text"));
    assert!(refused(b"id\x00\nPR9.1\n").contains("binary file"));
}

#[test]
fn a_column_that_nobody_knows_goes_into_the_note() {
    let imported = read(b"id,level,Owner,title\nPR9.1,2,A. Weber,Record incidents\n");
    let found = imported.assessment.unwrap();
    assert_eq!(note(&found, "PR9.1"), "Owner: A. Weber");
    let told = imported.told.join("\n");
    assert!(told.contains("the column \"Owner\" is not known"), "{told}");
    assert!(told.contains("the column \"title\" was not read"), "{told}");
}

#[test]
fn what_people_say_is_kept_in_order() {
    let file =
        "row,id,by,level,not_applicable\nsaid,PR9.1,Weber,2,\nsaid,PR9.1,Lund,,No such process\n";
    let found = taken(file.as_bytes());
    let answer = &found.answers[&"PR9.1".parse().unwrap()];
    assert_eq!(answer.said[0].by, "Weber");
    assert!(
        matches!(&answer.said[1].given, Given::NotApplicable { reason, .. } if reason == "No such process")
    );
    assert!(answer.is_disputed());
    assert_eq!(
        complaints("row,id,by,level\nsaid,PR9.1,,2\nsaid,PR9.1,Weber,\n"),
        [
            "line 2, column 2: nobody is named who said this",
            "line 3, column 2: this says no level and no reason"
        ]
    );
}

/// The sheet that a spreadsheet program makes of a CSV file: numbers are numbers.
fn opened(csv: &[u8]) -> Tab {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    let rows = reader.records().map(|record| {
        let cell = |text: &str| text.parse().map_or_else(|_| t(text), C::Number);
        record.unwrap().iter().map(cell).collect()
    });
    Tab::new("n", rows.collect())
}

#[test]
fn a_csv_that_was_saved_as_a_workbook_says_the_same() {
    let source = fitsm_core::Source::new("x", include_str!("../../assessments/nimbus-2026.toml"));
    let written = fitsm_core::assessment::read(&source, Catalogue::built_in()).value.unwrap();
    let format = fitsm_exchange::writing::Format::Csv;
    let csv = fitsm_exchange::writing::export(&written, Catalogue::built_in(), format).unwrap();
    let plain = taken(&csv.bytes);
    assert!(plain.evidence.len() > 30 && plain.conclusion.is_some());
    let tabs = [opened(&csv.bytes)];
    assert_eq!(taken(&xlsx(&tabs)), plain);
    assert_eq!(taken(&ods(&tabs)), plain);
    // Problems are told by sheet and cell, and another sheet is named.
    let mut tabs = vec![
        opened(
            b"row,id,level,out_of_scope\nanswer,PR9.1,3,\nanswer,PR9.2,5,\narea,PR1,,Not ours\n",
        ),
        Tab::new("Mine", vec![vec![t("by hand")]]),
    ];
    let imported = read(&ods(&tabs));
    let place = imported.problems[0].position.as_ref().unwrap().to_string();
    assert_eq!((imported.problems.len(), place.as_str()), (1, "sheet \"n\", cell C3"));
    assert!(imported.told[0].contains("\"Mine\" (1 filled cell)"), "{:?}", imported.told);
    *tabs[0].at("C3") = C::Formula("1+1", Some(2.0));
    assert!(read(&xlsx(&tabs)).problems[0].message.contains("a formula"));
    *tabs[0].at("C3") = n(4);
    assert_eq!(taken(&xlsx(&tabs)).out_of_scope[&"PR1".parse().unwrap()], "Not ours");
    // Several people's answers are told apart as in a CSV file.
    let tabs = [opened(b"respondent,id,level\nAnn,PR9.1,3\nBob,PR9.1,2\n")];
    assert!(read(&xlsx(&tabs)).problems[0].message.contains("several people"));
}

#[test]
fn an_answer_without_a_name_is_nobodys() {
    let file = b"id,level,respondent\nPR9.1,3,Ann\nPR9.2,2,\nPR9.3,2,Ann\n";
    let imported = read(file);
    let place = imported.problems[0].position.as_ref().unwrap().to_string();
    assert_eq!((imported.problems.len(), place.as_str()), (1, "line 3, column 3"));
    let options = Options { lenient: true, ..plain() };
    let found = import(file, &options, Catalogue::built_in()).unwrap().assessment.unwrap();
    let levels = ["PR9.1", "PR9.2", "PR9.3"].map(|id| level(&found, id));
    assert_eq!(levels, [Some(3), None, Some(2)]);
    // Where nobody at all is named, nothing is missing.
    assert_eq!(level(&taken(b"id,level,respondent\nPR9.1,3,\n"), "PR9.1"), Some(3));
}

#[test]
fn people_under_another_heading_are_told() {
    for heading in ["name", "E-Mail", "Teilnehmer"] {
        let file = format!("id,level,{heading}\nPR9.1,3,a@x\nPR9.1,3,b@x\n");
        let imported = read(file.as_bytes());
        assert!(imported.is_lost, "{heading}");
        assert!(imported.problems[0].help.as_deref().unwrap().contains("call it respondent"));
        let file = format!("id,level,{heading}\nPR9.1,3,a@x\nPR9.2,3,b@x\n");
        let told = read(file.as_bytes()).told.join("\n");
        assert!(told.contains("names several people"), "{told}");
        let file = format!("id,level,{heading}\nPR9.1,3,a@x\nPR9.2,3,a@x\n");
        assert!(!read(file.as_bytes()).told.join("\n").contains("several people"));
    }
}

#[test]
fn what_excel_saves_as_unicode_text_is_read() {
    let plain = taken("id\tlevel\tnote\nPR9.1\t3\tGröße 😀\n".as_bytes());
    let units = || "id\tlevel\tnote\r\nPR9.1\t3\tGröße 😀\r\n".encode_utf16();
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(taken(&little), plain);
    assert_eq!(taken(&big), plain);
    let refused =
        import(&little[..little.len() - 1], &super::reading::plain(), Catalogue::built_in());
    assert!(refused.unwrap_err().to_string().contains("CSV UTF-8"));
}

#[test]
fn a_first_line_may_say_what_separates_the_cells() {
    let found = taken(b"sep=;\r\nid;level;note\r\nPR9.1;3;a, b, c\r\n");
    assert_eq!((level(&found, "PR9.1"), note(&found, "PR9.1").as_str()), (Some(3), "a, b, c"));
    assert_eq!(
        complaints("sep=|\nid|level\nPR9.1|7\n")[0].split(':').next(),
        Some("line 3, column 2")
    );
}

#[test]
fn a_score_with_its_name_is_answered_with_what_to_write() {
    for wrong in ["3 – Defined", "Level 3", "3: Defined", "3 - Defined / Complete", "Stufe 3"] {
        let help = read(format!("id\tlevel\nPR9.1\t{wrong}\n").as_bytes()).problems[0].help.clone();
        assert_eq!(help.as_deref(), Some("write 3"), "{wrong}");
    }
    for wrong in ["7 - more", "between 2 and 3", "3 of 4", "x3", "-3"] {
        let help = read(format!("id\tlevel\nPR9.1\t{wrong}\n").as_bytes()).problems[0].help.clone();
        assert!(!help.unwrap().starts_with("write"), "{wrong}");
    }
}
