//! How far several people agree: a statement on those who assessed, not on what they assessed.

mod alpha;

use std::collections::{BTreeMap, BTreeSet};

use fitsm_core::assessment::Said;
use fitsm_core::{AreaId, Catalogue, Level, RequirementId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::profile::{Fraction, Hundredths};
use crate::requirement::claimed;

pub use alpha::{Alpha, Undefined};

/// What was said of each requirement, and by whom.
pub type Voices = BTreeMap<RequirementId, Vec<Said>>;

/// One person's level for one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion<'a> {
    /// Who.
    pub by: &'a str,
    /// The judged or else the indicated level.
    pub level: Level,
}

/// The agreement over all requirements and for each area.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Agreement<'a> {
    /// Over all requirements.
    pub overall: Figures,
    /// The areas in which somebody gave a level, in the order of FitSM-1.
    pub areas: Vec<AreaFigures<'a>>,
}

/// The agreement in one area.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaFigures<'a> {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub name: &'a str,
    /// How far people agree there.
    #[serde(flatten)]
    pub figures: Figures,
}

/// How far people agree over some requirements. Means and shares are rounded to two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Figures {
    /// People who gave a level.
    pub respondents: usize,
    /// Requirements with a level of one person at least.
    pub answered: usize,
    /// Requirements with levels of two or more, which alone are compared.
    pub compared: usize,
    /// Requirements of those for which all levels are the same.
    pub agreed: usize,
    /// The share of the compared requirements that are agreed, 0 to 1.
    #[schemars(extend("maximum" = 1))]
    pub agreement: Option<Hundredths>,
    /// Pairs of levels given to the same requirement.
    pub pairs: u64,
    /// Pairs of the same level.
    pub pairs_agreed: u64,
    /// The share of pairs that agree, 0 to 1.
    #[schemars(extend("maximum" = 1))]
    pub pairwise: Option<Hundredths>,
    /// The mean over the compared requirements of the highest level minus the lowest.
    pub mean_spread: Option<Hundredths>,
    /// The largest such difference.
    pub largest_spread: Option<u8>,
    /// Krippendorff's alpha for ordinal data; `None` where it is not defined.
    pub alpha: Option<Alpha>,
    /// Why it is not defined.
    pub alpha_undefined: Option<Undefined>,
}

impl<'a> Agreement<'a> {
    /// The agreement of people in what they said. Not applicable is no level, and is not compared.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, voices: &Voices) -> Self {
        let opinions: BTreeMap<RequirementId, Vec<Opinion<'_>>> =
            voices.iter().map(|(id, said)| (*id, opinions(catalogue, *id, said))).collect();
        let of_area = |area| {
            let units = opinions.iter().filter(move |(id, _)| id.area() == area);
            Figures::of(units.map(|(_, unit)| unit.as_slice()))
        };
        let areas = catalogue.areas().iter().map(|area| AreaFigures {
            id: area.id,
            name: &area.name,
            figures: of_area(area.id),
        });
        Self {
            overall: Figures::of(opinions.values().map(Vec::as_slice)),
            areas: areas.filter(|area| area.figures.answered > 0).collect(),
        }
    }
}

/// The levels in what was said of a requirement.
fn opinions<'a>(catalogue: &Catalogue, id: RequirementId, said: &'a [Said]) -> Vec<Opinion<'a>> {
    let Some(requirement) = catalogue.requirement(id) else {
        return Vec::new();
    };
    let all = said.iter().filter_map(|each| {
        Some(Opinion { by: &each.by, level: claimed(requirement, &each.given)? })
    });
    all.collect()
}

impl Figures {
    /// The agreement over units, each with what people gave it.
    #[must_use]
    pub fn of<'a>(units: impl IntoIterator<Item = &'a [Opinion<'a>]>) -> Self {
        let units: Vec<&[Opinion<'_>]> =
            units.into_iter().filter(|unit| !unit.is_empty()).collect();
        let people: BTreeSet<&str> = units.iter().copied().flatten().map(|each| each.by).collect();
        let compared: Vec<[u64; 5]> =
            units.iter().filter(|unit| unit.len() > 1).map(|unit| counts(unit)).collect();
        let spreads: Vec<u8> = compared.iter().map(spread).collect();
        let pairs = compared.iter().map(|unit| two_of(unit.iter().sum())).sum();
        let pairs_agreed = compared.iter().flatten().map(|count| two_of(*count)).sum();
        let agreed = compared.iter().filter(|unit| spread(unit) == 0).count();
        let sum: u64 = spreads.iter().map(|spread| u64::from(*spread)).sum();
        let (alpha, alpha_undefined) = match alpha::ordinal(&compared) {
            Ok(alpha) => (Some(alpha), None),
            Err(undefined) => (None, Some(undefined)),
        };
        Self {
            respondents: people.len(),
            answered: units.len(),
            compared: compared.len(),
            agreed,
            agreement: share(agreed as u64, compared.len() as u64),
            pairs,
            pairs_agreed,
            pairwise: share(pairs_agreed, pairs),
            mean_spread: share(sum, compared.len() as u64),
            largest_spread: spreads.into_iter().max(),
            alpha,
            alpha_undefined,
        }
    }
}

/// How often each level was given.
fn counts(unit: &[Opinion<'_>]) -> [u64; 5] {
    let mut counts = [0; 5];
    for opinion in unit {
        counts[opinion.level.index()] += 1;
    }
    counts
}

/// The highest level given minus the lowest.
fn spread(counts: &[u64; 5]) -> u8 {
    let given = |level: &Level| counts[level.index()] > 0;
    let lowest = Level::ALL.into_iter().find(given).map_or(0, Level::get);
    let highest = Level::ALL.into_iter().rev().find(given).map_or(0, Level::get);
    highest - lowest
}

/// In how many ways two can be chosen.
const fn two_of(count: u64) -> u64 {
    count * count.saturating_sub(1) / 2
}

fn share(part: u64, of: u64) -> Option<Hundredths> {
    (of > 0).then(|| Fraction::of(part.into(), of.into()).rounded())
}
