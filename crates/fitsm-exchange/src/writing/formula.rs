//! Formulas that both kinds of workbook understand, each in its own spelling.

use crate::book::letters;

/// A cell, or a range of cells from one to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The sheet; the formula's own if `None`.
    sheet: Option<&'static str>,
    from: (u32, u32),
    to: Option<(u32, u32)>,
}

impl Reference {
    /// A cell of the same sheet, row and column from 0.
    pub(crate) const fn here(row: u32, column: u32) -> Self {
        Self { sheet: None, from: (row, column), to: None }
    }

    /// A cell of a sheet.
    pub(crate) const fn on(sheet: &'static str, row: u32, column: u32) -> Self {
        Self { sheet: Some(sheet), from: (row, column), to: None }
    }

    /// All cells of a column from this row to another.
    pub(crate) const fn down_to(mut self, row: u32) -> Self {
        self.to = Some((row, self.from.1));
        self
    }

    /// As `.xlsx` spells it where it must not move: `'Sources'!$A$2:$A$7`.
    pub(crate) fn excel_fixed(&self) -> String {
        let fixed = |(row, column)| format!("${}${}", letters(column), row + 1);
        let sheet = self.sheet.map(|name| format!("'{name}'!")).unwrap_or_default();
        let to = self.to.map(|at| format!(":{}", fixed(at))).unwrap_or_default();
        format!("{sheet}{}{to}", fixed(self.from))
    }

    /// As `.ods` spells it where it must not move: `[$'Sources'.$A$2:.$A$7]`.
    pub(crate) fn open_fixed(&self) -> String {
        let fixed = |(row, column)| format!(".${}${}", letters(column), row + 1);
        let sheet = self.sheet.map(|name| format!("$'{name}'")).unwrap_or_default();
        let to = self.to.map(|at| format!(":{}", fixed(at))).unwrap_or_default();
        format!("[{sheet}{}{to}]", fixed(self.from))
    }

    fn excel(&self) -> String {
        let sheet = self.sheet.map(|name| format!("'{name}'!")).unwrap_or_default();
        let to = self.to.map(|at| format!(":{}", name(at))).unwrap_or_default();
        format!("{sheet}{}{to}", name(self.from))
    }

    fn open(&self) -> String {
        let sheet = self.sheet.map(|name| format!("$'{name}'")).unwrap_or_default();
        let to = self.to.map(|at| format!(":.{}", name(at))).unwrap_or_default();
        format!("[{sheet}.{}{to}]", name(self.from))
    }
}

/// A cell's name: `B4`.
fn name((row, column): (u32, u32)) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// A formula: a template in which `{0}`, `{1}` … stand for references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Formula {
    template: String,
    references: Vec<Reference>,
}

impl Formula {
    /// A formula in the English names of functions, with commas between arguments.
    pub(crate) fn new(template: impl Into<String>, references: &[Reference]) -> Self {
        Self { template: template.into(), references: references.to_vec() }
    }

    /// As `.xlsx` spells it, without the sign of equality.
    pub(crate) fn excel(&self) -> String {
        self.filled(Reference::excel)
    }

    /// As `.ods` spells it (`OpenFormula`), without the sign of equality.
    pub(crate) fn open(&self) -> String {
        let mut quoted = false;
        let separated: String = self
            .template
            .chars()
            .map(|c| {
                quoted ^= c == '"';
                if c == ',' && !quoted { ';' } else { c }
            })
            .collect();
        Self { template: separated, references: self.references.clone() }.filled(Reference::open)
    }

    fn filled(&self, spell: fn(&Reference) -> String) -> String {
        let mut text = self.template.clone();
        for (number, reference) in self.references.iter().enumerate() {
            text = text.replace(&format!("{{{number}}}"), &spell(reference));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Formula, Reference};

    #[test]
    fn both_spellings() {
        let references =
            [Reference::here(4, 3).down_to(9), Reference::on("2. Scope & Goals", 4, 5)];
        let formula = Formula::new("IF({1}=\"a, b\",COUNT({0}),0)", &references);
        assert_eq!(formula.excel(), "IF('2. Scope & Goals'!F5=\"a, b\",COUNT(D5:D10),0)");
        assert_eq!(formula.open(), "IF([$'2. Scope & Goals'.F5]=\"a, b\";COUNT([.D5:.D10]);0)");
    }
}
