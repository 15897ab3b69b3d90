//! Files that should not be merged: copies of one another, and assessments of different times.

use std::path::Path;

use fitsm_core::Assessment;
use fitsm_core::assessment::Answer;

use super::names::shown;
use crate::failure::Failure;
use crate::terminal::plain;

/// Assessments that are further apart are not of the same time.
const MOST_DAYS: i32 = 31;

/// Takes out files that say the same as an earlier one, and says so. Where nobody is named it can
/// be two people who agree: both stay, and that is said.
pub fn count_once(read: &mut Vec<(&Path, Assessment)>) -> Vec<String> {
    let mut told = Vec::new();
    let mut kept: Vec<(&Path, Assessment)> = Vec::new();
    for (path, assessment) in std::mem::take(read) {
        let known = kept.iter().find(|(_, known)| *known == assessment);
        let names = known.map(|(known, _)| (plain(&shown(known)), plain(&shown(path))));
        match names {
            Some((one, two)) if !assessment.assessors.is_empty() => {
                told.push(format!("{one} and {two} say the same; they count once"));
                continue;
            }
            Some((one, two)) => told.push(format!(
                "{one} and {two} say the same and name nobody; they count as two people"
            )),
            None => {}
        }
        kept.push((path, assessment));
    }
    *read = kept;
    told
}

/// Refuses what looks like assessments of different times.
pub fn expect_one_time(read: &[(&Path, Assessment)]) -> Result<(), Failure> {
    for (at, (other, later)) in read.iter().enumerate() {
        for (one, earlier) in &read[..at] {
            let Some(why) = apart(earlier, later) else { continue };
            let (one, other) = (plain(&shown(one)), plain(&shown(other)));
            return Err(Failure::Refused(format!(
                "{one} and {other} look like two assessments of different times: {why}; use \
                 `fitsm compare`, or merge them with --anyway"
            )));
        }
    }
    Ok(())
}

/// Why two assessments are not of the same time.
fn apart(one: &Assessment, other: &Assessment) -> Option<String> {
    let days = (other.date - one.date).get_days().abs();
    if days > MOST_DAYS {
        return Some(format!("one is of {}, the other of {}", one.date, other.date));
    }
    let people = |of: &Assessment| {
        let mut names: Vec<String> = of.assessors.iter().map(|each| each.name.clone()).collect();
        names.sort();
        names
    };
    let names = people(one);
    let is_twice = !names.is_empty() && names == people(other);
    (is_twice && one.date != other.date && !is_same(one, other)).then(|| {
        let names = plain(&names.join("; "));
        format!("{names} answered differently on {} and {}", one.date, other.date)
    })
}

/// Whether two assessments have the same answers, wherever they stand in the files.
fn is_same(one: &Assessment, other: &Assessment) -> bool {
    let answers = |of: &Assessment| -> Vec<_> {
        let each = of.answers.iter();
        each.map(|(id, answer)| (*id, Answer { span: 0..0, ..answer.clone() })).collect()
    };
    answers(one) == answers(other)
}
