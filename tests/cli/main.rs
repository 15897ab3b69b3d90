//! The program as its users meet it: commands, examples, wrong input, files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod catalogue_folder;
mod changes;
mod charts;
mod drawn;
mod evidence;
mod examples;
mod help;
mod invalid;
mod learning;
mod merge;
mod output;
mod portfolio;
mod program;
mod readme;
mod report;
mod report_share;
mod report_template;
mod safety;
mod site;
mod starting;
