//! What is wrong with a file, for people and for programs.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use fitsm_core::{Diagnostic, Reading, Severity, Source};
use schemars::JsonSchema;
use serde::Serialize;

use crate::terminal::plain;
use crate::text::{count, style};

/// Diagnostics as the compiler of a careful language would show them: the line, the place in it,
/// and what to do.
pub fn text(source: &Source, diagnostics: &[Diagnostic], omitted: usize) -> String {
    let renderer = Renderer::styled();
    let mut out = String::new();
    for diagnostic in diagnostics {
        out += &one(source, diagnostic, &renderer);
        out += "\n\n";
    }
    if omitted > 0 {
        let _ = writeln!(out, "… and {omitted} more; mend these first.\n");
    }
    out
}

fn one(source: &Source, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let index = source.line_index(diagnostic.span.start);
    let line = source.line_range(index);
    let window = window(source.text(), &line, diagnostic.span.start);
    let within = |offset: usize| offset.clamp(window.start, window.end) - window.start;
    // An empty span still points at a character.
    let start = within(diagnostic.span.start);
    let end = within(diagnostic.span.end).max(start);
    let message = plain(&diagnostic.message);
    let path = plain(source.name());
    let snippet = Snippet::source(&source.text()[window.clone()])
        .line_start(index + 1)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(start..end));
    let title = level.primary_title(&message).id(diagnostic.code.as_str());
    let help = diagnostic.help.as_deref().map(plain);
    let mut group = if window == line {
        title.element(snippet.path(&path))
    } else {
        // Only a part of the line is shown; the place is that in the whole.
        let position = source.position(diagnostic.span.start);
        let origin = Origin::path(&path).line(position.line).char_column(position.column);
        title.element(origin).element(snippet)
    };
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// What of a line is shown: all of it, or the surroundings of the place in one that is very long.
fn window(text: &str, line: &Range<usize>, place: usize) -> Range<usize> {
    const LONGEST: usize = 2000;
    const AROUND: usize = 60;
    if line.len() <= LONGEST {
        return line.clone();
    }
    let place = place.clamp(line.start, line.end);
    let before = text[line.start..place].char_indices().rev().take(AROUND).last();
    let after = text[place..line.end].char_indices().nth(AROUND);
    let start = before.map_or(place, |(at, _)| line.start + at);
    start..after.map_or(line.end, |(at, _)| place + at)
}

/// How a file fares, in one line.
pub fn summary<T>(source: &Source, reading: &Reading<T>) -> String {
    let name = plain(source.name());
    let (errors, warnings) = (of(reading, Severity::Error), of(reading, Severity::Warning));
    let warnings = count(warnings, "warning", "warnings");
    if errors == 0 {
        return format!("{name}: no errors, {warnings}");
    }
    let errors = count(errors, "error", "errors");
    format!("{}{name}: {errors}, {warnings}{}", style::STRONG, style::END)
}

fn of<T>(reading: &Reading<T>, severity: Severity) -> usize {
    let shown = reading.diagnostics.iter().filter(|found| found.severity() == severity).count();
    // What was left out comes from a file that is wrong all over: errors.
    if severity == Severity::Error { shown + reading.omitted } else { shown }
}

/// One file in the JSON of `fitsm check`.
#[derive(JsonSchema, Serialize)]
pub struct FileFindings {
    /// The file as it was named.
    file: String,
    /// How many errors it has; more than are listed where it is wrong all over.
    errors: usize,
    /// How many warnings.
    warnings: usize,
    /// What was found, in the order of the file.
    diagnostics: Vec<Finding>,
}

/// One diagnostic in it. Lines and columns count from 1, columns in characters.
#[derive(JsonSchema, Serialize)]
struct Finding {
    /// What kind of finding it is; `fitsm explain CODE` tells more.
    code: &'static str,
    /// `error` or `warning`.
    #[schemars(extend("enum" = ["error", "warning"]))]
    severity: &'static str,
    /// What is wrong.
    message: String,
    /// The line, from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// The character in the line, from 1.
    #[schemars(range(min = 1))]
    column: usize,
    /// The text of the line.
    source_line: String,
    /// What to do about it, if that is known.
    help: Option<String>,
}

impl FileFindings {
    /// The findings of one reading.
    pub fn of<T>(source: &Source, reading: &Reading<T>) -> Self {
        let findings = reading.diagnostics.iter().map(|diagnostic| {
            let position = source.position(diagnostic.span.start);
            let line = source.line_range(position.line - 1);
            Finding {
                code: diagnostic.code.as_str(),
                severity: diagnostic.severity().as_str(),
                message: diagnostic.message.clone(),
                line: position.line,
                column: position.column,
                source_line: source.text()[line].to_owned(),
                help: diagnostic.help.clone(),
            }
        });
        Self {
            file: source.name().to_owned(),
            errors: of(reading, Severity::Error),
            warnings: of(reading, Severity::Warning),
            diagnostics: findings.collect(),
        }
    }
}
