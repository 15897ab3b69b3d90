//! The sheet of results: the levels of the areas and of the whole, as formulas over the sheets of
//! goals and of all results, and a radar chart.
//!
//! The formulas are the rules of `fitsm-eval` once more; what they give now comes from there.

use fitsm_core::Level;
use fitsm_core::assessment::{EvidencePolicy, Rule};
use fitsm_eval::{AreaResult, Outcome, ScopeState};

use super::{HEAD, Laid, all_results};
use crate::layout::{OUT_OF_SCOPE, area_label, goals, result, sheet};
use crate::writing::formula::{Formula, Reference};
use crate::writing::page::{Chart, Look, Page, Value};

/// The row of the headings; the figures of the whole stand above.
const TABLE: u32 = 9;

const LABEL: u32 = 1;
const LEVEL: u32 = 2;
const AT_MOST: u32 = 3;
const PROFILE: u32 = 4;
const SCORED: u32 = 5;
const APPLICABLE: u32 = 6;
const OWN: u32 = 7;
const OWN_RESULT: u32 = 8;
const CERTIFICATION: u32 = 9;
const CERTIFICATION_RESULT: u32 = 10;
const CHART: u32 = 12;
/// The column of the exact profiles, which is hidden; the chart's data follow it.
const EXACT: u32 = 25;

const NOTHING_APPLIES: &str = "Nothing in scope";
const INCOMPLETE: &str = "Not known yet";

/// The whole sheet.
pub(super) fn page(laid: &Laid<'_>) -> Page {
    let mut widths = vec![3, 42, 11, 8, 8, 8, 10, 9, 13, 12, 16, 2];
    widths.resize(EXACT as usize - 1, 9);
    widths.resize(EXACT as usize + 5, 0);
    let mut page = Page::new(sheet::RESULTS, &widths);
    page.title("Results", &laid.subject());
    figures(&mut page, laid);
    let headings = [
        "Area",
        "Level",
        "At most",
        "Profile",
        "Scored",
        "Applicable",
        "Custom goal",
        "Custom goal result",
        "Certification goal",
        "Certification result",
    ];
    page.headings((TABLE, LABEL), &headings, 2);
    // What scrolls is not only the table.
    page.frozen = (0, 2);
    let mut first = 0;
    for (index, area) in laid.areas.iter().enumerate() {
        let Some(found) = laid.evaluation.area(area.id) else { continue };
        let row = TABLE + 1 + u32::try_from(index).unwrap_or_default();
        page.put((row, LABEL), area_label(area), Look::Label);
        let rows = all_results::rows(first, area.requirements.len());
        first += area.requirements.len();
        let lines = Lines { row, goals: super::row_of(index), rows };
        area_row(&mut page, laid.assessment.rule, &lines, found);
    }
    page.chart = Some(chart(laid));
    page
}

/// The maturity level, the index and what they rest on.
fn figures(page: &mut Page, laid: &Laid<'_>) {
    let maturity = &laid.evaluation.maturity;
    let last = TABLE + u32::try_from(laid.areas.len()).unwrap_or_default();
    let column = |column: u32| Reference::here(TABLE + 1, column).down_to(last);
    let references = [column(AT_MOST), column(SCORED), column(APPLICABLE), column(EXACT)];
    let at_most = combined(laid.assessment.rule, "MIN({0})", "INT(SUM({0})/COUNT({0}))");
    let level = format!(
        "IF(COUNT({{0}})=0,\"{NOTHING_APPLIES}\",IF(SUM({{1}})<SUM({{2}}),\"≤ \"&{at_most},{at_most}))"
    );
    page.put((3, LABEL), "Maturity level", Look::Label);
    let now = level_text(maturity.level, maturity.at_most, NOTHING_APPLIES);
    page.put_formula((3, LEVEL), Formula::new(level, &references), now, Look::Figure);
    page.put((4, LABEL), "Maturity index: the mean of the areas' profiles", Look::Label);
    let index = "IF(COUNT({3})=0,\"\",ROUND(AVERAGE({3}),2))";
    let formula = Formula::new(index, &references);
    page.put_formula((4, LEVEL), formula, maturity.index, Look::FigureDecimal);
    page.put((5, LABEL), "Requirements scored, of those that apply", Look::Label);
    let coverage = format!("{} of {}", maturity.coverage.scored, maturity.coverage.applicable);
    let formula = Formula::new("SUM({1})&\" of \"&SUM({2})", &references);
    page.put_formula((5, LEVEL), formula, coverage, Look::Figure);
    page.put((6, LABEL), format!("Rule: {}", laid.assessment.rule.as_str()), Look::Label);
    page.put((6, LEVEL), rule(laid.assessment.rule), Look::Sentence);
    if laid.assessment.evidence_policy == EvidencePolicy::Cap {
        page.put((7, LABEL), "Evidence policy: cap", Look::Label);
        let text = "No level is above what the evidence supported on the day of the export; for \
                    later evidence take this file back and assess again.";
        page.put((7, LEVEL), text, Look::Sentence);
    }
}

const fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Hurdle => {
            "An area has the highest level that all its requirements have reached, and the SMS \
             the highest that all areas have."
        }
        Rule::Mean => {
            "An area has the whole part of the mean of its requirements' levels, and the SMS the \
             whole part of the mean of its areas' levels."
        }
    }
}

const fn combined<'a>(rule: Rule, hurdle: &'a str, mean: &'a str) -> &'a str {
    match rule {
        Rule::Hurdle => hurdle,
        Rule::Mean => mean,
    }
}

/// Where the parts of an area stand: its row here, its row among the goals, and the first and
/// last row of its requirements among all results.
struct Lines {
    row: u32,
    goals: u32,
    rows: (u32, u32),
}

