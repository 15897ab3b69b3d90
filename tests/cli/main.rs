//! The program as its users meet it: commands, examples, wrong input, files.

mod catalogue_folder;
mod examples;
mod help;
mod invalid;
mod output;
mod program;
mod safety;
