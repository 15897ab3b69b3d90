//! A dialogue line by line: in a terminal, over ssh, or with its input piped.

use std::io::{BufRead, IsTerminal, Read, Write};

use crate::failure::Failure;
use crate::terminal::plain;

/// No answer is longer, in bytes.
const LONGEST_LINE: u64 = 100_000;
/// The bytes of a line, its end not counted, from which on a terminal cuts off what is typed.
const LINE_OF_TERMINAL: usize = if cfg!(target_os = "macos") { 1_023 } else { 4_095 };
/// The height of a terminal that does not tell it.
const HEIGHT: usize = 24;

/// Who asks and who answers.
pub struct Prompt<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    /// Lines are typed at a terminal, which shows them. Otherwise what is read is shown here, so
    /// that the whole can be read afterwards.
    is_typed: bool,
}

/// Whether somebody sits at a terminal: reads there and writes there.
pub fn is_live() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// How many lines the terminal shows.
pub fn height() -> usize {
    let told = terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
    told.filter(|height| *height > 0).unwrap_or(HEIGHT)
}

impl<'a> Prompt<'a> {
    /// A dialogue over these.
    pub fn new(input: &'a mut dyn BufRead, output: &'a mut dyn Write) -> Self {
        Self { input, output, is_typed: std::io::stdin().is_terminal() }
    }

    /// Whether the answers are typed at a terminal.
    pub fn is_typed(&self) -> bool {
        self.is_typed
    }

    /// Shows a text.
    pub fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.output.write_all(text.as_bytes())?;
        Ok(self.output.flush()?)
    }

    /// Shows a text that may be longer than the screen, a screen at a time.
    pub fn show(&mut self, text: &str) -> Result<(), Failure> {
        let lines: Vec<&str> = text.lines().collect();
        let most = height().saturating_sub(2).max(1);
        if !is_live() || lines.len() <= most {
            return self.say(text);
        }
        let mut screens = lines.chunks(most).peekable();
        while let Some(screen) = screens.next() {
            self.say(&format!("{}\n", screen.join("\n")))?;
            if screens.peek().is_some() {
                let enough = self.ask("Enter shows more, . is enough> ")?;
                if enough.is_none_or(|word| !word.is_empty()) {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Asks for a line and gives it without the spaces around it; `None` where the input ends.
    /// A line that cannot be a text is asked for again.
    pub fn ask(&mut self, question: &str) -> Result<Option<String>, Failure> {
        loop {
            self.say(question)?;
            let Some(line) = self.line()? else {
                self.say("\n")?;
                return Ok(None);
            };
            match line {
                Ok(line) => {
                    if !self.is_typed {
                        self.say(&format!("{}\n", plain(&line)))?;
                    }
                    return Ok(Some(line));
                }
                Err(why) if self.is_typed => self.say(&format!("{why} Please type it again.\n"))?,
                Err(why) => self.say(&format!("…\n{why} Please type it again.\n"))?,
            }
        }
    }

    /// Asks until the answer can be taken. What an empty line means is for `take` to say.
    /// `None` where the input ends.
    pub fn ask_for<T>(
        &mut self,
        question: &str,
        take: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Failure> {
        loop {
            let Some(line) = self.ask(question)? else {
                return Ok(None);
            };
            match take(&line) {
                Ok(taken) => return Ok(Some(taken)),
                Err(why) => self.say(&crate::text::wrap(&plain(&why), "", ""))?,
            }
        }
    }

    /// One line, or why it is no text; `None` at the end.
    fn line(&mut self) -> Result<Option<Result<String, &'static str>>, Failure> {
        let failed = |error| Failure::Read { path: "-".into(), error };
        let mut bytes = Vec::new();
        (&mut *self.input).take(LONGEST_LINE).read_until(b'\n', &mut bytes).map_err(failed)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.len() as u64 == LONGEST_LINE && !bytes.ends_with(b"\n") {
            self.input.skip_until(b'\n').map_err(failed)?;
            return Ok(Some(Err("That is too long for an answer.")));
        }
        if self.is_typed && bytes.strip_suffix(b"\n").unwrap_or(&bytes).len() >= LINE_OF_TERMINAL {
            return Ok(Some(Err(
                "A terminal takes lines only up to a length that this one has reached, and may \
                 have cut it off, so nothing of it was taken. Give it in parts (n adds to a note).",
            )));
        }
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok(Some(Err("That is not UTF-8 text.")));
        };
        let text = text.trim().replace('\t', " ");
        if text.chars().any(char::is_control) {
            return Ok(Some(Err("That holds a key that is no letter, such as an arrow.")));
        }
        Ok(Some(Ok(text)))
    }
}
