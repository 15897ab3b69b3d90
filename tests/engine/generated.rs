//! Assessments made by chance, for the properties.

use std::fmt::Write as _;

use fitsm_core::{Assessment, Catalogue, Source, assessment};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

/// What a generated assessment says, before it is written down.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) mean: bool,
    pub(crate) cap: bool,
    pub(crate) goal: Option<u8>,
    pub(crate) certification: u8,
    /// Places of areas left out.
    pub(crate) out: Vec<usize>,
    /// One for each requirement, in the order of the catalogue.
    pub(crate) answers: Vec<Answered>,
    /// Where each block of the file goes when it is shuffled.
    pub(crate) order: Vec<Index>,
}

/// One requirement's answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answered {
    Not,
    NotApplicable,
    Level(u8, Vec<usize>),
}

/// The pieces of evidence that every generated file describes: kind, and whether it counts.
pub(crate) const PIECES: [(&str, &str, &str); 7] = [
    ("doc", "document", ""),
    ("rec", "record", "recorded = 2026-03-12\n"),
    ("mea", "measurement", "expires = 2026-03-12\n"),
    ("int", "interview", ""),
    ("obs", "observation", ""),
    ("old", "document", "expires = 2026-03-11\n"),
    ("late", "record", "recorded = 2026-03-13\n"),
];

/// An answer; in one of two kinds of assessments, some are still missing.
fn answer(some_missing: bool) -> impl Strategy<Value = Answered> {
    let pieces = subsequence((0..PIECES.len()).collect::<Vec<_>>(), 0..=4);
    (0..40u8, 0..=4u8, pieces).prop_map(move |(kind, level, pieces)| match kind {
        0 => Answered::NotApplicable,
        1..=3 if some_missing => Answered::Not,
        _ => Answered::Level(level, pieces),
    })
}

pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    let areas = Catalogue::built_in().areas().len();
    let count = Catalogue::built_in().requirements().count();
    // Half of the assessments are complete, as most real ones are in the end.
    any::<bool>().prop_flat_map(move |some_missing| {
        (
            (any::<bool>(), any::<bool>(), prop::option::of(1..=4u8), 1..=4u8),
            subsequence((0..areas).collect::<Vec<_>>(), 0..=areas),
            prop::collection::vec(answer(some_missing), count),
            prop::collection::vec(any::<Index>(), count),
        )
            .prop_map(move |((mean, cap, goal, certification), out, answers, order)| {
                Plan {
                    mean,
                    cap,
                    goal,
                    certification,
                    out: if out.len() > areas / 2 { Vec::new() } else { out },
                    answers,
                    order,
                }
            })
    })
}

impl Plan {
    /// The blocks of the file, which may stand in any order.
    fn blocks(&self) -> (Vec<String>, Vec<String>) {
        let catalogue = Catalogue::built_in();
        let keys = [
            "format = 1".to_owned(),
            "organisation = \"Harbour City IT\"".to_owned(),
            "date = 2026-03-12".to_owned(),
            "edition = \"3.0\"".to_owned(),
            format!("rule = \"{}\"", if self.mean { "mean" } else { "hurdle" }),
            format!("evidence-policy = \"{}\"", if self.cap { "cap" } else { "report" }),
        ];
        let mut tables = vec![format!("[certification-goal]\ndefault = {}\n", self.certification)];
        tables.extend(self.goal.map(|goal| format!("[goal]\ndefault = {goal}\n")));
        let mut out = String::from("[out-of-scope]\n");
        for at in &self.out {
            let _ = writeln!(out, "{} = \"Run by a partner\"", catalogue.areas()[*at].id);
        }
        tables.push(out);
        for (requirement, answer) in catalogue.requirements().zip(&self.answers) {
            let at = catalogue.areas().iter().position(|area| area.id == requirement.id.area());
            if at.is_some_and(|at| self.out.contains(&at)) {
                continue;
            }
            let id = requirement.id;
            tables.extend(match answer {
                Answered::Not => None,
                Answered::NotApplicable => {
                    Some(format!("[answers.{id}]\nnot-applicable = {{ reason = \"None here\" }}\n"))
                }
                Answered::Level(level, pieces) => {
                    let names: Vec<String> =
                        pieces.iter().map(|piece| format!("\"{}\"", PIECES[*piece].0)).collect();
                    Some(format!(
                        "[answers.{id}]\nlevel = {level}\nevidence = [{}]\n",
                        names.join(", ")
                    ))
                }
            });
        }
        tables.extend(PIECES.iter().map(|(name, kind, more)| {
            format!("[evidence.{name}]\nkind = \"{kind}\"\ntitle = \"{name}\"\n{more}")
        }));
        (keys.into(), tables)
    }

    /// The file in the usual order.
    pub(crate) fn text(&self) -> String {
        let (keys, tables) = self.blocks();
        keys.join("\n") + "\n" + &tables.join("\n")
    }

    /// The same file with its keys and tables in another order.
    pub(crate) fn shuffled(&self) -> String {
        let (mut keys, mut tables) = self.blocks();
        for (at, index) in self.order.iter().enumerate() {
            let (from, to) = (at % keys.len(), index.index(keys.len()));
            keys.swap(from, to);
            let (from, to) = (at % tables.len(), index.index(tables.len()));
            tables.swap(from, to);
        }
        keys.join("\n") + "\n" + &tables.join("\n")
    }

    pub(crate) fn assessment(&self) -> Assessment {
        parse(&self.text())
    }
}

pub(crate) fn parse(text: &str) -> Assessment {
    let source = Source::new("generated.toml", text);
    let reading = assessment::read(&source, Catalogue::built_in());
    assert!(reading.diagnostics.is_empty(), "{:#?}\n{text}", reading.diagnostics);
    reading.value.unwrap()
}
