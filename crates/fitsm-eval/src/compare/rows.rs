//! The rows of a comparison: each requirement, area and goal looked up on both sides.

use fitsm_core::assessment::{Answer, Evidence};
use fitsm_core::{AreaId, Assessment, Level, RequirementId};

use super::change::{Change, Condition};
use super::reason::{Part, Side, Terms, reasons};
use super::{
    AreaChange, Conformity, DueTo, Evaluated, GoalChange, MaturityChange, OutcomeChange,
    RequirementChange, RequirementSide, WhichGoal, either,
};
use crate::evaluation::{AreaResult, Maturity, Outcome, RequirementResult};
use crate::trend::{AreaPoint, MaturityPoint};

/// The two assessments.
pub(super) struct Sides<'b, 'a> {
    pub(super) old: Evaluated<'b, 'a>,
    pub(super) new: Evaluated<'b, 'a>,
}

/// What both sides have under one id.
struct Pair<'b, I, T> {
    id: I,
    old: Option<&'b T>,
    new: Option<&'b T>,
}

impl<'b, 'a> Sides<'b, 'a> {
    fn requirement_pairs(
        &self,
    ) -> impl Iterator<Item = Pair<'b, RequirementId, RequirementResult<'a>>> {
        let (old, new) = (&self.old.1.requirements, &self.new.1.requirements);
        either(old.iter().map(|each| each.id), new.iter().map(|each| each.id))
            .into_iter()
            .map(|id| Pair { id, old: requirement(old, id), new: requirement(new, id) })
    }

    fn area_pairs(&self) -> impl Iterator<Item = Pair<'b, AreaId, AreaResult<'a>>> {
        let (old, new) = (self.old.1, self.new.1);
        either(old.areas.iter().map(|each| each.id), new.areas.iter().map(|each| each.id))
            .into_iter()
            .map(|id| Pair { id, old: old.area(id), new: new.area(id) })
    }

    fn terms(&self) -> Terms {
        let (old, new) = (self.old.1, self.new.1);
        Terms {
            old_rule: old.rule,
            new_rule: new.rule,
            same_policy: old.evidence_policy == new.evidence_policy,
        }
    }

    pub(super) fn requirements(&self) -> Vec<RequirementChange> {
        self.requirement_pairs()
            .filter_map(|Pair { id, old, new }| {
                let (before, after) =
                    (Condition::of_requirement(old), Condition::of_requirement(new));
                let answers = (self.old.0.answers.get(&id), self.new.0.answers.get(&id));
                let change = Change::between(before, after)?;
                let carried_over = answers.1.is_some_and(|answer| answer.carried_over);
                let as_before = matches!(change, Change::Same | Change::StillNotApplicable);
                Some(RequirementChange {
                    id,
                    change,
                    from: old.map(side),
                    to: new.map(side),
                    due_to: old.zip(new).and_then(|(old, new)| self.due_to(old, new)),
                    reconfirmed: as_before && !carried_over,
                    carried_over,
                    note_changed: note(answers.0) != note(answers.1),
                    evidence_changed: pieces(self.old.0, answers.0)
                        != pieces(self.new.0, answers.1),
                })
            })
            .collect()
    }

    /// What moved a level: what was given, else the evidence, else only how it is treated.
    fn due_to(&self, old: &RequirementResult<'_>, new: &RequirementResult<'_>) -> Option<DueTo> {
        let way = new.level?.cmp(&old.level?);
        if way.is_eq() {
            return None;
        }
        Some(if new.claimed()?.cmp(&old.claimed()?) == way {
            let judged = old.judged.is_some() && new.judged.is_some();
            if judged { DueTo::Judgement } else { DueTo::Answer }
        } else if !self.terms().same_policy && new.supported.cmp(&old.supported) != way {
            DueTo::Policy
        } else {
            DueTo::Evidence
        })
    }

