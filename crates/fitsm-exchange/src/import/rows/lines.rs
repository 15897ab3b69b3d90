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
        let begin = usize::try_from(begin).unwrap_or(usize::MAX).min(self.bytes.len());
        if self.at < begin {
            self.line += self.breaks(begin);
            self.at = begin;
        }
        while let Some(b'\r' | b'\n') = self.bytes.get(self.at) {
            self.line += self.breaks(self.at + 1);
            self.at += 1;
        }
        self.line
    }

    /// The line breaks from here up to a byte. CR and LF together are one.
    fn breaks(&self, end: usize) -> u64 {
        let of = |wanted: u8| {
            let found = self.bytes[self.at..end].iter().filter(|byte| **byte == wanted).count();
            u64::try_from(found).unwrap_or(u64::MAX)
        };
        let alone =
            |at: &usize| self.bytes[*at] == b'\r' && self.bytes.get(*at + 1) != Some(&b'\n');
        // Hardly any file has CR at all, and counting one kind of byte is quick.
        let returns = if of(b'\r') == 0 { 0 } else { (self.at..end).filter(alone).count() };
        of(b'\n') + u64::try_from(returns).unwrap_or(u64::MAX)
    }
}
