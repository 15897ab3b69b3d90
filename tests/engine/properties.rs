//! What must hold for every assessment, whatever its answers.

use fitsm_core::{Catalogue, Level};
use fitsm_eval::backlog::Target;
use fitsm_eval::{Backlog, Evaluation, Outcome, ScopeState, State, Step, evaluate};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::generated::{Answered, PIECES, Plan, parse, plans};

fn json(evaluation: &Evaluation<'_>) -> String {
    serde_json::to_string(evaluation).unwrap()
}

/// A level that is not known counts as below 0: learning it is never a loss.
fn known(level: Option<Level>) -> i16 {
    level.map_or(-1, |level| level.get().into())
}

/// The plan with the steps taken: each must start where the requirement is.
fn after(plan: &Plan, steps: &[Step]) -> Plan {
    let mut plan = plan.clone();
    for step in steps {
        let at = Catalogue::built_in().requirements().position(|each| each.id == step.requirement);
        let Answered::Level(level, pieces) = &mut plan.answers[at.unwrap()] else {
            panic!("{step:?} lifts what has no level")
        };
        assert_eq!((step.from.get(), step.to.get()), (*level, *level + 1), "{step:?}");
        *level += 1;
        // With everything to show for it, the policy does not matter.
        *pieces = vec![0, 1, 2];
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_order_of_keys_never_matters(plan in plans()) {
        let (plain, shuffled) = (parse(&plan.text()), parse(&plan.shuffled()));
        let catalogue = Catalogue::built_in();
        prop_assert_eq!(json(&evaluate(catalogue, &plain)), json(&evaluate(catalogue, &shuffled)));
    }

    #[test]
    fn raising_an_answer_never_lowers_a_level(plan in plans(), at in any::<Index>()) {
        let catalogue = Catalogue::built_in();
        let at = at.index(plan.answers.len());
        let mut higher = plan.clone();
        match &mut higher.answers[at] {
            Answered::Level(level, _) if *level < 4 => *level += 1,
            _ => return Ok(()),
        }
        let (before, after) = (plan.assessment(), higher.assessment());
        let (before, after) = (evaluate(catalogue, &before), evaluate(catalogue, &after));
        prop_assert!(after.maturity.level >= before.maturity.level);
        prop_assert!(after.maturity.at_most >= before.maturity.at_most);
        prop_assert!(after.maturity.index >= before.maturity.index);
        for (before, after) in before.areas.iter().zip(&after.areas) {
            prop_assert!(after.level >= before.level);
            prop_assert!(after.at_most >= before.at_most);
            prop_assert!(after.profile >= before.profile);
        }
    }

    #[test]
    fn adding_evidence_never_lowers_what_is_supported(plan in plans(), at in any::<Index>(), piece in 0..PIECES.len()) {
        let catalogue = Catalogue::built_in();
        let at = at.index(plan.answers.len());
        let mut richer = plan.clone();
        match &mut richer.answers[at] {
            Answered::Level(_, pieces) if !pieces.contains(&piece) => pieces.push(piece),
            _ => return Ok(()),
        }
        let (before, after) = (plan.assessment(), richer.assessment());
        let (before, after) = (evaluate(catalogue, &before), evaluate(catalogue, &after));
        for (before, after) in before.requirements.iter().zip(&after.requirements) {
            prop_assert!(after.supported >= before.supported);
            prop_assert!(after.level >= before.level);
        }
        prop_assert!(after.maturity.level >= before.maturity.level);
    }

    #[test]
    fn what_is_unscored_has_no_level_and_is_not_left_out(plan in plans()) {
        let assessment = plan.assessment();
        let evaluation = evaluate(Catalogue::built_in(), &assessment);
        for result in &evaluation.requirements {
            prop_assert_eq!(result.level.is_some(), result.state == State::Scored);
            if result.state == State::Unscored {
                prop_assert!(result.gap.is_none() && result.certification_gap.is_none());
                prop_assert_ne!(result.goal_result, Outcome::Met);
                prop_assert_ne!(result.certification_result, Outcome::Met);
            }
        }
        for area in &evaluation.areas {
            let of = || evaluation.requirements_of(area.id);
            let scored = of().filter(|each| each.state == State::Scored).count();
            let unscored = of().filter(|each| each.state == State::Unscored).count();
            prop_assert_eq!(usize::from(area.coverage.scored), scored);
            prop_assert_eq!(usize::from(area.coverage.applicable), scored + unscored);
            // No mean without coverage, and none over nothing.
            prop_assert_eq!(area.profile.is_some(), scored > 0);
            if unscored > 0 {
                prop_assert!(area.level.is_none());
                prop_assert!(area.blocking.is_empty());
                prop_assert_ne!(area.goal_result, Outcome::Met);
                prop_assert_ne!(area.certification_result, Outcome::Met);
                prop_assert!(evaluation.maturity.level.is_none());
                prop_assert!(evaluation.maturity.next.is_none());
            }
            if area.scope == ScopeState::Out {
                prop_assert_eq!(usize::from(area.coverage.applicable), 0);
                prop_assert_eq!(area.goal_result, Outcome::OutOfScope);
            }
        }
        prop_assert_eq!(evaluation.maturity.index.is_some(), evaluation.maturity.coverage.scored > 0);
    }

    #[test]
    fn at_most_is_the_level_if_everything_unscored_turns_out_to_be_4(plan in plans()) {
        let mut best = plan.clone();
        for answer in &mut best.answers {
            if *answer == Answered::Not {
                *answer = Answered::Level(4, vec![0, 1, 2]);
            }
        }
        let (now, best) = (plan.assessment(), best.assessment());
        let catalogue = Catalogue::built_in();
        let (now, best) = (evaluate(catalogue, &now), evaluate(catalogue, &best));
        prop_assert_eq!(now.maturity.at_most, best.maturity.level);
        for (now, best) in now.areas.iter().zip(&best.areas) {
            prop_assert_eq!(now.at_most, best.level);
        }
    }

    #[test]
    fn the_steps_to_the_next_level_lift_it_and_none_of_them_is_spare(plan in plans()) {
        // The policy is tried by other properties; here levels are what they are judged.
        let plan = Plan { cap: false, ..plan };
        let assessment = plan.assessment();
        let catalogue = Catalogue::built_in();
        let evaluation = evaluate(catalogue, &assessment);
        let Some(next) = &evaluation.maturity.next else { return Ok(()) };
        let all = after(&plan, &next.steps).assessment();
        prop_assert!(known(evaluate(catalogue, &all).maturity.level) >= known(Some(next.level)));
        // Without its last step, no requirement's other steps need it, and the level is not reached.
        for spare in 0..next.steps.len() {
            let step = next.steps[spare];
            if next.steps.iter().any(|other| other.requirement == step.requirement && other.from > step.from) {
                continue;
            }
            let mut fewer = next.steps.clone();
            fewer.remove(spare);
            let fewer = after(&plan, &fewer).assessment();
            prop_assert!(known(evaluate(catalogue, &fewer).maturity.level) < known(Some(next.level)));
        }
    }

    #[test]
    fn the_backlog_names_each_step_to_the_goals_once_and_in_an_order_that_works(plan in plans()) {
        let assessment = plan.assessment();
        let catalogue = Catalogue::built_in();
        let evaluation = evaluate(catalogue, &assessment);
        let backlog = Backlog::of(catalogue, &evaluation, Target::Both);
        let missing: u16 = evaluation
            .requirements
            .iter()
            .map(|each| u16::from(each.gap.max(each.certification_gap).unwrap_or(0)))
            .sum();
        prop_assert_eq!(backlog.items.len(), usize::from(missing));
        for (at, item) in backlog.items.iter().enumerate() {
            prop_assert!(item.priority <= 100);
            let place = |id| backlog.items.iter().position(|other| other.id == id);
            prop_assert_eq!(place(item.id), Some(at), "twice");
            for before in &item.after {
                prop_assert!(place(*before).is_some_and(|before| before < at));
            }
        }
    }
}
