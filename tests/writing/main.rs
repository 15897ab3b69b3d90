//! A file that is written says what the assessment says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod generated;

use fitsm_core::{Catalogue, Source, assessment};
use generated::{assessments, wild_texts, without_places};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn reading_what_was_written_gives_the_same(written in assessments(&wild_texts(), &wild_texts())) {
        let catalogue = Catalogue::built_in();
        let text = assessment::write(&written, catalogue);
        let reading = assessment::read(&Source::new("written.toml", text.as_str()), catalogue);
        prop_assert!(reading.value.is_some(), "{:#?}\n{text}", reading.diagnostics);
        let read = without_places(reading.value.unwrap());
        prop_assert_eq!(&read, &written, "{}", text);
        // What is written once is written alike the second time.
        prop_assert_eq!(assessment::write(&read, catalogue), text);
    }
}
