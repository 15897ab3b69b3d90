//! The rows of a CSV.

use fitsm_core::Catalogue;
use fitsm_exchange::writing::{Format, Questionnaire, ask};

use crate::book::{example, full, write};

/// The records as `column=text` for what is not empty.
fn records(bytes: &[u8]) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headings = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let said = headings.iter().zip(&record).filter(|(_, text)| !text.is_empty());
            said.map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("|")
        })
        .collect()
}

#[test]
fn every_kind_of_row() {
    let file = write(&full(), Format::Csv).bytes;
    let records = records(&file);
    for wanted in [
        "row=assessment|id=organisation|value=Nimbus",
        "row=assessment|id=conclusion|value=Well done.\nGo on.",
        "row=assessment|id=rule|value=mean",
        "row=assessment|id=goal default|value=2",
        "row=assessor|role=records|title=S. Brandão",
        "row=auditee",
        "row=auditee|id=name|value=Centre",
        "row=auditee|id=location|value=Hall 2",
        "row=area|id=PR6|goal=4",
        "row=area|id=PR9|certification_goal=3",
        "row=area|id=PR13|out_of_scope=Run by a partner",
        "row=answer|id=GR1.1",
        "row=answer|id=PR9.1|level=2|ratings=1a=F 2b=P|note='=1+1 is no formula\n  nor is this|\
         evidence=tickets\na\\\\b\\nc|carried_over=yes",
        "row=said|id=PR9.1|level=3|by=A. Weber",
        "row=said|id=PR9.1|not_applicable=none|approved_by=C|by=B. Ito",
        "row=answer|id=PR9.6|not_applicable=No major incidents|approved_by=R. Okafor",
        "row=evidence|id=a\\b\nc|kind=interview|title=Talk",
        "row=wording|id=PR9.2|statement=In other words|level_0=Nothing",
    ] {
        assert!(records.iter().any(|record| record == wanted), "{wanted}\n{records:#?}");
    }
    let answers = records.iter().filter(|record| record.starts_with("row=answer|")).count();
    assert_eq!(answers, 82);
    // 5 of the head and kind, scope, conclusion, rule, policy, one default; 3 assessors; the auditee
    // with name, language, two places; 3 areas; 82 answers, 2 said, 2 pieces, 1 wording.
    assert_eq!(records.len(), 11 + 3 + 5 + 3 + 82 + 2 + 2 + 1);
}

#[test]
fn columns_that_nothing_uses_are_left_out() {
    let text = String::from_utf8(write(&example("nimbus-2025"), Format::Csv).bytes).unwrap();
    let headings = text.lines().next().unwrap();
    assert!(headings.starts_with("row,id,level,note,evidence,"), "{headings}");
    assert!(!headings.contains("ratings") && !headings.contains("respondent"), "{headings}");
}

#[test]
fn a_questionnaire_names_whom_it_asks() {
    let catalogue = Catalogue::built_in();
    let areas = vec![catalogue.area("PR9".parse().unwrap()).unwrap()];
    let about = Questionnaire { areas, respondent: "=Weber", with_answers: false };
    let file = ask(&full(), catalogue, &about, Format::Csv).unwrap().bytes;
    let records = records(&file);
    assert!(records.iter().all(|record| record.contains("|respondent='=Weber|")), "{records:?}");
    let answers: Vec<&String> =
        records.iter().filter(|record| record.starts_with("row=answer|")).collect();
    assert_eq!(answers.len(), 6);
    assert!(!records.iter().any(|record| record.contains("level=")));
}
