//! A JSON Schema (draft-07) in the few words that ours need, each in the order in which it is told.

use fitsm_core::Level;
use serde_json::{Map, Value};

/// What every schema says of itself.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A schema: words and what they say, in order.
#[derive(Clone, Debug, Default)]
pub struct Schema(Map<String, Value>);

impl Schema {
    /// A text that says something, as the reader asks.
    pub fn text(description: &str) -> Self {
        Self::of("string", description).with("pattern", r"\S")
    }

    /// A text of a certain form.
    pub fn pattern(description: &str, pattern: &str) -> Self {
        Self::of("string", description).with("pattern", pattern)
    }

    /// A day. Editors hand TOML's dates on as texts.
    pub fn date(description: &str) -> Self {
        Self::pattern(description, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$").with("format", "date")
    }

    /// Yes or no.
    pub fn flag(description: &str) -> Self {
        Self::of("boolean", description)
    }

    /// A whole number in a range.
    pub fn number(description: &str, from: i64, to: i64) -> Self {
        Self::of("integer", description).with("minimum", from).with("maximum", to)
    }

    /// Exactly this.
    pub fn only(description: &str, value: impl Into<Value>) -> Self {
        Self::default().with("description", description).with("const", value)
    }

    /// One of a few words, each with what it means: for every editor in the description, for
    /// those built on taplo beside the word too.
    pub fn one_of<W: Into<Value> + ToString>(
        description: &str,
        choices: impl IntoIterator<Item = (W, String)>,
    ) -> Self {
        let mut told = description.to_owned();
        let (mut words, mut meanings) = (Vec::<Value>::new(), Vec::new());
        for (word, meaning) in choices {
            told.extend(["\n\n", &word.to_string(), ": ", &meaning]);
            words.push(word.into());
            meanings.push(meaning);
        }
        let beside = Self::default().with("enumValues", meanings);
        Self::default()
            .with("description", told)
            .with("enum", words)
            .with("x-taplo", Self::default().with("docs", beside))
    }

    /// A level from 0 to 4, each with what one sees there.
    pub fn level(description: &str, seen: impl Fn(Level) -> String) -> Self {
        let levels = Level::ALL.into_iter().map(|level| (i64::from(level.get()), seen(level)));
        Self::one_of(description, levels)
    }

    /// A list.
    pub fn list(description: &str, items: Self) -> Self {
        Self::of("array", description).with("items", items)
    }

    /// A table with these keys and no others.
    pub fn table(description: &str, keys: impl IntoIterator<Item = (String, Self)>) -> Self {
        Self::of("object", description)
            .with("properties", Self::named(keys))
            .with("additionalProperties", false)
    }

    /// The same, its keys known beforehand.
    pub fn keys<const N: usize>(description: &str, keys: [(&str, Self); N]) -> Self {
        Self::table(description, keys.map(|(key, schema)| (key.to_owned(), schema)))
    }

    /// A table with keys of the user's choice.
    pub fn any_keys(description: &str, value: Self) -> Self {
        Self::of("object", description).with("additionalProperties", value)
    }

    /// What is told once, under this name among the definitions.
    pub fn defined(name: &str) -> Self {
        Self::default().with("$ref", format!("#/definitions/{name}"))
    }

    /// Schemas by their names.
    pub fn named(schemas: impl IntoIterator<Item = (String, Self)>) -> Self {
        Self(schemas.into_iter().map(|(name, schema)| (name, schema.into())).collect())
    }

    /// Either of the two.
    pub fn either(description: &str, one: Self, other: Self) -> Self {
        Self::default().with("description", description).with("anyOf", vec![one, other])
    }

    /// A whole file: says first what it is.
    pub fn document(self, title: &str) -> Self {
        let mut whole = Self::default().with("$schema", DIALECT).with("title", title);
        whole.0.extend(self.0);
        whole
    }

    /// These keys have to be there.
    pub fn required(self, keys: &[&str]) -> Self {
        self.with("required", keys)
    }

    /// One word more.
    pub fn with(mut self, word: &str, says: impl Into<Value>) -> Self {
        self.0.insert(word.to_owned(), says.into());
        self
    }

    fn of(kind: &str, description: &str) -> Self {
        let schema = Self::default();
        let schema =
            if description.is_empty() { schema } else { schema.with("description", description) };
        schema.with("type", kind)
    }
}

impl From<Schema> for Value {
    fn from(schema: Schema) -> Self {
        Self::Object(schema.0)
    }
}
