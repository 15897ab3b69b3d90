//! The level that a set of evidence supports.

use fitsm_core::Level;
use fitsm_core::assessment::EvidenceKind;

/// The highest level that evidence of these kinds supports: 1 any one piece; 2 a document or a
/// record, or an interview and an observation; 3 a document and a record; 4 also a measurement.
#[must_use]
pub fn supported(kinds: impl IntoIterator<Item = EvidenceKind>) -> Level {
    let mut has = [false; 5];
    for kind in kinds {
        has[kind as usize] = true;
    }
    let [document, record, measurement, interview, observation] = has;
    let number = if document && record && measurement {
        4
    } else if document && record {
        3
    } else if document || record || (interview && observation) {
        2
    } else {
        i64::from(measurement || interview || observation)
    };
    Level::new(number).unwrap_or(Level::MIN)
}

/// The evidence that a level asks for, in words.
#[must_use]
pub const fn needed(level: Level) -> &'static str {
    match level.get() {
        0 => "no evidence",
        1 => "any one piece of evidence",
        2 => "a document or a record, or an interview and an observation",
        3 => "a document and a record",
        _ => "a document, a record and a measurement",
    }
}
