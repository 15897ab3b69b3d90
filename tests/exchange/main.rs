//! Workbooks and CSV as assessments: whatever people make of them, and back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "../writing/generated.rs"]
mod generated;
mod hostile;
mod official;
mod reading;
mod round_trip;
mod rows;
mod workbooks;
