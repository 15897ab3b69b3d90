//! A questionnaire comes back as what was filled in.

use fitsm_core::assessment::Given;
use fitsm_core::{Catalogue, Date, Level};
use fitsm_exchange::import::{self, Options};
use fitsm_exchange::writing::{Format, Questionnaire, ask};

use crate::book::full;

fn options() -> Options {
    Options {
        lenient: false,
        organisation: None,
        title: None,
        date: None,
        today: Date::new(2030, 1, 1).unwrap(),
        kind: None,
        evidence_kind: None,
        score_column: None,
        respondent: None,
        wording: true,
    }
}

#[test]
fn it_brings_its_head_and_its_answers_and_nothing_else() {
    let catalogue = Catalogue::built_in();
    let asked = full();
    for format in [Format::Ods, Format::Xlsx, Format::Csv] {
        for with_answers in [false, true] {
            let areas = vec![catalogue.area("PR9".parse().unwrap()).unwrap()];
            let about = Questionnaire { areas, respondent: "A. Weber", with_answers };
            let file = ask(&asked, catalogue, &about, format).unwrap().bytes;
            let come = import::import(&file, &options(), catalogue).unwrap();
            assert!(come.problems.is_empty(), "{format:?}: {:#?}", come.problems);
            let read = come.assessment.unwrap();
            assert_eq!((&read.organisation, read.date), (&asked.organisation, asked.date));
            assert_eq!(read.title, asked.title);
            assert_eq!(read.wording, asked.wording, "{format:?}");
            assert_eq!(read.answers.len(), if with_answers { 2 } else { 0 });
            assert_eq!(read.evidence.len(), if with_answers { 2 } else { 0 });
            if with_answers {
                let answer = &read.answers[&"PR9.1".parse().unwrap()];
                let level = Level::new(2);
                assert!(matches!(answer.given, Given::Score { level: has, .. } if has == level));
                assert_eq!(answer.evidence, ["tickets", "a\\b\nc"]);
                assert!(answer.said.is_empty());
            }
        }
    }
}
