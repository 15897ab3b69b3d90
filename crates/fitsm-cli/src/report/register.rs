//! The register of evidence: each piece once, with what it is used for.

use fitsm_core::RequirementId;
use fitsm_core::assessment::Evidence;

use super::Assessed;
use crate::verdict;

/// One piece.
pub struct Entry<'a> {
    /// Its number, from 1, by which the report cites it.
    pub number: usize,
    /// Its name in the assessment's file.
    pub name: &'a str,
    /// What it is.
    pub evidence: &'a Evidence,
    /// Why it does not count, if it does not.
    pub void: Option<String>,
    /// The requirements that it is evidence for.
    pub used_by: Vec<RequirementId>,
}

/// All pieces, in the order of their names.
pub fn build<'a>(now: &Assessed<'a>) -> Vec<Entry<'a>> {
    let assessment = now.assessment;
    let entries = assessment.evidence.iter().enumerate();
    entries
        .map(|(at, (name, evidence))| Entry {
            number: at + 1,
            name,
            evidence,
            void: verdict::why_void(evidence, assessment.date),
            used_by: assessment
                .answers
                .iter()
                .filter(|(_, answer)| answer.evidence.contains(name))
                .map(|(id, _)| *id)
                .collect(),
        })
        .collect()
}

impl Entry<'_> {
    /// Its dates, in words; a dash where there is none.
    pub fn dates(&self) -> Vec<String> {
        let dates: Vec<String> = [
            ("for", self.evidence.effective),
            ("recorded", self.evidence.recorded),
            ("expires", self.evidence.expires),
        ]
        .into_iter()
        .filter_map(|(word, day)| day.map(|day| format!("{word} {day}")))
        .collect();
        if dates.is_empty() { vec!["–".to_owned()] } else { dates }
    }

    /// The requirements that use it, as a list.
    pub fn uses(&self) -> String {
        let ids: Vec<String> = self.used_by.iter().map(ToString::to_string).collect();
        if ids.is_empty() { "no requirement".to_owned() } else { ids.join(", ") }
    }
}
