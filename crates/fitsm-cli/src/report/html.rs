//! The report as one HTML file: it fetches nothing, runs no script, and says so to the browser.

use std::fmt::Write as _;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fitsm_core::source::steers_display;
use sha2::{Digest, Sha256};

use super::Report;
use super::pictures::Figure;
use super::stationery::{Printed, Stationery};
use crate::chart;
use crate::failure::Failure;

const STYLE: &str = include_str!("../../templates/report/style.css");
const DARK: &str = include_str!("../../templates/report/dark.css");

/// No more of a name stands in the margin of a printed page.
const LONGEST_MARGIN: usize = 70;

/// No more of a consultant's own footer stands there; it is whole at the end of the report.
const LONGEST_FOOTER: usize = 110;

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page<'a> {
    report: &'a Report<'a>,
    /// The style sheet.
    style: String,
    /// What the browser may use: this style sheet, and pictures and fonts in the file itself.
    policy: String,
    radar: Figure,
    heatmap: Figure,
    gaps: Figure,
    roadmap: Option<Figure>,
    trend: Option<Figure>,
}

/// The whole file.
///
/// # Errors
/// If a template cannot be filled, which ours never cause.
pub fn render(report: &Report<'_>) -> Result<String, Failure> {
    let style = style(report);
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; font-src data:; \
         base-uri 'none'; form-action 'none'"
    );
    let pictures = &report.pictures;
    let page = Page {
        report,
        style,
        policy,
        radar: Figure::new("radar", "Radar of the areas", &pictures.radar),
        heatmap: Figure::new("heatmap", "Heatmap of the requirements", &pictures.heatmap),
        gaps: Figure::new("gaps", "Gaps to the goals", &pictures.gaps),
        roadmap: pictures.roadmap.as_ref().map(|svg| Figure::new("roadmap", "Roadmap", svg)),
        trend: pictures.trend.as_ref().map(|svg| Figure::new("trend", "Trend", svg)),
    };
    let html = page.render().map_err(|error| Failure::Picture(error.to_string()))?;
    Ok(harmless(html))
}

/// Characters of the user's that steer a display become visible marks; the page itself has none.
fn harmless(html: String) -> String {
    let steers = |c: char| c != '\n' && steers_display(c);
    if !html.contains(steers) {
        return html;
    }
    html.chars()
        .map(|c| match c {
            '\t' | '\r' => ' ',
            c if steers(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

fn style(report: &Report<'_>) -> String {
    let Stationery { colours, .. } = report.stationery;
    // Own colours have no dark form, and a printer's paper is white whatever they say.
    let theme = colours.as_ref().map_or_else(
        || DARK.to_owned(),
        |own| {
            let Printed { ink, quiet, accent } = &own.printed;
            format!(
                "@media screen {{ :root {{ --ink: {}; --quiet: {}; --accent: {}; --paper: {}; \
                 --card: {}; }} }}\n@media print {{ :root {{ --ink: {ink}; --quiet: {quiet}; \
                 --accent: {accent}; }} }}\n",
                own.ink, own.quiet, own.accent, own.paper, own.paper
            )
        },
    );
    let foot = foot(report);
    format!(
        "{}\n{STYLE}{theme}@page {{ @bottom-left {{ content: {foot}; }} }}\n",
        chart::font_faces()
    )
}

/// A text as CSS takes it between quotes: letters, digits and harmless signs as they are, everything
/// else as a number. The blank ends the number and belongs to it, so blanks of the text stay.
fn css_text(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for c in crate::text::cut(&crate::terminal::plain(text), longest).chars() {
        if c.is_alphanumeric() || " .,:-·–…()".contains(c) {
            out.push(c);
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "\\{:06x} ", u32::from(c));
        }
    }
    out
}

/// What stands at the foot of each printed page: whose report it is, and the consultant's own text.
fn foot(report: &Report<'_>) -> String {
    let name = format!("{} · {}", report.organisation, report.title);
    let name = css_text(&name, LONGEST_MARGIN);
    let own = report.stationery.footer.as_deref().unwrap_or_default();
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    if own.is_empty() {
        return format!("\"{name}\"");
    }
    format!("\"{}\\00000a {name}\"", css_text(&own, LONGEST_FOOTER))
}

#[cfg(test)]
mod tests {
    use super::css_text;

    #[test]
    fn a_text_in_a_style_sheet_keeps_its_blanks() {
        // CSS takes the first blank behind a number as its end; the second is the text's.
        assert_eq!(css_text("Müller & Söhne", 70), "Müller \\000026  Söhne");
        assert_eq!(css_text("Centre · Follow-up", 70), "Centre · Follow-up");
        assert_eq!(css_text("a\"b", 70), "a\\000022 b");
        let hostile = css_text("</style>\\\"}", 70);
        assert!(!hostile.contains(['<', '>', '"', '}', '/']), "{hostile}");
    }
}