impl Lines {
    fn results(&self, column: u32) -> Reference {
        Reference::on(sheet::ALL_RESULTS, self.rows.0, column).down_to(self.rows.1)
    }

    fn here(&self, column: u32) -> Reference {
        Reference::here(self.row, column)
    }

    fn goals(&self, column: u32) -> Reference {
        Reference::on(sheet::GOALS, self.goals, column)
    }
}

fn area_row(page: &mut Page, rule: Rule, lines: &Lines, found: &AreaResult<'_>) {
    let row = lines.row;
    let levels = lines.results(all_results::LEVEL);
    let references = [
        levels,
        lines.here(SCORED),
        lines.here(APPLICABLE),
        lines.goals(goals::SCOPE),
        lines.here(AT_MOST),
        lines.here(EXACT),
    ];
    let mut put = |column, template: &str, now: Value, look| {
        page.put_formula((row, column), Formula::new(template, &references), now, look);
    };
    let word = if found.scope == ScopeState::Out { OUT_OF_SCOPE } else { result::NOT_APPLICABLE };
    let level = format!(
        "IF({{3}}=\"{OUT_OF_SCOPE}\",\"{OUT_OF_SCOPE}\",IF({{2}}=0,\"{}\",\
         IF({{1}}<{{2}},\"≤ \"&{{4}},{{4}})))",
        result::NOT_APPLICABLE
    );
    put(LEVEL, &level, level_text(found.level, found.at_most, word), Look::Result);
    let at_most = combined(rule, "IF({1}=0,4,MIN({0}))", "INT((SUM({0})+4*({2}-{1}))/{2})");
    let at_most = format!("IF({{2}}=0,\"\",{at_most})");
    put(AT_MOST, &at_most, found.at_most.into(), Look::Centre);
    put(PROFILE, "IF({1}=0,\"\",ROUND({5},2))", found.profile.into(), Look::Decimal);
    put(SCORED, "COUNT({0})", found.coverage.scored.into(), Look::Centre);
    let applicable = format!("COUNT({{0}})+COUNTIF({{0}},\"{}\")", result::NONE);
    put(APPLICABLE, &applicable, found.coverage.applicable.into(), Look::Centre);
    let scored = found.coverage.scored;
    let exact = if scored > 0 { Value::Mean(found.sum, scored) } else { Value::Nothing };
    put(EXACT, "IF({1}=0,\"\",SUM({0})/{1})", exact, Look::Decimal);
    for (goal, outcome, official, column, words) in [
        (OWN, OWN_RESULT, goals::OWN, all_results::OWN_RESULT, OWN_WORDS),
        (
            CERTIFICATION,
            CERTIFICATION_RESULT,
            goals::CERTIFICATION,
            all_results::CERTIFICATION_RESULT,
            CERTIFICATION_WORDS,
        ),
    ] {
        let is_own = goal == OWN;
        let (target, reached) = if is_own {
            (found.goal, found.goal_result)
        } else {
            (found.certification_goal, found.certification_result)
        };
        let from = [lines.goals(official)];
        let formula = Formula::new("IF({0}=\"\",\"\",{0})", &from);
        page.put_formula((row, goal), formula, target.map(super::number), Look::Centre);
        let from = [
            lines.goals(goals::SCOPE),
            lines.here(APPLICABLE),
            lines.here(goal),
            lines.results(column),
        ];
        let formula = Formula::new(outcome_formula(words), &from);
        page.put_formula((row, outcome), formula, outcome_text(reached, words), Look::Result);
    }
}

const OWN_WORDS: [&str; 2] = ["Goal met", "Goal not met"];
const CERTIFICATION_WORDS: [&str; 2] = ["Certification goals met", "Certification goals not met"];

fn outcome_formula([met, not_met]: [&str; 2]) -> String {
    format!(
        "IF({{0}}=\"{OUT_OF_SCOPE}\",\"{OUT_OF_SCOPE}\",IF({{1}}=0,\"{}\",IF({{2}}=\"\",\"{}\",\
         IF(COUNTIF({{3}},\"{}\")>0,\"{not_met}\",\
         IF(COUNTIF({{3}},\"{}\")>0,\"{INCOMPLETE}\",\"{met}\")))))",
        result::NOT_APPLICABLE,
        result::NO_TARGET,
        result::NOT_MET,
        result::NONE
    )
}

fn outcome_text(outcome: Outcome, [met, not_met]: [&str; 2]) -> &str {
    match outcome {
        Outcome::Met => met,
        Outcome::NotMet => not_met,
        Outcome::NoResult | Outcome::Incomplete => INCOMPLETE,
        Outcome::NoGoal => result::NO_TARGET,
        Outcome::NotApplicable => result::NOT_APPLICABLE,
        Outcome::OutOfScope => OUT_OF_SCOPE,
    }
}

/// A level, or what it can at most be, or a word where nothing applies.
fn level_text(level: Option<Level>, at_most: Option<Level>, word: &str) -> Value {
    match (level, at_most) {
        (Some(level), _) => level.into(),
        (None, Some(at_most)) => Value::Text(format!("≤ {at_most}")),
        (None, None) => word.into(),
    }
}

fn chart(laid: &Laid<'_>) -> Chart {
    let last = TABLE + u32::try_from(laid.areas.len()).unwrap_or_default();
    Chart {
        title: "Profile of each area against its goals".to_owned(),
        at: (HEAD, CHART),
        rows: (TABLE + 1, last),
        names: laid.areas.iter().map(|area| format!("{} {}", area.id, area.code)).collect(),
        column: EXACT + 1,
        series: [("Profile", PROFILE), ("Custom goal", OWN), ("Certification goal", CERTIFICATION)],
    }
}
