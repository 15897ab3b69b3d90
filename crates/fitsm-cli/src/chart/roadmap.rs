//! The roadmap: the steps of the backlog in waves, side by side.

mod calendar;

use fitsm_core::Catalogue;
use fitsm_eval::backlog::{Band, Opportunity};
use fitsm_eval::{Backlog, Evaluation, Wave};

use super::canvas::{Form, Rect, Type};
use super::legend::{Entry, Sample};
use super::page::{Head, Look, Page, Role, Size, Way, float, plain};
use super::table::{Table, cell};
use super::theme::Theme;
use super::{Drawing, measure, message};
use crate::text::count;

pub use calendar::{Calendar, Length, NotALength};

/// How high a row is, the room for the head of a wave, and the space between waves, at scale 1.
const ROW: f64 = 29.0;
const TOP: f64 = 62.0;
const GAP: f64 = 22.0;
/// The most waves that a picture has room for, and the most rows that make it higher.
const MOST_WAVES: usize = 4;
const MOST_ROWS: usize = 32;

/// What is drawn.
pub struct Plan<'a> {
    /// Whose plan it is.
    pub evaluation: &'a Evaluation<'a>,
    /// Where the steps come from.
    pub backlog: &'a Backlog<'a>,
    /// The steps in waves.
    pub waves: &'a [Wave<'a>],
    /// When the waves are, if that is said.
    pub calendar: Option<&'a Calendar>,
}

/// Draws the waves of a backlog.
pub fn draw(catalogue: &Catalogue, plan: &Plan<'_>, look: Look) -> Drawing {
    let shown = &plan.waves[..plan.waves.len().min(MOST_WAVES)];
    let longest = shown.iter().map(|wave| wave.steps.len()).max().unwrap_or(0);
    let head = head(catalogue, plan, look.theme);
    let rows = longest.min(MOST_ROWS);
    let mut page =
        Page::new(look, Way::Landscape, &head, |_, scale| (TOP + ROW * float(rows) + 8.0) * scale);
    let scale = page.scale;
    let fixed = look.size != Size::Content;
    let fits = ((page.room.height - TOP * scale) / (ROW * scale)).floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of rows on a page"
    )]
    let rows = if fixed { fits.max(1.0) as usize } else { rows };
    let gap = GAP * scale;
    let columns = shown.len().max(2);
    let width = (page.room.width - gap * float(columns - 1)) / float(columns);
    let most = efforts(catalogue);
    for (at, wave) in shown.iter().enumerate() {
        let x = page.room.x + (width + gap) * float(at);
        column(&mut page, (x, width), wave, plan.calendar, (rows, most));
    }
    let mut svg = page.svg;
    svg.title = format!("Roadmap: {}", plan.evaluation.assessment.organisation);
    svg.description = describe(&head, plan);
    Drawing { svg, table: table(plan) }
}

/// The highest effort on the catalogue's scale.
fn efforts(catalogue: &Catalogue) -> f64 {
    float(catalogue.efforts().len().max(1))
}

fn head(catalogue: &Catalogue, plan: &Plan<'_>, theme: &Theme) -> Head {
    let steps = plan.backlog.items.len();
    let unscored = &plan.backlog.unscored;
    let message = match (steps, unscored.len()) {
        (0, 0) => "Nothing to do: every goal is met".to_owned(),
        (0, open) => {
            let open = count(open, "requirement has", "requirements have");
            format!("Nothing to plan yet: {open} no level")
        }
        _ => {
            let waves = count(plan.waves.len(), "wave", "waves");
            let lead = if steps == 1 { "leads" } else { "lead" };
            format!("{} in {waves} {lead} to the goals", count(steps, "step", "steps"))
        }
    };
    let mut source = vec![message::source(plan.evaluation)];
    if let Some(rest) = plan.waves.get(MOST_WAVES..).filter(|rest| !rest.is_empty()) {
        let steps: usize = rest.iter().map(|wave| wave.steps.len()).sum();
        let waves = count(rest.len(), "more wave", "more waves");
        let steps = count(steps, "step", "steps");
        source.push(format!("Left out here: {waves} with {steps}. All of them: fitsm backlog"));
    }
    if !unscored.is_empty() {
        let ids: Vec<String> = unscored.iter().map(ToString::to_string).collect();
        source.push(format!("To be assessed first, and not in this plan: {}", ids.join(", ")));
    }
    let scale = match catalogue.efforts() {
        [first, .., last] => format!(": from {first} to {last}"),
        _ => String::new(),
    };
    let mut legend = bands(plan, theme);
    if steps > 0 {
        legend.push(Entry::new(format!("Length of a bar is effort{scale}"), Sample::Nothing));
    }
    let lead = "Steps of the backlog by priority; none in a wave with one that it has to wait for";
    Head { message, lead: lead.to_owned(), source, legend }
}

const fn form(band: Band) -> Form {
    match band {
        Band::First => Form::Diamond,
        Band::Next => Form::Dot,
        Band::Later => Form::Ring,
    }
}

