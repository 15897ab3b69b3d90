//! The roadmap: the steps of the backlog in waves, side by side.

mod calendar;

use fitsm_core::Catalogue;
use fitsm_eval::backlog::{Band, Opportunity, Target};
use fitsm_eval::{AreaResult, Backlog, Evaluation, Outcome, RequirementResult, Wave};

use super::canvas::{Point, units};
use super::isolate::isolated;
use super::legend::{Entry, Sample};
use super::page::{Head, Look, Page, Role, Size, Way, float, plain};
use super::pen::{HERE, Numbers, Paper, Pen, numbers, pixel, size, within};
use super::shape::{Form, Type};
use super::table::{Table, cell};
use super::theme::Theme;
use super::{Drawing, measure, message};
use crate::text::count;

pub use calendar::{Calendar, Length, NotALength};

/// How high a row is with its title in one line and in two, at scale 1.
const ROW: f64 = 35.0;
const TALL: f64 = 57.0;
/// How thick a bar is, the room for the head of a wave, and the space between waves.
const BAR: f64 = 7.0;
const TOP: f64 = 62.0;
const GAP: f64 = 22.0;
/// The most waves that a picture has room for, and the most rows that make it higher.
pub const MOST_WAVES: usize = 4;
const MOST_ROWS: usize = 32;
/// With more rows, titles get one line.
const MOST_TALL: usize = 14;

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
    let wanted = if rows > MOST_TALL { ROW } else { TALL };
    let page = Page::new(look, Way::Landscape, &head, |_, scale| {
        (TOP + wanted * float(rows) + 8.0) * scale
    });
    let scale = page.scale;
    let fixed = matches!(look.size, Size::Slide | Size::A4);
    let (width, height) = page.size();
    let fits = ((height - TOP * scale) / (ROW * scale)).floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of rows on a page"
    )]
    let rows = if fixed { rows.clamp(1, fits.max(1.0) as usize) } else { rows };
    let room = height - TOP * scale;
    let gap = GAP * scale;
    let columns = shown.len().max(2);
    let width = (width - gap * float(columns - 1)) / float(columns);
    let most = efforts(catalogue);
    for (at, wave) in shown.iter().enumerate() {
        let corner = pixel(((width + gap) * float(at), 0.0));
        let area = page.room.clone().shrink(corner, pixel((width, height)));
        let (top, below) = area.split_vertically(units(TOP * scale));
        heading(&page, &top, wave, plan.calendar);
        let lines = float(wave.steps.len().clamp(1, rows.max(1)));
        let row = (room / lines).clamp(ROW * scale, TALL * scale);
        steps(&page, &below, wave, (rows, row, most));
    }
    let title = format!("Roadmap: {}", isolated(plan.evaluation.assessment.organisation));
    Drawing { svg: page.finish(title, describe(&head, plan)), table: table(plan) }
}

/// The highest effort on the catalogue's scale.
fn efforts(catalogue: &Catalogue) -> f64 {
    float(catalogue.efforts().len().max(1))
}

