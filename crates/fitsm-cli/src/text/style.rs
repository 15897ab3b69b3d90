//! The few colours of the terminal. Nothing is told by colour alone.

use anstyle::{AnsiColor, Reset, Style};

/// Ends any of the others.
pub const END: Reset = Reset;
/// Headings and what matters most.
pub const STRONG: Style = Style::new().bold();
/// What may be passed over.
pub const FAINT: Style = Style::new().dimmed();
/// A goal that is met.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// A goal that is not met.
pub const BAD: Style = AnsiColor::Red.on_default();
/// Something to look at.
pub const NOTICE: Style = AnsiColor::Yellow.on_default();
/// Something that went wrong.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
/// The bar of a profile.
pub const BAR: Style = AnsiColor::Blue.on_default();