const fn colours(theme: &Theme, band: Band) -> (&'static str, &'static str) {
    match band {
        Band::First => theme.bands[0],
        Band::Next => theme.bands[1],
        Band::Later => theme.bands[2],
    }
}

fn bands(plan: &Plan<'_>, theme: &Theme) -> Vec<Entry> {
    [(Band::First, "First"), (Band::Next, "Next"), (Band::Later, "Later")]
        .into_iter()
        .filter(|(band, _)| plan.backlog.items.iter().any(|item| item.band == *band))
        .map(|(band, name)| {
            let (fill, edge) = colours(theme, band);
            Entry::new(name, Sample::Bar(fill, form(band), edge))
        })
        .collect()
}

/// One wave: its number, its time, and its steps.
fn column(
    page: &mut Page,
    (x, width): (f64, f64),
    wave: &Wave<'_>,
    calendar: Option<&Calendar>,
    (rows, most): (usize, f64),
) {
    let scale = page.scale;
    let top = page.room.y;
    let name = page.style(Role::Name, page.theme.ink, "start");
    let quiet = page.style(Role::Small, page.theme.quiet, "start");
    let title = format!("Wave {}", wave.number);
    let steps = count(wave.steps.len(), "step", "steps");
    let time = calendar.and_then(|calendar| calendar.wave(wave.number));
    let below = match time {
        Some((from, to)) => format!("{from} to {to}"),
        None => steps.clone(),
    };
    page.svg.text((x, top + 16.0 * scale), &title, name);
    if time.is_some() {
        let right = Type { anchor: "end", ..quiet };
        page.svg.text((x + width, top + 16.0 * scale), &steps, right);
    }
    page.fitted((x, top + 37.0 * scale), &below, quiet, width);
    let axis = top + (TOP - 14.0) * scale;
    let stroke = page.stroke(page.theme.ink, 1.6, "");
    page.svg.line(&[(x, axis), (x + width, axis)], stroke);
    page.svg.line(&[(x, axis - 5.0 * scale), (x, axis + 5.0 * scale)], stroke);
    let drawn = if wave.steps.len() > rows { rows - 1 } else { wave.steps.len() };
    let row = ROW * scale;
    for (at, step) in wave.steps.iter().take(drawn).enumerate() {
        let y = top + TOP * scale + row * float(at);
        bar(page, Rect { x, y, width, height: row - 5.0 * scale }, step, most);
    }
    let rest = wave.steps.len() - drawn;
    if rest > 0 {
        let y = top + TOP * scale + row * float(drawn) + 17.0 * scale;
        let text = format!("and {}: fitsm backlog", count(rest, "more step", "more steps"));
        page.fitted((x, y), &text, quiet, width);
    }
}

/// A step: a bar as long as its effort, with its id and title on it.
fn bar(page: &mut Page, at: Rect, step: &Opportunity<'_>, most: f64) {
    let scale = page.scale;
    let (fill, edge) = colours(page.theme, step.band);
    let part = step.effort.map_or(0.0, |effort| f64::from(effort) / most);
    let bar = Rect { width: at.width * part.min(1.0), ..at };
    if step.effort.is_some() {
        page.svg.rect(bar, Some(plain(fill)), None);
    }
    let middle = at.y + at.height / 2.0;
    page.svg.mark((at.x + 11.0 * scale, middle), form(step.band), 5.0 * scale, edge);
    let id = Type { weight: 600, ..page.style(Role::Small, page.theme.ink, "start") };
    let title = page.style(Role::Small, page.theme.ink, "start");
    let text = step.id.to_string();
    let x = at.x + 23.0 * scale;
    let wide = measure::width(&text, id.size, id.weight) + 8.0 * scale;
    let baseline = middle + id.size * 0.36;
    page.svg.text((x, baseline), &text, id);
    page.fitted((x + wide, baseline), step.title, title, at.x + at.width - x - wide);
}

fn describe(head: &Head, plan: &Plan<'_>) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("{}.", head.lead)];
    sentences.extend(head.source.iter().map(|line| format!("{line}.")));
    sentences.extend(plan.waves.iter().map(|wave| {
        let steps: Vec<String> =
            wave.steps.iter().map(|step| format!("{} {}", step.id, step.title)).collect();
        format!("Wave {}: {}.", wave.number, steps.join("; "))
    }));
    sentences.join(" ")
}

/// A row for each step.
fn table(plan: &Plan<'_>) -> Table {
    let mut table = Table::new([
        "wave", "start", "end", "step", "title", "from", "to", "band", "priority", "effort",
        "after",
    ]);
    for wave in plan.waves {
        let time = plan.calendar.and_then(|calendar| calendar.wave(wave.number));
        for step in &wave.steps {
            let after: Vec<String> = step.after.iter().map(ToString::to_string).collect();
            table.rows.push(vec![
                wave.number.to_string(),
                cell(time.map(|(from, _)| from)),
                cell(time.map(|(_, to)| to)),
                step.id.to_string(),
                step.title.to_owned(),
                step.from.to_string(),
                step.to.to_string(),
                step.band.as_str().to_owned(),
                step.priority.to_string(),
                cell(step.effort),
                after.join(" "),
            ]);
        }
    }
    table
}
