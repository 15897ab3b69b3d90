//! Taking what rows say into an assessment, and noting what cannot be taken.

mod answers;
mod areas;
mod given;
mod head;
mod people;
mod pieces;
mod resolve;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use fitsm_core::assessment::{Answer, Evidence, Said, Wording};
use fitsm_core::{AreaId, Assessment, Catalogue, RequirementId};

use crate::problem::{At, Origin, Problems};

use super::form::Word;
use super::left::Left;
use super::{Imported, Options};
use answers::Taken;
use areas::AreaCells;
use head::Head;

/// After so many problems, names are no longer compared for suggestions.
const MOST_SUGGESTIONS: usize = 100;

/// An assessment while it is taken from a file.
pub(super) struct Take<'a> {
    /// How to read.
    pub(super) options: &'a Options,
    /// What there is to be answered.
    pub(super) catalogue: &'a Catalogue,
    /// What cannot be taken.
    pub(super) problems: Problems,
    /// What was assumed or left.
    pub(super) told: Vec<String>,
    /// What of a workbook is not taken.
    pub(super) left: Left,
    head: Head,
    areas: BTreeMap<AreaId, AreaCells>,
    answers: BTreeMap<RequirementId, Taken>,
    statements: BTreeMap<RequirementId, (At, Vec<Said>)>,
    wording: BTreeMap<RequirementId, Wording>,
    pieces: BTreeMap<String, Evidence>,
    /// Rows that were met, also those that say nothing.
    rows: usize,
    /// Whether they are those of a CSV file, or laid out like those.
    is_rows: bool,
    /// Whether ids had spaces or small letters.
    has_tidied: bool,
    /// Whether something is so wrong that there is nothing to take.
    is_lost: bool,
}

impl<'a> Take<'a> {
    /// Nothing yet.
    pub(super) fn new(options: &'a Options, catalogue: &'a Catalogue) -> Self {
        Self {
            options,
            catalogue,
            problems: Problems::default(),
            told: Vec::new(),
            left: Left::default(),
            head: Head::default(),
            areas: BTreeMap::new(),
            answers: BTreeMap::new(),
            statements: BTreeMap::new(),
            wording: BTreeMap::new(),
            pieces: BTreeMap::new(),
            rows: 0,
            is_rows: false,
            has_tidied: false,
            is_lost: false,
        }
    }

    /// Says that what comes are the rows of a CSV file, or laid out like those.
    pub(super) fn begin_rows(&mut self) {
        self.is_rows = true;
    }

    /// Gives up: without this there is nothing to take.
    pub(super) fn give_up(&mut self, at: At, message: impl Into<String>, help: impl Into<String>) {
        self.problems.advise(at, message, help);
        self.is_lost = true;
    }

    /// Takes back answers that nobody gave, told by the places of the missing names.
    pub(super) fn withdraw(&mut self, unnamed: &BTreeSet<At>) {
        for at in unnamed {
            let help = "write the name in the column respondent, or take the row away";
            self.problems.advise(*at, "nobody is named whose answer this is", help);
        }
        let rows: BTreeSet<At> = unnamed.iter().map(|at| at.in_column(0)).collect();
        self.answers.retain(|_, taken| !rows.contains(&taken.at.in_column(0)));
    }

    /// The requirement that an id names.
    fn requirement(&mut self, id: Word<'_>) -> Option<RequirementId> {
        let named = |text: &str| self.catalogue.requirement(text.parse().ok()?);
        let mut known = named(id.trimmed());
        if known.is_none() {
            known = named(&super::words::tidied(id.text));
            self.has_tidied |= known.is_some();
        } else {
            self.has_tidied |= id.trimmed() != id.text;
        }
        if known.is_none() {
            let name = super::words::quoted(id.text);
            let message = format!("{name} is not a requirement of FitSM-1");
            // Comparing takes long, and nobody reads that many suggestions.
            let word = Some(id.trimmed()).filter(|_| self.problems.count() < MOST_SUGGESTIONS);
            let meant = word.and_then(|word| self.catalogue.requirement_like(word));
            self.problems.add(id.at, message, meant.map(|meant| format!("did you mean {meant}?")));
        }
        known.map(|known| known.id)
    }

    /// What came of it; places are worked out from `origin`.
    pub(super) fn finish(mut self, origin: Origin<'_>) -> Imported {
        let assessment = (!self.is_lost).then(|| self.assemble());
        if self.has_tidied {
            let said = "some ids stand there with spaces or in small letters; they were read \
                        without the spaces and in capitals";
            self.told.push(said.to_owned());
        }
        if let Origin::Sheets(sheets) = origin {
            self.told.extend(self.left.tell(sheets));
        }
        let is_lost = self.is_lost;
        let may_go_on = self.problems.is_empty() || self.options.lenient;
        let (problems, omitted) = self.problems.finish(origin);
        Imported {
            assessment: assessment.filter(|_| may_go_on),
            problems,
            omitted,
            is_lost,
            told: self.told,
        }
    }

    fn assemble(&mut self) -> Assessment {
        let out_of_scope = self.take_out_of_scope();
        let answers = self.take_answers(&out_of_scope);
        let (goals, certification_goals) = self.take_goals();
        let (mut assessors, auditee) = self.head.people();
        if self.head.is_lead_unnamed {
            let told = "the lead auditor's contact stands there without a name; the file names the \
                        assessor";
            self.told.push(format!("{told} \"{}\"", people::UNNAMED));
        }
        self.respondent_assesses(&mut assessors);
        let organisation = self.organisation(auditee.as_ref());
        let date = self.date();
        let head = &mut self.head;
        Assessment {
            organisation,
            title: self.options.title.clone().or_else(|| head.title.take()),
            date,
            edition: self.catalogue.edition().to_owned(),
            kind: self.options.kind.or(head.kind),
            scope: head.scope.take(),
            conclusion: head.conclusion.take(),
            rule: head.rule.unwrap_or_default(),
            evidence_policy: head.policy.unwrap_or_default(),
            assessors,
            auditee,
            goals,
            certification_goals,
            out_of_scope,
            answers,
            evidence: std::mem::take(&mut self.pieces),
            wording: std::mem::take(&mut self.wording),
        }
    }

    /// The answers with their evidence and what several people said, without those of areas out
    /// of scope.
    fn take_answers(
        &mut self,
        out_of_scope: &BTreeMap<AreaId, String>,
    ) -> BTreeMap<RequirementId, Answer> {
        for (id, (at, said)) in std::mem::take(&mut self.statements) {
            self.answers.entry(id).or_insert_with(|| Taken::at(at)).answer.said = said;
        }
        let mut complained = BTreeSet::new();
        let mut taken = std::mem::take(&mut self.answers);
        taken.retain(|id, taken| {
            let Some(reason) = out_of_scope.get(&id.area()) else {
                return true;
            };
            if taken.says_something() && complained.insert(*id) {
                let message = format!("{id} is answered, but {} is out of scope", id.area());
                let reason = super::words::quoted(reason);
                let help = format!(
                    "take the answer away, or put the area in scope; the reason told is {reason}"
                );
                self.problems.advise(taken.at, message, help);
            }
            false
        });
        self.resolve(taken)
    }
}
