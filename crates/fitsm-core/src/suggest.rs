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
    // PR9.1 where an area is asked for: the requirement's area.
    let upper = upper.split_once('.').map_or(upper.as_str(), |(area, _)| area);
    if let Some(area) = catalogue.areas().iter().find(|area| area.code == upper) {
        return Some(area.id);
    }
    // PR15: the right group, a number that is too high.
    if let Ok(id) = upper.parse::<AreaId>() {
        if catalogue.area(id).is_some() {
            return Some(id);
        }
        let same_group = catalogue.areas().iter().filter(|area| area.id.group() == id.group());
        let numbers: Vec<u8> = same_group.map(|area| area.id.number()).collect();
        return number(id.number(), &numbers).map(|number| AreaId::new(id.group(), number));
    }
    let ids: Vec<String> = catalogue.areas().iter().map(|area| area.id.to_string()).collect();
    nearest(upper, ids.iter().map(String::as_str))?.parse().ok()
}

/// The number meant by one that is not there. A digit typed twice (33 for 3) is the likeliest slip,
/// then one number too far (15 where 14 is the last), then a digit too many (10 for 1); otherwise
/// the nearest.
fn number(wrong: u8, known: &[u8]) -> Option<u8> {
    let digits = wrong.to_string();
    let without = |at: usize| {
        let rest = format!("{}{}", &digits[..at], &digits[at + 1..]);
        rest.parse::<u8>().ok().filter(|number| known.contains(number))
    };
    let bytes = digits.as_bytes();
    let is_doubled = |at: &usize| bytes[*at] == bytes[*at - 1];
    let last = known.iter().copied().max()?;
    if known.contains(&wrong) {
        return Some(wrong);
    }
    let doubled = (1..digits.len()).filter(is_doubled).find_map(without);
    let next = || Some(last).filter(|last| last.checked_add(1) == Some(wrong));
    // A digit too many stands mostly at the end.
    let shorter = || (0..digits.len()).rev().find_map(without);
    let nearest = || known.iter().copied().min_by_key(|number| number.abs_diff(wrong));
    doubled.or_else(next).or_else(shorter).or_else(nearest)
}

/// The requirement meant by an area's id and a number that do not go together.
pub(crate) fn requirement(
    area_word: &str,
    number_word: &str,
    catalogue: &Catalogue,
) -> Option<RequirementId> {
    let area = catalogue.area(area(area_word, catalogue)?)?;
    let number: u8 = number_word.trim().parse().ok()?;
    let numbers: Vec<u8> = area.requirements.iter().map(|known| known.id.number()).collect();
    Some(RequirementId::new(area.id, self::number(number, &numbers)?))
}

#[cfg(test)]
mod tests {
    use crate::Catalogue;

    #[test]
    fn a_digit_too_many_is_dropped_before_the_last_number_is_suggested() {
        let catalogue = Catalogue::built_in();
        let requirement = |word: &str| catalogue.requirement_like(word).map(|id| id.to_string());
        for (wrong, meant) in [
            ("PR9.33", "PR9.3"),
            ("PR9.10", "PR9.1"),
            ("PR9.7", "PR9.6"),
            ("PR9.9", "PR9.6"),
            ("PR9.01", "PR9.1"),
            ("PR99.2", "PR9.2"),
            ("PR99.22", "PR9.2"),
            ("PR15.1", "PR14.1"),
        ] {
            assert_eq!(requirement(wrong).as_deref(), Some(meant), "{wrong}");
        }
        let area = |word: &str| catalogue.area_like(word).map(|id| id.to_string());
        for (wrong, meant) in [
            ("PR99", "PR9"),
            ("PR15", "PR14"),
            ("PR20", "PR2"),
            ("GR8", "GR7"),
            ("GR77", "GR7"),
            ("PR9.1", "PR9"),
            ("pr9.1", "PR9"),
        ] {
            assert_eq!(area(wrong).as_deref(), Some(meant), "{wrong}");
        }
    }
}
