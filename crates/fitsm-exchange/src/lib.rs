//! Assessments from and to the forms of others: the official FitSM-6 workbook as `.ods` and
//! `.xlsx`, and CSV. Bytes in, bytes out; no disk.

pub mod book;
pub mod layout;
pub mod writing;

pub use book::{Book, Cell, Place, Sheet};
