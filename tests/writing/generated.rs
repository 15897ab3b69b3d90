//! Assessments made by chance, with everything in them that a file can say.

use std::collections::BTreeMap;

use fitsm_core::assessment::{
    Answer, Assessor, Auditee, Evidence, EvidenceKind, EvidencePolicy, Given, Goals, Kind, Rule,
    Said, Wording,
};
use fitsm_core::{AreaId, Assessment, Catalogue, Date, Goal, Level, Rating, RequirementId};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Pieces that have broken readers and writers before.
const FRAGMENTS: [&str; 32] = [
    "a",
    "Two teams",
    "é",
    "ß",
    "漢字",
    "مرحبا",
    "🚒",
    "\u{200f}",
    "\u{202e}",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\\",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "=1+1",
    "+",
    "-",
    "@",
    "'=",
    "<b>",
    "&amp;",
    "]]>",
    ",",
    ";",
    "#",
    "PR9.1",
    "_x0041_",
];

/// A text that says something, with whatever a keyboard can enter.
pub(crate) fn texts() -> BoxedStrategy<String> {
    let piece = prop_oneof![
        4 => select(&FRAGMENTS[..]).prop_map(str::to_owned),
        1 => "[ -~]{1,12}",
        1 => "[\u{a0}-\u{d7ff}]{1,3}",
    ];
    let says_something = |text: &String| !text.trim().is_empty();
    vec(piece, 1..6).prop_map(|pieces| pieces.concat()).prop_filter("empty", says_something).boxed()
}

/// The same with control characters and carriage returns, which only TOML can hold.
pub(crate) fn wild_texts() -> BoxedStrategy<String> {
    let control = select(&["\r", "\r\n", "\u{1}", "\u{1b}[31m", "\u{7f}", "\u{85}", "\u{0}"][..]);
    prop_oneof![3 => texts(), 1 => (texts(), control).prop_map(|(text, c)| format!("x{c}{text}"))]
        .boxed()
}

