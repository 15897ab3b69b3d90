//! CSV: any bytes under a heading row; if they begin with `#`, without one.
#![no_main]

use libfuzzer_sys::fuzz_target;

const HEADING: &[u8] = b"row,id,level,ratings,note,evidence,not_applicable,by,goal,value,title,kind,\
    respondent,statement,expires,size\n";

fuzz_target!(|bytes: &[u8]| match bytes.strip_prefix(b"#") {
    Some(bare) => fitsm_fuzz::try_import(bare),
    None => fitsm_fuzz::try_import(&[HEADING, bytes].concat()),
});
