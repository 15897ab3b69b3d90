//! The screen: stdout is the product, stderr the conversation.

use std::io::Write;
use std::path::Path;

use fitsm_core::source::steers_display;

use crate::failure::Failure;

/// Prints the product; colours only where a terminal shows them.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut screen = anstream::stdout().lock();
    screen.write_all(text.as_bytes())?;
    Ok(screen.flush()?)
}

/// Says something beside the product. If nobody can hear it, that is no reason to fail.
pub fn say(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// A file's name as one types it behind a command: in quotes where it needs them.
pub fn typed(path: &Path) -> String {
    let name = plain(&path.to_string_lossy());
    let is_plain = |c: char| c.is_alphanumeric() || "/\\.:_-+=@%,~".contains(c);
    if name.chars().all(is_plain) && !name.is_empty() { name } else { format!("\"{name}\"") }
}

/// A text of the user's as one line that cannot steer the terminal: line breaks become spaces,
/// control characters and those that turn the writing direction become visible marks.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if steers_display(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}
