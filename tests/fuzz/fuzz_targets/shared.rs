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

/// Imports bytes, taking whatever can be taken. Of one file in 64 what comes out is written and read
/// again: it has to be a right assessment file. Doing so with each would be ten times as slow.
pub fn try_import(bytes: &[u8]) {
    let options = Options {
        lenient: true,
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
    if let Some(assessment) = imported.assessment.filter(|_| is_chosen(bytes)) {
        comes_back(assessment);
    }
}

/// Whether these bytes are among the one in 64 that are looked at more closely.
pub fn is_chosen(bytes: &[u8]) -> bool {
    let mix = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, mix) >> 26 == 0
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
