//! What to call those who speak in each file.

use std::collections::BTreeMap;
use std::path::Path;

use fitsm_core::Assessment;

use crate::terminal::plain;

/// The names, in the order of the files: who assessed, or else the file's name. Alike ones are
/// told apart by the file's name, or else by its path.
pub fn of(files: &[(&Path, Assessment)]) -> Vec<String> {
    let plainly: Vec<String> = files.iter().map(|(path, read)| name(path, read)).collect();
    let by_file = |at: usize, name: &String| format!("{name} ({})", stem(files[at].0));
    let by_path = |at: usize, _: &String| format!("{} ({})", plainly[at], shown(files[at].0));
    let told = told_apart(&plainly, by_file);
    told_apart(&told, by_path)
}

/// The names, with another one for those that more than one has.
fn told_apart(names: &[String], other: impl Fn(usize, &String) -> String) -> Vec<String> {
    let is_alike = |name: &String| names.iter().filter(|each| *each == name).count() > 1;
    let each = names.iter().enumerate();
    each.map(|(at, name)| if is_alike(name) { other(at, name) } else { name.clone() }).collect()
}

/// Everybody who speaks in the files, each once: in a merged one those whom it names.
pub fn people(files: &[(&Path, Assessment)], names: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for ((_, file), name) in files.iter().zip(names) {
        let said = file.answers.values().flat_map(|answer| &answer.said);
        let mut people: Vec<&String> = said.map(|said| &said.by).collect();
        if people.is_empty() {
            people.push(name);
        } else {
            // In the order in which the file names them; some may have written notes only.
            let assessors = || file.assessors.iter().map(|each| &each.name);
            let is_in = |name: &String, by: &str| by.split("; ").any(|each| each == name);
            let place = |by: &&String| assessors().position(|name| is_in(name, by));
            people.sort_by_cached_key(|by| place(by).unwrap_or(usize::MAX));
            let silent: Vec<&String> =
                assessors().filter(|name| !people.iter().any(|by| is_in(name, by))).collect();
            people.extend(silent);
        }
        for name in people {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
    }
    all
}

/// Names that may be of one person: the same letters and digits, in capitals or not.
pub fn alike(people: &[String]) -> Vec<String> {
    let core = |name: &String| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut told: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in people {
        told.entry(core(name)).or_default().push(name);
    }
    let alike = told.into_values().filter(|names| names.len() > 1);
    alike
        .map(|names| {
            let names = plain(&names.join(" and "));
            format!("perhaps one person: {names}; spelt differently, they count apart")
        })
        .collect()
}

fn name(path: &Path, assessment: &Assessment) -> String {
    let people: Vec<&str> = assessment.assessors.iter().map(|each| each.name.as_str()).collect();
    if people.is_empty() { stem(path) } else { people.join("; ") }
}

fn stem(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "input".to_owned();
    }
    path.file_stem().map_or_else(|| shown(path), |stem| stem.to_string_lossy().into_owned())
}

/// A file as the user names it.
pub fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "the input".to_owned() } else { path.to_string_lossy().into() }
}
