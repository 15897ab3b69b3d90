//! The cells of an .ods workbook: any bytes as content.xml.
#![no_main]

use fitsm_fuzz::{pack, try_import};
use libfuzzer_sys::fuzz_target;

const MIME: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fuzz_target!(|bytes: &[u8]| try_import(&pack(&[("mimetype", MIME), ("content.xml", bytes)])));