fn head(catalogue: &Catalogue, plan: &Plan<'_>, theme: &Theme) -> Head {
    let steps = plan.backlog.items.len();
    let unscored = &plan.backlog.unscored;
    let message = match (steps, unscored.len()) {
        (0, 0) => nothing_to_do(plan),
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
        source.push(format!("Left out here: {waves} with {steps}"));
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

/// Why there is no step although every level is known: met is only what there is a goal for.
fn nothing_to_do(plan: &Plan<'_>) -> String {
    let areas: Vec<&AreaResult<'_>> = plan.evaluation.areas.iter().collect();
    if let Some(why) = message::nothing(&areas, true) {
        return format!("Nothing to plan: {}", why.to_lowercase());
    }
    let (goal, a_goal) = match plan.backlog.to {
        Target::Goal => ("own goal", "an own goal"),
        Target::CertificationGoal => ("certification goal", "a certification goal"),
        Target::Both => ("goal", "a goal"),
    };
    let is_met = |each: &RequirementResult<'_>| {
        let own = plan.backlog.to != Target::CertificationGoal && each.goal_result == Outcome::Met;
        own || plan.backlog.to != Target::Goal && each.certification_result == Outcome::Met
    };
    if plan.evaluation.requirements.iter().any(is_met) {
        return format!("Nothing to do: every {goal} is met");
    }
    format!("Nothing to plan: no requirement that applies has {a_goal}")
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

/// Above a wave: its number, its time, and how many steps it has.
fn heading(page: &Page, area: &Paper, wave: &Wave<'_>, calendar: Option<&Calendar>) {
    let (scale, (width, _)) = (page.scale, size(area));
    let name = page.style(Role::Name, page.theme.ink, "start");
    let quiet = page.style(Role::Small, page.theme.quiet, "start");
    let steps = count(wave.steps.len(), "step", "steps");
    let time = calendar.and_then(|calendar| calendar.wave(wave.number));
    let below = match time {
        Some((from, to)) => format!("{from} to {to}"),
        None => steps.clone(),
    };
    area.text(pixel((0.0, 16.0 * scale)), HERE, &format!("Wave {}", wave.number), name);
    if time.is_some() {
        let right = Type { anchor: "end", ..quiet };
        area.text(pixel((width, 16.0 * scale)), HERE, &steps, right);
    }
    area.fitted(pixel((0.0, 37.0 * scale)), HERE, (&below, width), quiet);
    let axis = (TOP - 14.0) * scale;
    let stroke = page.stroke(page.theme.ink, 1.6, "");
    area.line(vec![pixel((0.0, axis)), pixel((width, axis))], stroke);
    let (above, below) = (axis - 5.0 * scale, axis + 5.0 * scale);
    area.line(vec![pixel((0.0, above)), pixel((0.0, below))], stroke);
}

/// The steps of a wave: efforts to the right, rows down.
fn steps(page: &Page, area: &Paper, wave: &Wave<'_>, (rows, row, most): (usize, f64, f64)) {
    let (scale, (width, height)) = (page.scale, size(area));
    let shown = wave.steps.len().min(rows).max(1);
    let free = height - row * float(shown);
    let part = within(area, [0.0, free, 0.0, 0.0]);
    let plane = numbers(area, &part, 0.0..most, 0.0..float(shown));
    let drawn = if wave.steps.len() > rows { rows - 1 } else { wave.steps.len() };
    for (at, step) in wave.steps.iter().take(drawn).enumerate() {
        bar(page, &plane, (float(at), most), (width, row), step);
    }
    let rest = wave.steps.len() - drawn;
    if rest > 0 {
        let text = format!("and {}", count(rest, "more step", "more steps"));
        let quiet = page.style(Role::Small, page.theme.quiet, "start");
        plane.fitted((0.0, float(drawn)), (0.0, 17.0 * scale), (&text, width), quiet);
    }
}

/// A step: its id and title, and below them a bar as long as its effort.
fn bar(
    page: &Page,
    plane: &Numbers,
    (row, most): (f64, f64),
    (width, height): Point,
    step: &Opportunity<'_>,
) {
    let scale = page.scale;
    let (fill, edge) = colours(page.theme, step.band);
    let (top, thick, gap) = ((0.0, row), BAR * scale, 6.0 * scale);
    if let Some(effort) = step.effort {
        let corners = [top, (f64::from(effort).min(most), row + 1.0)];
        let free = [height - gap - thick, gap, 0.0, 0.0];
        plane.rect(corners, free, Some(plain(fill)), None);
    }
    let id = Type { weight: 600, ..page.style(Role::Small, page.theme.ink, "start") };
    let title = page.style(Role::Small, page.theme.ink, "start");
    let (text, line) = (step.id.to_string(), title.size * 1.2);
    let x = 16.0 * scale;
    let after = x + measure::width(&text, id.size, id.weight) + 7.0 * scale;
    // Two lines where the row has room for them; the last stands above the bar.
    let two = height >= 2.0 * line + gap + thick + 2.0 * scale;
    // In one line on a slide, whose type is large, titles are smaller, so that more has room.
    let smaller = if two || scale <= 1.0 { 1.0 } else { 0.9 };
    let title = Type { size: title.size * smaller, ..title };
    let lines = measure::wrap(step.title, width - after, title.size, 400, 1 + usize::from(two));
    let last = height - gap - thick - title.size * 0.36;
    let first = last - line * float(lines.len().saturating_sub(1));
    plane.mark(top, (6.0 * scale, first - title.size * 0.36), (form(step.band), 5.0 * scale, edge));
    plane.text(top, (x, first), &text, id);
    for (at, text) in lines.iter().enumerate() {
        plane.text(top, (after, first + line * float(at)), text, title);
    }
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
