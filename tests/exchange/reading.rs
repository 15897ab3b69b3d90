//! How the tests bring files in.

use fitsm_core::{Assessment, Catalogue, Date};
use fitsm_exchange::{Imported, Options, import};

/// The options of a plain `fitsm import`.
pub(crate) fn plain() -> Options {
    Options {
        lenient: false,
        organisation: None,
        title: None,
        date: None,
        today: Date::new(2026, 11, 21).unwrap(),
        kind: None,
        evidence_kind: None,
        score_column: None,
        respondent: None,
        wording: true,
    }
}

/// What comes of bytes.
pub(crate) fn read(bytes: &[u8]) -> Imported {
    import(bytes, &plain(), Catalogue::built_in()).unwrap()
}

/// The assessment in bytes that are right.
pub(crate) fn taken(bytes: &[u8]) -> Assessment {
    let imported = read(bytes);
    assert!(imported.problems.is_empty(), "{:#?}", imported.problems);
    imported.assessment.unwrap()
}
