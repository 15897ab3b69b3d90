//! Whatever somebody calls a workbook: any bytes at all.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fitsm_fuzz::try_import(bytes));
