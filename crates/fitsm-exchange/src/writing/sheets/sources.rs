//! The lists behind the drop-downs.

use fitsm_core::Level;
use fitsm_core::assessment::EvidenceKind;

use crate::layout::{IN_SCOPE, OUT_OF_SCOPE, SELECT, YES, sheet};
use crate::writing::formula::Reference;
use crate::writing::page::{List, Look, Page, Value};

/// A column for each list, with its heading in the first row.
pub(super) fn page() -> Page {
    let mut page = Page::new(sheet::SOURCES, &[14; 5]);
    page.headings((0, 0), &["Scores", "Goals", "Scope", "Kinds of evidence", "Yes"], 0);
    for list in List::ALL {
        for (row, value) in (1..).zip(values(list)) {
            page.put((row, list as u32), value, Look::Centre);
        }
    }
    page
}

fn values(list: List) -> Vec<Value> {
    let levels = || Level::ALL.map(Value::from).into_iter();
    match list {
        List::Scores => std::iter::once(SELECT.into()).chain(levels()).collect(),
        List::Goals => levels().skip(1).collect(),
        List::Scope => vec![IN_SCOPE.into(), OUT_OF_SCOPE.into()],
        List::Kinds => EvidenceKind::CHOICES.map(|(word, _)| word.into()).to_vec(),
        List::Yes => vec![YES.into()],
    }
}

impl List {
    /// Where the list stands.
    pub(crate) fn range(self) -> Reference {
        let count = u32::try_from(values(self).len()).unwrap_or(1);
        Reference::on(sheet::SOURCES, 1, self as u32).down_to(count)
    }
}
