//! Reading the texts that came from a workbook.

use std::collections::BTreeMap;

use super::Reader;
use crate::assessment::Wording;
use crate::diagnostic::Problems;
use crate::id::RequirementId;

/// The keys of a requirement's wording.
pub const WORDING_KEYS: [&str; 6] =
    ["statement", "level-0", "level-1", "level-2", "level-3", "level-4"];

impl Reader<'_> {
    /// The wording of every requirement that has one.
    pub(super) fn wording(&self, problems: &mut Problems) -> BTreeMap<RequirementId, Wording> {
        let mut all = BTreeMap::new();
        let Some(table) = self.root.table("wording", "the wording", problems) else {
            return all;
        };
        self.each_requirement(&table, problems, |_, requirement, of_area, entry, problems| {
            let Some(table) = of_area.as_table(entry.value, "a wording", problems) else {
                return;
            };
            table.expect_keys(&WORDING_KEYS, problems);
            let [statement, levels @ ..] = WORDING_KEYS.map(|key| table.owned_text(key, problems));
            let wording = Wording { statement, levels };
            if wording != Wording::default() {
                all.insert(requirement.id, wording);
            }
        });
        all
    }
}
