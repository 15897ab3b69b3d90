//! The engine against cases worked out by hand, and against what must hold for every assessment.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod comparison;
mod generated;
mod indicated;
mod oracle;
mod properties;
mod trend;
mod waves;
