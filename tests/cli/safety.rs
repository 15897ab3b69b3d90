//! Text from a file never becomes a formula, a tag or a terminal code.

use crate::program::{pipe, stderr, stdout};

const HOSTILE: &str = r#"
format = 1
organisation = "\u001b[31mRed \u009b31m<script>alert(1)</script> \u202e|_*`[x](y)"
date = 2026-03-12
edition = "3.0"
title = "=HYPERLINK(\"x\")"
[out-of-scope]
PR13 = "-1+1 \u0007 reason"
[answers.PR9.1]
level = 2
note = "=cmd|' /C calc'!A0"
[answers.PR9.2]
level = 2
note = "@SUM(A1)\u001b]0;title\u0007"
[answers.PR9.3]
not-applicable = { reason = "+1" }
"#;

/// What a screen would obey: escapes, other controls, and marks that turn the direction.
fn steers(text: &str) -> bool {
    text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c))
}

#[test]
fn no_form_of_any_result_steers_the_terminal() {
    for args in [
        vec!["assess", "-"],
        vec!["assess", "-", "--format", "json"],
        vec!["assess", "-", "--format", "markdown"],
        vec!["assess", "-", "--format", "csv"],
        vec!["gaps", "-"],
        vec!["gaps", "-", "--format", "markdown"],
        vec!["backlog", "-"],
        vec!["backlog", "-", "--format", "markdown"],
        vec!["backlog", "-", "--format", "json"],
        vec!["backlog", "-", "--format", "toml"],
        vec!["report", "-"],
        vec!["report", "-", "--format", "markdown"],
        vec!["chart", "radar", "-", "-o", "-"],
        vec!["chart", "heatmap", "-", "-o", "-"],
        vec!["chart", "heatmap", "-", "assessments/nimbus-2026.toml", "-o", "-"],
        vec!["chart", "gaps", "-", "-o", "-"],
        vec!["chart", "trend", "-", "assessments/nimbus-2026.toml", "-o", "-"],
        vec!["chart", "roadmap", "-", "-o", "-"],
        vec!["compare", "-", "assessments/nimbus-2026.toml"],
        vec!["compare", "assessments/nimbus-2026.toml", "-", "--format", "markdown"],
        vec!["compare", "assessments/nimbus-2026.toml", "-", "--format", "json"],
        vec!["trend", "-", "assessments/nimbus-2026.toml"],
        vec!["trend", "-", "--format", "markdown"],
        vec!["trend", "-", "--format", "csv"],
        vec!["portfolio", "-", "assessments"],
        vec!["portfolio", "-", "--format", "markdown"],
        vec!["portfolio", "-", "--format", "json"],
        vec!["portfolio", "-", "--format", "csv"],
    ] {
        let output = pipe(&args, HOSTILE);
        assert!(!stdout(&output).is_empty(), "{args:?}: {}", stderr(&output));
        assert!(!steers(&stdout(&output)), "{args:?}");
        assert!(!steers(&stderr(&output)), "{args:?}");
    }
}

#[test]
fn no_cell_begins_a_formula() {
    let csv = stdout(&pipe(&["assess", "-", "--format", "csv"], HOSTILE));
    let mut guarded = 0;
    for record in csv::Reader::from_reader(csv.as_bytes()).into_records() {
        for cell in &record.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            guarded += usize::from(cell.starts_with('\''));
        }
    }
    // Two notes, a reason for one requirement, and one for each of the six of PR13.
    assert_eq!(guarded, 9);
}

#[test]
fn markup_is_only_text() {
    let markdown = stdout(&pipe(&["assess", "-", "--format", "markdown"], HOSTILE));
    assert!(markdown.contains("&lt;script&gt;"));
    assert!(!markdown.contains("<script"));
    let svg = stdout(&pipe(&["chart", "radar", "-", "-o", "-"], HOSTILE));
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;script&gt;"));
}

#[test]
fn wrong_input_with_control_characters_is_shown_harmlessly() {
    let output =
        pipe(&["check", "-"], "format = 1\n\"\u{1b}[31m\" = 2\ntitle = \"a\u{202e}b\"\nxx = 1\n");
    assert!(!steers(&stdout(&output)), "{:?}", stdout(&output));
}
