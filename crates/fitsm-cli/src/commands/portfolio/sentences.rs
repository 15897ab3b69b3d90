//! What a portfolio says in sentences, in text and Markdown alike.

use fitsm_core::AreaId;
use fitsm_eval::portfolio::{Difference, Organisation};
use fitsm_eval::{About, Portfolio};

use super::Results;
use crate::text::count;

/// How many of the weakest areas are named.
const WEAKEST: usize = 5;

/// What has to be known before reading the tables: shared with the Markdown.
pub fn sentences(results: &Results<'_>) -> Vec<String> {
    let portfolio = &results.portfolio;
    let coverage = portfolio.coverage;
    let mut all = vec![format!(
        "{} of {} requirements that apply are scored.",
        coverage.scored, coverage.applicable
    )];
    let weakest: Vec<String> = portfolio
        .weakest
        .iter()
        .take(WEAKEST)
        .filter_map(|id| {
            let area = portfolio.areas.iter().find(|area| area.id == *id)?;
            let of = area.quartiles?;
            Some(format!("{id} ({}, n = {})", of.median, of.organisations))
        })
        .collect();
    if !weakest.is_empty() {
        let more = match alike(portfolio) {
            0 => String::new(),
            more => format!("; {more} more as weak as the last of these"),
        };
        all.push(format!(
            "Weakest areas by median profile, then by lower quartile and minimum, of n \
             organisations: {}{more}.",
            weakest.join(", ")
        ));
    }
    all.extend(in_common(portfolio));
    all.extend(portfolio.organisations.iter().filter_map(same_day));
    all.extend(portfolio.differences.iter().map(difference));
    for names in &portfolio.similar {
        all.push(format!("Perhaps one organisation: {}.", names.join(", ")));
    }
    if results.left_out > 0 {
        let files = count(results.left_out, "file is", "files are");
        all.push(format!("{files} left out: there are errors, or nothing could be read."));
    }
    all
}

/// How many areas are as weak as the last of the weakest that are named.
fn alike(portfolio: &Portfolio) -> usize {
    let rank = |id: &AreaId| {
        let of = portfolio.areas.iter().find(|area| area.id == *id)?.quartiles?;
        Some((of.median, of.lower, of.minimum))
    };
    let Some(last) = portfolio.weakest.get(WEAKEST - 1).map(rank) else { return 0 };
    portfolio.weakest.iter().skip(WEAKEST).filter(|id| rank(id) == last).count()
}

/// The rule and the evidence policy that all results rest on, where it is one.
fn in_common(portfolio: &Portfolio) -> Option<String> {
    let first = portfolio.organisations.first()?;
    (!differ_in_terms(portfolio)).then(|| {
        let (rule, policy) = (first.rule.as_str(), first.evidence_policy.as_str());
        format!("All results: rule {rule}, evidence policy {policy}.")
    })
}

/// Whether not all results rest on one rule and one evidence policy.
pub fn differ_in_terms(portfolio: &Portfolio) -> bool {
    let differences = portfolio.differences.iter();
    differences
        .map(|each| each.about)
        .any(|about| matches!(about, About::Rule | About::EvidencePolicy))
}

/// That an organisation has several assessments of the day that counts, and which one counts.
fn same_day(each: &Organisation) -> Option<String> {
    let identity = each.identity.as_ref()?;
    let others = identity.earlier.iter().filter(|other| other.date == identity.date).count();
    (others > 0).then(|| {
        format!(
            "{} has {} assessments of {}: {} counts, with {} requirements scored.",
            each.name,
            others + 1,
            identity.date,
            identity.file,
            identity.coverage.scored
        )
    })
}

/// The other assessments of an organisation, which do not count.
pub fn not_counted(each: &Organisation) -> String {
    let Some(identity) = &each.identity else {
        return String::new();
    };
    let of = |same_day: bool| {
        let chosen =
            identity.earlier.iter().filter(move |other| (other.date == identity.date) == same_day);
        chosen.collect::<Vec<_>>()
    };
    let same_day = of(true)
        .into_iter()
        .map(|other| format!("{} of the same day, {} scored", other.file, other.coverage.scored));
    let earlier = of(false).into_iter().map(|other| other.date.to_string());
    same_day.chain(earlier).collect::<Vec<_>>().join("; ")
}

fn difference(difference: &Difference) -> String {
    let lead = match difference.about {
        About::Edition => "Not all are against one edition of FitSM-1",
        About::Kind => "Not all are of one kind",
        About::Rule => "Levels are combined by different rules and cannot be compared as such",
        _ => "Levels above their evidence are treated differently",
    };
    let values: Vec<String> = difference
        .values
        .iter()
        .map(|share| {
            let value = share.value.as_deref().unwrap_or("not said");
            format!("{value} ({})", share.organisations)
        })
        .collect();
    format!("{lead}: {}.", values.join(", "))
}
