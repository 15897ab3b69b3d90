//! The program as its users meet it: commands, examples, wrong input, files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod catalogue_folder;
mod changes;
mod chart_words;
mod charts;
mod drawn;
mod evidence;
mod evidence_add;
mod evidence_list;
mod examples;
mod export;
mod help;
mod import;
mod init_asking;
mod interview;
mod interview_killed;
mod invalid;
mod learning;
mod man;
mod merge;
mod output;
mod portfolio;
mod program;
mod readme;
mod report;
mod report_share;
mod report_template;
mod safety;
mod schema;
mod schema_results;
mod set;
mod site;
mod starting;
