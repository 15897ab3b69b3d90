//! The lines that the rows of a CSV file begin on.

/// Counts lines as an editor shows them, going forward. The csv crate's own count is off where
/// lines end in CR and LF, and where empty ones come before a row.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    /// How far lines have been counted.
    at: usize,
    /// The line there, from 1.
    line: u64,
}

impl<'a> Lines<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// The line on which the row begins whose reading began at this byte: behind the line breaks
    /// that still belong to the row before, and behind empty lines.
    pub(super) fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let begin = position.map_or(0, csv::Position::byte);
        let begin = usize::try_from(begin).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= begin && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            // CR and LF together are one break.
            let is_break = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(is_break);
            self.at += 1;
        }
        self.line
    }
}
