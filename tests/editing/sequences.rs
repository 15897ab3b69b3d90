//! Random sequences of edits on whole files.

use std::collections::BTreeMap;

use clap::Parser;
use fitsm_core::assessment::{Answer, Given};
use fitsm_core::{Assessment, Catalogue, Level, Rating, RequirementId, assessment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::generated::{assessments, texts, wild_texts, without_places};
use super::read;
use super::styles::{STYLES, in_styles};
use crate::cli::{Cli, Command};
use crate::commands::init::{Wishes, template};
use crate::edit::set_answer;

/// One step of an assessor.
#[derive(Clone, Debug)]
enum Step {
    Level(i64),
    Rate(Index, Index),
    Note(String),
    DoesNotApply(String, Option<String>),
    Evidence(Index),
    Drop,
    CarriedOver,
    Clear,
}

fn steps() -> impl Strategy<Value = Step> {
    let text = wild_texts;
    prop_oneof![
        4 => (0..=4i64).prop_map(Step::Level),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(key, rating)| Step::Rate(key, rating)),
        2 => text().prop_map(Step::Note),
        1 => (text(), prop::option::of(text())).prop_map(|(why, by)| Step::DoesNotApply(why, by)),
        2 => any::<Index>().prop_map(Step::Evidence),
        1 => Just(Step::Drop),
        1 => Just(Step::CarriedOver),
        1 => Just(Step::Clear),
    ]
}

fn take(step: &Step, id: RequirementId, answer: &mut Answer, pieces: &[String]) {
    match step {
        Step::Level(number) => {
            let new = Level::new(*number);
            match &mut answer.given {
                Given::Score { level, .. } => *level = new,
                given => *given = super::score(*number),
            }
        }
        Step::Rate(key, rating) => {
            let questions = &Catalogue::built_in().requirement(id).unwrap().questions;
            let key = key.get(questions).key;
            let rating = rating.get(&Rating::CHOICES).1;
            if let Given::Score { ratings, .. } = &mut answer.given {
                ratings.insert(key, rating);
            } else {
                let ratings = [(key, rating)].into_iter().collect();
                answer.given = Given::Score { level: None, ratings };
            }
        }
        Step::Note(text) => answer.note = Some(text.clone()),
        Step::DoesNotApply(reason, by) => {
            answer.given = Given::NotApplicable { reason: reason.clone(), approved_by: by.clone() };
        }
        Step::Evidence(index) if !pieces.is_empty() => {
            let name = index.get(pieces);
            if !answer.evidence.contains(name) {
                answer.evidence.push(name.clone());
            }
        }
        Step::Evidence(_) => {}
        Step::Drop => {
            answer.given = Given::Nothing;
            answer.evidence.truncate(1);
        }
        Step::CarriedOver => answer.carried_over = !answer.carried_over,
        Step::Clear => *answer = Answer::default(),
    }
}

/// The lines from an answer's heading to the next heading.
fn own_lines(lines: &[&str], id: RequirementId) -> std::ops::Range<usize> {
    let is_own = |line: &str| {
        ["]", "."].iter().any(|behind| line.starts_with(&format!("[answers.{id}{behind}")))
    };
    let Some(start) = lines.iter().position(|line| is_own(line)) else { return 0..0 };
    let is_heading =
        |line: &str| ["[answers.", "[evidence.", "[wording."].iter().any(|it| line.starts_with(it));
    let behind = lines[start + 1..].iter();
    let length = behind.take_while(|line| !is_heading(line) || is_own(line)).count();
    start..start + 1 + length
}

