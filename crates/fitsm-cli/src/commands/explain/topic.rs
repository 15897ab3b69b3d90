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
    Agreement,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Hurdle,
        Self::Mean,
        Self::Evidence,
        Self::Priority,
        Self::Conformity,
        Self::Agreement,
    ];

    /// The name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hurdle => "hurdle",
            Self::Mean => "mean",
            Self::Evidence => "evidence",
            Self::Priority => "priority",
            Self::Conformity => "conformity",
            Self::Agreement => "agreement",
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
            Self::Agreement => page
                .paragraph("Where several people assessed the same requirements, fitsm merge tells how far they agree. Only requirements to which two people or more gave a level are compared; not applicable is no level. Agreed are those where all levels are the same, the pairwise agreement is the share of pairs of answers that are the same, and the spread is the highest level minus the lowest.")
                .paragraph("Some answers agree by chance, all the more where most levels are alike. Krippendorff's alpha takes that away: 1 is perfect agreement, 0 is what chance would give, and below 0 people disagree more than that. It is the form for ordinal data, so 1 against 4 weighs more than 1 against 2, and it stands for any number of people and for answers that are missing. With nothing compared, or with one and the same level everywhere, there is no alpha.")
                .paragraph("Krippendorff advises to rely on data with an alpha of 0.8 or more, and to draw only tentative conclusions from 0.667 on. Of a few requirements the figure says little: one answer can turn it.")
                .paragraph("All this is a statement on those who assessed and on how alike they understood the levels, not on the organisation. A low alpha is a reason to talk, not a lower level. Each disagreement stays in the file, with who said what, until somebody settles it or a policy was asked for.")
                .source("Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), and Content Analysis: An Introduction to Its Methodology; the choice of figures is ours"),
        }
    }
}
