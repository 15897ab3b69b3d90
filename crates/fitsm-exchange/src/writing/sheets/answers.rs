//! The sheet of answers: what is required, what one sees at each level, and the score.

use fitsm_core::Level;
use fitsm_core::assessment::{Answer, Given};
use fitsm_core::catalogue::{Area, Requirement};

use super::{HEAD, Laid, goal_of};
use crate::layout::{SELECT, YES, answers, area_label, names, one_line, ratings, sentence, sheet};
use crate::writing::page::{List, Look, Page, Value};

/// A row for each area, and one for each of its requirements.
pub(super) fn page(laid: &Laid<'_>) -> Page {
    let mut widths = [2, 11, 13, 11, 8, 32, 24, 24, 24, 24, 24, 10, 34, 27, 18, 14, 24, 16, 10];
    if laid.respondent.is_some() {
        hide(&mut widths, laid);
    }
    let mut page = Page::new(sheet::ASSESSMENT, &widths);
    page.title("Assessment", sentence::ASSESSMENT);
    page.headings((HEAD, answers::CERTIFICATION), &headings(laid), 5);
    page.names = (HEAD, answers::ID);
    page.print_to = Some(answers::EVIDENCE);
    for (row, area, requirement) in laid.answer_rows() {
        match requirement {
            None => {
                group(&mut page, row, area);
                let last = row + u32::try_from(area.requirements.len()).unwrap_or_default();
                page.choice(List::Scores, answers::SCORE, (row + 1, last));
                page.choice(List::Yes, answers::CARRIED_OVER, (row + 1, last));
            }
            Some(requirement) => texts(&mut page, laid, row, area, requirement),
        }
    }
    page
}

/// Hides what nobody who is asked has to look at.
fn hide(widths: &mut [u16], laid: &Laid<'_>) {
    let ours = if laid.assessment.answers.is_empty() {
        answers::NAMES..=answers::CARRIED_OVER
    } else {
        answers::NAMES..=answers::NAMES
    };
    for column in ours.chain([answers::CERTIFICATION]) {
        widths[column as usize] = 0;
    }
}

fn headings(laid: &Laid<'_>) -> Vec<String> {
    let mut headings = answers::HEADINGS.map(str::to_owned).to_vec();
    for level in Level::ALL {
        let label = &laid.catalogue.scale(level).label;
        let at = (answers::LEVEL_0 - answers::CERTIFICATION) as usize + level.index();
        headings[at] = format!("{}: {label}", headings[at]);
    }
    headings
}

fn group(page: &mut Page, row: u32, area: &Area) {
    for column in answers::CERTIFICATION..=answers::CARRIED_OVER {
        page.put((row, column), Value::Nothing, Look::Group);
    }
    page.put((row, answers::GROUP), area_label(area), Look::Group);
}

fn texts(page: &mut Page, laid: &Laid<'_>, row: u32, area: &Area, requirement: &Requirement) {
    let assessment = laid.assessment;
    if laid.respondent.is_none() {
        let goal = goal_of(&assessment.certification_goals, area);
        page.put((row, answers::CERTIFICATION), goal, Look::Centre);
    }
    page.put((row, answers::GROUP), area_label(area), Look::Small);
    page.put((row, answers::CODE), area.code.as_ref(), Look::Centre);
    page.put((row, answers::ID), requirement.id.to_string(), Look::Strong);
    let wording = assessment.wording.get(&requirement.id);
    let statement = wording.and_then(|its| its.statement.as_deref());
    page.put((row, answers::STATEMENT), statement.unwrap_or(&requirement.statement), Look::Text);
    for (column, level) in (answers::LEVEL_0..).zip(Level::ALL) {
        let text = wording.and_then(|its| its.levels[level.index()].as_deref());
        page.put((row, column), text.unwrap_or(requirement.level(level)), Look::Small);
    }
    for column in answers::SCORE..=answers::CARRIED_OVER {
        page.put((row, column), Value::Nothing, Look::Input);
    }
    page.put((row, answers::SCORE), SELECT, Look::Score);
    if let Some(answer) = assessment.answers.get(&requirement.id) {
        self::answer(page, laid, row, answer);
    }
}

fn answer(page: &mut Page, laid: &Laid<'_>, row: u32, answer: &Answer) {
    match &answer.given {
        Given::Nothing => {}
        Given::Score { level, ratings: rated } => {
            if let Some(level) = level {
                page.put((row, answers::SCORE), *level, Look::Score);
            }
            page.put((row, answers::RATINGS), ratings(rated), Look::Input);
        }
        Given::NotApplicable { reason, approved_by } => {
            page.put((row, answers::NOT_APPLICABLE), reason, Look::Input);
            page.put((row, answers::APPROVED_BY), approved_by.as_ref(), Look::Input);
        }
    }
    page.put((row, answers::COMMENT), answer.note.as_ref(), Look::Input);
    let titles: Vec<String> = answer
        .evidence
        .iter()
        .map(|name| laid.assessment.evidence.get(name).map_or(name, |piece| &piece.title))
        .map(|title| one_line(title))
        .collect();
    page.put((row, answers::EVIDENCE), titles.join("\n"), Look::Input);
    page.put((row, answers::NAMES), names(&answer.evidence), Look::Input);
    if answer.carried_over {
        page.put((row, answers::CARRIED_OVER), YES, Look::Input);
    }
}
