//! Everything but the answers and the evidence: what has to be the same, and what the first file
//! decides.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, Goals};
use fitsm_core::{AreaId, Assessment};

use super::{Contribution, Refusal, Remark, answers, notes};

/// The files' heads as one, with no answers and no evidence yet.
pub(super) fn merge(
    files: &[Contribution<'_>],
    remarks: &mut Vec<Remark>,
) -> Result<Assessment, Refusal> {
    let first = files.first().ok_or(Refusal::Nothing)?;
    same(files, "organisation", |file| &file.assessment.organisation)?;
    same(files, "edition", |file| &file.assessment.edition)?;
    let out_of_scope = out_of_scope(files, remarks)?;
    let mut merged = Assessment {
        out_of_scope,
        answers: BTreeMap::new(),
        evidence: BTreeMap::new(),
        ..first.assessment.clone()
    };
    let mut heads = Heads { files, remarks };
    heads.date(&mut merged);
    let text = |text: &Option<String>| text.clone();
    merged.title = heads.first("title", |file| file.title.clone(), text);
    merged.scope = heads.first("scope", |file| file.scope.clone(), text);
    let kind = |kind: &Option<fitsm_core::assessment::Kind>| kind.map(|it| it.as_str().to_owned());
    merged.kind = heads.first("kind", |file| file.kind, kind);
    let rule = |rule: &fitsm_core::assessment::Rule| Some(rule.as_str().to_owned());
    merged.rule = heads.first("rule", |file| file.rule, rule);
    let policy = |it: &fitsm_core::assessment::EvidencePolicy| Some(it.as_str().to_owned());
    merged.evidence_policy = heads.first("evidence policy", |file| file.evidence_policy, policy);
    merged.goals = heads.first("own goals", |file| file.goals.clone(), goals);
    merged.certification_goals =
        heads.first("certification goals", |file| file.certification_goals.clone(), goals);
    let auditee = |it: &Option<_>| it.as_ref().map(|_| String::new());
    merged.auditee = heads.first("auditee", |file| file.auditee.clone(), auditee);
    merged.conclusion = conclusion(files);
    merged.assessors = heads.assessors();
    heads.wording(&mut merged);
    Ok(merged)
}

/// What has to be the same in all files.
fn same(
    files: &[Contribution<'_>],
    what: &'static str,
    of: impl for<'a> Fn(&'a Contribution<'_>) -> &'a str,
) -> Result<(), Refusal> {
    let told = |file: &Contribution<'_>| (file.file.to_owned(), of(file).to_owned());
    let different = files.iter().find(|file| of(file) != of(&files[0]));
    different.map_or(Ok(()), |other| {
        Err(Refusal::Different { what, one: told(&files[0]), other: told(other) })
    })
}

/// The files, and what was noticed about them.
struct Heads<'a, 'b> {
    files: &'a [Contribution<'b>],
    remarks: &'a mut Vec<Remark>,
}

impl Heads<'_, '_> {
    /// What the first file says that says something; every other thing that is said is told.
    fn first<T: Clone + PartialEq>(
        &mut self,
        what: &str,
        of: impl Fn(&Assessment) -> T,
        show: impl Fn(&T) -> Option<String>,
    ) -> T {
        let says = |file: &&Contribution<'_>| show(&of(file.assessment)).is_some();
        let place = self.files.iter().position(|file| says(&file)).unwrap_or(0);
        let first = &self.files[place];
        let kept = of(first.assessment);
        if place > 0 {
            self.remarks.push(Remark::Taken {
                what: what.to_owned(),
                file: first.file.to_owned(),
                value: show(&kept).unwrap_or_default(),
                first: self.files[0].file.to_owned(),
            });
        }
        for file in self.files {
            let other = of(file.assessment);
            if let Some(shown) = show(&other).filter(|_| other != kept) {
                self.remarks.push(Remark::Differs {
                    what: what.to_owned(),
                    kept: (first.file.to_owned(), show(&kept).unwrap_or_default()),
                    other: (file.file.to_owned(), shown),
                });
            }
        }
        kept
    }

    /// The latest day.
    fn date(&mut self, merged: &mut Assessment) {
        let Some(latest) = self.files.iter().max_by_key(|file| file.assessment.date) else {
            return;
        };
        merged.date = latest.assessment.date;
        for file in self.files.iter().filter(|file| file.assessment.date != merged.date) {
            self.remarks.push(Remark::Differs {
                what: "date".to_owned(),
                kept: (latest.file.to_owned(), merged.date.to_string()),
                other: (file.file.to_owned(), file.assessment.date.to_string()),
            });
        }
    }

    /// Everybody who assessed, each name once with the first part and contact that is told.
    fn assessors(&mut self) -> Vec<Assessor> {
        let mut all: Vec<Assessor> = self.files[0].assessment.assessors.clone();
        for file in &self.files[1..] {
            for person in &file.assessment.assessors {
                if all.contains(person) {
                    continue;
                }
                let Some(known) = all.iter_mut().find(|known| known.name == person.name) else {
                    all.push(person.clone());
                    continue;
                };
                for (what, known, told) in [
                    ("role", &mut known.role, &person.role),
                    ("contact", &mut known.contact, &person.contact),
                ] {
                    let kept = known.get_or_insert_with(|| told.clone().unwrap_or_default());
                    if let Some(told) = told.as_ref().filter(|told| *told != kept) {
                        self.remarks.push(Remark::Differs {
                            what: format!("{what} of {}", person.name),
                            kept: (self.files[0].file.to_owned(), kept.clone()),
                            other: (file.file.to_owned(), told.clone()),
                        });
                    }
                    if kept.is_empty() {
                        *known = None;
                    }
                }
            }
        }
        all
    }

    /// The workbook's texts: the first file's for each requirement.
    fn wording(&mut self, merged: &mut Assessment) {
        let mut from: BTreeMap<_, &str> =
            merged.wording.keys().map(|id| (*id, self.files[0].file)).collect();
        for file in &self.files[1..] {
            for (id, wording) in &file.assessment.wording {
                let kept = merged.wording.entry(*id).or_insert_with(|| wording.clone());
                let source = *from.entry(*id).or_insert(file.file);
                if kept != wording {
                    self.remarks.push(Remark::Differs {
                        what: format!("wording of {id}"),
                        kept: (source.to_owned(), String::new()),
                        other: (file.file.to_owned(), String::new()),
                    });
                }
            }
        }
    }
}

/// Goals as a file lists them; `None` where there are none.
fn goals(goals: &Goals) -> Option<String> {
    let areas = goals.areas.iter().map(|(area, goal)| format!("{area} {goal}"));
    let all: Vec<String> =
        goals.default.iter().map(|goal| format!("default {goal}")).chain(areas).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The closing words of all, with their names where they differ.
fn conclusion(files: &[Contribution<'_>]) -> Option<String> {
    let said = files
        .iter()
        .filter_map(|file| Some((file.name, file.assessment.conclusion.as_deref()?, false)));
    notes::join(&said.collect::<Vec<_>>())
}

/// The areas left out: by some files and answered by none.
fn out_of_scope(
    files: &[Contribution<'_>],
    remarks: &mut Vec<Remark>,
) -> Result<BTreeMap<AreaId, String>, Refusal> {
    let mut all: BTreeMap<AreaId, (String, &str)> = BTreeMap::new();
    for file in files {
        for (area, reason) in &file.assessment.out_of_scope {
            let (kept, from) =
                all.entry(*area).or_insert_with(|| (reason.clone(), file.file)).clone();
            if kept != *reason {
                remarks.push(Remark::Differs {
                    what: format!("why {area} is out of scope"),
                    kept: (from.to_owned(), kept),
                    other: (file.file.to_owned(), reason.clone()),
                });
            }
        }
    }
    for (area, (_, out)) in &all {
        for file in files {
            let mut answers = file.assessment.answers.iter();
            let answered =
                answers.find(|(id, answer)| id.area() == *area && !answers::is_blank(answer));
            if let Some((requirement, _)) = answered {
                return Err(Refusal::Scope {
                    area: *area,
                    out: (*out).to_owned(),
                    answered: file.file.to_owned(),
                    requirement: *requirement,
                });
            }
        }
        if files.iter().any(|file| !file.assessment.out_of_scope.contains_key(area)) {
            remarks.push(Remark::OutOfScope { area: *area, file: (*out).to_owned() });
        }
    }
    Ok(all.into_iter().map(|(area, (reason, _))| (area, reason)).collect())
}
