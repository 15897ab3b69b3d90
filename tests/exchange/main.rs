//! Workbooks and CSV as assessments: whatever people make of them, and back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "XML in tests may be slow")]

#[path = "../writing/generated.rs"]
mod generated;
mod hostile;
mod official;
mod reading;
mod round_trip;
mod rows;
mod workbooks;