fn only_own_lines_changed(before: &str, after: &str, id: RequirementId) -> bool {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split('\n').collect(), after.split('\n').collect());
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let rest = before.len().min(after.len()) - same;
    let behind = before.iter().rev().zip(after.iter().rev());
    let behind = behind.take(rest).take_while(|(one, other)| one == other).count();
    let gone = same..before.len() - behind;
    let own = own_lines(&before, id);
    gone.is_empty() || (own.start <= gone.start && gone.end <= own.end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_style_can_be_edited(
        written in assessments(&texts(), &texts()),
        styles in prop::sample::subsequence(&STYLES[..], 1..=6).prop_shuffle(),
        edits in vec((any::<Index>(), steps()), 1..8),
    ) {
        let catalogue = Catalogue::built_in();
        let mut expected = written;
        // Order as in FitSM-1, as the rendering needs an area's answers together.
        expected.answers.retain(|_, answer| *answer != Answer::default());
        let answers: Vec<(RequirementId, Answer)> = catalogue
            .requirements()
            .filter_map(|each| Some((each.id, expected.answers.get(&each.id)?.clone())))
            .collect();
        let without = Assessment { answers: BTreeMap::new(), ..expected.clone() };
        let mut text = assessment::write(&without, catalogue) + &in_styles(&answers, &styles);
        let mut read_back = without_places(read(&text));
        prop_assert_eq!(&read_back, &expected, "{}", text);
        let pieces: Vec<String> = expected.evidence.keys().cloned().collect();
        let ids: Vec<RequirementId> = catalogue
            .requirements()
            .map(|each| each.id)
            .filter(|id| !expected.out_of_scope.contains_key(&id.area()))
            .collect();
        for (index, step) in edits {
            let id = *index.get(&ids);
            let mut answer = expected.answers.get(&id).cloned().unwrap_or_default();
            take(&step, id, &mut answer, &pieces);
            let edited = set_answer(&text, catalogue, id, &answer);
            prop_assert!(edited.is_ok(), "{id} {step:?} {edited:?}\n{text}");
            let edited = edited.unwrap();
            if answer == Answer::default() {
                expected.answers.remove(&id);
            } else {
                expected.answers.insert(id, answer);
            }
            read_back = without_places(read(&edited));
            read_back.answers.retain(|_, answer| *answer != Answer::default());
            prop_assert_eq!(&read_back, &expected, "{}", edited);
            // Comments at other answers stay.
            for (other, _) in answers.iter().filter(|(other, _)| *other != id) {
                let comment = format!("# {other}\n");
                let (old, new) = (text.matches(&comment).count(), edited.matches(&comment).count());
                prop_assert!(new >= old, "{other} at {id} {step:?}\n{text}\n----\n{edited}");
            }
            text = edited;
        }
    }

    #[test]
    fn edits_change_one_answer_and_leave_every_other_line(
        written in assessments(&wild_texts(), &wild_texts()),
        edits in vec((any::<Index>(), steps()), 1..8),
    ) {
        let catalogue = Catalogue::built_in();
        let mut text = assessment::write(&written, catalogue);
        let mut expected = written;
        let pieces: Vec<String> = expected.evidence.keys().cloned().collect();
        let ids: Vec<RequirementId> = catalogue
            .requirements()
            .map(|each| each.id)
            .filter(|id| !expected.out_of_scope.contains_key(&id.area()))
            .collect();
        expected.answers.retain(|_, answer| *answer != Answer::default());
        for (index, step) in edits {
            let id = *index.get(&ids);
            let mut answer = expected.answers.get(&id).cloned().unwrap_or_default();
            take(&step, id, &mut answer, &pieces);
            let edited = set_answer(&text, catalogue, id, &answer);
            prop_assert!(edited.is_ok(), "{id} {step:?} {edited:?}\n{text}");
            let edited = edited.unwrap();
            if answer == Answer::default() {
                expected.answers.remove(&id);
            } else {
                expected.answers.insert(id, answer);
            }
            let mut now = without_places(read(&edited));
            now.answers.retain(|_, answer| *answer != Answer::default());
            prop_assert_eq!(&now, &expected, "{}", edited);
            prop_assert!(only_own_lines_changed(&text, &edited, id), "{id} {step:?}\n{text}\n----\n{edited}");
            text = edited;
        }
    }
}

#[test]
fn a_file_from_init_is_filled_in_at_its_places_and_emptied_again() {
    let catalogue = Catalogue::built_in();
    let cli = Cli::try_parse_from(["fitsm", "init", "--date", "2026-03-12"]).unwrap();
    let Command::Init(args) = cli.command else { panic!() };
    let new = template(&Wishes::of(args.as_ref(), catalogue).unwrap(), catalogue);
    let ids: Vec<RequirementId> = catalogue.requirements().map(|each| each.id).collect();
    let answer = Answer { given: super::score(2), ..Answer::default() };
    let mut text = new.clone();
    // In no order: 82 and 37 have no common factor.
    for turn in 0..ids.len() {
        text = set_answer(&text, catalogue, ids[turn * 37 % ids.len()], &answer).unwrap();
    }
    let filled = new.replace("# [answers.", "[answers.").replace("# level =", "level = 2");
    assert!(text == filled, "{text}");
    for turn in 0..ids.len() {
        text =
            set_answer(&text, catalogue, ids[turn * 31 % ids.len()], &Answer::default()).unwrap();
    }
    assert!(text == new, "{text}");
}

fn examples() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assessments");
    let files = ["nimbus-2025", "nimbus-2026", "meridian-2026"];
    files.map(|name| std::fs::read_to_string(root.join(format!("{name}.toml"))).unwrap()).into()
}

#[test]
fn every_example_can_be_edited_everywhere() {
    let catalogue = Catalogue::built_in();
    for mut text in examples() {
        let out_of_scope = read(&text).out_of_scope;
        let ids = catalogue.requirements().map(|each| each.id);
        let ids = ids.filter(|id| !out_of_scope.contains_key(&id.area()));
        for (turn, id) in ids.enumerate().filter(|(turn, _)| turn % 3 == 0) {
            let answer = match turn % 2 {
                0 => Answer { given: super::score(4), note: Some("x".into()), ..Answer::default() },
                _ => Answer::default(),
            };
            let edited = set_answer(&text, catalogue, id, &answer).unwrap();
            assert!(only_own_lines_changed(&text, &edited, id), "{edited}\n{id}");
            text = edited;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What lines are missing makes a file faulty or says something else; it never stops the editor.
    #[test]
    fn a_damaged_file_is_edited_or_refused(
        lines in vec((any::<Index>(), 1..6usize), 1..5),
        edit in (any::<Index>(), steps()),
        file in 0..3usize,
    ) {
        let catalogue = Catalogue::built_in();
        let text = examples().swap_remove(file);
        let mut kept: Vec<&str> = text.split_inclusive('\n').collect();
        for (at, count) in lines {
            let start = at.index(kept.len());
            let end = (start + count).min(kept.len() - 1);
            kept.drain(start.min(end)..end);
        }
        let text = kept.concat();
        let ids: Vec<RequirementId> = catalogue.requirements().map(|each| each.id).collect();
        let id = *edit.0.get(&ids);
        let mut answer = Answer::default();
        take(&edit.1, id, &mut answer, &[]);
        if let Ok(edited) = set_answer(&text, catalogue, id, &answer) {
            let now = without_places(read(&edited)).answers.remove(&id).unwrap_or_default();
            prop_assert_eq!(now, answer);
        }
    }
}
