//! What is exported comes back: every assessment, in every form.

use fitsm_core::assessment::Answer;
use fitsm_core::{Assessment, Catalogue, assessment};
use fitsm_exchange::writing::{self, Format};
use proptest::prelude::*;

use crate::generated::{assessments, texts, wild_texts, without_places};
use crate::reading::{read, taken};

/// The assessment without answers that say nothing: those are the same as none.
fn comparable(assessment: Assessment) -> Assessment {
    let mut assessment = without_places(assessment);
    assessment.answers.retain(|_, answer| *answer != Answer::default());
    assessment
}

fn export(assessment: &Assessment, format: Format) -> Vec<u8> {
    writing::export(assessment, Catalogue::built_in(), format).unwrap().bytes
}

fn comes_back(written: &Assessment, format: Format) -> Result<(), TestCaseError> {
    let imported = read(&export(written, format));
    prop_assert!(imported.problems.is_empty(), "{:#?}", imported.problems);
    is_same(imported.assessment.unwrap(), written)
}

/// Compares two assessments, and shows the lines that differ.
fn is_same(read: Assessment, written: &Assessment) -> Result<(), TestCaseError> {
    let (read, written) = (comparable(read), comparable(written.clone()));
    if read == written {
        return Ok(());
    }
    let text = |assessment| assessment::write(assessment, Catalogue::built_in());
    let (read, written) = (text(&read), text(&written));
    let lost: Vec<&str> = written.lines().filter(|line| !read.contains(*line)).collect();
    let new: Vec<&str> = read.lines().filter(|line| !written.contains(*line)).collect();
    Err(TestCaseError::fail(format!("lost: {lost:#?}\nnew: {new:#?}")))
}

/// 64 cases of each form, or as many as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(64),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_ods_comes_back(written in assessments(&texts(), &texts())) {
        comes_back(&written, Format::Ods)?;
    }

    #[test]
    fn an_xlsx_comes_back(written in assessments(&texts(), &texts())) {
        comes_back(&written, Format::Xlsx)?;
    }

    #[test]
    fn a_csv_comes_back_ten_times(written in assessments(&wild_texts(), &wild_texts())) {
        let first = export(&written, Format::Csv);
        let mut assessment = taken(&first);
        is_same(assessment.clone(), &written)?;
        for _ in 0..9 {
            let again = export(&assessment, Format::Csv);
            prop_assert_eq!(&again, &first);
            assessment = taken(&again);
        }
    }
}
