//! JSON Schemas of the values that results are made of; those of the results are derived from
//! their types.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::catalogue::{ExpectedEvidence, Phase};
use crate::evidence::EvidenceKind;
use crate::{AreaId, Goal, Level, RequirementId, StepId};

/// The form of an area's id, as a regular expression.
pub const AREA: &str = "^(GR|PR)[1-9][0-9]*$";
/// The form of a requirement's id.
pub const REQUIREMENT: &str = r"^(GR|PR)[1-9][0-9]*\.[1-9][0-9]*$";
/// The form of a step's id.
pub const STEP: &str = r"^(GR|PR)[1-9][0-9]*\.[1-9][0-9]*-L[1-4]$";

/// Gives types schemas so small that they stand wherever the type is used.
macro_rules! inline {
    ($($type:ty: $name:literal = $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}
inline! {
    Level: "Level" = json_schema!({ "type": "integer", "minimum": 0, "maximum": 4 });
    Goal: "Goal" = json_schema!({ "type": "integer", "minimum": 1, "maximum": 4 });
    AreaId: "AreaId" = json_schema!({ "type": "string", "pattern": AREA });
    RequirementId: "RequirementId" = json_schema!({ "type": "string", "pattern": REQUIREMENT });
    StepId: "StepId" = json_schema!({ "type": "string", "pattern": STEP });
    EvidenceKind: "EvidenceKind" = words(EvidenceKind::CHOICES.map(|(word, _)| word));
    Phase: "Phase" = words(Phase::CHOICES.map(|(word, _)| word));
}

fn words<const N: usize>(words: [&str; N]) -> Schema {
    json_schema!({ "type": "string", "enum": words.as_slice() })
}

impl JsonSchema for ExpectedEvidence {
    fn schema_name() -> Cow<'static, str> {
        "ExpectedEvidence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut kind = generator.subschema_for::<EvidenceKind>();
        kind.insert("description".to_owned(), "Its kind.".into());
        json_schema!({
            "description": "A piece of evidence that an assessor expects.",
            "type": "object",
            "properties": {
                "kind": kind,
                "what": { "description": "What exactly.", "type": "string" },
                "level": {
                    "description": "The level that it helps to support.",
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 4,
                },
            },
            "required": ["kind", "what", "level"],
        })
    }
}
