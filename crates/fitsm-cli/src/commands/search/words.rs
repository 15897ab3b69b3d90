//! Words as people type them: any case, British or American, singular or plural, misspelt.

/// American spellings of words that occur in service management, and the British ones.
const AMERICAN: [(&str, &str); 14] = [
    ("catalog", "catalogue"),
    ("center", "centre"),
    ("program", "programme"),
    ("fulfill", "fulfil"),
    ("behavior", "behaviour"),
    ("favor", "favour"),
    ("labor", "labour"),
    ("color", "colour"),
    ("defense", "defence"),
    ("license", "licence"),
    ("judgment", "judgement"),
    ("fulfillment", "fulfilment"),
    ("enrollment", "enrolment"),
    ("dialog", "dialogue"),
];

/// The words of a text in the form in which they are compared.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(normal)
}

/// A word in small letters, British, without the ending that only grammar asks for.
fn normal(word: &str) -> String {
    let mut word = word.to_lowercase();
    let singular = without_plural(&word);
    if let Some((_, british)) = AMERICAN.iter().find(|(american, _)| *american == singular) {
        return (*british).to_owned();
    }
    word = singular;
    // prioritize, organization: -ize and -ization, but not size or prize.
    for (american, british) in [
        ("ization", "isation"),
        ("izing", "ising"),
        ("ized", "ised"),
        ("ize", "ise"),
        ("yze", "yse"),
    ] {
        if word.len() > american.len() + 3
            && let Some(stem) = word.strip_suffix(american)
        {
            return format!("{stem}{british}");
        }
    }
    word
}

fn without_plural(word: &str) -> String {
    match word {
        _ if word.len() <= 3
            || word.ends_with("ss")
            || word.ends_with("us")
            || word.ends_with("is") =>
        {
            word.to_owned()
        }
        _ => match (word.strip_suffix("ies"), word.strip_suffix('s')) {
            (Some(stem), _) => format!("{stem}y"),
            (None, Some(stem)) => stem.to_owned(),
            (None, None) => word.to_owned(),
        },
    }
}

/// How well a word of the catalogue answers a word that was typed, 0 to 100.
pub fn likeness(typed: &str, word: &str) -> u32 {
    if typed == word {
        return 100;
    }
    let length = typed.chars().count();
    if length >= 4 && word.starts_with(typed) {
        return 70;
    }
    // One slip in a word of five letters, two in one of nine.
    let allowed = match length {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    if allowed == 0 || word.chars().count().abs_diff(length) > allowed {
        return 0;
    }
    match strsim::damerau_levenshtein(typed, word) {
        slips if slips <= allowed => 60 - 10 * u32::try_from(slips).unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{likeness, words};

    fn one(text: &str) -> String {
        words(text).next().unwrap()
    }

    #[test]
    fn american_and_british_plural_and_singular_are_one() {
        for (a, b) in [
            ("Catalog", "catalogues"),
            ("prioritize", "prioritise"),
            ("organizations", "organisation"),
            ("policies", "policy"),
            ("analyze", "analyse"),
            ("fulfillment", "fulfilment"),
            ("INCIDENTS", "incident"),
        ] {
            assert_eq!(one(a), one(b), "{a} {b}");
        }
        assert_eq!(one("size"), "size");
        assert_eq!(one("process"), "process");
    }

    #[test]
    fn a_slip_is_forgiven_and_a_beginning_is_enough() {
        assert_eq!(likeness("incident", "incident"), 100);
        assert!(likeness("incidnet", "incident") > 0);
        assert!(likeness("escal", "escalation") > 0);
        assert_eq!(likeness("plan", "play"), 0);
        assert!(likeness("incident", "incident") > likeness("incidnet", "incident"));
    }
}
