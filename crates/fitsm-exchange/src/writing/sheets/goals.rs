//! The sheet of goals and scope.

use super::{HEAD, Laid, goal_of, row_of};
use crate::layout::{IN_SCOPE, OUT_OF_SCOPE, area_label, goals, sentence, sheet};
use crate::writing::page::{List, Look, Page};

/// A row for each area.
pub(super) fn page(laid: &Laid<'_>) -> Page {
    let mut page = Page::new(sheet::GOALS, &[3, 46, 2, 14, 14, 16, 60]);
    page.title("Scope and goals", sentence::GOALS);
    page.headings((HEAD, goals::LABEL), &goals::HEADINGS, 2);
    let assessment = laid.assessment;
    for (index, area) in laid.areas.iter().enumerate() {
        let row = row_of(index);
        let reason = assessment.out_of_scope.get(&area.id);
        let scope = if reason.is_some() { OUT_OF_SCOPE } else { IN_SCOPE };
        page.put((row, goals::LABEL), area_label(area), Look::Label);
        let certification = goal_of(&assessment.certification_goals, area);
        page.put((row, goals::CERTIFICATION), certification, Look::Choice);
        page.put((row, goals::OWN), goal_of(&assessment.goals, area), Look::Choice);
        page.put((row, goals::SCOPE), scope, Look::Choice);
        page.put((row, goals::REASON), reason, Look::Input);
    }
    let rows = (HEAD + 1, row_of(laid.areas.len()) - 1);
    page.choice(List::Goals, goals::CERTIFICATION, rows);
    page.choice(List::Goals, goals::OWN, rows);
    page.choice(List::Scope, goals::SCOPE, rows);
    page
}