fn dates() -> impl Strategy<Value = Date> {
    (1990..2090i16, 1..=12i8, 1..=28i8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn goals() -> impl Strategy<Value = Goals> {
    let goal = || (1..=4i64).prop_map(|number| Goal::new(number).unwrap());
    let areas = Catalogue::built_in().areas().iter().map(|area| area.id).collect::<Vec<_>>();
    (of(goal()), btree_map(select(areas), goal(), 0..6))
        .prop_map(|(default, areas)| Goals { default, areas })
}

fn scores(id: RequirementId) -> impl Strategy<Value = Given> {
    let questions = &Catalogue::built_in().requirement(id).unwrap().questions;
    let keys: Vec<_> = questions.iter().map(|question| question.key).collect();
    let ratings = btree_map(select(keys), select(Rating::CHOICES.map(|(_, it)| it).to_vec()), 0..4);
    (of(0..=4i64), ratings).prop_map(|(level, ratings)| {
        let level = level.and_then(Level::new);
        // Neither would be no score.
        let level = if ratings.is_empty() { level.or(Level::new(2)) } else { level };
        Given::Score { level, ratings }
    })
}

fn given(id: RequirementId, texts: &BoxedStrategy<String>) -> impl Strategy<Value = Given> + use<> {
    let not_applicable = (texts.clone(), of(texts.clone()))
        .prop_map(|(reason, approved_by)| Given::NotApplicable { reason, approved_by });
    prop_oneof![6 => scores(id), 1 => not_applicable]
}

fn answers(
    id: RequirementId,
    names: Vec<String>,
    texts: &BoxedStrategy<String>,
) -> impl Strategy<Value = (RequirementId, Answer)> + use<> {
    let said = (texts.clone(), given(id, texts)).prop_map(|(by, given)| Said { by, given });
    let most = names.len().min(4);
    (
        prop_oneof![1 => Just(Given::Nothing), 6 => given(id, texts)],
        of(texts.clone()),
        subsequence(names, 0..=most).prop_shuffle(),
        prop::bool::weighted(0.1),
        prop_oneof![9 => Just(Vec::new()), 1 => vec(said, 1..3)],
    )
        .prop_map(move |(given, note, evidence, carried_over, said)| {
            (id, Answer { given, note, evidence, carried_over, said, span: 0..0 })
        })
}

fn pieces(texts: &BoxedStrategy<String>) -> impl Strategy<Value = Evidence> + use<> {
    (
        select(EvidenceKind::CHOICES.map(|(_, kind)| kind).to_vec()),
        (texts.clone(), of(texts.clone())),
        (of(dates()), of(dates()), of(dates())),
        of(0..1_000_000_000u64),
        of("[0-9a-f]{64}"),
    )
        .prop_map(|(kind, (title, location), (effective, recorded, expires), size, sha256)| {
            Evidence {
                kind,
                title,
                location,
                effective,
                recorded,
                expires,
                size,
                sha256,
                span: 0..0,
            }
        })
}

fn auditees(texts: &BoxedStrategy<String>) -> impl Strategy<Value = Auditee> + use<> {
    let text = || of(texts.clone());
    let list = || vec(texts.clone(), 0..3);
    (text(), text(), text(), text(), list(), list(), text()).prop_map(
        |(name, address, representative, contact, locations, times, language)| Auditee {
            name,
            address,
            representative,
            contact,
            locations,
            times,
            language,
        },
    )
}

/// Assessments whose texts are made by `texts`, with evidence named by `names`.
pub(crate) fn assessments(
    texts: &BoxedStrategy<String>,
    names: &BoxedStrategy<String>,
) -> BoxedStrategy<Assessment> {
    let (texts, more) = (texts.clone(), texts.clone());
    (btree_map(names.clone(), pieces(&texts), 0..5), out_of_scope(&texts))
        .prop_flat_map(move |(evidence, out_of_scope)| {
            let names: Vec<String> = evidence.keys().cloned().collect();
            let all: Vec<RequirementId> = Catalogue::built_in()
                .requirements()
                .map(|each| each.id)
                .filter(|id| !out_of_scope.contains_key(&id.area()))
                .collect();
            let most = all.len();
            let answers = subsequence(all, 0..=most).prop_flat_map({
                let texts = more.clone();
                move |ids| {
                    ids.into_iter().map(|id| answers(id, names.clone(), &texts)).collect::<Vec<_>>()
                }
            });
            with(&more, (evidence, out_of_scope), answers)
        })
        .boxed()
}

type Parts = (BTreeMap<String, Evidence>, BTreeMap<AreaId, String>);

fn out_of_scope(
    texts: &BoxedStrategy<String>,
) -> impl Strategy<Value = BTreeMap<AreaId, String>> + use<> {
    let areas: Vec<AreaId> = Catalogue::built_in().areas().iter().map(|area| area.id).collect();
    btree_map(select(areas), texts.clone(), 0..4)
}

fn with(
    texts: &BoxedStrategy<String>,
    (evidence, out_of_scope): Parts,
    answers: impl Strategy<Value = Vec<(RequirementId, Answer)>> + 'static,
) -> BoxedStrategy<Assessment> {
    let text = || of(texts.clone());
    let assessor = (texts.clone(), text(), text()).prop_map(|(name, role, contact)| Assessor {
        name,
        role,
        contact,
    });
    let words = (text(), [text(), text(), text(), text(), text()])
        .prop_map(|(statement, levels)| Wording { statement, levels })
        .prop_filter("no words", |wording| *wording != Wording::default());
    let ids: Vec<RequirementId> =
        Catalogue::built_in().requirements().map(|each| each.id).collect();
    (
        (texts.clone(), text(), dates(), text(), text()),
        (of(select(Kind::CHOICES.map(|(_, kind)| kind).to_vec())), any::<bool>(), any::<bool>()),
        vec(assessor, 0..3),
        of(auditees(texts)),
        (goals(), goals()),
        answers,
        btree_map(select(ids), words, 0..3),
    )
        .prop_map(move |(head, (kind, mean, cap), assessors, auditee, goals, answers, wording)| {
            let (organisation, title, date, scope, conclusion) = head;
            Assessment {
                organisation,
                title,
                date,
                edition: Catalogue::built_in().edition().to_owned(),
                kind,
                scope,
                conclusion,
                rule: if mean { Rule::Mean } else { Rule::Hurdle },
                evidence_policy: if cap { EvidencePolicy::Cap } else { EvidencePolicy::Report },
                assessors,
                auditee,
                goals: goals.0,
                certification_goals: goals.1,
                out_of_scope: out_of_scope.clone(),
                answers: answers.into_iter().collect(),
                evidence: evidence.clone(),
                wording,
            }
        })
        .boxed()
}

/// The assessment without the places of its parts in a file.
pub(crate) fn without_places(mut assessment: Assessment) -> Assessment {
    for answer in assessment.answers.values_mut() {
        answer.span = 0..0;
    }
    for piece in assessment.evidence.values_mut() {
        piece.span = 0..0;
    }
    assessment
}
