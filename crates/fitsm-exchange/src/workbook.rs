//! A workbook's bytes as a [`Book`], whoever wrote them; nothing in them is trusted.

mod filling;
mod ods;
mod unpack;
mod xlsx;
mod xml;

use crate::book::Book;
use crate::problem::Refusal;

use unpack::{Form, Package};

/// Whether the bytes are no text, so that they can only be a workbook or something to refuse.
#[must_use]
pub fn is_no_text(bytes: &[u8]) -> bool {
    unpack::looks_like(bytes).is_some()
}

/// Reads a workbook: `.ods` or `.xlsx`, told apart by what is in the file and not by its name.
///
/// # Errors
/// If it is neither, or damaged, encrypted, or larger than a workbook of assessments can be.
pub fn read(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut package = Package::open(bytes)?;
    match package.form()? {
        Form::Ods => ods::read(&mut package),
        Form::Xlsx => xlsx::read(&mut package),
    }
}
