//! The delta and the roadmap: what is missing, and in which order to close it.

use fitsm_core::catalogue::Text;
use fitsm_eval::backlog::Opportunity;
use fitsm_eval::delta::{Gap, Total};
use fitsm_eval::waves;

use super::Sources;
use crate::text::count;

/// What is missing and the way to close it.
pub struct Plan<'a> {
    /// The totals in sentences.
    pub totals: Vec<String>,
    /// Every gap.
    pub gaps: &'a [Gap<'a>],
    /// The steps, wave after wave.
    pub waves: Vec<Wave<'a>>,
    /// What the efforts from 1 upwards mean.
    pub efforts: &'a [Text],
    /// How the order comes about.
    pub rules: [&'static str; 2],
}

/// Steps that belong together in time.
pub struct Wave<'a> {
    /// What it is called.
    pub name: String,
    /// Its steps, the most urgent first.
    pub steps: Vec<WaveStep<'a>>,
}

/// One step in it.
pub struct WaveStep<'a> {
    /// The step.
    pub item: &'a Opportunity<'a>,
    /// How much work it is, on the scale of the efforts.
    pub effort: String,
}

/// Works the plan out.
pub fn build<'a>(sources: &'a Sources<'a>, waves: Vec<waves::Wave<'a>>) -> Plan<'a> {
    let Sources { catalogue, delta, backlog, .. } = sources;
    let has_own = delta.gaps.iter().any(|gap| gap.goal.is_some());
    let own = has_own.then(|| total("own goal", delta.goal));
    let waves = waves.into_iter().map(|wave| Wave {
        name: format!("Wave {}", wave.number),
        steps: wave.steps.into_iter().map(WaveStep::of).collect(),
    });
    Plan {
        totals: own
            .into_iter()
            .chain([total("certification goal", delta.certification_goal)])
            .collect(),
        gaps: &delta.gaps,
        waves: waves.collect(),
        efforts: catalogue.efforts(),
        rules: [waves::WAVE_RULE, backlog.priority_rule],
    }
}

fn total(name: &str, total: Total) -> String {
    if total == Total::default() {
        return format!("Nothing is missing to the {name}.");
    }
    let short = count(total.not_met.into(), "requirement falls", "requirements fall");
    let levels = count(total.levels.into(), "level", "levels");
    let open = match total.no_result {
        0 => String::new(),
        open => {
            format!("; {} no result", count(open.into(), "requirement has", "requirements have"))
        }
    };
    format!("{short} short of the {name}, by {levels} in all{open}.")
}

impl<'a> WaveStep<'a> {
    fn of(item: &'a Opportunity<'a>) -> Self {
        let effort = item.effort.map_or("–".to_owned(), |effort| effort.to_string());
        Self { item, effort }
    }

    /// The steps that have to come before, or a dash.
    pub fn after(&self) -> String {
        let ids: Vec<String> = self.item.after.iter().map(ToString::to_string).collect();
        if ids.is_empty() { "–".to_owned() } else { ids.join(", ") }
    }
}
