//! The part of an assessment's schema that is told by requirement: answers and wording.

use fitsm_core::catalogue::Requirement;
use fitsm_core::{Catalogue, Level, Rating};

use super::assessment::name;
use super::shape::Schema;

/// A table of answers for each area, with a table for each of its requirements.
pub fn answers(catalogue: &Catalogue) -> Schema {
    let description = "The answers, each headed with its requirement: [answers.PR9.1].";
    by_requirement(description, catalogue, answer)
}

/// The texts of a workbook, likewise.
pub fn wording(catalogue: &Catalogue) -> Schema {
    let description = "The texts of the workbook that the assessment came from.";
    by_requirement(description, catalogue, |_| Schema::defined("wording"))
}

/// What is told once and used in several places.
pub fn definitions(catalogue: &Catalogue) -> Schema {
    let of = |requirement: &Requirement| {
        let id = requirement.id;
        [
            (format!("level-{id}"), level(requirement)),
            (format!("ratings-{id}"), ratings(requirement)),
        ]
    };
    let names = Schema::list("Names of pieces of evidence.", Schema::text(""));
    let shared = [
        ("note", Schema::text("The assessor's note.")),
        ("names", names.with("uniqueItems", true)),
        ("carried-over", Schema::flag("Taken from the previous assessment, not yet reconfirmed.")),
        ("not-applicable", not_applicable()),
        ("alone", alone()),
        ("wording", texts()),
    ];
    let shared = shared.map(|(name, schema)| (name.to_owned(), schema));
    Schema::named(shared.into_iter().chain(catalogue.requirements().flat_map(of)))
}

/// How a workbook words a requirement and its levels.
fn texts() -> Schema {
    let levels = Level::ALL.into_iter().map(|level| {
        let description = format!("How the workbook words level {level}.");
        (format!("level-{level}"), Schema::text(&description))
    });
    let statement = Schema::text("How the workbook words the requirement.");
    let keys = [("statement".to_owned(), statement)].into_iter().chain(levels);
    Schema::table("The requirement in the workbook's words.", keys)
}

fn by_requirement(
    description: &str,
    catalogue: &Catalogue,
    of: impl Fn(&Requirement) -> Schema,
) -> Schema {
    let areas = catalogue.areas().iter().map(|area| {
        let requirements = area.requirements.iter();
        let tables = requirements.map(|each| (each.id.number().to_string(), of(each)));
        (area.id.to_string(), Schema::table(&format!("{}: {}", name(area), area.objective), tables))
    });
    Schema::table(description, areas)
}

fn answer(requirement: &Requirement) -> Schema {
    let id = requirement.id;
    let keys = [
        ("level", Schema::defined(&format!("level-{id}"))),
        ("ratings", Schema::defined(&format!("ratings-{id}"))),
        ("note", Schema::defined("note")),
        ("evidence", Schema::defined("names")),
        ("carried-over", Schema::defined("carried-over")),
        ("not-applicable", Schema::defined("not-applicable")),
        (
            "said",
            Schema::list("Who said what, where several people were asked.", said(requirement)),
        ),
    ];
    let description = format!("{id} {}. {}", requirement.title, requirement.statement);
    Schema::keys(&description, keys).with("dependencies", one_answer())
}

/// A requirement is either answered or not applicable.
fn one_answer() -> Schema {
    Schema::default().with("not-applicable", Schema::defined("alone"))
}

/// Neither a level nor ratings.
fn alone() -> Schema {
    let no_ratings = Schema::default().with("maxProperties", 0);
    let keys = Schema::default().with("level", false).with("ratings", no_ratings);
    Schema::default().with("properties", keys)
}

fn level(requirement: &Requirement) -> Schema {
    let description = format!("{}: what one sees at each level.", requirement.title);
    Schema::level(&description, |level| requirement.level(level).to_owned())
}

/// The ratings by question. A catalogue without questions takes any that could be one.
fn ratings(requirement: &Requirement) -> Schema {
    let letters = || Rating::CHOICES.map(|(letter, _)| letter).to_vec();
    let rating = |description: &str| {
        let schema = Schema::default();
        let schema =
            if description.is_empty() { schema } else { schema.with("description", description) };
        schema.with("enum", letters())
    };
    let description = "How far each question is fulfilled: N not (0 to 15 %), P partly (over 15 to \
                       50 %), L largely (over 50 to 85 %), F fully (over 85 %).";
    let questions = requirement.questions.iter();
    let keys = questions.map(|question| (question.key.to_string(), rating(&question.text)));
    let table = Schema::table(description, keys);
    if requirement.questions.is_empty() {
        let any = Schema::named([("^[1-4][a-z]$".to_owned(), rating(""))]);
        return table.with("patternProperties", any);
    }
    table
}

fn not_applicable() -> Schema {
    let keys = [
        ("reason", Schema::text("Why the requirement does not apply.")),
        ("approved-by", Schema::text("Who agreed to that.")),
    ];
    Schema::keys("The requirement does not apply.", keys).required(&["reason"])
}

fn said(requirement: &Requirement) -> Schema {
    let id = requirement.id;
    let keys = [
        ("by", Schema::text("Who.")),
        ("level", Schema::defined(&format!("level-{id}"))),
        ("ratings", Schema::defined(&format!("ratings-{id}"))),
        ("not-applicable", Schema::defined("not-applicable")),
    ];
    Schema::keys("What one of them answered.", keys)
        .required(&["by"])
        .with("minProperties", 2)
        .with("dependencies", one_answer())
}
