//! The comparison for the terminal.

use std::fmt::Write as _;

use fitsm_core::{Catalogue, Level, RequirementId};
use fitsm_eval::compare::{AreaChange, RequirementChange, RequirementSide};
use fitsm_eval::trend::AreaPoint;
use fitsm_eval::{Change, Comparison, State};

use crate::catalogues::{area_name, title};
use crate::changes;
use crate::terminal::plain;
use crate::text::style::{BAD, END, FAINT, GOOD, NOTICE, STRONG};
use crate::text::{cut, fit, wrap};

/// The whole comparison.
pub fn render(comparison: &Comparison<'_>, catalogues: &[&Catalogue]) -> String {
    let mut out = String::new();
    let name = plain(comparison.new.assessment.organisation);
    out += &wrap(&format!("{STRONG}Changes at {name}{END}"), "", "");
    for (label, terms) in [("Before: ", comparison.old), ("Now:    ", comparison.new)] {
        out += &wrap(&plain(&changes::side(&terms)), label, "        ");
    }
    for note in &comparison.notes {
        let sentence = plain(&changes::note(note, &changes::sides()));
        out += &wrap(&sentence, &format!("{NOTICE}Note:{END} "), "  ");
    }
    let _ = write!(out, "\n{STRONG}");
    out += &wrap(&changes::maturity(comparison), "", "  ");
    let _ = write!(out, "{END}");
    out += &wrap(&changes::index(comparison), "", "  ");
    out += &wrap(&changes::summary(comparison), "", "  ");
    for sentence in changes::goals(comparison) {
        out += &wrap(&sentence, "", "  ");
    }
    for sentence in changes::conformity(&comparison.conformity, false) {
        out += &wrap(&sentence, "", "  ");
    }
    areas(&mut out, comparison, catalogues);
    for change in Change::ALL {
        let rows: Vec<&RequirementChange> =
            comparison.requirements.iter().filter(|each| each.change == change).collect();
        group(&mut out, change, &rows, catalogues);
    }
    let legend = "▲ higher  ▼ lower  ● level now known  ○ level no longer known  ◆ something else\n\
                  c carried over and not reconfirmed  n note changed  e evidence changed\n\
                  ≤ at most, something is not scored  (3/4) scored, of those that apply";
    let _ = writeln!(out, "\n{FAINT}{legend}{END}");
    out
}

fn areas(out: &mut String, comparison: &Comparison<'_>, catalogues: &[&Catalogue]) {
    let _ = writeln!(out, "\n{STRONG}{}  level      profile{END}", fit("Area", 42));
    let before = comparison.areas.iter().map(|area| mean(area.from).chars().count());
    let width = before.max().unwrap_or(0);
    for area in &comparison.areas {
        let _ = writeln!(out, "{}", area_line(area, area_name(catalogues, area.id), width));
        let reasons = changes::area_reasons(area, changes::numbers);
        let stays = match area.change {
            Change::Same => true,
            Change::StillUnscored => most(area.from) == most(area.to),
            _ => false,
        };
        if !reasons.is_empty() && !stays {
            *out += &wrap(&reasons, &format!("     {FAINT}"), "     ");
            let _ = write!(out, "{END}");
        }
    }
}

fn most(side: Option<AreaPoint<'_>>) -> Option<Level> {
    side.and_then(|side| side.at_most)
}

fn mean(side: Option<AreaPoint<'_>>) -> String {
    side.map_or("–".to_owned(), |side| changes::mean(side.profile, side.coverage))
}

/// An area in a line; `width` is what the widest mean takes on the left.
fn area_line(area: &AreaChange<'_>, name: &str, width: usize) -> String {
    let id = area.id.to_string();
    let name = fit(&cut(name, 35), 36);
    if area.change == Change::StillOutOfScope {
        return format!("{FAINT}{id:5}{name} out of scope{END}");
    }
    let level = |side: Option<AreaPoint<'_>>| {
        side.map_or_else(
            || "–".to_owned(),
            |side| match side.scope {
                fitsm_eval::ScopeState::Out => "out".to_owned(),
                fitsm_eval::ScopeState::In => changes::level((side.level, side.at_most)),
            },
        )
    };
    format!(
        "{id:5}{name}{} {:>3} → {:3} {:<width$} → {}",
        mark(area.change, area.is_certainly_lower()),
        level(area.from),
        level(area.to),
        mean(area.from),
        mean(area.to)
    )
    .trim_end()
    .to_owned()
}

/// A sign beside a change: never told by colour alone.
fn mark(change: Change, certainly_lower: bool) -> String {
    match change {
        Change::Better => format!("{GOOD}▲{END}"),
        Change::NewlyScored => format!("{NOTICE}●{END}"),
        Change::NoLongerScored if !certainly_lower => format!("{NOTICE}○{END}"),
        Change::Worse | Change::NoLongerScored => format!("{BAD}▼{END}"),
        Change::Same
        | Change::StillUnscored
        | Change::StillNotApplicable
        | Change::StillOutOfScope => " ".to_owned(),
        _ => format!("{NOTICE}◆{END}"),
    }
}

/// All requirements that changed in one way: a line for each, or only their ids where nothing did.
fn group(out: &mut String, change: Change, rows: &[&RequirementChange], catalogues: &[&Catalogue]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{STRONG}{} ({}){END}", changes::heading(change), rows.len());
    let quiet = matches!(
        change,
        Change::Same | Change::StillUnscored | Change::StillNotApplicable | Change::StillOutOfScope
    );
    if quiet {
        let (carried, others): (Vec<&RequirementChange>, Vec<&RequirementChange>) =
            rows.iter().copied().partition(|row| row.carried_over);
        let lead = if carried.is_empty() || !others.iter().all(|row| row.reconfirmed) {
            "  "
        } else {
            "  Looked at again: "
        };
        for (lead, rows) in [(lead, others), ("  Only carried over: ", carried)] {
            if !rows.is_empty() {
                let ids: Vec<String> = rows.into_iter().map(short).collect();
                *out += &wrap(&ids.join(", "), lead, "    ");
            }
        }
        return;
    }
    for row in rows {
        let _ = writeln!(out, "{}", line(row, title(catalogues, row.id)));
        if let Some(cause) = changes::due_to(row) {
            let _ = writeln!(out, "{}{FAINT}{cause}{END}", " ".repeat(21));
        }
    }
}

fn short(row: &RequirementChange) -> String {
    match flags(row) {
        flags if flags.is_empty() => row.id.to_string(),
        flags => format!("{}({flags})", row.id),
    }
}

fn line(row: &RequirementChange, title: &str) -> String {
    let id: RequirementId = row.id;
    let levels = format!("{:>4} → {:4}", word(row.from), word(row.to));
    let line = format!("  {:7}{levels} {}{}", id.to_string(), fit(&cut(title, 53), 54), flags(row));
    line.trim_end().to_owned()
}

/// The level on one side, or why there is none.
fn word(side: Option<RequirementSide>) -> String {
    match side {
        None => "–".to_owned(),
        Some(RequirementSide { level: Some(level), .. }) => level.to_string(),
        Some(side) => match side.state {
            State::NotApplicable => "n/a".to_owned(),
            State::OutOfScope => "out".to_owned(),
            State::Unscored | State::Scored => "?".to_owned(),
        },
    }
}

fn flags(row: &RequirementChange) -> String {
    let flags = [(row.carried_over, 'c'), (row.note_changed, 'n'), (row.evidence_changed, 'e')];
    flags.into_iter().filter_map(|(holds, flag)| holds.then_some(flag)).collect()
}
