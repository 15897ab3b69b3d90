//! The evidence of several files under names that keep different pieces apart.

use std::collections::{BTreeMap, BTreeSet};

use fitsm_core::assessment::Evidence;

use super::{Contribution, Remark};

/// The names in the merged file of pieces that had another one in their own.
#[derive(Debug)]
pub(super) struct Names(BTreeMap<(usize, String), String>);

impl Names {
    /// The name in the merged file of a piece of the file at this place.
    pub(super) fn of(&self, file: usize, name: &str) -> String {
        self.0.get(&(file, name.to_owned())).map_or(name, String::as_str).to_owned()
    }
}

/// Puts all pieces together. The same name with the same piece is one; with another piece it gets
/// the name of the respondent behind it.
pub(super) fn merge(
    files: &[Contribution<'_>],
    pieces: &mut BTreeMap<String, Evidence>,
    remarks: &mut Vec<Remark>,
) -> Names {
    let mut names = BTreeMap::new();
    // The names of the pieces that had the same one in their files.
    let mut alike: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    // A name that is made up must not be one that a file uses for something else.
    let all = || files.iter().flat_map(|file| file.assessment.evidence.keys());
    let taken: BTreeSet<&str> = all().map(String::as_str).collect();
    for (at, file) in files.iter().enumerate() {
        for (name, piece) in &file.assessment.evidence {
            let piece = Evidence { span: 0..0, ..piece.clone() };
            let is_it = |to: &&String| pieces.get(*to) == Some(&piece);
            let known = alike.get(name.as_str()).and_then(|alike| alike.iter().find(is_it));
            let is_free = |to: &String| match pieces.get(to) {
                Some(other) => *other == piece,
                None => !taken.contains(to.as_str()),
            };
            let to = match known {
                Some(to) => to.clone(),
                None if !pieces.contains_key(name) => name.clone(),
                None => candidates(name, file.name).find(is_free).unwrap_or_else(|| name.clone()),
            };
            if to != *name {
                names.insert((at, name.clone()), to.clone());
                remarks.push(Remark::Renamed {
                    file: file.file.to_owned(),
                    from: name.clone(),
                    to: to.clone(),
                });
            }
            alike.entry(name).or_default().push(to.clone());
            pieces.insert(to, piece);
        }
    }
    Names(names)
}

/// `tickets-q1-weber`, then `tickets-q1-weber-2` and so on.
fn candidates(name: &str, respondent: &str) -> impl Iterator<Item = String> {
    let mut first = name.to_owned();
    for word in words(respondent) {
        first = format!("{first}-{word}");
    }
    let numbered = first.clone();
    std::iter::once(first).chain((2u64..).map(move |number| format!("{numbered}-{number}")))
}

/// The words of a name in small letters, without initials.
fn words(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', ',', ';', '(', ')']).filter(|word| !word.ends_with('.')).filter_map(|word| {
        let letters: String =
            word.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
        (letters.chars().count() > 1).then(|| letters.to_lowercase())
    })
}
