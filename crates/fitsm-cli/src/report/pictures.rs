//! The charts of a report, each with what it says for those who do not see it.

use fitsm_eval::Trend;
use fitsm_eval::waves::Wave;

use super::Sources;
use crate::chart::canvas::Svg;
use crate::chart::gaps::Sort;
use crate::chart::page::{Look, Size};
use crate::chart::{gaps, heatmap, radar, roadmap, trend};

/// The charts.
pub struct Pictures {
    /// All areas around a circle.
    pub radar: Svg,
    /// Every requirement as a field.
    pub heatmap: Svg,
    /// How far each area is from its goals.
    pub gaps: Svg,
    /// The steps in waves, if there are steps.
    pub roadmap: Option<Svg>,
    /// The way here, if there are earlier assessments.
    pub trend: Option<Svg>,
}

/// Draws them.
pub fn draw(sources: &Sources<'_>, waves: &[Wave<'_>], trend: Option<&Trend<'_>>) -> Pictures {
    let Sources { catalogue, now, backlog, .. } = sources;
    let evaluation = now.evaluation;
    let before = sources.earlier.last().map(|earlier| earlier.evaluation);
    let look = Look::default();
    let beside = Look { size: Size::Beside, ..look };
    let plan = roadmap::Plan { evaluation, backlog, waves, calendar: None };
    Pictures {
        radar: radar::draw(catalogue, evaluation, before, None, beside).svg,
        heatmap: heatmap::by_requirement(catalogue, evaluation, None, look).svg,
        gaps: gaps::draw(catalogue, evaluation, None, Sort::Standard, look).svg,
        roadmap: (!waves.is_empty()).then(|| roadmap::draw(catalogue, &plan, look).svg),
        trend: trend.map(|trend| trend::draw(&[*catalogue], trend, None, look).svg),
    }
}

/// A chart in the page: its name there, what it is, and the drawing.
pub struct Figure {
    /// What it is, for a screen reader.
    pub label: &'static str,
    /// The drawing.
    pub svg: String,
}

impl Figure {
    /// A drawing under a name of its own.
    pub fn new(name: &str, label: &'static str, svg: &Svg) -> Self {
        Self { label, svg: svg.embedded(name) }
    }
}
