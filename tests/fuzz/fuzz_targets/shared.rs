//! What the fuzz targets share: packing a part into a workbook, and importing whatever comes.

use std::io::{Cursor, Write};

use fitsm_core::{Assessment, Catalogue, Date, Source, assessment};
use fitsm_exchange::{Options, import};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive of these parts, stored as they are.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).expect("a name that is right");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// Imports bytes, leniently or not. What comes out has to be a right assessment file.
pub fn try_import(bytes: &[u8]) {
    for lenient in [false, true] {
        let options = Options {
            lenient,
            organisation: None,
            title: None,
            date: None,
            today: Date::new(2026, 11, 21).expect("a date"),
            kind: None,
            evidence_kind: None,
            score_column: None,
            respondent: None,
            wording: true,
        };
        let Ok(imported) = import(bytes, &options, Catalogue::built_in()) else {
            return;
        };
        assert!(lenient || imported.problems.is_empty() || imported.assessment.is_none());
        if let Some(assessment) = imported.assessment {
            comes_back(assessment);
        }
    }
}

/// An assessment that was read has to be the same when it is written and read again.
pub fn comes_back(assessment: Assessment) {
    let catalogue = Catalogue::built_in();
    let text = assessment::write(&assessment, catalogue);
    let reading = assessment::read(&Source::new("written", text.as_str()), catalogue);
    let again = reading.value.unwrap_or_else(|| panic!("{:#?}", reading.diagnostics));
    assert_eq!(without_places(again), without_places(assessment), "{text}");
}

fn without_places(mut assessment: Assessment) -> Assessment {
    assessment.answers.values_mut().for_each(|answer| answer.span = 0..0);
    assessment.evidence.values_mut().for_each(|piece| piece.span = 0..0);
    assessment
}
