//! The waves of a plan, worked out by hand from `WAVE_RULE` and `PRIORITY_RULE`; and what must hold
//! for every plan.

use std::collections::BTreeMap;

use fitsm_core::{Catalogue, Source, StepId, assessment};
use fitsm_eval::backlog::Target;
use fitsm_eval::{Backlog, evaluate, waves};
use proptest::prelude::*;

use crate::generated::plans;

/// The ids of the steps, wave by wave, of an assessment of PR9 alone.
fn of_pr9(rule: &str, levels: [u8; 6], room: Option<usize>) -> Vec<String> {
    let catalogue = Catalogue::built_in();
    let others = catalogue.areas().iter().filter(|area| area.id.to_string() != "PR9");
    let out: Vec<String> = others.map(|area| format!("{} = \"not part\"", area.id)).collect();
    let answer = |(number, level)| format!("[answers.PR9.{number}]\nlevel = {level}");
    let answers: Vec<String> = (1..).zip(levels).map(answer).collect();
    let text = format!(
        "format = 1\norganisation = \"Case\"\ndate = 2026-03-12\nedition = \"3.0\"\n\
         rule = \"{rule}\"\n[out-of-scope]\n{}\n{}",
        out.join("\n"),
        answers.join("\n")
    );
    let assessment = assessment::read(&Source::new("case", text), catalogue).value.unwrap();
    let evaluation = evaluate(catalogue, &assessment);
    let backlog = Backlog::of(catalogue, &evaluation, Target::Both);
    let ids = |steps: &[&fitsm_eval::backlog::Opportunity<'_>]| {
        steps.iter().map(|step| step.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    waves(&backlog, room).iter().map(|wave| ids(&wave.steps)).collect()
}

#[test]
fn bands_and_dependencies() {
    // Level 1, held by PR9.1. Its step to 2 is 40 + 20 + 20 + 6 = 86: first, wave 1. The steps to
    // 3 are 20 + 3 = 23: later, wave 3, which is the second that has any. PR9.2 waits for PR9.1 to
    // reach 2 (it depends on it), and that is in wave 1.
    let levels = [1, 2, 3, 3, 3, 3];
    assert_eq!(of_pr9("hurdle", levels, None), ["PR9.1-L2", "PR9.1-L3 PR9.2-L3"]);
    // With room for one, the one of higher order comes first.
    assert_eq!(of_pr9("hurdle", levels, Some(1)), ["PR9.1-L2", "PR9.1-L3", "PR9.2-L3"]);
}

#[test]
fn steps_of_one_requirement_never_share_a_wave() {
    // By the mean, 15 / 6, the level is 2, so all three steps hold it: 90, 86 and 83, all first.
    let steps = of_pr9("mean", [0, 3, 3, 3, 3, 3], None);
    assert_eq!(steps, ["PR9.1-L1", "PR9.1-L2", "PR9.1-L3"]);
    // By the hurdle the level is 0: 90 for the first, then 20 + 6 and 20 + 3, both later.
    let steps = of_pr9("hurdle", [0, 3, 3, 3, 3, 3], None);
    assert_eq!(steps, ["PR9.1-L1", "PR9.1-L2", "PR9.1-L3"]);
}

#[test]
fn nothing_to_do_is_no_wave() {
    assert!(of_pr9("hurdle", [3; 6], None).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_step_is_in_one_wave_behind_what_it_waits_for(
        plan in plans(), room in prop::option::of(1..9usize),
    ) {
        let catalogue = Catalogue::built_in();
        let assessment = plan.assessment();
        let evaluation = evaluate(catalogue, &assessment);
        let backlog = Backlog::of(catalogue, &evaluation, Target::Both);
        let waves = waves(&backlog, room);
        let mut wave_of: BTreeMap<StepId, usize> = BTreeMap::new();
        for (at, wave) in waves.iter().enumerate() {
            prop_assert_eq!(wave.number, at + 1);
            prop_assert!(!wave.steps.is_empty());
            prop_assert!(room.is_none_or(|room| wave.steps.len() <= room));
            for step in &wave.steps {
                prop_assert!(wave_of.insert(step.id, at).is_none());
            }
        }
        prop_assert_eq!(wave_of.len(), backlog.items.len());
        for step in &backlog.items {
            for before in &step.after {
                prop_assert!(wave_of[before] < wave_of[&step.id]);
            }
        }
    }
}
