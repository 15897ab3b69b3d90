//! What a file says before its answers: whose it is, who assessed, goals, and what is left out.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, EvidencePolicy, Goals, KEYS, Kind, Rule};
use fitsm_core::{AreaId, Assessment, Catalogue, Date};
use toml_writer::{ToTomlKey, ToTomlValue, TomlStringBuilder};

use super::page::Page;
use super::{NotEdited, fields, fresh, set_goals, understood};

/// What is to be said there; what is absent or empty stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Whose SMS it is.
    pub organisation: Option<String>,
    /// What the assessment is called.
    pub title: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Who assesses whom.
    pub kind: Option<Kind>,
    /// What the SMS covers.
    pub scope: Option<String>,
    /// The closing words.
    pub conclusion: Option<String>,
    /// How levels combine.
    pub rule: Option<Rule>,
    /// What happens to levels above their evidence.
    pub evidence_policy: Option<EvidencePolicy>,
    /// More assessors.
    pub assessors: Vec<Assessor>,
    /// Own goals, in the place of those of the same areas.
    pub goals: Goals,
    /// What a certification asks, likewise.
    pub certification_goals: Goals,
    /// Areas that are left out, each with the reason.
    pub out_of_scope: BTreeMap<AreaId, String>,
    /// Areas that are not left out any more.
    pub in_scope: Vec<AreaId>,
}

/// The text with another head.
///
/// # Errors
/// As in [`set_answer`](super::set_answer).
pub fn set_head(text: &str, catalogue: &Catalogue, head: &Head) -> Result<String, NotEdited> {
    let mut expected = understood(text, catalogue).ok_or(NotEdited::Faulty)?;
    head.change(&mut expected);
    let new = head.put_into(text, catalogue).ok_or(NotEdited::NoWay)?;
    let holds = understood(&new, catalogue).as_ref() == Some(&expected);
    if holds { Ok(new) } else { Err(NotEdited::NoWay) }
}

impl Head {
    /// What the assessment says then.
    fn change(&self, assessment: &mut Assessment) {
        let text = |new: &Option<String>, old: &mut Option<String>| {
            if new.is_some() {
                old.clone_from(new);
            }
        };
        if let Some(organisation) = &self.organisation {
            assessment.organisation.clone_from(organisation);
        }
        text(&self.title, &mut assessment.title);
        text(&self.scope, &mut assessment.scope);
        text(&self.conclusion, &mut assessment.conclusion);
        assessment.date = self.date.unwrap_or(assessment.date);
        assessment.kind = self.kind.or(assessment.kind);
        assessment.rule = self.rule.unwrap_or(assessment.rule);
        assessment.evidence_policy = self.evidence_policy.unwrap_or(assessment.evidence_policy);
        assessment.assessors.extend(self.assessors.iter().cloned());
        for (new, old) in [
            (&self.goals, &mut assessment.goals),
            (&self.certification_goals, &mut assessment.certification_goals),
        ] {
            old.default = new.default.or(old.default);
            old.areas.extend(&new.areas);
        }
        for area in &self.in_scope {
            assessment.out_of_scope.remove(area);
        }
        assessment.out_of_scope.extend(self.out_of_scope.clone());
    }

    fn put_into(&self, text: &str, catalogue: &Catalogue) -> Option<String> {
        let mut text = text.to_owned();
        let is_of_windows = text.contains("\r\n");
        let say = |said: &String| value(said, is_of_windows);
        for (key, value) in self.pairs(&say) {
            text = pair(&text, key, &value)?;
        }
        for assessor in &self.assessors {
            text = add_assessor(&text, assessor, &say)?;
        }
        text = set_goals(&text, &self.goals, &self.certification_goals)?;
        for area in &self.in_scope {
            let area = area.to_string();
            let page = Page::parse(&text)?;
            if page.item(&[OUT_OF_SCOPE, &area]).is_some() {
                text = fields::remove(&page, &[OUT_OF_SCOPE], &area)?;
            }
        }
        let areas: Vec<String> = catalogue.areas().iter().map(|area| area.id.to_string()).collect();
        let order: Vec<&str> = areas.iter().map(String::as_str).collect();
        for (area, reason) in &self.out_of_scope {
            let (area, reason) = (area.to_string(), say(reason));
            let set = fields::set(&Page::parse(&text)?, &[OUT_OF_SCOPE], &area, &reason, &order);
            let block = || format!("[{OUT_OF_SCOPE}]\n{} = {reason}\n", area.to_toml_key());
            text = set.or_else(|| fresh::section(&text, OUT_OF_SCOPE, &block()))?;
        }
        Some(text)
    }

    /// The keys at the top that are to be said, as TOML.
    fn pairs(
        &self,
        say: &dyn Fn(&String) -> String,
    ) -> impl Iterator<Item = (&'static str, String)> + use<> {
        let text = |text: &Option<String>| text.as_ref().map(say);
        let pairs = [
            ("organisation", text(&self.organisation)),
            ("title", text(&self.title)),
            ("date", self.date.map(|date| date.to_string())),
            ("kind", self.kind.map(|kind| kind.as_str().to_toml_value())),
            ("scope", text(&self.scope)),
            ("conclusion", text(&self.conclusion)),
            ("rule", self.rule.map(|rule| rule.as_str().to_toml_value())),
            ("evidence-policy", self.evidence_policy.map(|policy| policy.as_str().to_toml_value())),
        ];
        pairs.into_iter().filter_map(|(key, value)| Some((key, value?)))
    }
}

const OUT_OF_SCOPE: &str = "out-of-scope";

/// A text as TOML: in one line where a line break of the file's would be another one in the text.
fn value(text: &str, is_of_windows: bool) -> String {
    if is_of_windows && text.contains('\n') {
        TomlStringBuilder::new(text).as_basic().to_toml_value()
    } else {
        text.to_toml_value()
    }
}

/// A key at the top: in the place of its old value, in the place that a comment keeps for it, or
/// behind the keys that come before it.
fn pair(text: &str, key: &str, value: &str) -> Option<String> {
    let page = Page::parse(text)?;
    let is_there = page.item(&[key]).is_some();
    let in_place = (!is_there).then(|| fresh::in_commented_line(&page, key, value)).flatten();
    in_place.or_else(|| fields::set(&page, &[], key, value, &KEYS))
}

/// One more assessor behind the others.
fn add_assessor(
    text: &str,
    assessor: &Assessor,
    say: &dyn Fn(&String) -> String,
) -> Option<String> {
    let page = Page::parse(text)?;
    let optional = [("role", &assessor.role), ("contact", &assessor.contact)];
    let optional = optional.into_iter().filter_map(|(key, text)| Some((key, say(text.as_ref()?))));
    let pairs: Vec<_> = std::iter::once(("name", say(&assessor.name))).chain(optional).collect();
    fields::push(&page, "assessors", &fields::inline(&pairs))
        .or_else(|| fresh::section(text, "assessors", &fresh::block("[[assessors]]", &pairs)))
}
