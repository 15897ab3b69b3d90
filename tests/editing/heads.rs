//! What a file says of itself, changed: that and nothing else.

use std::collections::BTreeMap;

use clap::Parser;
use fitsm_core::assessment::{Answer, Assessor, EvidencePolicy, Goals, Kind, Rule};
use fitsm_core::{AreaId, Assessment, Catalogue, Date, Goal, assessment};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::generated::{assessments, texts, wild_texts, without_places};
use super::read;
use crate::cli::{Cli, Command};
use crate::commands::init::{Wishes, template};
use crate::edit::{Head, NotEdited, set_head};

fn areas() -> Vec<AreaId> {
    Catalogue::built_in().areas().iter().map(|area| area.id).collect()
}

fn goals() -> impl Strategy<Value = Goals> {
    let goal = || (1..=4i64).prop_map(|number| Goal::new(number).unwrap());
    let some = prop::collection::btree_map(prop::sample::select(areas()), goal(), 0..3);
    (prop::option::of(goal()), some).prop_map(|(default, areas)| Goals { default, areas })
}

fn heads() -> impl Strategy<Value = Head> {
    let text = || prop::option::of(wild_texts());
    let kind =
        || prop::option::of(prop::sample::select(Kind::CHOICES.map(|(_, kind)| kind).to_vec()));
    let rule = prop::sample::select(Rule::CHOICES.map(|(_, rule)| rule).to_vec());
    let policy = prop::sample::select(EvidencePolicy::CHOICES.map(|(_, policy)| policy).to_vec());
    let day = (2000..2100i16, 1..=12i8, 1..=28i8).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap());
    let person = (wild_texts(), text(), text()).prop_map(|(name, role, contact)| Assessor {
        name,
        role,
        contact,
    });
    let words = (text(), text(), text(), text());
    let terms = (prop::option::of(day), kind(), prop::option::of(rule), prop::option::of(policy));
    let left_out = prop::collection::btree_map(prop::sample::select(areas()), wild_texts(), 0..3);
    (
        (words, terms),
        prop::collection::vec(person, 0..3),
        (goals(), goals()),
        (left_out, subsequence(areas(), 0..6)),
    )
        .prop_map(|((words, terms), assessors, goals, (out_of_scope, in_scope))| Head {
            organisation: words.0,
            title: words.1,
            scope: words.2,
            conclusion: words.3,
            date: terms.0,
            kind: terms.1,
            rule: terms.2,
            evidence_policy: terms.3,
            assessors,
            goals: goals.0,
            certification_goals: goals.1,
            in_scope: in_scope
                .into_iter()
                .filter(|area| !out_of_scope.contains_key(area))
                .collect(),
            out_of_scope,
        })
}

/// What the assessment has to say then, by hand.
fn changed(before: &Assessment, head: &Head) -> Assessment {
    let mut after = before.clone();
    let some = |new: &Option<String>, old: &Option<String>| new.clone().or_else(|| old.clone());
    after.organisation = head.organisation.clone().unwrap_or(after.organisation);
    after.title = some(&head.title, &before.title);
    after.scope = some(&head.scope, &before.scope);
    after.conclusion = some(&head.conclusion, &before.conclusion);
    after.date = head.date.unwrap_or(before.date);
    after.kind = head.kind.or(before.kind);
    after.rule = head.rule.unwrap_or(before.rule);
    after.evidence_policy = head.evidence_policy.unwrap_or(before.evidence_policy);
    after.assessors.extend(head.assessors.clone());
    for (new, old) in [
        (&head.goals, &mut after.goals),
        (&head.certification_goals, &mut after.certification_goals),
    ] {
        old.default = new.default.or(old.default);
        old.areas.extend(new.areas.clone());
    }
    after.out_of_scope.retain(|area, _| !head.in_scope.contains(area));
    after.out_of_scope.extend(head.out_of_scope.clone());
    after
}

