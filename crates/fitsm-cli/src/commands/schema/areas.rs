//! The schema of an area's file in the catalogue.

use fitsm_core::catalogue::keys::LEVELS;
use fitsm_core::catalogue::{MOST_REQUIREMENTS, Phase};
use fitsm_core::schema::{AREA, REQUIREMENT};

use super::assessment::evidence_kind;
use super::shape::Schema;

/// Of a file such as `PR9-ISRM.toml`.
pub fn schema() -> Schema {
    let phases = Phase::CHOICES.map(|(word, phase)| (word, phase.describe().to_owned()));
    let requirements = Schema::list("Its requirements, numbered from 1.", requirement())
        .with("maxItems", i64::try_from(MOST_REQUIREMENTS).unwrap_or(i64::MAX));
    let keys = [
        ("id", Schema::pattern("Its id, such as PR9.", AREA)),
        ("code", Schema::text("FitSM's letters for it, such as ISRM.")),
        ("name", Schema::text("Its name in FitSM-1.")),
        ("short-name", Schema::text("One or two words, where there is little room.")),
        ("phase", Schema::one_of("Where it belongs.", phases)),
        ("objective", Schema::text("What it is for, in a sentence.")),
        ("source", Schema::text("The parts of FitSM that it rests on.")),
        ("key-questions", texts("The questions that it answers, as a manager would ask them.")),
        ("inputs", texts("What comes in.")),
        ("outputs", texts("What comes out.")),
        ("setup", texts("What is done once, to set it up.")),
        ("activities", Schema::list("What is done again and again.", activity())),
        ("roles", Schema::list("Who does it.", role())),
        ("kpis", Schema::list("Figures to watch.", kpi())),
        ("requirements", requirements),
    ];
    Schema::keys("An area of FitSM-1: a general aspect or a process.", keys)
        .required(&[
            "id",
            "code",
            "name",
            "short-name",
            "phase",
            "objective",
            "source",
            "requirements",
        ])
        .document("Catalogue for fitsm: an area")
}

/// Something for each of the levels 0 to 4.
pub fn five(description: &str, of: impl Fn() -> Schema) -> Schema {
    Schema::keys(description, LEVELS.map(|key| (key, of()))).required(&LEVELS)
}

fn texts(description: &str) -> Schema {
    Schema::list(description, Schema::text(""))
}

fn small_number(description: &str) -> Schema {
    Schema::number(description, 1, u8::MAX.into())
}

fn activity() -> Schema {
    let keys =
        [("name", Schema::text("What it is called.")), ("steps", texts("What is done, in order."))];
    Schema::keys("An ongoing activity.", keys).required(&["name"])
}

fn role() -> Schema {
    let keys = [
        ("name", Schema::text("What it is called, such as process manager.")),
        ("tasks", texts("What it does in this area.")),
        ("persons", Schema::text("Roughly how many persons have it.")),
    ];
    Schema::keys("A role.", keys).required(&["name", "persons"])
}

fn kpi() -> Schema {
    let keys = [
        ("name", Schema::text("What is measured, with its unit.")),
        ("why", Schema::text("What makes it a good one, and how it can mislead.")),
    ];
    Schema::keys("A key performance indicator.", keys).required(&["name", "why"])
}

fn requirement() -> Schema {
    let keys = [
        ("id", Schema::pattern("Its id, such as PR9.6.", REQUIREMENT)),
        ("title", Schema::text("A few words that begin with a verb.")),
        ("statement", Schema::text("What is required.")),
        ("aspects", texts("The parts of it that can be checked one by one.")),
        ("source", Schema::text("The clause and the activity that it comes from.")),
        ("levels", five("What an assessor sees at each level.", || Schema::text(""))),
        ("questions", Schema::list("None, or at least one for each level from 1.", question())),
        ("evidence", Schema::list("What an assessor expects to be shown.", evidence())),
        ("pitfalls", texts("What is taken for it and is not.")),
        ("depends-on", Schema::list("What has to stand first.", dependency())),
        ("steps", Schema::list("None, or one to each level from 1.", step()).with("maxItems", 4)),
        ("related", related()),
    ];
    Schema::keys("A requirement in our own words.", keys).required(&[
        "id",
        "title",
        "statement",
        "aspects",
        "source",
        "levels",
    ])
}

fn question() -> Schema {
    let key = "Its name within the requirement: the level it belongs to and a letter, such as 2b.";
    let keys = [
        ("key", Schema::pattern(key, "^[1-4][a-z]$")),
        ("text", Schema::text("The question.")),
        ("ask-to-see", Schema::text("What to ask to see, if anything.")),
        ("aspect", small_number("The aspect that it checks, from 1.")),
    ];
    Schema::keys("A question that is rated N, P, L or F.", keys).required(&["key", "text"])
}

fn evidence() -> Schema {
    let keys = [
        ("kind", evidence_kind("Its kind.")),
        ("what", Schema::text("What exactly.")),
        ("level", Schema::number("The level that it helps to support.", 1, 4)),
    ];
    Schema::keys("Evidence that is expected.", keys).required(&["kind", "what", "level"])
}

fn dependency() -> Schema {
    let keys = [
        ("id", Schema::pattern("The requirement that has to stand first.", REQUIREMENT)),
        ("why", Schema::text("Why.")),
    ];
    Schema::keys("A dependency.", keys).required(&["id", "why"])
}

fn step() -> Schema {
    let keys = [
        ("to", Schema::number("The level that is reached.", 1, 4)),
        ("do", texts("What to do.")),
        ("produces", texts("What there is afterwards.")),
        ("role", Schema::text("The role that owns the step, one of the area's.")),
        ("effort", small_number("How much work it is, on the scale of catalogue.toml.")),
    ];
    Schema::keys("The way from one level to the next.", keys).required(&["to", "role", "effort"])
}

fn related() -> Schema {
    let areas = Schema::list("Areas that it works with.", Schema::pattern("", AREA));
    let keys = [
        ("outputs", texts("Outputs of its area.")),
        ("roles", texts("Roles of its area.")),
        ("areas", areas),
        ("terms", texts("Ids of terms.")),
    ];
    Schema::keys("What it touches.", keys)
}
