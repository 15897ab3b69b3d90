//! How far a long run is, shown while it lasts and only where somebody watches.

use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

use crate::terminal;

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is written anew.
pub const PACE: Duration = Duration::from_millis(200);

/// The line that tells how far a run is.
pub struct Progress {
    total: usize,
    begun: Instant,
    told: Option<Instant>,
    watched: bool,
}

impl Progress {
    /// The beginning of a run over so many files.
    pub fn new(total: usize) -> Self {
        Self { total, begun: Instant::now(), told: None, watched: stderr().is_terminal() }
    }

    /// Tells that so many are done, if it is time to.
    pub fn tell(&mut self, done: usize) {
        let due = self.told.map_or(self.begun + PATIENCE, |told| told + PACE);
        if self.watched && Instant::now() >= due {
            terminal::say(&format!("\r{done} of {} files read", self.total));
            self.told = Some(Instant::now());
        }
    }
}

impl Drop for Progress {
    /// Clears the line.
    fn drop(&mut self) {
        if self.told.is_some() {
            terminal::say("\r\u{1b}[K");
        }
    }
}
