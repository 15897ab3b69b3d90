//! A workbook that is to be written: what each cell holds and how it looks, for either kind of
//! file.

use std::collections::BTreeMap;

use fitsm_core::{Date, Level};
use fitsm_eval::Hundredths;

use super::formula::Formula;

/// A workbook that is to be written.
#[derive(Clone, Debug)]
pub(crate) struct Workbook {
    /// What the file's properties call it.
    pub(crate) title: String,
    /// Whose it is, for the file's properties.
    pub(crate) organisation: String,
    /// The day that the file's properties give as that of its making.
    pub(crate) date: Date,
    /// The sheets.
    pub(crate) pages: Vec<Page>,
}

/// A sheet that is to be written.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Its name on the tab.
    pub(crate) name: &'static str,
    /// Each column's width in characters, from A on; 0 is hidden.
    pub(crate) widths: Vec<u16>,
    /// How many rows at the top and columns at the left stay when one scrolls.
    pub(crate) frozen: (u32, u32),
    /// What the cells hold, by row and column from 0.
    pub(crate) cells: BTreeMap<(u32, u32), (Value, Look)>,
    /// The drop-downs.
    pub(crate) choices: Vec<Choice>,
    /// The chart.
    pub(crate) chart: Option<Chart>,
    /// The last column that is printed.
    pub(crate) print_to: Option<u32>,
    /// The row of headings, and the column that names a row.
    pub(crate) names: (u32, u32),
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Nothing, but it has a look.
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A number with two decimals.
    Decimal(Hundredths),
    /// A mean, exactly: a sum and how many it is of.
    Mean(u16, u16),
    /// What a formula gives, which is the second now.
    Formula(Formula, Box<Value>),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    /// The sheet's title.
    Title,
    /// A sentence that runs across columns.
    Sentence,
    /// A sentence that wraps in its column.
    Paragraph,
    /// The heading of a column.
    Heading,
    /// A row that names an area.
    Group,
    /// A text that wraps.
    Text,
    /// The same, in the middle of its row's height: what names a row.
    Label,
    /// The same, small: the descriptions of the levels.
    Small,
    /// Something short in the middle of its cell.
    Centre,
    /// The same for an id.
    Strong,
    /// A text that is filled in.
    Input,
    /// Something short that is filled in.
    Choice,
    /// A score, coloured by its level.
    Score,
    /// A result, coloured by its word or level.
    Result,
    /// A mean with two decimals.
    Decimal,
    /// The one figure.
    Figure,
    /// The same with two decimals.
    FigureDecimal,
}

/// A drop-down of the cells of one column.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// Which of the lists on the sheet of sources.
    pub(crate) list: List,
    /// The column.
    pub(crate) column: u32,
    /// The first and the last row.
    pub(crate) rows: (u32, u32),
}

/// The lists behind the drop-downs, each in its column of the sheet of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    /// `Select …` and 0 to 4.
    Scores,
    /// 1 to 4.
    Goals,
    /// In scope or not.
    Scope,
    /// The kinds of evidence.
    Kinds,
    /// Yes.
    Yes,
}

impl List {
    /// All of them, in the order of their columns.
    pub(crate) const ALL: [Self; 5] =
        [Self::Scores, Self::Goals, Self::Scope, Self::Kinds, Self::Yes];

    /// What to say when something else is entered.
    pub(crate) const fn hint(self) -> &'static str {
        match self {
            Self::Scores => "A score is 0, 1, 2, 3 or 4; Select … means that there is none yet.",
            Self::Goals => "A goal is 1, 2, 3 or 4; an empty cell means that there is none.",
            Self::Scope => "Choose In scope or Out of scope.",
            Self::Kinds => "Choose document, record, measurement, interview or observation.",
            Self::Yes => "Choose yes, or leave the cell empty.",
        }
    }
}

/// A radar chart of the areas.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    /// What stands above it.
    pub(crate) title: String,
    /// The cell of its upper left corner.
    pub(crate) at: (u32, u32),
    /// The first and the last row of the areas.
    pub(crate) rows: (u32, u32),
    /// The spokes' names, one for each row.
    pub(crate) names: Vec<String>,
    /// The column that takes the names; the series' values follow.
    pub(crate) column: u32,
    /// The name of each series and the column that its values come from.
    pub(crate) series: [(&'static str, u32); 3],
}

impl Page {
    pub(crate) fn new(name: &'static str, widths: &[u16]) -> Self {
        Self {
            name,
            widths: widths.to_vec(),
            frozen: (0, 0),
            cells: BTreeMap::new(),
            choices: Vec::new(),
            chart: None,
            print_to: None,
            names: (0, 0),
        }
    }

    /// Puts a text or a number into a cell; nothing leaves it empty, with its look.
    pub(crate) fn put(&mut self, at: (u32, u32), value: impl Into<Value>, look: Look) {
        self.cells.insert(at, (value.into(), look));
    }

    /// Puts a formula with what it gives now.
    pub(crate) fn put_formula(
        &mut self,
        at: (u32, u32),
        formula: Formula,
        now: impl Into<Value>,
        look: Look,
    ) {
        self.put(at, Value::Formula(formula, Box::new(now.into())), look);
    }

    /// Puts the title and the sentence below it into B1 and B2.
    pub(crate) fn title(&mut self, title: impl Into<Value>, sentence: &str) {
        self.put((0, 1), title, Look::Title);
        self.put((1, 1), sentence, Look::Sentence);
    }

    /// Puts headings from a cell on, and keeps them in sight with so many columns at the left.
    pub(crate) fn headings<T: AsRef<str>>(&mut self, at: (u32, u32), texts: &[T], columns: u32) {
        for (column, text) in (at.1..).zip(texts) {
            self.put((at.0, column), text.as_ref(), Look::Heading);
        }
        self.frozen = (at.0 + 1, columns);
        self.names = at;
    }

    pub(crate) fn choice(&mut self, list: List, column: u32, rows: (u32, u32)) {
        if rows.0 <= rows.1 {
            self.choices.push(Choice { list, column, rows });
        }
    }

    /// A cell in words: `“Comment” of PR9.6, sheet “3. Assessment”`.
    pub(crate) fn describe(&self, (row, column): (u32, u32)) -> String {
        let text = |at| match self.cells.get(&at) {
            Some((Value::Text(text), _)) if text.chars().count() <= 60 => Some(text.as_str()),
            _ => None,
        };
        let heading = text((self.names.0, column)).filter(|_| row > self.names.0);
        let of = text((row, self.names.1)).filter(|_| column != self.names.1);
        let sheet = format!("sheet “{}”", self.name);
        match (heading, of) {
            (Some(heading), Some(of)) => format!("“{heading}” of {of}, {sheet}"),
            (None, Some(one)) | (Some(one), None) => format!("“{one}”, {sheet}"),
            (None, None) => sheet,
        }
    }
}

impl Value {
    /// What the cell shows; of a mean, the number that it holds.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Mean(sum, count) => (f64::from(*sum) / f64::from(*count)).to_string(),
            Self::Formula(_, now) => now.shown(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Level> for Value {
    fn from(level: Level) -> Self {
        Self::Number(level.get().into())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<Hundredths> for Value {
    fn from(number: Hundredths) -> Self {
        Self::Decimal(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}
