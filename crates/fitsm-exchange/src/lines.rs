//! The lines that the rows of a CSV file begin on.

/// The byte at which the reading of a row began.
pub(crate) fn begin(record: &csv::StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::byte)
}

/// Counts lines as an editor shows them, going forward. The csv crate's own count is off where
/// lines end in CR and LF, and where empty ones come before a row.
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    /// How far lines have been counted.
    at: usize,
    /// The line there, from 1.
    line: u64,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// The line on which the row begins whose reading began at this byte: behind the line breaks
    /// that still belong to the row before, and behind empty lines.
    pub(crate) fn of(&mut self, byte: u64) -> u64 {
        let begin = usize::try_from(byte).unwrap_or(usize::MAX).min(self.bytes.len());
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
        let ends_line = |at: &usize| match self.bytes[*at] {
            b'\n' => true,
            b'\r' => self.bytes.get(*at + 1) != Some(&b'\n'),
            _ => false,
        };
        (self.at..end).filter(ends_line).map(|_| 1).sum()
    }
}
