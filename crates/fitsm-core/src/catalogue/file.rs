//! Reading the catalogue's files: `catalogue.toml` and one file for each area.

use std::collections::BTreeMap;

use crate::catalogue::{Area, Catalogue, Phase, Question, Requirement, ScaleLevel, Text};
use crate::diagnostic::{Code, Problems, Reading};
use crate::id::{AreaId, RequirementId};
use crate::level::Level;
use crate::rating::QuestionKey;
use crate::source::{Source, steers_display};
use crate::table::{self, Table, Value};

/// The file that holds the edition, the credit and the scale.
const HEAD: &str = "catalogue.toml";

/// How many requirements an area may have. FitSM-1 has at most 6; the bound keeps the engine's
/// exact means within its integers.
const MOST_REQUIREMENTS: usize = 40;

/// What came of reading a catalogue.
#[derive(Debug)]
pub struct CatalogueReading {
    /// The catalogue, if no file has an error and nothing is missing.
    pub catalogue: Option<Catalogue>,
    /// What is wrong with each file, in the order in which they were given.
    pub files: Vec<Reading<()>>,
    /// What is missing in the whole.
    pub gaps: Vec<String>,
}

/// Reads a catalogue from the texts of its files, in any order.
#[must_use]
pub fn read(sources: &[Source]) -> CatalogueReading {
    let mut head = None;
    let mut areas: BTreeMap<AreaId, Area> = BTreeMap::new();
    let mut files = Vec::new();
    for source in sources {
        let mut problems = Problems::default();
        if file_name(source) == HEAD {
            head = table::read_document(source, &mut problems, |root, problems| {
                read_head(&root, problems)
            });
        } else if let Some(area) = read_area(source, &mut problems) {
            if areas.contains_key(&area.id) {
                let message = format!("{} has a file already", area.id);
                problems.add(Code::CatalogueGap, 0..0, message);
            }
            areas.insert(area.id, area);
        }
        files.push(problems.into_reading(Some(())));
    }
    let mut gaps = Vec::new();
    if files.iter().all(|file| file.value.is_some()) {
        gaps.extend(missing_area(&areas));
        gaps.extend(head.is_none().then(|| format!("{HEAD} is missing")));
    }
    let whole = gaps.is_empty() && files.iter().all(|file| file.value.is_some());
    let catalogue = head.filter(|_| whole).map(|head: Head| Catalogue {
        edition: head.edition,
        credit: head.credit,
        scale: head.scale,
        areas: areas.into_values().collect::<Vec<_>>().into(),
    });
    CatalogueReading {
        catalogue,
        files,
        gaps,
    }
}

/// What `catalogue.toml` holds.
struct Head {
    edition: Text,
    credit: Text,
    scale: [ScaleLevel; 5],
}

fn read_head(root: &Table<'_>, problems: &mut Problems) -> Option<Head> {
    root.expect_keys(&["edition", "credit", "scale"], problems);
    let edition = required_text(root, "edition", problems);
    let credit = required_text(root, "credit", problems);
    root.require("scale", "[scale.0]", problems);
    let levels = five(
        &root.table("scale", "the scale", problems)?,
        problems,
        |scale, key, problems| {
            let level = scale.table(key, "a level of the scale", problems)?;
            level.expect_keys(&["label", "meaning"], problems);
            Some(ScaleLevel {
                label: required_text(&level, "label", problems)?,
                meaning: required_text(&level, "meaning", problems)?,
            })
        },
    );
    Some(Head {
        edition: edition?,
        credit: credit?,
        scale: levels?,
    })
}

fn read_area(source: &Source, problems: &mut Problems) -> Option<Area> {
    let area = table::read_document(source, problems, |root, problems| {
        let known = [
            "id",
            "code",
            "name",
            "short-name",
            "phase",
            "objective",
            "source",
            "requirements",
        ];
        root.expect_keys(&known, problems);
        let id = id::<AreaId>(&root, Code::UnknownArea, problems);
        let code = required_text(&root, "code", problems);
        let name = required_text(&root, "name", problems);
        let short_name = required_text(&root, "short-name", problems);
        root.require("phase", "phase = \"plan\"", problems);
        let phase = root.choice("phase", &Phase::CHOICES, problems);
        let objective = required_text(&root, "objective", problems);
        let source = required_text(&root, "source", problems);
        root.require("requirements", "[[requirements]]", problems);
        let requirements = read_requirements(&root, id, problems);
        Some(Area {
            id: id?,
            code: code?,
            name: name?,
            short_name: short_name?,
            phase: phase?,
            objective: objective?,
            source: source?,
            requirements: requirements.into(),
        })
    })?;
    let expected = format!("{}-{}.toml", area.id, area.code);
    if file_name(source) != expected {
        let message = format!("a file with this id and code is named {expected}");
        problems.add(Code::WrongCatalogueFile, 0..0, message);
    }
    Some(area)
}

