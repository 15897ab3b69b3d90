//! The forms in which results leave the program, each safe for where it goes.

pub mod csv;
pub mod diagnostics;
pub mod json;
pub mod markdown;
pub mod toml;

use serde::Serialize;

/// A choice by its word in the JSON, so that all forms speak alike.
pub fn word(choice: &impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
