//! The commands: each reads its files, asks the engine, chooses a form, and puts it somewhere.

pub mod assess;
pub mod backlog;
pub mod chart;
pub mod check;
pub mod compare;
pub mod completions;
pub mod evidence;
pub mod explain;
pub mod export;
pub mod gaps;
pub mod import;
pub mod init;
pub mod interview;
pub mod list;
pub mod man;
pub mod merge;
pub mod portfolio;
pub mod quiz;
pub mod report;
pub mod schema;
pub mod search;
pub mod set;
pub mod site;
pub mod trend;