/// The head of a file written in other ways that TOML lets people have.
fn restyled(text: &str, style: usize) -> String {
    match style {
        // Windows.
        0 => text.replace('\n', "\r\n"),
        // Comments above and behind, and no empty lines.
        1 => {
            let lines = text.lines().filter(|line| !line.is_empty());
            let commented = lines.map(|line| {
                if line.starts_with('[') {
                    format!("# about {line}\n{line} # here\n")
                } else {
                    format!("{line}\n")
                }
            });
            commented.collect()
        }
        _ => text.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_head_changes_and_nothing_else_does(
        written in assessments(&texts(), &texts()),
        head in heads(),
        style in any::<Index>(),
    ) {
        let catalogue = Catalogue::built_in();
        let mut expected = written;
        // Nothing that is answered is left out: the command refuses that.
        expected.answers.retain(|id, answer| {
            *answer != Answer::default() && !head.out_of_scope.contains_key(&id.area())
        });
        let plain = assessment::write(&expected, catalogue);
        let has_long_texts = plain.contains("\"\"\"") || plain.contains("'''");
        let text = if has_long_texts { plain } else { restyled(&plain, style.index(3)) };
        prop_assert_eq!(&without_places(read(&text)), &expected, "{}", text);
        let edited = set_head(&text, catalogue, &head);
        prop_assert!(edited.is_ok(), "{head:?} {edited:?}\n{text}");
        let edited = edited.unwrap();
        let mut now = without_places(read(&edited));
        now.answers.retain(|_, answer| *answer != Answer::default());
        prop_assert_eq!(&now, &changed(&expected, &head), "{}\n----\n{}", text, edited);
        // Comments stay; in long texts other lines look like some.
        for line in text.lines().filter(|line| line.starts_with("# ") && !has_long_texts) {
            prop_assert!(edited.contains(line), "{line}\n{text}\n----\n{edited}");
        }
        // A second time changes nothing, but for the assessors, who would come once more.
        let again = Head { assessors: Vec::new(), ..head };
        prop_assert_eq!(&set_head(&edited, catalogue, &again).unwrap(), &edited);
    }
}

/// A head that says something of everything.
fn full() -> Head {
    let area = |text: &str| text.parse::<AreaId>().unwrap();
    Head {
        scope: Some("All services".to_owned()),
        conclusion: Some("Ready".to_owned()),
        assessors: vec![Assessor { name: "R. Okafor".to_owned(), role: None, contact: None }],
        goals: Goals { default: Goal::new(2), areas: BTreeMap::new() },
        out_of_scope: [(area("PR13"), "Hosted".to_owned())].into(),
        ..Head::default()
    }
}

#[test]
fn a_file_from_init_is_filled_in_where_its_comments_keep_the_place() {
    let catalogue = Catalogue::built_in();
    let cli = Cli::try_parse_from(["fitsm", "init", "--date", "2026-03-12"]).unwrap();
    let Command::Init(args) = cli.command else { panic!() };
    let new = template(&Wishes::of(args.as_ref(), catalogue).unwrap(), catalogue);
    let edited = set_head(&new, catalogue, &full()).unwrap();
    // The lines that are there now and were not, with the line above each of them.
    let lines: Vec<&str> = edited.lines().collect();
    let is_new = |line: &str| !line.is_empty() && !new.lines().any(|old| old == line);
    let added: Vec<String> = (1..lines.len())
        .filter(|at| is_new(lines[*at]))
        .map(|at| format!("{} | {}", lines[at - 1].split("  ").next().unwrap(), lines[at]))
        .collect();
    assert_eq!(
        added,
        [
            "kind = \"self-assessment\" | scope = \"All services\"",
            "scope = \"All services\" | conclusion = \"Ready\"",
            " | [[assessors]]",
            "[[assessors]] | name = \"R. Okafor\"",
            " | [goal]",
            "[goal] | default = 2",
            " | [out-of-scope]",
            "[out-of-scope] | PR13 = \"Hosted\"",
        ]
    );
    let at = |wanted: &str| lines.iter().position(|line| line.starts_with(wanted)).unwrap();
    let order = [
        "# [[assessors]]",
        "[[assessors]]",
        "# [auditee]",
        "# [goal]",
        "[goal]",
        "[certification-goal]",
    ];
    assert!(order.map(at).is_sorted(), "{edited}");
    assert!(["# [out-of-scope]", "[out-of-scope]", "# Answers:"].map(at).is_sorted(), "{edited}");
}

#[test]
fn tables_in_braces_and_lists_in_brackets_grow_where_they_are() {
    let text = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
                assessors = [{ name = \"A\" }] # us\ngoal = { PR1 = 2 } # ours\n\
                out-of-scope = { PR2 = \"so\" }\n";
    let edited = set_head(text, Catalogue::built_in(), &full()).unwrap();
    assert!(edited.contains("assessors = [{ name = \"A\" }, { name = \"R. Okafor\" }] # us\n"));
    assert!(edited.contains("goal = { default = 2, PR1 = 2 } # ours\n"), "{edited}");
    assert!(edited.contains("out-of-scope = { PR2 = \"so\", PR13 = \"Hosted\" }\n"), "{edited}");
}

#[test]
fn what_cannot_be_said_is_refused() {
    let catalogue = Catalogue::built_in();
    let text = "format = 1\norganisation = \"x\"\ndate = 2026-03-12\nedition = \"3.0\"\n";
    let answered = format!("{text}[answers.PR13.1]\nlevel = 2\n");
    assert_eq!(set_head(&answered, catalogue, &full()), Err(NotEdited::NoWay));
    assert_eq!(set_head("format = 1\n", catalogue, &full()), Err(NotEdited::Faulty));
}
