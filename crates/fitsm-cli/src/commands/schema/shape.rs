//! A JSON Schema (draft-07) in the few words that ours need, each in the order in which it is told.

use fitsm_core::Level;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What every schema says of itself.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A schema: words and what they say, in order.
#[derive(Clone, Debug, Default)]
pub struct Schema(Vec<(String, Word)>);

/// What a word of a schema says.
#[derive(Clone, Debug)]
pub enum Word {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Several.
    List(Vec<Word>),
    /// A schema, or schemas by their names.
    Of(Schema),
}

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
    pub fn only(description: &str, value: impl Into<Word>) -> Self {
        Self::default().with("description", description).with("const", value)
    }

    /// One of a few words, each with what it means: for every editor in the description, for
    /// those built on taplo beside the word too.
    pub fn one_of<W: Into<Word> + ToString>(
        description: &str,
        choices: impl IntoIterator<Item = (W, String)>,
    ) -> Self {
        let mut told = description.to_owned();
        let (mut words, mut meanings) = (Vec::new(), Vec::new());
        for (word, meaning) in choices {
            told.extend(["\n\n", &word.to_string(), ": ", &meaning]);
            words.push(word.into());
            meanings.push(Word::Text(meaning));
        }
        let beside = Self::default().with("enumValues", Word::List(meanings));
        Self::default()
            .with("description", told)
            .with("enum", Word::List(words))
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
        Self(schemas.into_iter().map(|(name, schema)| (name, Word::Of(schema))).collect())
    }

    /// Either of the two.
    pub fn either(description: &str, one: Self, other: Self) -> Self {
        let both = Word::List(vec![Word::Of(one), Word::Of(other)]);
        Self::default().with("description", description).with("anyOf", both)
    }

    /// A whole file: says first what it is.
    pub fn document(self, title: &str) -> Self {
        let mut whole = Self::default().with("$schema", DIALECT).with("title", title);
        whole.0.extend(self.0);
        whole
    }

    /// These keys have to be there.
    pub fn required(self, keys: &[&str]) -> Self {
        self.with("required", Word::List(keys.iter().map(|key| Word::from(*key)).collect()))
    }

    /// One word more.
    pub fn with(mut self, word: &str, says: impl Into<Word>) -> Self {
        self.0.push((word.to_owned(), says.into()));
        self
    }

    fn of(kind: &str, description: &str) -> Self {
        let schema = Self::default();
        let schema =
            if description.is_empty() { schema } else { schema.with("description", description) };
        schema.with("type", kind)
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Word {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Word {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Schema> for Word {
    fn from(schema: Schema) -> Self {
        Self::Of(schema)
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (word, says) in &self.0 {
            map.serialize_entry(word, says)?;
        }
        map.end()
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Of(schema) => schema.serialize(serializer),
        }
    }
}
