//! How an assessment is laid out as a workbook and as CSV: names, headings, labels and the few
//! ways in which a value becomes a text. Both directions use these, so that they agree.

use std::collections::BTreeMap;

use fitsm_core::assessment::{Assessor, Auditee};
use fitsm_core::catalogue::Area;
use fitsm_core::{QuestionKey, Rating};

/// The sheets' names on their tabs, in their order.
pub mod sheet {
    /// What this file is (ours in content, official in place).
    pub const ABOUT: &str = "1. About";
    /// Goals and scope of each area.
    pub const GOALS: &str = "2. Scope & Goals";
    /// The answers.
    pub const ASSESSMENT: &str = "3. Assessment";
    /// Levels of the areas and of the whole.
    pub const RESULTS: &str = "4. Results";
    /// Each requirement against both goals.
    pub const ALL_RESULTS: &str = "5. All Results";
    /// What is missing, as of the export.
    pub const GAPS: &str = "6. Gap Analysis";
    /// The closing words.
    pub const CONCLUSIONS: &str = "7. Conclusions";
    /// Who assessed whom.
    pub const AUDIT: &str = "8. Audit Details";
    /// The pieces of evidence (ours).
    pub const EVIDENCE: &str = "Evidence";
    /// Who said what (ours).
    pub const STATEMENTS: &str = "Statements";
    /// What the official sheets cannot hold (ours).
    pub const FITSM: &str = "fitsm";
    /// The lists behind the drop-downs.
    pub const SOURCES: &str = "Sources";
}

/// What stands below the titles of the sheets that are read.
pub mod sentence {
    /// On the sheet of goals.
    pub const GOALS: &str = "What is assessed, and the level that each area is meant to reach.";
    /// On the sheet of answers.
    pub const ASSESSMENT: &str =
        "Choose for each requirement the level that describes best what there is today.";
    /// On the sheet of the audit's details.
    pub const AUDIT: &str = "Who assessed whom, what, where and when.";
}

/// What a score cell holds as long as there is no score.
pub const SELECT: &str = "Select …";
/// The scope of an area that is assessed.
pub const IN_SCOPE: &str = "In scope";
/// The scope of an area that is left out.
pub const OUT_OF_SCOPE: &str = "Out of scope";
/// What a cell holds that says yes; one that says no is empty.
pub const YES: &str = "yes";
/// The role of the assessor whom the official workbook calls the lead auditor.
pub const LEAD: &str = "lead";

/// Columns of the sheet of goals, from 0, with their headings.
pub mod goals {
    /// The area: `PR9: Incident & Service Request Management`.
    pub const LABEL: u32 = 1;
    /// The certification goal.
    pub const CERTIFICATION: u32 = 3;
    /// The own goal.
    pub const OWN: u32 = 4;
    /// `In scope` or `Out of scope`.
    pub const SCOPE: u32 = 5;
    /// Why it is out of scope.
    pub const REASON: u32 = 6;
    /// The headings from [`LABEL`] on; the column C has none.
    pub const HEADINGS: [&str; 6] =
        ["Area", "", "Certification goal", "Custom goal", "Scope", "Reason"];
}

/// Columns of the sheet of answers, from 0, with their headings.
pub mod answers {
    /// The certification goal of the area.
    pub const CERTIFICATION: u32 = 1;
    /// The area's label.
    pub const GROUP: u32 = 2;
    /// The area's code.
    pub const CODE: u32 = 3;
    /// The requirement's id.
    pub const ID: u32 = 4;
    /// The requirement's text.
    pub const STATEMENT: u32 = 5;
    /// The description of level 0; those of 1 to 4 follow.
    pub const LEVEL_0: u32 = 6;
    /// The score.
    pub const SCORE: u32 = 11;
    /// The comment: our note.
    pub const COMMENT: u32 = 12;
    /// The evidence: a line for each piece.
    pub const EVIDENCE: u32 = 13;
    /// The exact names of the pieces, one a line (ours).
    pub const NAMES: u32 = 14;
    /// The ratings of the questions (ours).
    pub const RATINGS: u32 = 15;
    /// Why the requirement does not apply (ours).
    pub const NOT_APPLICABLE: u32 = 16;
    /// Who agreed to that (ours).
    pub const APPROVED_BY: u32 = 17;
    /// `yes` where the answer is an earlier assessment's and not yet reconfirmed (ours).
    pub const CARRIED_OVER: u32 = 18;
    /// The headings from [`CERTIFICATION`] on; those of the levels go on with the level's name:
    /// `Level 1: Ad-hoc / Initial`.
    pub const HEADINGS: [&str; 18] = [
        "Certification goal",
        "Group",
        "Abbreviation",
        "ID",
        "Requirement",
        "Level 0",
        "Level 1",
        "Level 2",
        "Level 3",
        "Level 4",
        "Score",
        "Comment",
        "Evidence",
        "Evidence names",
        "Ratings",
        "Not applicable because",
        "Approved by",
        "Carried over",
    ];
}

