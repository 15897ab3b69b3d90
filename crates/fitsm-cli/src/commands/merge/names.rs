//! What to call those who speak in each file.

use std::path::Path;

use fitsm_core::Assessment;

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
