//! What is written stands where the layout says, and says what the engine says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod asked;
mod book;
mod cells;
mod rows;
mod values;

#[expect(dead_code, reason = "shared with the tests of the assessment's own writing")]
#[path = "../writing/generated.rs"]
mod generated;
