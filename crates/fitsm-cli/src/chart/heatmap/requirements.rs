//! One assessment: a row for each area, a field for each of its requirements.

use fitsm_core::catalogue::Area;
use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::{AreaResult, Evaluation, Outcome, RequirementResult, State};

use super::{Field, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, dashed, field};
use crate::chart::canvas::{Fill, Form, Rect};
use crate::chart::legend::{Entry, Sample};
use crate::chart::page::{Head, Look, Page, Role, Way, float, plain};
use crate::chart::table::{Table, cell};
use crate::chart::{Drawing, message};
use crate::formats::word;
use crate::verdict;

/// How high a row wants to be, and the widths beside the fields, at scale 1.
const ROW: f64 = 34.0;
const NAMES: f64 = 212.0;
const VERDICTS: f64 = 278.0;

/// Draws an assessment; all areas, or those that are named.
pub fn draw(
    catalogue: &Catalogue,
    now: &Evaluation<'_>,
    areas: Option<&[AreaId]>,
    look: Look,
) -> Drawing {
    let is_named = |id: AreaId| areas.is_none_or(|areas| areas.contains(&id));
    let rows: Vec<(&Area, &AreaResult<'_>)> =
        catalogue.areas().iter().zip(&now.areas).filter(|(area, _)| is_named(area.id)).collect();
    let shown: Vec<&RequirementResult<'_>> =
        now.requirements.iter().filter(|each| is_named(each.id.area())).collect();
    let results: Vec<&AreaResult<'_>> = rows.iter().map(|(_, result)| *result).collect();
    let head = Head {
        message: if areas.is_some() { message::some(&results) } else { message::requirements(now) },
        lead: format!("Level of each requirement · {}", verdict::basis(now)),
        source: vec![message::source(now)],
        legend: legend(look, &shown),
    };
    let wanted = ROW * float(rows.len()) + 30.0;
    let mut page = Page::new(look, Way::Portrait, &head, |_, scale| wanted * scale);
    let grid = Grid::of(&page, &rows);
    grid.head(&mut page);
    for (at, (area, result)) in rows.iter().enumerate() {
        grid.row(&mut page, at, area, result, now);
    }
    let mut svg = page.svg;
    svg.title = format!("Requirements by level: {}", now.assessment.organisation);
    svg.description = describe(&head, now, &rows);
    Drawing { svg, table: table(now, &shown) }
}

/// Where the fields are.
struct Grid {
    left: f64,
    top: f64,
    column: f64,
    row: f64,
    columns: usize,
    right: f64,
}

impl Grid {
    fn of(page: &Page, rows: &[(&Area, &AreaResult<'_>)]) -> Self {
        let (room, scale) = (page.room, page.scale);
        let columns = rows.iter().map(|(area, _)| area.requirements.len()).max().unwrap_or(1);
        let left = room.x + NAMES * scale;
        let right = room.x + room.width - VERDICTS * scale;
        let top = room.y + 28.0 * scale;
        let row = (room.height - 30.0 * scale) / float(rows.len().max(1));
        Self {
            left,
            top,
            column: (right - left) / float(columns),
            row: row.min(ROW * 1.7 * scale),
            columns,
            right,
        }
    }

    /// The numbers of the requirements, and what stands beside the fields.
    fn head(&self, page: &mut Page) {
        let scale = page.scale;
        let y = self.top - 9.0 * scale;
        let style = page.style(Role::Small, page.theme.quiet, "middle");
        for column in 0..self.columns {
            let x = self.left + self.column * (float(column) + 0.5);
            page.svg.text((x, y), &format!(".{}", column + 1), style);
        }
        for (text, x) in self.columns_beside(scale) {
            page.svg.text((x, y), text, style);
        }
    }

    fn columns_beside(&self, scale: f64) -> [(&'static str, f64); 4] {
        let x = |right: f64| self.right + right * scale;
        [("Level", x(40.0)), ("Profile", x(100.0)), ("Goal", x(167.0)), ("Certif.", x(240.0))]
    }

    fn row(
        &self,
        page: &mut Page,
        at: usize,
        area: &Area,
        result: &AreaResult<'_>,
        now: &Evaluation<'_>,
    ) {
        let scale = page.scale;
        let top = self.top + self.row * float(at);
        let baseline = top + self.row / 2.0 + 5.5 * scale;
        let name = page.in_row(Role::Name, self.row, page.theme.ink, "start");
        let text = format!("{} {}", area.id, area.short_name);
        page.fitted((page.room.x, baseline), &text, name, (NAMES - 12.0) * scale);
        let gap = (3.0 * scale).min(self.row * 0.12);
        for (column, each) in now.requirements_of(area.id).enumerate() {
            let place = Rect {
                x: self.left + self.column * float(column),
                y: top,
                width: self.column - gap,
                height: self.row - gap,
            };
            field(page, place, &of_requirement(each));
            goals(page, place, each);
        }
        self.beside(page, baseline, result);
    }

    /// The level, the profile and the conformity of the whole area.
    fn beside(&self, page: &mut Page, y: f64, result: &AreaResult<'_>) {
        let (scale, ink) = (page.scale, page.theme.ink);
        let texts = [
            match (result.level, result.at_most) {
                (Some(level), _) => level.to_string(),
                (None, Some(at_most)) => format!("≤ {at_most}"),
                (None, None) => OUT_OF_SCOPE.to_owned(),
            },
            result.profile.map_or(OUT_OF_SCOPE.to_owned(), |profile| profile.to_string()),
            conformity(result.goal.map(|goal| goal.to_string()), result.goal_result),
            conformity(
                result.certification_goal.map(|goal| goal.to_string()),
                result.certification_result,
            ),
        ];
        for ((_, x), text) in self.columns_beside(scale).into_iter().zip(texts) {
            page.svg.text((x, y), &text, page.in_row(Role::Label, self.row, ink, "middle"));
        }
    }
}

/// A goal and whether it is met.
fn conformity(goal: Option<String>, outcome: Outcome) -> String {
    let sign = match outcome {
        Outcome::Met => "✓",
        Outcome::NotMet => "✗",
        Outcome::NoResult | Outcome::Incomplete => OPEN,
        Outcome::NoGoal | Outcome::NotApplicable | Outcome::OutOfScope => {
            return OUT_OF_SCOPE.to_owned();
        }
    };
    goal.map_or(OUT_OF_SCOPE.to_owned(), |goal| format!("{goal} {sign}"))
}

fn of_requirement(each: &RequirementResult<'_>) -> Field {
    match (each.state, each.level) {
        (State::OutOfScope, _) => Field::OutOfScope,
        (State::NotApplicable, _) => Field::NotApplicable,
        (_, Some(level)) => Field::Level(level.index(), level.to_string()),
        (_, None) => Field::Open(OPEN.to_owned()),
    }
}

/// Marks for the goals that a requirement misses: side by side, or above each other in a narrow
/// field.
fn goals(page: &mut Page, at: Rect, each: &RequirementResult<'_>) {
    let scale = page.scale;
    let radius = 5.0 * scale;
    let (x, y) = (at.x + at.width - 11.0 * scale, at.y + at.height / 2.0);
    let narrow = at.width < 88.0 * scale && at.height > 28.0 * scale;
    let (right, down) = if narrow { (0.0, 8.5) } else { (15.0, 0.0) };
    let theme = page.theme;
    if each.certification_result == Outcome::NotMet {
        page.svg.mark((x, y + down * scale), Form::Square, radius, theme.certification);
    }
    if each.goal_result == Outcome::NotMet {
        let at = (x - right * scale, y - down * scale);
        page.svg.mark(at, Form::Diamond, radius * 1.2, theme.goal);
    }
}

fn legend(look: Look, shown: &[&RequirementResult<'_>]) -> Vec<Entry> {
    let theme = look.theme;
    let mut entries = vec![Entry::new("Level", Sample::Scale)];
    let mut add = |is_there: bool, text: &str, sample: Sample| {
        if is_there {
            entries.push(Entry::new(text, sample));
        }
    };
    let any = |is: fn(&RequirementResult<'_>) -> bool| shown.iter().any(|each| is(each));
    add(
        any(|each| each.goal_result == Outcome::NotMet),
        "Below the goal",
        Sample::Mark(Form::Diamond, 6.0, theme.goal),
    );
    add(
        any(|each| each.certification_result == Outcome::NotMet),
        "Below the certification goal",
        Sample::Mark(Form::Square, 5.0, theme.certification),
    );
    let open = Sample::Field(None, Some(dashed(theme)), Some((OPEN, theme.ink)));
    add(any(|each| each.state == State::Unscored), "Not scored", open);
    let not = Sample::Field(Some(plain(theme.panel)), None, Some((NOT_APPLICABLE, theme.quiet)));
    add(any(|each| each.state == State::NotApplicable), "Not applicable", not);
    let out = Sample::Field(Some(Fill::Hatch), None, Some((OUT_OF_SCOPE, theme.ink)));
    add(any(|each| each.state == State::OutOfScope), "Out of scope", out);
    entries
}

fn describe(head: &Head, now: &Evaluation<'_>, rows: &[(&Area, &AreaResult<'_>)]) -> String {
    let mut sentences = vec![format!("{}.", head.message), format!("Heatmap. {}.", head.lead)];
    sentences.extend(rows.iter().map(|(area, _)| {
        let levels = now.requirements_of(area.id).map(|each| match of_requirement(each) {
            Field::Level(_, text) => text,
            Field::Open(_) => "not scored".to_owned(),
            Field::NotApplicable => "not applicable".to_owned(),
            Field::OutOfScope => "out of scope".to_owned(),
        });
        format!("{} {}: {}.", area.id, area.name, levels.collect::<Vec<_>>().join(", "))
    }));
    sentences.join(" ")
}

fn table(now: &Evaluation<'_>, shown: &[&RequirementResult<'_>]) -> Table {
    let mut table = Table::new([
        "requirement",
        "state",
        "level",
        "goal",
        "goal_result",
        "certification_goal",
        "certification_result",
    ]);
    let rows = now.requirements.iter().filter(|each| shown.iter().any(|one| one.id == each.id));
    table.rows = rows
        .map(|each| {
            vec![
                each.id.to_string(),
                word(&each.state),
                cell(each.level),
                cell(each.goal),
                word(&each.goal_result),
                cell(each.certification_goal),
                word(&each.certification_result),
            ]
        })
        .collect();
    table
}