/// The results against a goal, in the official words.
pub mod result {
    /// The goal is reached.
    pub const MET: &str = "Target met";
    /// It is not.
    pub const NOT_MET: &str = "Target not met";
    /// There is no score yet.
    pub const NONE: &str = "No result given";
    /// There is no goal.
    pub const NO_TARGET: &str = "No target set";
    /// The area was left out.
    pub const OUT_OF_SCOPE: &str = super::OUT_OF_SCOPE;
    /// The requirement does not apply (ours).
    pub const NOT_APPLICABLE: &str = "Not applicable";
}

/// Where the closing words stand, row and column from 0: the heading in B2, the text in B4.
pub mod conclusions {
    /// The heading's text.
    pub const HEADING: &str = "Conclusions";
    /// The heading's cell.
    pub const HEADING_CELL: (u32, u32) = (1, 1);
    /// The text's cell.
    pub const TEXT_CELL: (u32, u32) = (3, 1);
}

/// The labels of the audit details; label in column B, answer in C.
pub mod audit {
    /// The column of the labels.
    pub const LABEL: u32 = 1;
    /// The column of the answers.
    pub const ANSWER: u32 = 2;
    /// `auditee.name`.
    pub const NAME: &str = "Auditee name";
    /// `auditee.address`.
    pub const ADDRESS: &str = "Auditee address";
    /// `auditee.representative`.
    pub const REPRESENTATIVE: &str = "Auditee representative name";
    /// `auditee.contact`.
    pub const CONTACT: &str = "Auditee representative contact details";
    /// The name of the first assessor whose role is [`LEAD`](super::LEAD).
    pub const LEAD_NAME: &str = "Lead auditor name";
    /// How to reach that assessor.
    pub const LEAD_CONTACT: &str = "Lead auditor contact details";
    /// The other assessors.
    pub const TEAM: &str = "Additional audit team members names and contacts";
    /// The assessment's `scope`.
    pub const SCOPE: &str = "Audit scope";
    /// `auditee.locations`.
    pub const LOCATIONS: &str = "Audit locations";
    /// `auditee.times`.
    pub const TIMES: &str = "Audit times";
    /// `auditee.language`.
    pub const LANGUAGE: &str = "Audit evidence language";
    /// All of them, in their order.
    pub const LABELS: [&str; 11] = [
        NAME,
        ADDRESS,
        REPRESENTATIVE,
        CONTACT,
        LEAD_NAME,
        LEAD_CONTACT,
        TEAM,
        SCOPE,
        LOCATIONS,
        TIMES,
        LANGUAGE,
    ];
}

/// The headings of the sheet of evidence, from column A.
pub const EVIDENCE_HEADINGS: [&str; 9] = [
    "Name",
    "Kind",
    "Title",
    "Location",
    "Effective",
    "Recorded",
    "Expires",
    "Size in bytes",
    "SHA-256",
];

/// The headings of the sheet of statements, from column A.
pub const STATEMENT_HEADINGS: [&str; 6] =
    ["Requirement", "Said by", "Level", "Ratings", "Not applicable because", "Approved by"];

