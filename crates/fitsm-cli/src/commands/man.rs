//! `fitsm man`: manual pages of the program and of each of its commands.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::{self, Cli};
use crate::failure::{Failure, Outcome};
use crate::files::{self, Destination};
use crate::terminal;

/// Writes all pages into a folder, or one to the screen.
pub fn run(args: &cli::Man) -> Result<Outcome, Failure> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let Some(folder) = &args.output else {
        let (_, page) = page(named(&program, &args.command)?)?;
        Destination::at(None, false, &[])?.put(&page)?;
        return Ok(Outcome::Done);
    };
    let mut commands = Vec::new();
    collect(&program, &mut commands);
    let pages: Vec<_> = commands.into_iter().map(page).collect::<Result<_, _>>()?;
    files::write_folder(folder, &pages, args.force)?;
    let place = terminal::plain(&folder.join("fitsm.1").to_string_lossy());
    terminal::say(&format!("Wrote {} pages. `man -l {place}` shows the first.\n", pages.len()));
    Ok(Outcome::Done)
}

/// A command and all below it.
fn collect<'a>(command: &'a Command, all: &mut Vec<&'a Command>) {
    all.push(command);
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        collect(below, all);
    }
}

/// The command of these words; also in one, as the pages are named: `chart-radar`.
fn named<'a>(program: &'a Command, words: &[String]) -> Result<&'a Command, Failure> {
    let words = words.iter().flat_map(|word| word.split(['-', ' ']));
    let mut found = program;
    for word in words.filter(|word| !word.is_empty() && *word != "fitsm") {
        let Some(below) = found.find_subcommand(word) else {
            let known: Vec<&str> = found.get_subcommands().map(Command::get_name).collect();
            let (word, name) = (terminal::plain(word), full_name(found).replace('-', " "));
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(Failure::Refused(format!(
                "{name} has no command `{word}`; its commands: {known}"
            )));
        };
        found = below;
    }
    Ok(found)
}

fn full_name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// A page and the name of its file. Nothing in it depends on the day.
fn page(command: &Command) -> Result<(String, Vec<u8>), Failure> {
    let name = format!("{}.1", full_name(command));
    let page = render(command).map_err(Failure::from)?;
    Ok((name, page))
}

fn render(command: &Command) -> io::Result<Vec<u8>> {
    let source = concat!("fitsm ", env!("CARGO_PKG_VERSION"));
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().to_owned();
    let command = command.clone().override_usage(usage);
    let man = Man::new(command.clone()).source(source).manual("fitsm");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    // Commands are neither stretched nor hyphenated.
    page.extend_from_slice(b".ad l\n.nh\n");
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    if command.get_arguments().any(|argument| !argument.is_hide_set()) {
        man.render_options_section(&mut page)?;
    }
    if command.get_subcommands().any(|below| !below.is_hide_set()) {
        man.render_subcommands_section(&mut page)?;
    }
    if let Some(text) = command.get_after_help() {
        examples(&text.to_string()).to_writer(&mut page)?;
    }
    Ok(page)
}

/// What stands below the help. Examples are set in by two columns there: they keep their lines,
/// and what is said beside one goes under it.
fn examples(text: &str) -> Roff {
    let mut page = Roff::new();
    page.control("SH", ["EXAMPLES"]);
    let mut above = Line::Nothing;
    for line in text.lines() {
        let line = Line::of(line);
        let kept = matches!(line, Line::Example(_));
        if matches!(above, Line::Example(_)) != kept {
            page.control(if kept { "nf" } else { "fi" }, []);
        }
        match (line, above) {
            (Line::Nothing, _) => {}
            (Line::Example(command), _) => {
                page.text([bold(command)]);
            }
            (Line::Explained(command, beside), _) => {
                page.control("TP", []).text([bold(command)]).text([roman(beside)]);
            }
            (Line::Sentence(sentence), Line::Sentence(_)) => {
                page.text([roman(sentence)]);
            }
            (Line::Sentence(sentence), _) => {
                page.control("PP", []).text([roman(sentence)]);
            }
        }
        above = line;
    }
    if matches!(above, Line::Example(_)) {
        page.control("fi", []);
    }
    page
}

/// A line below the help.
#[derive(Clone, Copy)]
enum Line<'a> {
    /// Nothing to show: it is empty, or a heading that the page has already.
    Nothing,
    /// Something to type.
    Example(&'a str),
    /// Something to type, and what it does.
    Explained(&'a str, &'a str),
    /// Part of a sentence.
    Sentence(&'a str),
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        match line.strip_prefix("  ") {
            None if ["", "Example:", "Examples:"].contains(&line.trim()) => Self::Nothing,
            None => Self::Sentence(line),
            // A line that goes on with the one above is set in further.
            Some(line) => match line.split_once("  ") {
                Some((command, beside)) if !command.is_empty() => {
                    Self::Explained(command, beside.trim())
                }
                _ => Self::Example(line),
            },
        }
    }
}
