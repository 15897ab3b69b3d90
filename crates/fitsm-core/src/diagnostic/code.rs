//! Every kind of thing that can be wrong with a file: its name and its explanation.

use super::Severity;

/// Declares the codes: variant, name, severity, and the text of `fitsm explain`.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $explanation:literal)*) => {
        /// The kind of a diagnostic, named in kebab-case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// All codes, in the order in which reading comes upon them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name, such as `unknown-requirement`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Whether a file with it can be used.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, why it matters and how to mend it.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error
    "The file is not UTF-8 text. It was probably saved by an editor that uses an older encoding, or it is not a text file at all. Open it in an editor and save it as UTF-8."

    Syntax "syntax" Error
    "The file breaks the rules of TOML at this place, so what stands there cannot be read. Texts need straight double quotes, a table's name needs square brackets, and each key stands on its own line. What could be read beside it was checked all the same."

    DuplicateKey "duplicate-key" Error
    "The same key or table stands twice. Only one of the two can be meant, and fitsm does not choose for you. Remove one, or give one its right name."

    UnknownKey "unknown-key" Error
    "A key that fitsm does not know. It is mostly a misspelling, or it stands in the wrong table. Nothing that you write is skipped in silence, so an unknown key is an error."

    MissingKey "missing-key" Error
    "Something that every file of this kind needs is not there. An assessment needs format, organisation, date and edition; an evidence entry needs kind and title; a requirement that is not applicable needs its reason."

    WrongType "wrong-type" Error
    "The value is of another kind than the one expected: a text where a number belongs, a number where a list belongs, and so on. Texts and dates are told apart by quotes: date = 2026-03-12 is a date, \"2026-03-12\" is a text."

    EmptyText "empty-text" Error
    "A text that has to say something is empty. There are no empty fields in an assessment: leave a key out if there is nothing to say. A reason is never optional where a requirement or an area is taken out."

    UnsupportedFormat "unsupported-format" Error
    "The file's format is not one that this program can read. A newer number means that a newer fitsm wrote it: update the program. Reading on would risk losing what it does not understand."

    UnknownEdition "unknown-edition" Error
    "The assessment was made against an edition of FitSM-1 that the catalogue in use does not hold. Requirements differ between editions, so answers are never carried from one to another unasked. Use --catalogue with the folder of that edition."

    InvalidDate "invalid-date" Error
    "The date does not exist, or it is not a plain date. Write year, month and day without quotes and without a time: date = 2026-03-12."

    UnknownValue "unknown-value" Error
    "The value is not one of the choices for this key. The message lists them."

    UnknownArea "unknown-area" Error
    "There is no such area in this edition of FitSM-1. The areas are the general aspects GR1 to GR7 and the processes PR1 to PR14; fitsm list shows them. Ids are written in capitals."

    UnknownRequirement "unknown-requirement" Error
    "There is no such requirement in this edition of FitSM-1. Requirements are named by their area and a number, such as PR9.6; fitsm list shows all 82. In the file, an answer is headed [answers.PR9.6], without quotes."

    InvalidLevel "invalid-level" Error
    "A level is a whole number from 0 to 4, without quotes. Nothing between two levels can be chosen: where an organisation is between them, the lower one has been reached and the note can say what is missing for the higher."

    InvalidGoal "invalid-goal" Error
    "A goal is a whole number from 1 to 4, without quotes. A goal of 0 would always be met; leave the key out where there is no goal."

    InvalidQuestionKey "invalid-question-key" Error
    "A question is named by the level it belongs to and a small letter, such as 2b. The ratings of a requirement use these names as keys."

    UnknownQuestion "unknown-question" Error
    "The catalogue has no question of this name for this requirement. fitsm explain shows the questions of a requirement."

    InvalidSha256 "invalid-sha256" Error
    "A SHA-256 sum is written as 64 characters, each a digit or a letter from a to f. It proves that the evidence file is still the one that was assessed."

    ConflictingAnswer "conflicting-answer" Error
    "A requirement is either answered or not applicable. An answer with a level or ratings and a not-applicable reason says both, and fitsm does not choose for you."

    AnswerOutOfScope "answer-out-of-scope" Error
    "The answer belongs to an area that the file declares out of scope. Either the area is in scope and its line under [out-of-scope] goes, or it is not and the answer goes."

    UnknownEvidence "unknown-evidence" Error
    "An answer names a piece of evidence that is not described in the file. Each name in an evidence list needs an [evidence.NAME] table."

    DuplicateEvidence "duplicate-evidence" Error
    "An answer names the same piece of evidence more than once. It would count once; the second name probably stands for another piece."

    WrongCatalogueFile "wrong-catalogue-file" Error
    "A file of the catalogue is not what its name says. Each area has one file named by its id and code, such as PR9-ISRM.toml; catalogue.toml holds the edition and the scale."

    CatalogueGap "catalogue-gap" Error
    "The catalogue is not complete in itself: an area or a requirement is missing in the numbering, stands twice or out of order, a level has no description, or a description is used for two levels."

    ControlCharacter "control-character" Error
    "A text of the catalogue has a character in it that is not shown but steers the screen. The catalogue's texts are shown as they are, so they must not have any."

    JudgementDiffers "judgement-differs" Warning
    "The level that was judged is not the one that the ratings of the questions indicate (by ISO/IEC 33020's rule: a level is indicated when its own questions are rated L or F and those of every lower level F). The judgement stands. Somebody should note why, or correct one of the two."

    EvidenceMissing "evidence-missing" Error
    "A piece of evidence names a file that is not there, or that cannot be read. Paths are taken from the folder of the assessment's file. Told by fitsm check --evidence."

    EvidenceChanged "evidence-changed" Error
    "The file of a piece of evidence is not the one that was assessed: its size or its SHA-256 sum differs from the one written down. Look at it again; if it is right, write down the new size and sum. Told by fitsm check --evidence."

    EvidenceOutside "evidence-outside" Warning
    "The path of a piece of evidence leads out of the folder of the assessment's file, so it was not followed. Keep evidence beside the assessment, or name an address. Told by fitsm check --evidence."

    EvidenceVoid "evidence-void" Warning
    "A piece of evidence expired before the assessment's date, or was recorded after it, and so supports nothing. Told by fitsm check --evidence."

    EvidenceUnused "evidence-unused" Warning
    "A piece of evidence is described, but no answer names it. Told by fitsm check --evidence."

    EvidenceOld "evidence-old" Warning
    "A piece of evidence speaks for a day that lies too long before the assessment: longer than --older-than allows. What counts is the day it speaks for (effective), or else the day it was taken (recorded). Look for newer evidence, or say in the note why it still counts. Told by fitsm check --older-than."

    EvidenceUndated "evidence-undated" Warning
    "A piece of evidence has neither the day it speaks for (effective) nor the day it was taken (recorded), so nothing tells whether it is too old. Told by fitsm check --older-than."

    LevelWithoutDocument "level-without-document" Warning
    "An answer claims level 3 or 4, and there is no valid document among its evidence. Level 3 means that the way of doing it is defined and documented, so an assessor will ask for the document. Name it, or think again about the level."

    DisputedAnswer "disputed-answer" Warning
    "Several people answered this requirement differently, and nobody has decided yet, so it has no level. What each said stands under said. Talk it over, look at the evidence together, and write down the level that you agree on; what was said may stay beside it. Told of files that came from fitsm merge."

    RatingsDoNotCount "ratings-do-not-count" Warning
    "The catalogue in use has no questions for this requirement, so ratings indicate no level. They are kept; until questions come, only a level counts as an answer."
}

impl std::str::FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).ok_or(UnknownCode)
    }
}

/// A text that is no diagnostic's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a diagnostic")]
pub struct UnknownCode;
