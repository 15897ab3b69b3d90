//! The terms of FitSM-0 that a text uses.

use std::collections::BTreeMap;

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Term;

/// The terms that occur in a text, by their names or abbreviations, in the order of FitSM-0.
pub fn occurring<'a>(catalogue: &'a Catalogue, text: &str) -> Vec<&'a Term> {
    let names: Vec<Name> = catalogue.terms().iter().enumerate().flat_map(names).collect();
    let mut by_first: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in &names {
        if let Some(first) = name.words.first() {
            by_first.entry(singular(first)).or_default().push(name);
        }
    }
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut found = vec![false; catalogue.terms().len()];
    for at in 0..words.len() {
        for name in by_first.get(singular(&small[at])).into_iter().flatten() {
            let rest = if name.is_abbreviation { &words[at..] } else { &small[at..] };
            found[name.term] = found[name.term] || name.begins(rest);
        }
    }
    catalogue.terms().iter().zip(found).filter_map(|(term, found)| found.then_some(term)).collect()
}

/// A name of a term, word by word.
struct Name {
    term: usize,
    words: Vec<String>,
    /// Capitals count.
    is_abbreviation: bool,
}

fn names((term, text): (usize, &Term)) -> Vec<Name> {
    // A note in brackets behind a name belongs to the standard, not to the name.
    let name = text.name.split('(').next().unwrap_or_default().to_lowercase();
    let words = name.split_whitespace().map(str::to_owned).collect();
    let mut names = vec![Name { term, words, is_abbreviation: false }];
    names.extend(text.abbreviation.iter().map(|short| Name {
        term,
        words: vec![short.to_string()],
        is_abbreviation: true,
    }));
    names
}

impl Name {
    /// Whether a text begins with the name, in the singular or plural.
    fn begins(&self, text: &[String]) -> bool {
        text.len() >= self.words.len()
            && self.words.iter().zip(text).all(|(word, found)| singular(word) == singular(found))
    }
}

/// A word without the ending of the plural, so that both forms are the same.
fn singular(word: &str) -> &str {
    if let Some(stem) = word.strip_suffix("ies") {
        return stem;
    }
    if word.ends_with("sses") {
        return &word[..word.len() - 2];
    }
    let word = word.strip_suffix('y').unwrap_or(word);
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem,
        _ => word,
    }
}
