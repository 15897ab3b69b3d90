//! An assessment file: any text.
#![no_main]

use fitsm_core::{Catalogue, Source, assessment};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let reading = assessment::read(&Source::new("fuzz.toml", text), Catalogue::built_in());
    if let Some(assessment) = reading.value.filter(|_| fitsm_fuzz::is_chosen(text.as_bytes())) {
        fitsm_fuzz::comes_back(assessment);
    }
});
