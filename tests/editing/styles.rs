//! The styles in which TOML lets people write answers.

use std::fmt::Write as _;

use fitsm_core::RequirementId;
use fitsm_core::assessment::Answer;

/// How somebody writes the answers of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Style {
    Headed,
    AreaHeaded,
    AreaDotted,
    Dotted,
    Braces,
    SubTables,
}

/// All of them.
pub(super) const STYLES: [Style; 6] = [
    Style::Headed,
    Style::AreaHeaded,
    Style::AreaDotted,
    Style::Dotted,
    Style::Braces,
    Style::SubTables,
];

/// The answers in these styles, one for each area in turn, with a comment at each answer.
pub(super) fn in_styles(answers: &[(RequirementId, Answer)], styles: &[Style]) -> String {
    let style = |id: RequirementId| styles[usize::from(id.area().number()) % styles.len()];
    let pairs = |answer: &Answer| fitsm_core::assessment::answer_fields(answer);
    let braces = |answer: &Answer| {
        let pairs = pairs(answer);
        let pairs: Vec<String> =
            pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        format!("{{ {} }}", pairs.join(", "))
    };
    let mut below = "[answers]\n".to_owned();
    let mut headed = String::new();
    let mut area = None;
    for (id, answer) in answers {
        let is_new = area.replace(id.area()) != Some(id.area());
        let number = id.number();
        match style(*id) {
            Style::Headed | Style::SubTables => {
                let _ = writeln!(headed, "\n# of {id}\n[answers.{id}] # {id}");
                let (tables, plain): (Vec<_>, Vec<_>) =
                    pairs(answer).into_iter().partition(|(key, _)| {
                        style(*id) == Style::SubTables && *key == "not-applicable"
                    });
                for (key, value) in plain {
                    let _ = writeln!(headed, "{key} = {value}");
                }
                for (key, value) in tables {
                    // { reason = …, approved-by = … } under a heading of its own.
                    let table: toml_edit::InlineTable = value
                        .parse::<toml_edit::Value>()
                        .unwrap()
                        .as_inline_table()
                        .unwrap()
                        .clone();
                    let _ = writeln!(headed, "[answers.{id}.{key}]");
                    for (key, value) in &table {
                        let _ = writeln!(headed, "{key} = {}", value.to_string().trim());
                    }
                }
            }
            Style::AreaHeaded | Style::AreaDotted => {
                if is_new {
                    let _ = writeln!(headed, "\n[answers.{}]", id.area());
                }
                if style(*id) == Style::AreaHeaded {
                    let _ = writeln!(headed, "{number} = {} # {id}", braces(answer));
                } else {
                    for (key, value) in pairs(answer) {
                        let _ = writeln!(headed, "  {number}.{key} = {value} # {id}");
                    }
                }
            }
            Style::Dotted => {
                for (key, value) in pairs(answer) {
                    let _ = writeln!(below, "{id}.{key} = {value} # {id}");
                }
            }
            Style::Braces => {
                let all = answers.iter().filter(|(other, _)| other.area() == id.area());
                let all: Vec<String> = all
                    .map(|(id, answer)| format!("{} = {}", id.number(), braces(answer)))
                    .collect();
                if is_new {
                    let _ = writeln!(below, "{} = {{ {} }} # {id}", id.area(), all.join(", "));
                }
            }
        }
    }
    below + &headed
}
