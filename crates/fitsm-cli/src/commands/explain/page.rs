//! A page of explanation: made once, shown as text, Markdown or JSON.

use std::fmt::Write as _;

use fitsm_core::catalogue::Requirement;
use fitsm_core::{AreaId, Catalogue, Level, RequirementId, StepId};
use serde::Serialize;

use crate::formats::markdown::escape;
use crate::text::style::{END, FAINT, STRONG};
use crate::text::wrap;

/// A title, a line below it, and the parts.
#[derive(Debug, Default, Serialize)]
pub struct Page {
    title: String,
    subtitle: String,
    parts: Vec<Part>,
}

/// A part of a page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    Paragraph(String),
    List { heading: String, items: Vec<Item> },
    Source(String),
}

/// An item of a list, with a label or without.
#[derive(Debug, Serialize)]
struct Item {
    label: Option<String>,
    text: String,
}

impl Page {
    /// A page without parts.
    pub fn new(title: impl Into<String>, subtitle: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            subtitle: subtitle.into(),
            parts: Vec::new(),
        }
    }

    /// The page with one more paragraph.
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Paragraph(text.into()));
        self
    }

    fn list(mut self, heading: &str, items: Vec<Item>) -> Self {
        self.parts.push(Part::List {
            heading: heading.to_owned(),
            items,
        });
        self
    }

    fn source(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Source(text.into()));
        self
    }

    /// An area: what it is for and what it requires.
    pub fn area(catalogue: &Catalogue, id: AreaId) -> Self {
        let Some(area) = catalogue.area(id) else {
            return Self::default();
        };
        let requirements = area.requirements.iter().map(|each| Item {
            label: Some(each.id.to_string()),
            text: each.title.to_string(),
        });
        Self::new(
            format!("{id} {}", area.name),
            format!("{}, {}", area.code, area.phase.describe()),
        )
        .paragraph(area.objective.as_ref())
        .list("Requirements", requirements.collect())
        .source(area.source.as_ref())
    }

    /// A requirement: what it asks, what to check, and its five levels.
    pub fn requirement(catalogue: &Catalogue, id: RequirementId) -> Self {
        let Some(requirement) = catalogue.requirement(id) else {
            return Self::default();
        };
        let levels = Level::ALL.into_iter().map(|level| Item {
            label: Some(format!("{level} {}", catalogue.scale(level).label)),
            text: requirement.level(level).to_owned(),
        });
        let aspects = requirement.aspects.iter();
        let aspects = aspects.map(|aspect| Item {
            label: None,
            text: aspect.to_string(),
        });
        Self::head(catalogue, requirement)
            .list("What to check", aspects.collect())
            .list("What one sees at each level", levels.collect())
            .source(requirement.source.as_ref())
    }

    /// One level of one requirement.
    pub fn level_of(catalogue: &Catalogue, step: StepId) -> Self {
        let Some(requirement) = catalogue.requirement(step.requirement) else {
            return Self::default();
        };
        let scale = catalogue.scale(step.to);
        let mut sees = vec![Item {
            label: Some(format!("{} {}", step.to, scale.label)),
            text: requirement.level(step.to).to_owned(),
        }];
        if step.to > Level::MIN {
            let text = fitsm_eval::needed(step.to).to_owned();
            sees.push(Item {
                label: Some("Evidence needed".to_owned()),
                text,
            });
        }
        Self::head(catalogue, requirement)
            .list("What one sees", sees)
            .source(requirement.source.as_ref())
    }

    /// A level of the scale.
    pub fn level(catalogue: &Catalogue, level: Level) -> Self {
        let scale = catalogue.scale(level);
        Self::new(
            format!("Level {level}: {}", scale.label),
            "on the scale of 0 to 4",
        )
        .paragraph(scale.meaning.as_ref())
        .paragraph(format!("It is supported by {}.", fitsm_eval::needed(level)))
    }

    fn head(catalogue: &Catalogue, requirement: &Requirement) -> Self {
        let area = catalogue
            .area(requirement.id.area())
            .map_or("", |area| &area.name);
        Self::new(format!("{} {}", requirement.id, requirement.title), area)
            .paragraph(requirement.statement.as_ref())
    }

    /// For the terminal.
    pub fn text(&self) -> String {
        let mut out = wrap(&format!("{STRONG}{}{END}", self.title), "", "  ");
        out += &wrap(&format!("{FAINT}{}{END}", self.subtitle), "", "");
        for part in &self.parts {
            out += "\n";
            match part {
                Part::Paragraph(text) => out += &wrap(text, "", ""),
                Part::Source(text) => {
                    let _ = write!(out, "{FAINT}{}{END}", wrap(&format!("From {text}"), "", ""));
                }
                Part::List { heading, items } => {
                    let _ = writeln!(out, "{STRONG}{heading}{END}");
                    for item in items {
                        match &item.label {
                            None => out += &wrap(&item.text, "  • ", "    "),
                            // A short label stands before its text, a long one above it.
                            Some(label) if label.len() < 8 && item.text.len() < 68 => {
                                out += &wrap(&item.text, &format!("  {label:8}"), "          ");
                            }
                            Some(label) => {
                                let _ = writeln!(out, "  {STRONG}{label}{END}");
                                out += &wrap(&item.text, "    ", "    ");
                            }
                        }
                    }
                }
            }
        }
        out
    }

    /// For wikis.
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "# {}\n\n*{}*\n",
            escape(&self.title),
            escape(&self.subtitle)
        );
        for part in &self.parts {
            out += "\n";
            match part {
                Part::Paragraph(text) => {
                    let _ = writeln!(out, "{}", escape(text));
                }
                Part::Source(text) => {
                    let _ = writeln!(out, "*From {}*", escape(text));
                }
                Part::List { heading, items } => {
                    let _ = writeln!(out, "## {heading}\n");
                    for Item { label, text } in items {
                        let label = label
                            .as_ref()
                            .map(|label| format!("**{}**: ", escape(label)));
                        let _ = writeln!(out, "- {}{}", label.unwrap_or_default(), escape(text));
                    }
                }
            }
        }
        out
    }
}