/// The keys of the sheet `fitsm`: key in column A, values from column B on. The CSV's rows
/// `assessment` have the same keys (without those that have rows of their own there).
pub mod key {
    /// The format of this layout: 1.
    pub const FORMAT: &str = "format";
    /// Whose SMS it is.
    pub const ORGANISATION: &str = "organisation";
    /// The assessment's title.
    pub const TITLE: &str = "title";
    /// Its day.
    pub const DATE: &str = "date";
    /// The edition of FitSM-1.
    pub const EDITION: &str = "edition";
    /// Who assesses whom.
    pub const KIND: &str = "kind";
    /// How levels combine.
    pub const RULE: &str = "rule";
    /// What happens to a level that its evidence does not support.
    pub const EVIDENCE_POLICY: &str = "evidence-policy";
    /// The own goal of the areas that are not named.
    pub const GOAL_DEFAULT: &str = "goal default";
    /// The areas whose own goal is named, ids with blanks between; in a workbook only.
    pub const GOAL_AREAS: &str = "goal areas";
    /// The certification goal of the areas that are not named.
    pub const CERTIFICATION_DEFAULT: &str = "certification-goal default";
    /// The areas whose certification goal is named; in a workbook only.
    pub const CERTIFICATION_AREAS: &str = "certification-goal areas";
    /// An assessor: name, role, contact; a row each; in a workbook only.
    pub const ASSESSOR: &str = "assessor";
    /// [`YES`](super::YES) where there is an auditee; in a workbook only.
    pub const AUDITEE: &str = "auditee";
    /// A place of the audit; a row each.
    pub const LOCATION: &str = "location";
    /// A time of the audit; a row each.
    pub const TIME: &str = "time";
    /// Who is asked, in a questionnaire; in a workbook only.
    pub const RESPONDENT: &str = "respondent";
    /// The assessment's `scope`; in CSV only.
    pub const SCOPE: &str = "scope";
    /// The assessment's `conclusion`; in CSV only.
    pub const CONCLUSION: &str = "conclusion";
}

/// The version of this layout, the value of [`key::FORMAT`].
pub const FORMAT: u32 = 1;

/// What a row of the CSV says, in its column `row`.
pub mod row {
    /// Something of the whole: `id` is the key (see [`key`](super::key)), `value` the value.
    pub const ASSESSMENT: &str = "assessment";
    /// An assessor: `title` is the name, `role`, `contact`.
    pub const ASSESSOR: &str = "assessor";
    /// Something of the auditee: `id` is the key as in the file (`name`, `address` …; `location`
    /// and `time` a row each), `value` the value. A row without `id`: there is an auditee.
    pub const AUDITEE: &str = "auditee";
    /// An area: its named `goal` and `certification_goal`, and `out_of_scope`, the reason.
    pub const AREA: &str = "area";
    /// An answer.
    pub const ANSWER: &str = "answer";
    /// What one of several people answered, in their order.
    pub const SAID: &str = "said";
    /// A piece of evidence: `id` is its name.
    pub const EVIDENCE: &str = "evidence";
    /// How the workbook words a requirement.
    pub const WORDING: &str = "wording";
}

/// The columns of the CSV, in the order in which we write them.
pub mod column {
    /// What the row says.
    pub const ROW: &str = "row";
    /// Who is asked.
    pub const RESPONDENT: &str = "respondent";
    /// The requirement, area, key or name.
    pub const ID: &str = "id";
    /// The level.
    pub const LEVEL: &str = "level";
    /// The ratings of the questions.
    pub const RATINGS: &str = "ratings";
    /// The note.
    pub const NOTE: &str = "note";
    /// The names of the evidence, one a line.
    pub const EVIDENCE: &str = "evidence";
    /// Why the requirement does not apply.
    pub const NOT_APPLICABLE: &str = "not_applicable";
    /// Who agreed to that.
    pub const APPROVED_BY: &str = "approved_by";
    /// Whether the answer is an earlier assessment's.
    pub const CARRIED_OVER: &str = "carried_over";
    /// Who said it.
    pub const BY: &str = "by";
    /// The own goal of an area.
    pub const GOAL: &str = "goal";
    /// The certification goal of an area.
    pub const CERTIFICATION_GOAL: &str = "certification_goal";
    /// Why an area is out of scope.
    pub const OUT_OF_SCOPE: &str = "out_of_scope";
    /// A value of the whole or of the auditee.
    pub const VALUE: &str = "value";
    /// An assessor's part.
    pub const ROLE: &str = "role";
    /// How to reach an assessor.
    pub const CONTACT: &str = "contact";
    /// The kind of a piece of evidence.
    pub const KIND: &str = "kind";
    /// The title of a piece of evidence; the name of an assessor.
    pub const TITLE: &str = "title";
    /// Where a piece of evidence is.
    pub const LOCATION: &str = "location";
    /// The day it speaks for.
    pub const EFFECTIVE: &str = "effective";
    /// The day it was taken.
    pub const RECORDED: &str = "recorded";
    /// The last day on which it counts.
    pub const EXPIRES: &str = "expires";
    /// Its size in bytes.
    pub const SIZE: &str = "size";
    /// Its SHA-256 sum.
    pub const SHA256: &str = "sha256";
    /// The wording of the requirement.
    pub const STATEMENT: &str = "statement";
    /// The wordings of its levels.
    pub const LEVELS: [&str; 5] = ["level_0", "level_1", "level_2", "level_3", "level_4"];
    /// All of them.
    pub const ALL: [&str; 31] = [
        ROW,
        RESPONDENT,
        ID,
        LEVEL,
        RATINGS,
        NOTE,
        EVIDENCE,
        NOT_APPLICABLE,
        APPROVED_BY,
        CARRIED_OVER,
        BY,
        GOAL,
        CERTIFICATION_GOAL,
        OUT_OF_SCOPE,
        VALUE,
        ROLE,
        CONTACT,
        KIND,
        TITLE,
        LOCATION,
        EFFECTIVE,
        RECORDED,
        EXPIRES,
        SIZE,
        SHA256,
        STATEMENT,
        LEVELS[0],
        LEVELS[1],
        LEVELS[2],
        LEVELS[3],
        LEVELS[4],
    ];
}

