//! Reading the requirements of an area.

use super::fields::{
    five, id, level_above_0, optional_text, parse_id, required_text, small_number, tables, text,
    texts,
};
use super::keys;
use crate::catalogue::{
    Dependency, ExpectedEvidence, List, Question, Related, Requirement, StepUp, Text,
};
use crate::diagnostic::{Code, Problems};
use crate::evidence::EvidenceKind;
use crate::id::{AreaId, RequirementId};
use crate::level::Level;
use crate::rating::QuestionKey;
use crate::table::Table;

/// How many requirements an area may have. FitSM-1 has at most 6; the bound keeps the engine's
/// exact means within its integers.
pub const MOST_REQUIREMENTS: usize = 40;

/// All requirements of an area, numbered from 1 without gaps.
pub(super) fn read_all(
    root: &Table<'_>,
    area: Option<AreaId>,
    problems: &mut Problems,
) -> Vec<Requirement> {
    let items = root.list("requirements", problems);
    if items.len() > MOST_REQUIREMENTS {
        let message = format!("an area has at most {MOST_REQUIREMENTS} requirements");
        problems.add(Code::CatalogueGap, items[MOST_REQUIREMENTS].span(), message);
    }
    let mut requirements = Vec::new();
    for (number, item) in (1..=u8::MAX).zip(items) {
        let Some(entry) = root.as_table(item, "a requirement", problems) else {
            continue;
        };
        let Some(requirement) = read(&entry, problems) else {
            continue;
        };
        let expected = area.map(|area| RequirementId::new(area, number));
        if expected.is_some_and(|expected| expected != requirement.id) {
            let message = format!("{} stands where another number belongs", requirement.id);
            problems.unknown(Code::CatalogueGap, entry.span(), message, expected);
        }
        requirements.push(requirement);
    }
    requirements
}

fn read(entry: &Table<'_>, problems: &mut Problems) -> Option<Requirement> {
    entry.expect_keys(&keys::REQUIREMENT, problems);
    let id = id::<RequirementId>(entry, "id", Code::UnknownRequirement, problems);
    let title = required_text(entry, "title", problems);
    let statement = required_text(entry, "statement", problems);
    let source = required_text(entry, "source", problems);
    entry.require("aspects", "aspects = [\"…\"]", problems);
    let aspects = texts(entry, "aspects", problems);
    let levels = levels(entry, problems);
    Some(Requirement {
        id: id?,
        title: title?,
        statement: statement?,
        source: source?,
        levels: levels?,
        questions: questions(entry, aspects.len(), problems).into(),
        evidence: tables(entry, "evidence", "a piece of evidence", problems, evidence),
        pitfalls: texts(entry, "pitfalls", problems),
        depends_on: tables(entry, "depends-on", "a dependency", problems, dependency),
        steps: steps(entry, problems),
        related: related(entry, problems),
        aspects,
    })
}

fn levels(entry: &Table<'_>, problems: &mut Problems) -> Option<[Text; 5]> {
    entry.require("levels", "[requirements.levels]", problems);
    let levels = entry.table("levels", "the levels", problems)?;
    let descriptions =
        five(&levels, problems, |levels, key, problems| text(levels.get(key)?, problems));
    if let Some(repeated) = descriptions.as_ref().and_then(repeated) {
        let message = format!("two levels share the description that begins \"{repeated}\"");
        problems.add(Code::CatalogueGap, levels.span(), message);
    }
    descriptions
}

/// The beginning of a description that stands for two levels.
fn repeated(levels: &[Text; 5]) -> Option<String> {
    let twice = levels.iter().enumerate().find(|(at, text)| levels[..*at].contains(text));
    twice.map(|(_, text)| text.chars().take(40).collect())
}

