//! What gave way in merging, in sentences.

use std::path::Path;

use fitsm_core::Assessment;
use fitsm_eval::merge::Remark;

use super::Results;
use crate::files;
use crate::terminal::plain;
use crate::text::{cut, wrap};
use crate::verdict;

/// More of a text than this does not help to recognise it.
const LONGEST: usize = 60;

/// Everything somebody should know, a sentence each.
pub fn sentences(results: &Results<'_>) -> Vec<String> {
    let sentence = |remark| plain(&sentence(results, remark));
    results.merged.remarks.iter().map(sentence).collect()
}

fn sentence(results: &Results<'_>, remark: &Remark) -> String {
    match remark {
        Remark::Differs { what, kept: (file, value), other: (other, dropped) } => {
            let (kept, dropped) = (quoted(value), quoted(dropped));
            format!("{what} differs: {file}{kept} counts, not {other}{dropped}")
        }
        Remark::OutOfScope { area, file } => {
            format!("{area} is out of scope because {file} says so; nobody answers it")
        }
        Remark::Renamed { file, from, to } => format!(
            "the evidence {from} of {file} is another piece than the one of that name before it; \
             it is now {to}"
        ),
        Remark::Reopened { requirement, file, given } => format!(
            "{file} had settled {requirement} ({}), which does not stand now that others are heard",
            verdict::given(results.catalogue, *requirement, given)
        ),
        Remark::Twice { by, requirements } => {
            let ids: Vec<String> = requirements.iter().map(ToString::to_string).collect();
            format!("{by} is there with different answers, all kept: {}", ids.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" (\"{}\")", cut(&plain(text), LONGEST)) }
}

/// A warning where evidence is named by a path and the merged file lies in another folder.
pub fn moved(read: &[(&Path, Assessment)], output: Option<&Path>) -> String {
    let has_paths = |assessment: &Assessment| {
        let mut locations = assessment.evidence.values().filter_map(|it| it.location.as_deref());
        locations.any(|location| !location.contains("://"))
    };
    let elsewhere: Vec<String> = read
        .iter()
        .filter(|(path, assessment)| {
            has_paths(assessment) && !files::is_beside(path, output.unwrap_or(Path::new("-")))
        })
        .map(|(path, _)| plain(&super::names::shown(path)))
        .collect();
    if elsewhere.is_empty() {
        return String::new();
    }
    let text = format!(
        "The merged file lies in another folder than {}, and paths of evidence are taken from the \
         folder of the file: move one of them, or `fitsm check --evidence` will not find the \
         evidence.",
        elsewhere.join(", ")
    );
    wrap(&text, "", "")
}