/// An area as its rows name it: `PR9: Incident & Service Request Management`.
#[must_use]
pub fn area_label(area: &Area) -> String {
    format!("{}: {}", area.id, area.name)
}

/// A text in one line: each line break is a space.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Texts one a line, each in one line.
#[must_use]
pub fn lines<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let lines: Vec<String> = texts.into_iter().map(|text| one_line(text)).collect();
    lines.join("\n")
}

/// Names one a line, from which [`names_from`] gets them back: in a name `\` is written `\\` and a
/// line break `\n`.
#[must_use]
pub fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let lines: Vec<String> = names.into_iter().map(|name| escape(name)).collect();
    lines.join("\n")
}

fn escape(name: &str) -> String {
    name.replace('\\', "\\\\").replace('\n', "\\n")
}

/// The names of a text made by [`names`]; a backslash before another character stands for itself.
#[must_use]
pub fn names_from(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.split('\n').map(unescape).collect() }
}

fn unescape(line: &str) -> String {
    let mut name = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('\\', Some('n')) => name.push('\n'),
            ('\\', Some('\\')) => name.push('\\'),
            _ => {
                name.push(c);
                continue;
            }
        }
        rest.next();
    }
    name
}

/// Ratings as a text: `1a=F 2b=P`.
#[must_use]
pub fn ratings(ratings: &BTreeMap<QuestionKey, Rating>) -> String {
    let all: Vec<String> =
        ratings.iter().map(|(key, rating)| format!("{key}={}", rating.as_str())).collect();
    all.join(" ")
}

/// The assessor whom the official workbook calls the lead auditor.
#[must_use]
pub fn lead(assessors: &[Assessor]) -> Option<&Assessor> {
    assessors.iter().find(|each| each.role.as_deref() == Some(LEAD))
}

/// All assessors but the lead, one a line: `name, role, contact`, without what is not told.
#[must_use]
pub fn team(assessors: &[Assessor]) -> String {
    let lead = lead(assessors);
    let others =
        assessors.iter().filter(|each| !lead.is_some_and(|lead| std::ptr::eq(lead, *each)));
    let lines: Vec<String> = others
        .map(|each| {
            let parts = [Some(&each.name), each.role.as_ref(), each.contact.as_ref()];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            one_line(&parts.join(", "))
        })
        .collect();
    lines.join("\n")
}

/// The places of the audit as its cell holds them.
#[must_use]
pub fn locations(auditee: &Auditee) -> String {
    lines(&auditee.locations)
}

/// The times of the audit as its cell holds them.
#[must_use]
pub fn times(auditee: &Auditee) -> String {
    lines(&auditee.times)
}

#[cfg(test)]
mod tests {
    use super::{names, names_from};

    #[test]
    fn names_come_back() {
        for set in
            [&["a"][..], &["a\nb", "c"], &["\\n", "\\\\n", "\\", "a\\"], &["\n", " ", "é\t"], &[]]
        {
            let set: Vec<String> = set.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(names_from(&names(&set)), set);
        }
        assert_eq!(names_from("a\\x\\"), ["a\\x\\"]);
    }
}
