//! Reading the file of an area.

use super::fields::{id, required_text, tables, texts};
use super::{file_name, keys, requirement};
use crate::catalogue::{Activity, Area, Kpi, Phase, Role};
use crate::diagnostic::{Code, Problems};
use crate::id::AreaId;
use crate::source::Source;
use crate::table::{self, Table};

pub(super) fn read(source: &Source, problems: &mut Problems) -> Option<Area> {
    let area = table::read_document(source, problems, |root, problems| read_area(&root, problems))?;
    let expected = format!("{}-{}.toml", area.id, area.code);
    if file_name(source) != expected {
        let message = format!("a file with this id and code is named {expected}");
        problems.add(Code::WrongCatalogueFile, 0..0, message);
    }
    Some(area)
}

fn read_area(root: &Table<'_>, problems: &mut Problems) -> Option<Area> {
    root.expect_keys(&keys::AREA, problems);
    let id = id::<AreaId>(root, "id", Code::UnknownArea, problems);
    let code = required_text(root, "code", problems);
    let name = required_text(root, "name", problems);
    let short_name = required_text(root, "short-name", problems);
    root.require("phase", "phase = \"plan\"", problems);
    let phase = root.choice("phase", &Phase::CHOICES, problems);
    let objective = required_text(root, "objective", problems);
    let source = required_text(root, "source", problems);
    root.require("requirements", "[[requirements]]", problems);
    let requirements = requirement::read_all(root, id, problems);
    Some(Area {
        id: id?,
        code: code?,
        name: name?,
        short_name: short_name?,
        phase: phase?,
        objective: objective?,
        source: source?,
        key_questions: texts(root, "key-questions", problems),
        inputs: texts(root, "inputs", problems),
        outputs: texts(root, "outputs", problems),
        setup: texts(root, "setup", problems),
        activities: tables(root, "activities", "an activity", problems, activity),
        roles: tables(root, "roles", "a role", problems, role),
        kpis: tables(root, "kpis", "a KPI", problems, kpi),
        requirements: requirements.into(),
    })
}

fn activity(entry: &Table<'_>, problems: &mut Problems) -> Option<Activity> {
    entry.expect_keys(&keys::ACTIVITY, problems);
    let name = required_text(entry, "name", problems);
    Some(Activity { name: name?, steps: texts(entry, "steps", problems) })
}

fn role(entry: &Table<'_>, problems: &mut Problems) -> Option<Role> {
    entry.expect_keys(&keys::ROLE, problems);
    let name = required_text(entry, "name", problems);
    let persons = required_text(entry, "persons", problems);
    Some(Role { name: name?, tasks: texts(entry, "tasks", problems), persons: persons? })
}

fn kpi(entry: &Table<'_>, problems: &mut Problems) -> Option<Kpi> {
    entry.expect_keys(&keys::KPI, problems);
    let name = required_text(entry, "name", problems);
    let why = required_text(entry, "why", problems);
    Some(Kpi { name: name?, why: why? })
}
