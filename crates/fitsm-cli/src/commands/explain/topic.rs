//! The rules by which results come about, for `fitsm explain`.

use super::page::Page;

/// A rule that can be explained by its name.
#[derive(Clone, Copy, Debug)]
pub enum Topic {
    Hurdle,
    Mean,
    Evidence,
    Priority,
    Conformity,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Hurdle, Self::Mean, Self::Evidence, Self::Priority, Self::Conformity];

    /// The name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hurdle => "hurdle",
            Self::Mean => "mean",
            Self::Evidence => "evidence",
            Self::Priority => "priority",
            Self::Conformity => "conformity",
        }
    }

    /// What it says.
    pub fn page(self) -> Page {
        let page = Page::new(self.as_str(), "how results come about");
        match self {
            Self::Hurdle => page
                .paragraph(crate::verdict::rule(fitsm_core::assessment::Rule::Hurdle))
                .paragraph("One weak requirement therefore decides. While something is not scored, the level is not known, and the result says what it can be at most: the lowest of what is scored. This is the rule unless the file says rule = \"mean\". FitSM-0 says that the maturity level combines the capability levels and leaves open how; the rule is ours."),
            Self::Mean => page
                .paragraph(crate::verdict::rule(fitsm_core::assessment::Rule::Mean))
                .paragraph("A strong requirement can therefore make up for a weak one. What is not scored counts as 4 for the highest level that is still possible, and the level is not known until everything is scored. A file asks for it with rule = \"mean\". FitSM-0 leaves open how levels combine; the rule is ours."),
            Self::Evidence => page
                .paragraph("Evidence supports a level: 1 any one piece; 2 a document or a record, or an interview and an observation; 3 a document and a record; 4 also a measurement. Evidence that expired before the assessment's date, or was recorded after it, supports nothing.")
                .paragraph("A level above what its evidence supports is a finding. With evidence-policy = \"report\", the default, the level stands and the finding is shown beside it; with \"cap\" the level is held down to what is supported. The rule is ours."),
            Self::Priority => page
                .paragraph(fitsm_eval::backlog::PRIORITY_RULE)
                .paragraph("The certification goal is certification-goal in the file, 3 everywhere if absent; the own goal is goal. Steps alike in priority are ordered by the level they reach, then as in FitSM-1. The rule is ours."),
            Self::Conformity => page
                .paragraph("A requirement meets a goal when its level is at least the goal. An area meets it when all its requirements that apply do; it is incomplete when none fails but some have no level yet. Requirements that are not applicable or out of scope are left out, always with a reason.")
                .paragraph("Nothing is called met while anything that it rests on is not scored."),
        }
    }
}
