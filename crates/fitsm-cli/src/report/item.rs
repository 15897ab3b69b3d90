//! One requirement as the report shows it: what was found, what it rests on, how it stands.

use fitsm_core::assessment::{Answer, Evidence, Given};
use fitsm_core::catalogue::Requirement;
use fitsm_core::{Catalogue, Goal, Level};
use fitsm_eval::{Outcome, RequirementResult, State};

use super::Assessed;
use crate::text::count;
use crate::verdict;

/// One requirement.
#[derive(Clone)]
pub struct Item<'a> {
    /// What is required.
    pub requirement: &'a Requirement,
    /// How it stands.
    pub result: &'a RequirementResult<'a>,
    /// What was answered, if anything.
    pub answer: Option<&'a Answer>,
    /// What the answer rests on.
    pub evidence: Vec<Piece<'a>>,
}

/// A piece of evidence where it is cited.
#[derive(Clone)]
pub struct Piece<'a> {
    /// Its number in the register, from 1.
    pub number: usize,
    /// What it is.
    pub evidence: &'a Evidence,
    /// Why it does not count, if it does not.
    pub void: Option<String>,
}

/// One cell of a strip: how a requirement stands to one level.
pub struct Cell {
    /// The level.
    pub level: Level,
    /// It has been reached.
    pub reached: bool,
    /// It is the requirement's level.
    pub here: bool,
    /// The marks of the goals that lie here: ◇ own, □ certification.
    pub marks: &'static str,
}

/// All requirements in the order of FitSM-1.
pub fn all<'a>(catalogue: &'a Catalogue, now: &Assessed<'a>) -> Vec<Item<'a>> {
    let results = now.evaluation.requirements.iter();
    catalogue.requirements().zip(results).map(|(text, result)| of(text, result, now)).collect()
}

/// One requirement.
pub fn of<'a>(
    requirement: &'a Requirement,
    result: &'a RequirementResult<'a>,
    now: &Assessed<'a>,
) -> Item<'a> {
    let assessment = now.assessment;
    let answer = assessment.answers.get(&requirement.id);
    let names = answer.map_or(&[][..], |answer| &answer.evidence);
    let place = |name: &String| {
        let at = assessment.evidence.keys().position(|known| known == name)?;
        Some((at, assessment.evidence.get(name)?))
    };
    let pieces = names.iter().filter_map(place).map(|(at, evidence)| Piece {
        number: at + 1,
        evidence,
        void: verdict::why_void(evidence, assessment.date),
    });
    Item { requirement, result, answer, evidence: pieces.collect() }
}

