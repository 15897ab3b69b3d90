//! Many organisations side by side: their places, and how the areas stand over all of them.

mod organisation;
mod quartiles;

use std::collections::BTreeMap;

use fitsm_core::assessment::Kind;
use fitsm_core::{AreaId, Catalogue};
use schemars::JsonSchema;
use serde::Serialize;

use crate::evaluation::{Coverage, FORMAT, ScopeState};
use crate::note::About;
use crate::profile::Hundredths;

pub use organisation::{AreaStanding, Earlier, Identity, Member, Organisation};
pub use quartiles::Quartiles;

/// How places come about, for people.
pub const PLACE_RULE: &str = "Places: the higher maturity level first, then the higher index \
     as shown; those alike in both share a place. An organisation whose maturity level is unknown has no \
     place: it comes after the others, the larger scored share of what applies first, then the \
     higher level that it can at most have, then the higher index as shown.";

/// How quartiles come about, for people (J. W. Tukey, Exploratory Data Analysis, 1977, chapter 2).
pub const QUARTILE_RULE: &str = "Quartiles: Tukey's hinges of the profiles as shown: the medians of \
     the lower and the upper half, where an odd one in the middle belongs to both. An area out of \
     scope or without a score has no profile and is not among them.";

/// Organisations side by side, each by its latest assessment. Serialised, it is the JSON of
/// `fitsm portfolio`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Portfolio {
    /// The format of these results, raised when their shape changes.
    #[schemars(extend("const" = FORMAT))]
    pub format: u32,
    /// Whether names and what could tell them were left out.
    pub shared: bool,
    /// How places come about, in words.
    pub place_rule: &'static str,
    /// How quartiles come about, in words.
    pub quartile_rule: &'static str,
    /// Where the latest assessments differ in what their results rest on.
    pub differences: Vec<Difference>,
    /// Names that differ only in capitals, spaces and signs: perhaps one organisation.
    pub similar: Vec<Vec<String>>,
    /// Over all organisations.
    pub coverage: Total,
    /// By place; those without one at the end.
    pub organisations: Vec<Organisation>,
    /// All areas, in the order of FitSM-1.
    pub areas: Vec<AreaSummary>,
    /// The areas that have a profile somewhere, the weakest first: by median, then by the lower
    /// quartile, then by the minimum, then as in FitSM-1.
    pub weakest: Vec<AreaId>,
}

/// Something in which the latest assessments differ.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Difference {
    /// What it is about.
    pub about: About,
    /// Each value, and how many organisations have it.
    pub values: Vec<Share>,
}

/// How many organisations have a value.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Share {
    /// The value; `None` where files say nothing.
    pub value: Option<String>,
    /// How many.
    pub organisations: usize,
}

/// A coverage over many organisations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Total {
    /// Requirements that have a level.
    pub scored: u64,
    /// Requirements that should have one: in scope and applicable.
    pub applicable: u64,
}

impl Total {
    fn of(coverages: impl Iterator<Item = Coverage>) -> Self {
        coverages.fold(Self::default(), |total, coverage| Self {
            scored: total.scored + u64::from(coverage.scored),
            applicable: total.applicable + u64::from(coverage.applicable),
        })
    }
}

/// One area over all organisations.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaSummary {
    /// Its id.
    pub id: AreaId,
    /// Of the profiles; `None` if there is none.
    pub quartiles: Option<Quartiles>,
    /// How many organisations are at level 0, 1, 2, 3 and 4.
    pub levels: [usize; 5],
    /// How many have no level because something is unscored.
    pub unknown: usize,
    /// How many have nothing in it that applies.
    pub not_applicable: usize,
    /// How many left it out.
    pub out_of_scope: usize,
    /// Over all organisations.
    pub coverage: Total,
}

