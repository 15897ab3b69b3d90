//! Words that headings and cells use, in the languages of FitSM's users.

/// Headings of the scores.
const SCORE: [&str; 28] = [
    "score",
    "level",
    "capability level",
    "assessed level",
    "rating",
    "punktzahl",
    "punkte",
    "bewertung",
    "stufe",
    "reifegrad",
    "niveau",
    "cotation",
    "puntuación",
    "puntuacion",
    "nivel",
    "punteggio",
    "livello",
    "ocena",
    "poziom",
    "poäng",
    "nivå",
    "skóre",
    "nível",
    "pontuação",
    "pontuacao",
    "puntaje",
    "valutazione",
    "beoordeling",
];
/// What headings of comments hold.
const COMMENT: [&str; 21] = [
    "comment",
    "note",
    "remark",
    "kommentar",
    "anmerkung",
    "bemerkung",
    "commentaire",
    "remarque",
    "comentario",
    "comentário",
    "observaci",
    "commento",
    "commenti",
    "osservazion",
    "opmerking",
    "komentar",
    "komentář",
    "uwag",
    "notiz",
    "nota",
    "observaç",
];
/// What headings of evidence hold.
const EVIDENCE: [&str; 16] = [
    "evidence",
    "nachweis",
    "beleg",
    "evidenz",
    "preuve",
    "élément probant",
    "evidencia",
    "prueba",
    "evidência",
    "evidenza",
    "prova",
    "bewijs",
    "dowod",
    "dowód",
    "bevis",
    "důkaz",
];
/// What headings of certification goals hold.
const CERTIFICATION: [&str; 6] = ["certif", "zertif", "certyf", "sertif", "zertyf", "certyfik"];
/// Headings of reasons.
const REASON: [&str; 12] = [
    "reason",
    "justification",
    "grund",
    "begründung",
    "raison",
    "razón",
    "motivo",
    "motivazione",
    "reden",
    "powód",
    "orsak",
    "justificación",
];
/// Headings of the requirements' texts.
const REQUIREMENT: [&str; 15] = [
    "requirement",
    "requirement text",
    "statement",
    "anforderung",
    "anforderungstext",
    "exigence",
    "requisito",
    "requerimiento",
    "wymaganie",
    "krav",
    "eis",
    "vereiste",
    "požadavek",
    "zahtjev",
    "vaatimus",
];
/// What headings of the scope hold.
const SCOPE: [&str; 18] = [
    "scope",
    "umfang",
    "geltungsbereich",
    "périmètre",
    "perimetre",
    "portée",
    "alcance",
    "ámbito",
    "âmbito",
    "ambito",
    "perimetro",
    "perímetro",
    "zakres",
    "omfattning",
    "omfång",
    "reikwijdte",
    "rozsah",
    "opseg",
];
/// What people write for in scope and out of it.
const YES_OR_NO: [&str; 25] = [
    "yes", "no", "y", "n", "x", "in", "out", "true", "false", "ja", "nein", "j", "oui", "non",
    "sí", "si", "sim", "não", "sì", "nee", "tak", "nie", "nej", "ano", "ne",
];
/// What names or headings of the closing words hold.
const CONCLUSION: [&str; 10] = [
    "conclusi",
    "schlussfolgerung",
    "fazit",
    "conclusão",
    "conclusões",
    "wniosk",
    "slutsats",
    "závěr",
    "johtopäätö",
    "zaključ",
];

/// A heading as it is compared.
fn folded(heading: &str) -> String {
    heading.trim().trim_end_matches([':', '*']).trim().to_lowercase()
}

/// Whether a heading says that scores stand below it.
pub(super) fn is_score(heading: &str) -> bool {
    let heading = folded(heading);
    let word = heading.split(['(', '[', '/']).next().unwrap_or_default().trim();
    SCORE.contains(&word)
}

/// Whether a heading names a level, such as `3 Defined / Complete`, `Level 3` or `Stufe 3: …`.
pub(super) fn is_level(heading: &str, digit: char) -> bool {
    let heading = folded(heading);
    let mut parts = heading.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_digit = |part: Option<&str>| part.is_some_and(|part| part.chars().eq([digit]));
    match parts.next() {
        Some(word) if SCORE.contains(&word) => is_digit(parts.next()),
        first => is_digit(first),
    }
}

/// Whether a heading says that the requirements' texts stand below it.
pub(super) fn is_requirement(heading: &str) -> bool {
    REQUIREMENT.contains(&folded(heading).as_str())
}

/// Whether a heading says that comments stand below it.
pub(super) fn is_comment(heading: &str) -> bool {
    holds(heading, &COMMENT)
}

/// Whether a heading says that evidence stands below it.
pub(super) fn is_evidence(heading: &str) -> bool {
    holds(heading, &EVIDENCE)
}

/// Whether a heading says that certification goals stand below it.
pub(super) fn is_certification(heading: &str) -> bool {
    holds(heading, &CERTIFICATION)
}

/// Whether a heading says that reasons stand below it.
pub(super) fn is_reason(heading: &str) -> bool {
    REASON.contains(&folded(heading).as_str())
}

/// Whether a heading says that below it stands what is in scope.
pub(super) fn is_scope(heading: &str) -> bool {
    holds(heading, &SCOPE)
}

/// Whether a cell says yes or no, or is ticked, in whatever language.
pub(super) fn is_yes_or_no(text: &str) -> bool {
    YES_OR_NO.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a sheet's name or heading says that it holds the closing words.
pub(super) fn is_conclusion(heading: &str) -> bool {
    holds(heading, &CONCLUSION)
}

/// Whether a heading, which is no long text, holds one of these words in small letters.
pub(super) fn holds(heading: &str, words: &[&str]) -> bool {
    let heading = folded(heading);
    heading.chars().count() <= 60 && words.iter().any(|word| heading.contains(word))
}

/// Whether a score cell says that nothing has been chosen: `Select …` in whatever language.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.ends_with('…')
        || text.ends_with("...")
        || text.eq_ignore_ascii_case("select")
}

/// A plain whole number: `3`, `3.0` or `3,0`, but no `3 - Defined`.
pub(super) fn whole_number(text: &str) -> Option<i64> {
    let text = text.trim();
    let decimal = text.split_once('.').or_else(|| {
        // A decimal comma; before three digits it would divide thousands.
        text.split_once(',').filter(|(_, fraction)| fraction.len() < 3)
    });
    let (whole, fraction) = decimal.unwrap_or((text, "0"));
    let is_whole = !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0');
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.parse().ok().filter(|_| is_whole && is_number)
}

/// An id without its spaces and in capitals, if it is written with or without: `PR9.5` of `pr 9.5`.
pub(super) fn tidied(id: &str) -> String {
    const LONGEST: usize = 20;
    let kept = id.chars().filter(|c| !c.is_whitespace()).take(LONGEST);
    kept.flat_map(char::to_uppercase).collect()
}

/// Two headings that mean the same, whatever their case, spaces, hyphens and underscores.
pub(super) fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// The letters of a heading that count.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let kept = text.chars().filter(|c| !matches!(c, ' ' | '-' | '_' | '\u{a0}' | '\n'));
    kept.flat_map(char::to_lowercase)
}

/// A text in quotes, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("\"{}…\"", &text[..at]),
        None => format!("\"{text}\""),
    }
}
