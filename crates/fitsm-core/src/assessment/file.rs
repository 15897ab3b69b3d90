//! Reading an assessment file, with everything that is wrong in it.

mod answers;
mod evidence;
mod wording;

use std::collections::BTreeMap;

use crate::assessment::{Assessment, Assessor, Auditee, EvidencePolicy, Goals, Kind, Rule};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Code, Problems, Reading};
use crate::id::AreaId;
use crate::level::Goal;
use crate::source::Source;
use crate::table::{self, Entry, Table};

pub use answers::{ANSWER_KEYS, NOT_APPLICABLE_KEYS, SAID_KEYS};
pub use evidence::EVIDENCE_KEYS;
pub use wording::WORDING_KEYS;

/// The format of assessment files that this program writes and reads.
pub const FORMAT: i64 = 1;

/// The keys at the top of a file.
pub const KEYS: [&str; 18] = [
    "format",
    "organisation",
    "title",
    "date",
    "edition",
    "kind",
    "scope",
    "conclusion",
    "rule",
    "evidence-policy",
    "assessors",
    "auditee",
    "goal",
    "certification-goal",
    "out-of-scope",
    "answers",
    "evidence",
    "wording",
];

/// The keys of an assessor.
pub const ASSESSOR_KEYS: [&str; 3] = ["name", "role", "contact"];

/// The keys of the auditee.
pub const AUDITEE_KEYS: [&str; 7] =
    ["name", "address", "representative", "contact", "locations", "times", "language"];

/// Reads an assessment. Key order never matters; every fault is reported, with its place.
#[must_use]
pub fn read(source: &Source, catalogue: &Catalogue) -> Reading<Assessment> {
    let mut problems = Problems::default();
    let assessment = table::read_document(source, &mut problems, |root, problems| {
        let reader = Reader { root, catalogue };
        if reader.is_newer_format(problems) { None } else { reader.read(problems) }
    });
    problems.into_reading(assessment)
}

/// What every part of the reading needs.
struct Reader<'a> {
    root: Table<'a>,
    catalogue: &'a Catalogue,
}

impl<'a> Reader<'a> {
    /// A file of a newer format is not read on: every other complaint about it might be wrong.
    fn is_newer_format(&self, problems: &mut Problems) -> bool {
        self.root.require("format", "format = 1", problems);
        let Some(value) = self.root.get("format") else {
            return false;
        };
        match table::whole_number(value) {
            Some(FORMAT) => false,
            Some(number) => {
                let message = format!("format {number} is not one that this program reads");
                let help = if number > FORMAT {
                    "a newer fitsm wrote this file: update the program"
                } else {
                    "write format = 1"
                };
                problems.advise(Code::UnsupportedFormat, value.span(), message, help);
                number > FORMAT
            }
            None => {
                let message = format!("expected a whole number, found {}", table::describe(value));
                problems.advise(Code::WrongType, value.span(), message, "write format = 1");
                false
            }
        }
    }

    fn read(&self, problems: &mut Problems) -> Option<Assessment> {
        let root = &self.root;
        root.expect_keys(&KEYS, problems);
        for (key, example) in [
            ("organisation", "organisation = \"Nimbus University Computing Centre\""),
            ("date", "date = 2026-03-12"),
            ("edition", "edition = \"3.0\""),
        ] {
            root.require(key, example, problems);
        }
        let evidence = self.evidence(problems);
        let out_of_scope = self.out_of_scope(problems);
        let answers = self.answers(&out_of_scope, problems);
        let organisation = root.owned_text("organisation", problems);
        let date = root.date("date", problems);
        let edition = self.edition(problems);
        Some(Assessment {
            title: root.owned_text("title", problems),
            kind: root.choice("kind", &Kind::CHOICES, problems),
            scope: root.owned_text("scope", problems),
            conclusion: root.owned_text("conclusion", problems),
            rule: root.choice("rule", &Rule::CHOICES, problems).unwrap_or_default(),
            evidence_policy: root
                .choice("evidence-policy", &EvidencePolicy::CHOICES, problems)
                .unwrap_or_default(),
            assessors: self.assessors(problems),
            auditee: self.auditee(problems),
            goals: self.goals("goal", problems).unwrap_or_default(),
            certification_goals: self
                .goals("certification-goal", problems)
                .unwrap_or_else(Goals::certification),
            out_of_scope,
            answers,
            evidence,
            wording: self.wording(problems),
            organisation: organisation?,
            date: date?,
            edition: edition?,
        })
    }

