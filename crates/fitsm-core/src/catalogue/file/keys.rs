//! The keys of the catalogue's files, table by table.

/// The keys of `catalogue.toml`.
pub const HEAD: [&str; 4] = ["edition", "credit", "scale", "efforts"];
/// The keys of a level of the scale.
pub const SCALE_LEVEL: [&str; 2] = ["label", "meaning"];
/// What has something for each level is keyed by the levels.
pub const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];
/// The keys of `interfaces.toml`.
pub const INTERFACES: [&str; 1] = ["flows"];
/// The keys of a flow.
pub const FLOW: [&str; 4] = ["from", "to", "what", "use"];
/// The keys of `terms.toml`.
pub const TERMS: [&str; 1] = ["terms"];
/// The keys of a term.
pub const TERM: [&str; 7] =
    ["id", "term", "abbreviation", "number", "definition", "note", "see-also"];
/// The keys of an area's file.
pub const AREA: [&str; 15] = [
    "id",
    "code",
    "name",
    "short-name",
    "phase",
    "objective",
    "source",
    "key-questions",
    "inputs",
    "outputs",
    "setup",
    "activities",
    "roles",
    "kpis",
    "requirements",
];
/// The keys of an activity.
pub const ACTIVITY: [&str; 2] = ["name", "steps"];
/// The keys of a role.
pub const ROLE: [&str; 3] = ["name", "tasks", "persons"];
/// The keys of a KPI.
pub const KPI: [&str; 2] = ["name", "why"];
/// The keys of a requirement.
pub const REQUIREMENT: [&str; 12] = [
    "id",
    "title",
    "statement",
    "aspects",
    "source",
    "levels",
    "questions",
    "evidence",
    "pitfalls",
    "depends-on",
    "steps",
    "related",
];
/// The keys of a question.
pub const QUESTION: [&str; 4] = ["key", "text", "ask-to-see", "aspect"];
/// The keys of expected evidence.
pub const EXPECTED_EVIDENCE: [&str; 3] = ["kind", "what", "level"];
/// The keys of a dependency.
pub const DEPENDENCY: [&str; 2] = ["id", "why"];
/// The keys of a step up.
pub const STEP: [&str; 5] = ["to", "do", "produces", "role", "effort"];
/// The keys of what a requirement touches.
pub const RELATED: [&str; 4] = ["outputs", "roles", "areas", "terms"];
