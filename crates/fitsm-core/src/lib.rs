//! What FitSM says (the [`Catalogue`]) and what the user wrote (the [`Assessment`]).
//!
//! This crate turns text into checked values and reports everything that is wrong with the text
//! as located [`Diagnostic`]s. It touches no disk, reads no clock and computes no score.

mod built_in;
mod suggest;
mod table;

pub mod assessment;
pub mod catalogue;
pub mod diagnostic;
pub mod evidence;
pub mod id;
pub mod level;
pub mod rating;
pub mod schema;
pub mod source;

pub use assessment::Assessment;
pub use catalogue::Catalogue;
pub use diagnostic::{Code, Diagnostic, Reading, Severity};
pub use id::{AreaId, Group, RequirementId, StepId};
pub use jiff::civil::Date;
pub use level::{Goal, Level};
pub use rating::{QuestionKey, Rating};
pub use source::Source;
