//! The schemas of the results that commands give as JSON, derived from the types of the results.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

/// The schema of what a command of `fitsm` gives.
pub fn of<T: JsonSchema>(command: &str) -> Value {
    let settings = SchemaSettings::draft07().for_serialize().with_transform(Plain);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), format!("fitsm {command}").into());
    // What it is comes before what is in it.
    let mut whole = Map::new();
    for word in ["$schema", "title", "description"] {
        whole.extend(schema.remove(word).map(|says| (word.to_owned(), says)));
    }
    whole.extend(schema.as_object().cloned().unwrap_or_default());
    Value::Object(whole)
}

/// Takes out what only a programmer of Rust understands: `None`, and how numbers are held.
#[derive(Clone)]
struct Plain;

impl Transform for Plain {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = text.replace("`None`", "null");
        }
        if schema.get("minimum").or(schema.get("maximum")).is_some() {
            schema.remove("format");
        }
        let largest = [u64::from(u8::MAX), u64::from(u16::MAX)];
        if schema.get("maximum").and_then(Value::as_u64).is_some_and(|most| largest.contains(&most))
        {
            schema.remove("maximum");
        }
        transform_subschemas(self, schema);
    }
}
