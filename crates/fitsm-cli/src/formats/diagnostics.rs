//! What is wrong with a file, for people and for programs.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use fitsm_core::{Diagnostic, Reading, Severity, Source};
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
    let within = |offset: usize| offset.clamp(line.start, line.end) - line.start;
    // An empty span still points at a character.
    let start = within(diagnostic.span.start);
    let end = within(diagnostic.span.end).max(start);
    let message = plain(&diagnostic.message);
    let path = plain(source.name());
    let snippet = Snippet::source(&source.text()[line.clone()])
        .line_start(index + 1)
        .path(&path)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(start..end));
    let title = level.primary_title(&message).id(diagnostic.code.as_str());
    let help = diagnostic.help.as_deref().map(plain);
    let mut group = title.element(snippet);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
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
#[derive(Serialize)]
pub struct FileFindings {
    file: String,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Finding>,
}

/// One diagnostic in it. Lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
    line: usize,
    column: usize,
    source_line: String,
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
