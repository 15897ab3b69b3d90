//! The pieces of evidence, and who said what.

use fitsm_core::Date;
use fitsm_core::assessment::Given;

use super::Laid;
use crate::layout::{EVIDENCE_HEADINGS, STATEMENT_HEADINGS, ratings, sheet};
use crate::writing::page::{List, Look, Page, Value};

/// How many more rows have the drop-down of kinds, for evidence that somebody adds.
const MORE: u32 = 100;

/// A row for each piece of evidence; headings in the first row.
pub(super) fn evidence(laid: &Laid<'_>) -> Page {
    let mut page = Page::new(sheet::EVIDENCE, &[26, 14, 50, 40, 12, 12, 12, 14, 30]);
    page.headings((0, 0), &EVIDENCE_HEADINGS, 1);
    let mut last = 0;
    for (row, (name, piece)) in (1..).zip(&laid.assessment.evidence) {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
        let cells = [
            name.into(),
            piece.kind.as_str().into(),
            (&piece.title).into(),
            piece.location.as_ref().into(),
            day(piece.effective),
            day(piece.recorded),
            day(piece.expires),
            piece.size.into(),
            piece.sha256.as_ref().into(),
        ];
        for (column, value) in (0..).zip(cells) {
            page.put((row, column), value, Look::Input);
        }
        last = row;
    }
    page.choice(List::Kinds, 1, (1, last + MORE));
    page
}

/// A row for each statement, where there is one; headings in the first row.
pub(super) fn statements(laid: &Laid<'_>) -> Option<Page> {
    let mut page = Page::new(sheet::STATEMENTS, &[14, 26, 8, 24, 50, 26]);
    page.headings((0, 0), &STATEMENT_HEADINGS, 1);
    let answers = laid.assessment.answers.iter();
    let said = answers.flat_map(|(id, answer)| answer.said.iter().map(move |said| (id, said)));
    let mut any = false;
    for (row, (id, said)) in (1..).zip(said) {
        page.put((row, 0), id.to_string(), Look::Strong);
        page.put((row, 1), &said.by, Look::Input);
        match &said.given {
            Given::Nothing => {}
            Given::Score { level, ratings: rated } => {
                page.put((row, 2), *level, Look::Choice);
                page.put((row, 3), ratings(rated), Look::Input);
            }
            Given::NotApplicable { reason, approved_by } => {
                page.put((row, 4), reason, Look::Input);
                page.put((row, 5), approved_by.as_ref(), Look::Input);
            }
        }
        any = true;
    }
    any.then_some(page)
}