    pub(super) fn areas(&self) -> Vec<AreaChange<'a>> {
        let parts: Vec<Part<RequirementId>> = self
            .requirement_pairs()
            .map(|Pair { id, old, new }| Part {
                id,
                old: requirement_side(old),
                new: requirement_side(new),
                by_rule: false,
            })
            .collect();
        self.area_pairs()
            .filter_map(|Pair { id, old, new }| {
                let whole = (area_side(old), area_side(new));
                let of_area: Vec<_> =
                    parts.iter().filter(|part| part.id.area() == id).copied().collect();
                let holding = new.map(|area| area.blocking.clone()).unwrap_or_default();
                Some(AreaChange {
                    id,
                    change: Change::between(whole.0.condition, whole.1.condition)?,
                    from: old.map(AreaPoint::of),
                    to: new.map(AreaPoint::of),
                    reasons: reasons(whole, &of_area, self.terms(), holding),
                })
            })
            .collect()
    }

    /// What became of the SMS, whose areas went as told.
    pub(super) fn maturity(&self, areas: &[AreaChange<'_>]) -> MaturityChange {
        let (old, new) = (&self.old.1.maturity, &self.new.1.maturity);
        let whole = (sms_side(old), sms_side(new));
        let parts: Vec<Part<AreaId>> = self
            .area_pairs()
            .map(|Pair { id, old, new }| Part {
                id,
                old: area_side(old),
                new: area_side(new),
                by_rule: areas.iter().any(|area| area.id == id && area.is_by_rule()),
            })
            .collect();
        let next = new.level.and_then(Level::next);
        let below = |area: &&AreaResult<'_>| area.level.is_some() && area.level < next;
        let holding = self.new.1.areas.iter().filter(below).map(|area| area.id).collect();
        MaturityChange {
            // Neither side is ever absent.
            change: Change::between(whole.0.condition, whole.1.condition).unwrap_or(Change::Same),
            from: MaturityPoint::of(old),
            to: MaturityPoint::of(new),
            reasons: reasons(whole, &parts, self.terms(), holding),
        }
    }

    pub(super) fn goals(&self) -> Vec<GoalChange> {
        let both = self.area_pairs().filter_map(|pair| Some((pair.id, pair.old?, pair.new?)));
        both.flat_map(|(area, old, new)| {
            let own = GoalChange { area, of: WhichGoal::Goal, from: old.goal, to: new.goal };
            let certification = GoalChange {
                area,
                of: WhichGoal::CertificationGoal,
                from: old.certification_goal,
                to: new.certification_goal,
            };
            [own, certification]
        })
        .filter(|goal| goal.from != goal.to)
        .collect()
    }

    pub(super) fn conformity(&self) -> Conformity {
        let goals = self.goals();
        let moved = |area: AreaId, of: WhichGoal| {
            goals.iter().any(|goal| goal.area == area && goal.of == of)
        };
        let areas = self.area_pairs().filter_map(|pair| Some((pair.id, pair.old?, pair.new?)));
        let requirements =
            self.requirement_pairs().filter_map(|pair| Some((pair.id, pair.old?, pair.new?)));
        Conformity {
            areas: areas
                .flat_map(|(id, old, new)| {
                    let own = (old.goal_result, new.goal_result);
                    let certification = (old.certification_result, new.certification_result);
                    both_goals(id, own, certification, |of| moved(id, of))
                })
                .collect(),
            requirements: requirements
                .flat_map(|(id, old, new)| {
                    let own = (old.goal_result, new.goal_result);
                    let certification = (old.certification_result, new.certification_result);
                    both_goals(id, own, certification, |of| moved(id.area(), of))
                })
                .collect(),
        }
    }
}

fn requirement<'b, 'a>(
    results: &'b [RequirementResult<'a>],
    id: RequirementId,
) -> Option<&'b RequirementResult<'a>> {
    results.iter().find(|each| each.id == id)
}

/// A requirement as a part of its area: while it has no level it can have any.
fn requirement_side(result: Option<&RequirementResult<'_>>) -> Side {
    let condition = Condition::of_requirement(result);
    let open = (condition == Condition::Unscored).then_some(Level::MAX);
    Side { condition, at_most: condition.level().or(open) }
}

fn area_side(result: Option<&AreaResult<'_>>) -> Side {
    Side { condition: Condition::of_area(result), at_most: result.and_then(|area| area.at_most) }
}

fn sms_side(maturity: &Maturity) -> Side {
    Side { condition: Condition::of_maturity(maturity), at_most: maturity.at_most }
}

fn side(result: &RequirementResult<'_>) -> RequirementSide {
    RequirementSide {
        state: result.state,
        level: result.level,
        claimed: result.claimed(),
        goal_result: result.goal_result,
        certification_result: result.certification_result,
    }
}

fn note(answer: Option<&Answer>) -> Option<&str> {
    answer?.note.as_deref()
}

/// The evidence of an answer by name, without its place in the file.
fn pieces<'b>(
    assessment: &'b Assessment,
    answer: Option<&'b Answer>,
) -> Vec<(&'b str, Option<Evidence>)> {
    let names = answer.map_or(&[][..], |answer| &answer.evidence);
    let mut pieces: Vec<_> = names
        .iter()
        .map(|name| {
            let piece = assessment.evidence.get(name);
            (name.as_str(), piece.map(|piece| Evidence { span: 0..0, ..piece.clone() }))
        })
        .collect();
    pieces.sort_unstable_by_key(|(name, _)| *name);
    pieces
}

/// The outcomes for the two goals that changed from or to met or not met.
fn both_goals<I: Copy>(
    id: I,
    own: (Outcome, Outcome),
    certification: (Outcome, Outcome),
    goal_changed: impl Fn(WhichGoal) -> bool,
) -> Vec<OutcomeChange<I>> {
    let decided = |outcome: Outcome| matches!(outcome, Outcome::Met | Outcome::NotMet);
    [(WhichGoal::Goal, own), (WhichGoal::CertificationGoal, certification)]
        .map(|(of, (from, to))| OutcomeChange { id, of, from, to, goal_changed: goal_changed(of) })
        .into_iter()
        .filter(|each| each.from != each.to && (decided(each.from) || decided(each.to)))
        .collect()
}
