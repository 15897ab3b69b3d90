//! The schema of an assessment file.

use fitsm_core::Catalogue;
use fitsm_core::assessment::{EvidenceKind, EvidencePolicy, FORMAT, Kind, Rule};
use fitsm_core::catalogue::Area;

use super::answers;
use super::shape::Schema;
use crate::verdict;

/// An assessment against the edition of FitSM-1 that the catalogue holds.
pub fn schema(catalogue: &Catalogue) -> Schema {
    let edition = catalogue.edition();
    let keys = [
        ("format", Schema::only("The format of this file.", FORMAT)),
        ("organisation", Schema::text("Whose service management system it is.")),
        ("title", Schema::text("What to call the assessment.")),
        ("date", Schema::date("The day it speaks for; evidence counts as of this day.")),
        ("edition", Schema::only("The edition of FitSM-1.", edition)),
        ("kind", kind()),
        ("scope", Schema::text("What the service management system covers.")),
        ("conclusion", Schema::text("The assessors' closing words.")),
        ("rule", rule()),
        ("evidence-policy", evidence_policy()),
        ("assessors", Schema::list("Who assessed.", assessor())),
        ("auditee", auditee()),
        (
            "goal",
            goals("The organisation's own goals. Without this table there are none.", catalogue),
        ),
        (
            "certification-goal",
            goals("What a certification asks: 3 everywhere without this table.", catalogue),
        ),
        ("out-of-scope", out_of_scope(catalogue)),
        ("answers", answers::answers(catalogue)),
        ("evidence", Schema::any_keys("The evidence, each piece by its name.", piece())),
        ("wording", answers::wording(catalogue)),
    ];
    let description = format!("An assessment against FitSM-1, edition {edition}.");
    Schema::keys(&description, keys)
        .required(&["format", "organisation", "date", "edition"])
        .with("definitions", answers::definitions(catalogue))
        .document("Assessment for fitsm")
}

fn kind() -> Schema {
    let meaning = |kind| match kind {
        Kind::SelfAssessment => "The organisation looks at itself.",
        Kind::InternalAudit => "Somebody of the organisation who is independent of it.",
        Kind::ExternalAudit => "Somebody from outside, such as a certification body.",
    };
    let choices = Kind::CHOICES.map(|(word, kind)| (word, meaning(kind).to_owned()));
    Schema::one_of("Who assesses whom.", choices)
}

fn rule() -> Schema {
    let choices = Rule::CHOICES.map(|(word, rule)| (word, verdict::rule(rule).to_owned()));
    Schema::one_of("How levels combine; hurdle without this key.", choices)
}

fn evidence_policy() -> Schema {
    let meaning = |policy| match policy {
        EvidencePolicy::Report => "The level counts, and the difference is reported beside it.",
        EvidencePolicy::Cap => "The level is held down to what its evidence supports.",
    };
    let choices = EvidencePolicy::CHOICES.map(|(word, policy)| (word, meaning(policy).to_owned()));
    let description =
        "What happens to a level that its evidence does not support; report without this key.";
    Schema::one_of(description, choices)
}

fn assessor() -> Schema {
    let keys = [
        ("name", Schema::text("The name.")),
        ("role", Schema::text("The part taken, such as lead.")),
        ("contact", Schema::text("How to reach them.")),
    ];
    Schema::keys("Somebody who assessed.", keys).required(&["name"])
}

fn auditee() -> Schema {
    let several = |description: &str| {
        Schema::either(description, Schema::text(""), Schema::list("", Schema::text("")))
    };
    let keys = [
        ("name", Schema::text("The name.")),
        ("address", Schema::text("The postal address.")),
        ("representative", Schema::text("Who speaks for the auditee.")),
        ("contact", Schema::text("How to reach them.")),
        ("locations", several("Where the audit took place: one text or a list.")),
        ("times", several("When it took place: one text or a list.")),
        ("language", Schema::text("The language of the evidence.")),
    ];
    Schema::keys("Who was assessed.", keys)
}

fn goals(description: &str, catalogue: &Catalogue) -> Schema {
    let goal = |of: &str| Schema::number(&format!("{of}, 1 to 4."), 1, 4);
    let default = ("default".to_owned(), goal("The goal of all areas that are not named"));
    let areas = catalogue
        .areas()
        .iter()
        .map(|area| (area.id.to_string(), goal(&format!("The goal of {}", name(area)))));
    Schema::table(description, [default].into_iter().chain(areas))
}

fn out_of_scope(catalogue: &Catalogue) -> Schema {
    let areas = catalogue.areas().iter().map(|area| {
        (area.id.to_string(), Schema::text(&format!("Why {} is left out.", name(area))))
    });
    Schema::table("The areas that are left out, each with the reason.", areas)
}

/// The name of an area with its letters.
pub(super) fn name(area: &Area) -> String {
    format!("{} ({})", area.name, area.code)
}

/// The kinds of evidence with what they are.
pub(super) fn evidence_kind(description: &str) -> Schema {
    let meaning = |kind| match kind {
        EvidenceKind::Document => {
            "Says what is meant to be done: a policy, plan, process description or agreement."
        }
        EvidenceKind::Record => "Shows what was done: a ticket, minutes, a log.",
        EvidenceKind::Measurement => "Figures watched over time: a KPI, a trend.",
        EvidenceKind::Interview => "What somebody said.",
        EvidenceKind::Observation => "What the assessor saw.",
    };
    let choices = EvidenceKind::CHOICES.map(|(word, kind)| (word, meaning(kind).to_owned()));
    Schema::one_of(description, choices)
}

fn piece() -> Schema {
    let keys = [
        ("kind", evidence_kind("What kind it is, which decides what it can support.")),
        ("title", Schema::text("What to call it.")),
        ("location", Schema::text("A path from the folder of this file, or an address.")),
        ("effective", Schema::date("The day it speaks for.")),
        (
            "recorded",
            Schema::date("The day it was taken; later than the assessment it does not count."),
        ),
        ("expires", Schema::date("The last day on which it counts.")),
        ("size", Schema::number("How large the file is, in bytes.", 0, i64::MAX)),
        ("sha256", Schema::pattern("The SHA-256 sum of the file.", "^[0-9A-Fa-f]{64}$")),
    ];
    Schema::keys("A piece of evidence.", keys).required(&["kind", "title"])
}