    fn edition(&self, problems: &mut Problems) -> Option<String> {
        let edition = self.root.text("edition", problems)?;
        let known = self.catalogue.edition();
        if edition != known {
            let span = self.root.get("edition").map_or(0..0, toml::Spanned::span);
            let message = format!("the catalogue in use holds edition {known}, not {edition}");
            let help = format!(
                "write edition = \"{known}\", or name another catalogue's folder with --catalogue"
            );
            problems.advise(Code::UnknownEdition, span, message, help);
            return None;
        }
        Some(edition.to_owned())
    }

    fn assessors(&self, problems: &mut Problems) -> Vec<Assessor> {
        let mut assessors = Vec::new();
        for item in self.root.list("assessors", problems) {
            let Some(table) = self.root.as_table(item, "an assessor", problems) else {
                continue;
            };
            table.expect_keys(&ASSESSOR_KEYS, problems);
            table.require("name", "name = \"R. Okafor\"", problems);
            let role = table.owned_text("role", problems);
            let contact = table.owned_text("contact", problems);
            if let Some(name) = table.owned_text("name", problems) {
                assessors.push(Assessor { name, role, contact });
            }
        }
        assessors
    }

    fn auditee(&self, problems: &mut Problems) -> Option<Auditee> {
        let table = self.root.table("auditee", "the auditee", problems)?;
        table.expect_keys(&AUDITEE_KEYS, problems);
        let mut text = |key: &str| table.owned_text(key, problems);
        Some(Auditee {
            name: text("name"),
            address: text("address"),
            representative: text("representative"),
            contact: text("contact"),
            language: text("language"),
            locations: table.texts("locations", problems),
            times: table.texts("times", problems),
        })
    }

    fn goals(&self, key: &str, problems: &mut Problems) -> Option<Goals> {
        let table = self.root.table(key, "the goals", problems)?;
        let mut goals = Goals::default();
        for entry in table.entries() {
            if entry.key == "default" {
                goals.default = goal(&entry, problems);
            } else if let Some(area) = self.area(&entry, problems)
                && let Some(goal) = goal(&entry, problems)
            {
                goals.areas.insert(area, goal);
            }
        }
        Some(goals)
    }

    fn out_of_scope(&self, problems: &mut Problems) -> BTreeMap<AreaId, String> {
        let mut areas = BTreeMap::new();
        let Some(table) = self.root.table("out-of-scope", "the areas out of scope", problems)
        else {
            return areas;
        };
        for entry in table.entries() {
            let area = self.area(&entry, problems);
            let reason = table::text(entry.value, problems);
            if let (Some(area), Some(reason)) = (area, reason) {
                areas.insert(area, reason.to_owned());
            }
        }
        areas
    }

    /// The area that a key names.
    fn area(&self, entry: &Entry<'a>, problems: &mut Problems) -> Option<AreaId> {
        let known = entry.key.parse().ok().and_then(|id| self.catalogue.area(id));
        if known.is_none() {
            let message = format!("`{}` is not an area of FitSM-1", entry.key);
            let meant = self.catalogue.area_like(entry.key);
            problems.unknown(Code::UnknownArea, entry.key_span.clone(), message, meant);
        }
        known.map(|area| area.id)
    }
}

/// A goal: a whole number from 1 to 4.
fn goal(entry: &Entry<'_>, problems: &mut Problems) -> Option<Goal> {
    let goal = table::whole_number(entry.value).and_then(Goal::new);
    if goal.is_none() {
        let found = table::describe(entry.value);
        let message = format!("a goal is a whole number from 1 to 4, not {found}");
        let help = "leave the key out where there is no goal";
        problems.advise(Code::InvalidGoal, entry.value.span(), message, help);
    }
    goal
}
