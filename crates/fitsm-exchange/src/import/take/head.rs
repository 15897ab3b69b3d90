//! What a file says of the whole: whose assessment, of what day, by whom, by which rules.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, Auditee, EvidencePolicy, Kind, Rule};
use fitsm_core::{AreaId, Date, Goal};

use super::Take;
use super::pieces::date;
use crate::import::form::Word;
use crate::import::words::{quoted, whole_number};
use crate::layout::{self, YES, key};
use crate::problem::At;

/// What was read of the whole.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) organisation: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) kind: Option<Kind>,
    pub(super) rule: Option<Rule>,
    pub(super) policy: Option<EvidencePolicy>,
    pub(super) scope: Option<String>,
    pub(super) conclusion: Option<String>,
    pub(super) goal_default: Option<Goal>,
    pub(super) certification_default: Option<Goal>,
    pub(super) goal_areas: Option<Vec<AreaId>>,
    pub(super) certification_areas: Option<Vec<AreaId>>,
    /// Whether the file is one that this program exported.
    pub(super) is_ours: bool,
    /// Whether there is a column of evidence that people read, so that an empty cell means none.
    pub(super) has_shown_evidence: bool,
    /// Whose answers they are, in a questionnaire.
    pub(super) respondent: Option<String>,
    pub(super) assessors: Vec<Assessor>,
    /// Whether the lead auditor is told by the contact alone.
    pub(super) is_lead_unnamed: bool,
    pub(super) auditee: Option<Auditee>,
    /// The answers to the audit's labels; `None` if there is no such sheet.
    pub(super) audit: Option<BTreeMap<&'static str, String>>,
}

impl Take<'_> {
    /// Takes a key and its values, as the sheet `fitsm` and the CSV's rows have them.
    pub(in crate::import) fn key(&mut self, name: Word<'_>, values: &[Word<'_>]) {
        let first = values.first().and_then(super::super::form::Word::said);
        let text = first.map(str::to_owned);
        let at = values.first().map_or(name.at, |word| word.at);
        match name.trimmed() {
            key::FORMAT => self.format(first.unwrap_or_default(), at),
            key::ORGANISATION => self.head.organisation = text,
            key::TITLE => self.head.title = text,
            key::SCOPE => self.head.scope = text,
            key::CONCLUSION => self.head.conclusion = text,
            key::DATE => {
                self.head.date = self.checked(first, at, "a date such as 2026-03-12", date);
            }
            key::EDITION => self.edition(first, at),
            key::KIND => self.head.kind = self.one_of(first, at, &Kind::CHOICES),
            key::RULE => self.head.rule = self.one_of(first, at, &Rule::CHOICES),
            key::EVIDENCE_POLICY => {
                self.head.policy = self.one_of(first, at, &EvidencePolicy::CHOICES);
            }
            key::GOAL_DEFAULT => {
                self.head.goal_default = values.first().and_then(|w| self.goal(*w));
            }
            key::CERTIFICATION_DEFAULT => {
                self.head.certification_default = values.first().and_then(|word| self.goal(*word));
            }
            key::GOAL_AREAS => self.head.goal_areas = Some(self.area_ids(first, at)),
            key::CERTIFICATION_AREAS => {
                self.head.certification_areas = Some(self.area_ids(first, at));
            }
            key::ASSESSOR => self.assessor(name.at, values),
            key::AUDITEE => {
                if first == Some(YES) {
                    self.head.auditee.get_or_insert_default();
                }
            }
            key::LOCATION => self.auditee().locations.extend(text),
            key::TIME => self.auditee().times.extend(text),
            key::RESPONDENT => self.head.respondent = text,
            other => {
                let message = format!("{} is not something that fitsm writes here", quoted(other));
                self.problems.advise(name.at, message, "take the row away");
            }
        }
    }

    /// Takes the closing words.
    pub(in crate::import) fn conclusion(&mut self, text: String) {
        self.head.conclusion = Some(text);
    }

    /// Whether the file is one that this program exported.
    pub(in crate::import) fn is_ours(&self) -> bool {
        self.head.is_ours
    }

    /// Whether the file says of single areas that they have goals of their own.
    pub(in crate::import) fn names_goals(&self) -> bool {
        let named = [&self.head.goal_areas, &self.head.certification_areas];
        named.into_iter().flatten().any(|areas| !areas.is_empty())
    }

    /// Says that there is a column of evidence that people read.
    pub(in crate::import) fn has_shown_evidence(&mut self) {
        self.head.has_shown_evidence = true;
    }

    fn format(&mut self, value: &str, at: At) {
        self.head.is_ours = true;
        let newest = i64::from(layout::FORMAT);
        match whole_number(value) {
            Some(number) if number == newest => {}
            Some(number) if number > newest => {
                let message = format!("the file has the newer format {number}");
                self.give_up(at, message, "a newer fitsm wrote it: update the program");
            }
            _ => {
                let message = format!("{} is no format of this program", quoted(value));
                self.problems.advise(at, message, format!("write {newest}"));
            }
        }
    }

    fn edition(&mut self, value: Option<&str>, at: At) {
        let known = self.catalogue.edition();
        let written = value.unwrap_or(known).trim();
        // A spreadsheet makes 3 of 3.0.
        if written != known && written != known.trim_end_matches(".0") {
            let message =
                format!("the catalogue in use holds edition {known}, not {}", quoted(written));
            self.problems.advise(at, message, "name another catalogue's folder with --catalogue");
        }
    }

    fn area_ids(&mut self, value: Option<&str>, at: At) -> Vec<AreaId> {
        let mut ids = Vec::new();
        for name in value.unwrap_or_default().split_whitespace() {
            let known = name.parse().ok().and_then(|id| self.catalogue.area(id));
            if let Some(area) = known {
                ids.push(area.id);
            } else {
                let message = format!("{} is not an area of FitSM-1", quoted(name));
                self.problems.add(at, message, None);
            }
        }
        ids
    }

    fn one_of<T: Copy>(
        &mut self,
        value: Option<&str>,
        at: At,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let expected = words.join(" or ");
        self.checked(value, at, &expected, |text| {
            choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice)
        })
    }

    fn checked<T>(
        &mut self,
        value: Option<&str>,
        at: At,
        expected: &str,
        check: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = value?.trim();
        let checked = check(text);
        if checked.is_none() {
            let message = format!("expected {expected}, found {}", quoted(text));
            self.problems.add(at, message, None);
        }
        checked
    }

    /// Whose SMS it is.
    pub(super) fn organisation(&mut self, auditee: Option<&Auditee>) -> String {
        let told = self.options.organisation.clone().or_else(|| self.head.organisation.take());
        told.or_else(|| auditee?.name.clone()).unwrap_or_else(|| {
            let name = "Name of the organisation";
            self.told.push(format!(
                "nobody says whose it is; the file says \"{name}\" (--organisation)"
            ));
            name.to_owned()
        })
    }

    /// The day that the assessment speaks for.
    pub(super) fn date(&mut self) -> Date {
        self.options.date.or(self.head.date).unwrap_or_else(|| {
            let today = self.options.today;
            self.told
                .push(format!("nobody says of what day it is; today was taken, {today} (--date)"));
            today
        })
    }
}