fn read_requirements(
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
    for (number, item) in (1..).zip(items) {
        let Some(entry) = root.as_table(item, "a requirement", problems) else {
            continue;
        };
        let Some(requirement) = read_requirement(&entry, problems) else {
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

fn read_requirement(entry: &Table<'_>, problems: &mut Problems) -> Option<Requirement> {
    let known = [
        "id",
        "title",
        "statement",
        "aspects",
        "source",
        "levels",
        "questions",
    ];
    entry.expect_keys(&known, problems);
    let id = id::<RequirementId>(entry, Code::UnknownRequirement, problems);
    let title = required_text(entry, "title", problems);
    let statement = required_text(entry, "statement", problems);
    let source = required_text(entry, "source", problems);
    entry.require("aspects", "aspects = [\"…\"]", problems);
    let aspects: Vec<Text> = entry
        .list("aspects", problems)
        .into_iter()
        .filter_map(|aspect| text(aspect, problems))
        .collect();
    entry.require("levels", "[requirements.levels]", problems);
    let levels = entry.table("levels", "the levels", problems)?;
    let descriptions = five(&levels, problems, |levels, key, problems| {
        text(levels.get(key)?, problems)
    });
    if let Some(repeated) = descriptions.as_ref().and_then(repeated) {
        let message = format!("two levels share the description that begins \"{repeated}\"");
        problems.add(Code::CatalogueGap, levels.span(), message);
    }
    Some(Requirement {
        id: id?,
        title: title?,
        statement: statement?,
        aspects: aspects.into(),
        source: source?,
        levels: descriptions?,
        questions: read_questions(entry, problems).into(),
    })
}

fn read_questions(entry: &Table<'_>, problems: &mut Problems) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for item in entry.list("questions", problems) {
        let Some(question) = entry.as_table(item, "a question", problems) else {
            continue;
        };
        question.expect_keys(&["key", "text", "ask-to-see"], problems);
        let key = required_text(&question, "key", problems);
        let wording = required_text(&question, "text", problems);
        let ask_to_see = question
            .get("ask-to-see")
            .and_then(|value| text(value, problems));
        let (Some(key), Some(text)) = (key, wording) else {
            continue;
        };
        match key.parse::<QuestionKey>() {
            Ok(key) if questions.iter().any(|known| known.key == key) => {
                let message = format!("there are two questions {key}");
                problems.add(Code::CatalogueGap, question.span(), message);
            }
            Ok(key) => questions.push(Question {
                key,
                text,
                ask_to_see,
            }),
            Err(error) => {
                let message = format!("`{key}` is {error}");
                problems.add(Code::InvalidQuestionKey, question.span(), message);
            }
        }
    }
    // A level without questions would be indicated by nothing at all (the rule's "all" over none).
    let missing = Level::MIN.steps_to(Level::MAX).find(|level| {
        !questions
            .iter()
            .any(|question| question.key.level() == *level)
    });
    if let (Some(level), false) = (missing, questions.is_empty()) {
        let message = format!("there are questions, but none for level {level}");
        problems.add(Code::CatalogueGap, entry.span(), message);
    }
    questions
}

/// Reads one thing for each of the keys "0" to "4"; `None` if any is missing or wrong.
fn five<T>(
    table: &Table<'_>,
    problems: &mut Problems,
    mut read: impl FnMut(&Table<'_>, &str, &mut Problems) -> Option<T>,
) -> Option<[T; 5]> {
    let keys = ["0", "1", "2", "3", "4"];
    table.expect_keys(&keys, problems);
    let found: Vec<T> = keys
        .into_iter()
        .filter_map(|key| {
            table.require(key, &format!("{key} = …"), problems);
            read(table, key, problems)
        })
        .collect();
    found.try_into().ok()
}

/// The beginning of a description that stands for two levels.
fn repeated(levels: &[Text; 5]) -> Option<String> {
    let twice = levels
        .iter()
        .enumerate()
        .find(|(at, text)| levels[..*at].contains(text));
    twice.map(|(_, text)| text.chars().take(40).collect())
}

/// What is missing in the numbering of the areas.
fn missing_area(areas: &BTreeMap<AreaId, Area>) -> Option<String> {
    let mut expected: BTreeMap<_, u8> = BTreeMap::new();
    for id in areas.keys() {
        let next = expected.entry(id.group()).or_insert(1);
        if id.number() != *next {
            return Some(format!("{} is missing", AreaId::new(id.group(), *next)));
        }
        *next += 1;
    }
    areas.is_empty().then(|| "it has no area".to_owned())
}

fn id<T: std::str::FromStr<Err = crate::id::NotAnId>>(
    table: &Table<'_>,
    code: Code,
    problems: &mut Problems,
) -> Option<T> {
    table.require("id", "id = \"PR9\"", problems);
    let text = table.text("id", problems)?;
    let parsed = text.parse();
    if let (Err(error), Some(value)) = (&parsed, table.get("id")) {
        problems.add(code, value.span(), format!("`{text}` is {error}"));
    }
    parsed.ok()
}

fn required_text(table: &Table<'_>, key: &str, problems: &mut Problems) -> Option<Text> {
    table.require(key, &format!("{key} = \"…\""), problems);
    text(table.get(key)?, problems)
}

/// A text that says something and cannot steer a terminal: catalogues are shown as they are.
fn text(value: &Value<'_>, problems: &mut Problems) -> Option<Text> {
    let text = table::text(value, problems)?;
    if text.chars().any(|c| c != '\n' && steers_display(c)) {
        let message = "this text has a control character in it";
        problems.advise(Code::ControlCharacter, value.span(), message, "remove it");
        return None;
    }
    Some(owned(text))
}

fn owned(text: &str) -> Text {
    Text::Owned(text.to_owned())
}

/// The last part of the source's name.
fn file_name(source: &Source) -> &str {
    source.name().rsplit(['/', '\\']).next().unwrap_or_default()
}