impl Portfolio {
    /// The portfolio of any number of assessments, in any order: of each organisation the latest
    /// one counts; of several on its day the one with more scored requirements, then the last by
    /// title, then by file.
    #[must_use]
    pub fn of(catalogue: &Catalogue, members: Vec<Member>) -> Self {
        let mut by_name: BTreeMap<String, Vec<Member>> = BTreeMap::new();
        for member in members {
            by_name.entry(member.organisation.clone()).or_default().push(member);
        }
        let similar = similar(by_name.keys());
        let mut organisations: Vec<Organisation> =
            by_name.into_values().filter_map(Organisation::of).collect();
        organisation::place(&mut organisations);
        let areas: Vec<AreaSummary> =
            catalogue.areas().iter().map(|area| summary(area.id, &organisations)).collect();
        Self {
            format: FORMAT,
            shared: false,
            place_rule: PLACE_RULE,
            quartile_rule: QUARTILE_RULE,
            differences: differences(&organisations),
            similar,
            coverage: Total::of(organisations.iter().map(|each| each.maturity.coverage)),
            weakest: weakest(&areas),
            organisations,
            areas,
        }
    }

    /// The same under pseudonyms, which are given in the order of a key of the names. Nothing is
    /// taken over but what is listed here and in [`Organisation::shared`].
    #[must_use]
    pub fn shared<K: Ord>(self, key: impl Fn(&str) -> K) -> Self {
        let mut organisations = self.organisations;
        organisations.sort_by_cached_key(|each| key(&each.name));
        let mut organisations: Vec<Organisation> = organisations
            .into_iter()
            .enumerate()
            .map(|(at, each)| each.shared(format!("Organisation {}", letters(at))))
            .collect();
        organisation::place(&mut organisations);
        Self {
            format: self.format,
            shared: true,
            place_rule: self.place_rule,
            quartile_rule: self.quartile_rule,
            differences: self.differences,
            similar: Vec::new(),
            coverage: self.coverage,
            organisations,
            areas: self.areas,
            weakest: self.weakest,
        }
    }
}

/// `A` to `Z`, then `AA` and so on.
fn letters(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

fn summary(id: AreaId, organisations: &[Organisation]) -> AreaSummary {
    let standings =
        || organisations.iter().filter_map(|each| each.areas.iter().find(|area| area.id == id));
    let mut levels = [0; 5];
    for level in standings().filter_map(|area| area.level) {
        levels[level.index()] += 1;
    }
    let count = |of: &dyn Fn(&&AreaStanding) -> bool| standings().filter(of).count();
    let is_in = |area: &AreaStanding| area.scope == ScopeState::In;
    let applies = |area: &AreaStanding| area.coverage.applicable > 0;
    let profiles: Vec<Hundredths> = standings().filter_map(|area| area.profile).collect();
    AreaSummary {
        id,
        quartiles: Quartiles::of(profiles),
        levels,
        unknown: count(&|area| applies(area) && area.level.is_none()),
        not_applicable: count(&|area| is_in(area) && !applies(area)),
        out_of_scope: count(&|area| !is_in(area)),
        coverage: Total::of(standings().map(|area| area.coverage)),
    }
}

fn weakest(areas: &[AreaSummary]) -> Vec<AreaId> {
    let mut known: Vec<(&Quartiles, AreaId)> =
        areas.iter().filter_map(|area| Some((area.quartiles.as_ref()?, area.id))).collect();
    known.sort_by_key(|(of, id)| (of.median, of.lower, of.minimum, *id));
    known.into_iter().map(|(_, id)| id).collect()
}

fn differences(organisations: &[Organisation]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut differ = |about: About, value: &dyn Fn(&Organisation) -> Option<&str>| {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for each in organisations {
            *counts.entry(value(each)).or_default() += 1;
        }
        if counts.len() > 1 {
            let share = |(value, organisations): (Option<&str>, usize)| Share {
                value: value.map(str::to_owned),
                organisations,
            };
            differences.push(Difference { about, values: counts.into_iter().map(share).collect() });
        }
    };
    differ(About::Edition, &|each| Some(&each.edition));
    differ(About::Kind, &|each| each.kind.map(Kind::as_str));
    differ(About::Rule, &|each| Some(each.rule.as_str()));
    differ(About::EvidencePolicy, &|each| Some(each.evidence_policy.as_str()));
    differences
}

/// Names that are one when only their letters and digits count, in small letters.
fn similar<'a>(names: impl Iterator<Item = &'a String>) -> Vec<Vec<String>> {
    let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names {
        let core: String =
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        alike.entry(core).or_default().push(name.clone());
    }
    alike.into_values().filter(|names| names.len() > 1).collect()
}
