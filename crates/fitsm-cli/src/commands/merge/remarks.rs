//! What gave way in merging, in sentences.

use fitsm_eval::merge::Remark;

use super::Results;
use crate::terminal::plain;
use crate::text::cut;
use crate::verdict;

/// More of a text than this does not help to recognise it.
const LONGEST: usize = 60;

/// Everything somebody should know, a sentence each: first of people and dates.
pub fn sentences(results: &Results<'_>) -> Vec<String> {
    let (first, others): (Vec<&Remark>, Vec<&Remark>) =
        results.merged.remarks.iter().partition(|remark| is_of_people_or_dates(remark));
    let of = |remarks: Vec<&Remark>| -> Vec<String> {
        remarks.into_iter().map(|remark| plain(&sentence(results, remark))).collect()
    };
    let moved = results.moved.clone();
    results.told.iter().cloned().chain(of(first)).chain(of(others)).chain(moved).collect()
}

/// Whether it makes one doubt that the files belong together.
fn is_of_people_or_dates(remark: &Remark) -> bool {
    match remark {
        Remark::Twice { .. } => true,
        Remark::Differs { what, .. } => what == "date",
        _ => false,
    }
}

fn sentence(results: &Results<'_>, remark: &Remark) -> String {
    match remark {
        Remark::Differs { what, kept: (file, value), other: (other, dropped) } => {
            let (kept, dropped) = (quoted(value), quoted(dropped));
            format!("{what}: {file}{kept} counts, not {other}{dropped}")
        }
        Remark::Taken { what, file, value, first } => {
            format!("{what}: {first} says nothing, so {file}{} counts", quoted(value))
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
        Remark::Unnamed { file, requirements } => {
            let ids: Vec<String> = requirements.iter().map(ToString::to_string).collect();
            format!(
                "{file} is of several people and does not say who of them answered {}; that is \
                 kept, but not counted in the agreement",
                ids.join(", ")
            )
        }
        Remark::Twice { by, requirements } => {
            let ids: Vec<String> = requirements.iter().map(ToString::to_string).collect();
            format!("{by} is there with different answers, all kept: {}", ids.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" (\"{}\")", cut(&plain(text), LONGEST)) }
}
