//! The engine against cases worked out by hand, and against what must hold for every assessment.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod agreement;
mod comparison;
#[path = "../writing/generated.rs"]
#[allow(dead_code, reason = "another crate's tests use the rest")]
mod everything;
mod generated;
mod indicated;
mod merge;
mod oracle;
mod portfolio;
mod properties;
mod trend;
mod waves;