impl Item<'_> {
    /// The assessor's note.
    pub fn note(&self) -> Option<&str> {
        self.answer?.note.as_deref()
    }

    /// Why there is no level, in one or two words, or which there is.
    pub fn status(&self) -> String {
        match (self.result.state, self.result.level) {
            (State::Scored, Some(level)) => format!("Level {level}"),
            (State::NotApplicable, _) => "Not applicable".to_owned(),
            (State::OutOfScope, _) => "Out of scope".to_owned(),
            _ => "Not scored".to_owned(),
        }
    }

    /// The same where there is little room: the level is only its number.
    pub fn result_cell(&self) -> String {
        self.result.level.map_or_else(|| self.status(), |level| level.to_string())
    }

    /// Why the requirement does not apply.
    pub fn reason(&self) -> Option<String> {
        match &self.answer?.given {
            Given::NotApplicable { reason, approved_by: None } => Some(reason.clone()),
            Given::NotApplicable { reason, approved_by: Some(name) } => {
                Some(format!("{reason} (approved by {name})"))
            }
            _ => None,
        }
    }

    /// The five cells of its strip.
    pub fn cells(&self) -> Vec<Cell> {
        let lies =
            |goal: Option<Goal>, level: Level| goal.is_some_and(|goal| goal.level() == level);
        let cell = |level: Level| Cell {
            level,
            reached: self.result.level.is_some_and(|has| level <= has && has > Level::MIN),
            here: self.result.level == Some(level),
            marks: match (
                lies(self.result.goal, level),
                lies(self.result.certification_goal, level),
            ) {
                (true, true) => "◇□",
                (true, false) => "◇",
                (false, true) => "□",
                (false, false) => "",
            },
        };
        Level::ALL.into_iter().map(cell).collect()
    }

    /// How it stands to its goals, in words; nothing where it has none.
    pub fn standing(&self) -> String {
        let sides = [
            ("own goal", self.result.goal, self.result.gap),
            ("certification goal", self.result.certification_goal, self.result.certification_gap),
        ];
        let said: Vec<String> = sides
            .into_iter()
            .filter_map(|(name, goal, gap)| {
                let goal = goal?;
                Some(match gap {
                    Some(0) => format!("{name} {goal} met"),
                    Some(gap) => {
                        let levels = count(gap.into(), "level", "levels");
                        format!("{name} {goal}, {levels} short")
                    }
                    None => format!("{name} {goal}, no result"),
                })
            })
            .collect();
        said.join("; ")
    }

    /// What a reader should know about the level, a sentence each.
    pub fn remarks(&self) -> Vec<String> {
        let result = self.result;
        let mut remarks = Vec::new();
        if let (Some(claimed), Some(supported)) = (result.claimed(), result.supported)
            && claimed > supported
        {
            let held = if result.level == Some(claimed) {
                ""
            } else {
                ", and the level is held down to that"
            };
            let needed = fitsm_eval::needed(claimed);
            remarks.push(format!(
                "Judged {claimed}, but the evidence supports {supported}{held}. Level {claimed} needs {needed}."
            ));
        }
        if let (Some(judged), Some(indicated)) = (result.judged, result.indicated)
            && judged != indicated
        {
            remarks.push(format!(
                "Judged {judged}, while the ratings of the questions indicate {indicated}; the judgement stands."
            ));
        }
        if self.answer.is_some_and(|answer| answer.carried_over) {
            remarks.push(
                "Carried over from the previous assessment and not yet reconfirmed.".to_owned(),
            );
        }
        if self.answer.is_some_and(Answer::is_disputed) {
            remarks.push("Those who were asked disagree; no level has been settled.".to_owned());
        }
        remarks
    }

    /// The assessor's judgement, or a dash.
    pub fn judged(&self) -> String {
        dash(self.result.judged)
    }

    /// What the ratings indicate, or a dash.
    pub fn indicated(&self) -> String {
        dash(self.result.indicated)
    }

    /// What the evidence supports, or a dash.
    pub fn supported(&self) -> String {
        dash(self.result.supported)
    }

    /// The own goal with its mark, or a dash.
    pub fn goal(&self) -> String {
        verdict::marked(self.result.goal, self.result.goal_result)
    }

    /// The certification goal with its mark, or a dash.
    pub fn certification_goal(&self) -> String {
        verdict::marked(self.result.certification_goal, self.result.certification_result)
    }

    /// Whether a goal is missed, the certification goal before the own one.
    pub fn is_nonconformity(&self) -> bool {
        match self.result.certification_result {
            Outcome::NoGoal => self.result.goal_result == Outcome::NotMet,
            outcome => outcome == Outcome::NotMet,
        }
    }

    /// The certification goal is met or absent, the own one is missed.
    pub fn is_opportunity(&self) -> bool {
        !self.is_nonconformity() && self.result.goal_result == Outcome::NotMet
    }
}

impl Piece<'_> {
    /// How it is cited: its number in the register, title and kind, and whether it counts.
    pub fn citation(&self) -> String {
        let void = self.void.as_ref().map(|why| format!("; does not count: {why}"));
        let kind = self.evidence.kind.as_str();
        let void = void.unwrap_or_default();
        format!("E{} {} ({kind}{void})", self.number, self.evidence.title)
    }
}

fn dash(level: Option<Level>) -> String {
    level.map_or("–".to_owned(), |level| level.to_string())
}
