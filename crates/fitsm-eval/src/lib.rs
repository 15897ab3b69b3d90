//! What an assessment amounts to: levels, conformity, gaps, the smallest steps up, the backlog.
//!
//! Everything here is a pure function of a [`Catalogue`](fitsm_core::Catalogue) and an
//! [`Assessment`](fitsm_core::Assessment), and none of it can fail; only [`merge`] refuses what does
//! not belong together. All arithmetic is on integers;
//! rounding happens once, where a number is shown.

#![warn(clippy::float_arithmetic)]

mod area;
mod conformity;
mod evaluation;
mod indicated;
mod maturity;
mod requirement;
mod support;

pub mod agreement;
pub mod backlog;
pub mod compare;
pub mod delta;
pub mod lift;
pub mod merge;
pub mod note;
pub mod portfolio;
pub mod profile;
pub mod trend;
pub mod waves;

pub use agreement::Agreement;
pub use backlog::Backlog;
pub use compare::{Change, Comparison, Condition};
pub use delta::Delta;
pub use evaluation::{
    AreaResult, Coverage, Evaluation, FORMAT, Header, Maturity, Outcome, RequirementResult,
    ScopeState, State, evaluate,
};
pub use indicated::indicated;
pub use lift::{Lift, Step};
pub use merge::merge;
pub use note::{About, Note};
pub use portfolio::Portfolio;
pub use profile::Hundredths;
pub use requirement::claimed;
pub use support::{needed, supported};
pub use trend::Trend;
pub use waves::{Wave, waves};