fn questions(entry: &Table<'_>, aspects: usize, problems: &mut Problems) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let read = tables(entry, "questions", "a question", problems, |question, problems| {
        question.expect_keys(&keys::QUESTION, problems);
        let key = key(question, problems);
        let wording = required_text(question, "text", problems);
        let ask_to_see = optional_text(question, "ask-to-see", problems);
        let aspect = small_number(question, "aspect", problems);
        if aspect.is_some_and(|aspect| usize::from(aspect) > aspects) {
            let message = format!("the requirement has only {aspects} aspects");
            problems.add(Code::CatalogueGap, question.span(), message);
        }
        Some((question.span(), Question { key: key?, text: wording?, ask_to_see, aspect }))
    });
    for (span, question) in read.into_owned() {
        if questions.iter().any(|known| known.key == question.key) {
            let message = format!("there are two questions {}", question.key);
            problems.add(Code::CatalogueGap, span, message);
        }
        questions.push(question);
    }
    // A level without questions would be indicated by nothing at all (the rule's "all" over none).
    let missing = Level::MIN
        .steps_to(Level::MAX)
        .find(|level| !questions.iter().any(|question| question.key.level() == *level));
    if let (Some(level), false) = (missing, questions.is_empty()) {
        let message = format!("there are questions, but none for level {level}");
        problems.add(Code::CatalogueGap, entry.span(), message);
    }
    questions
}

fn key(question: &Table<'_>, problems: &mut Problems) -> Option<QuestionKey> {
    let written = required_text(question, "key", problems)?;
    match written.parse() {
        Ok(key) => Some(key),
        Err(error) => {
            let message = format!("`{written}` is {error}");
            problems.add(Code::InvalidQuestionKey, question.span(), message);
            None
        }
    }
}

fn evidence(entry: &Table<'_>, problems: &mut Problems) -> Option<ExpectedEvidence> {
    entry.expect_keys(&keys::EXPECTED_EVIDENCE, problems);
    entry.require("kind", "kind = \"record\"", problems);
    let kind = entry.choice("kind", &EvidenceKind::CHOICES, problems);
    let what = required_text(entry, "what", problems);
    let level = level_above_0(entry, "level", problems);
    Some(ExpectedEvidence { kind: kind?, what: what?, level: level? })
}

fn dependency(entry: &Table<'_>, problems: &mut Problems) -> Option<Dependency> {
    entry.expect_keys(&keys::DEPENDENCY, problems);
    let on = id::<RequirementId>(entry, "id", Code::UnknownRequirement, problems);
    let why = required_text(entry, "why", problems);
    Some(Dependency { id: on?, why: why? })
}

fn steps(entry: &Table<'_>, problems: &mut Problems) -> List<StepUp> {
    let steps = tables(entry, "steps", "a step", problems, |step, problems| {
        step.expect_keys(&keys::STEP, problems);
        let to = level_above_0(step, "to", problems);
        let role = required_text(step, "role", problems);
        step.require("effort", "effort = 2", problems);
        let effort = small_number(step, "effort", problems);
        let actions = texts(step, "do", problems);
        let produces = texts(step, "produces", problems);
        Some(StepUp { to: to?, actions, produces, role: role?, effort: effort? })
    });
    let reached: Vec<Level> = steps.iter().map(|step| step.to).collect();
    if !steps.is_empty() && !reached.iter().copied().eq(Level::MIN.steps_to(Level::MAX)) {
        let message = "there is one step to each of the levels 1 to 4, in this order";
        problems.add(Code::CatalogueGap, entry.span(), message);
    }
    steps
}

fn related(entry: &Table<'_>, problems: &mut Problems) -> Related {
    let Some(table) = entry.table("related", "what is related", problems) else {
        return Related::default();
    };
    table.expect_keys(&keys::RELATED, problems);
    let areas = table.list("areas", problems);
    let areas: Vec<AreaId> =
        areas.into_iter().filter_map(|area| parse_id(area, Code::UnknownArea, problems)).collect();
    Related {
        outputs: texts(&table, "outputs", problems),
        roles: texts(&table, "roles", problems),
        areas: areas.into(),
        terms: texts(&table, "terms", problems),
    }
}
