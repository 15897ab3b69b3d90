//! A file that is edited says what it said before and the change, and nothing else in it moves.

#[path = "../writing/generated.rs"]
mod generated;

mod forms;
mod heads;
mod sequences;
mod styles;

use fitsm_core::assessment::{Answer, Given};
use fitsm_core::{Assessment, Catalogue, Level, RequirementId, Source, assessment};

fn id(text: &str) -> RequirementId {
    text.parse().unwrap()
}

fn read(text: &str) -> Assessment {
    let reading = assessment::read(&Source::new("edited.toml", text), Catalogue::built_in());
    reading.value.unwrap_or_else(|| panic!("{:#?}\n{text}", reading.diagnostics))
}

fn score(level: i64) -> Given {
    Given::Score { level: Level::new(level), ratings: std::collections::BTreeMap::new() }
}

/// What the text says about a requirement, changed.
fn edit(text: &str, requirement: &str, change: impl FnOnce(&mut Answer)) -> String {
    let id = id(requirement);
    let mut answer = read(text).answers.remove(&id).unwrap_or_default();
    change(&mut answer);
    super::set_answer(text, Catalogue::built_in(), id, &answer).unwrap()
}
