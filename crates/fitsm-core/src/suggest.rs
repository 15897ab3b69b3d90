//! "Did you mean …?": the nearest of the names that would have been right.

use crate::catalogue::Catalogue;
use crate::id::{AreaId, RequirementId};

/// A longer word is no misspelt name, and comparing it would take long.
const LONGEST_WORD: usize = 100;

/// The candidate that a misspelt word most likely stands for; `None` where nothing is near.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    let folded = word.to_lowercase().replace('_', "-");
    candidates
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, _)| *distance <= allowed && *distance < folded.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The area meant by an id that the catalogue does not have.
pub(crate) fn area(word: &str, catalogue: &Catalogue) -> Option<AreaId> {
    let upper = word.trim().to_uppercase();
    if let Some(area) = catalogue.areas().iter().find(|area| area.code == upper) {
        return Some(area.id);
    }
    // PR15: the right group, a number that is too high.
    if let Ok(id) = upper.parse::<AreaId>() {
        if catalogue.area(id).is_some() {
            return Some(id);
        }
        let same_group = catalogue.areas().iter().filter(|area| area.id.group() == id.group());
        return same_group
            .min_by_key(|area| area.id.number().abs_diff(id.number()))
            .map(|area| area.id);
    }
    let ids: Vec<String> = catalogue.areas().iter().map(|area| area.id.to_string()).collect();
    nearest(&upper, ids.iter().map(String::as_str))?.parse().ok()
}

/// The requirement meant by an area's id and a number that do not go together.
pub(crate) fn requirement(
    area_word: &str,
    number_word: &str,
    catalogue: &Catalogue,
) -> Option<RequirementId> {
    let area = catalogue.area(area(area_word, catalogue)?)?;
    let number: u8 = number_word.trim().parse().ok()?;
    let last = u8::try_from(area.requirements.len()).ok()?;
    Some(RequirementId::new(area.id, number.clamp(1, last)))
}
