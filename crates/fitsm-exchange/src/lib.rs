//! Assessments from and to the forms of others: the official FitSM-6 workbook as `.ods` and
//! `.xlsx`, and CSV. Bytes in, bytes out; no disk.

pub mod book;
pub mod import;
pub mod layout;
mod lines;
mod problem;
pub mod workbook;
pub mod writing;

pub use book::{Book, Cell, Place, Sheet};
pub use import::{Imported, Options, import};
pub use problem::{Position, Problem, Refusal};
