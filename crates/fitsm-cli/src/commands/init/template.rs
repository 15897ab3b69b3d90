//! A new file: the head, and every requirement with a place for its answer.

use std::fmt::Write as _;

use fitsm_core::Catalogue;
use fitsm_core::assessment::{Goals, Kind};
use toml_writer::ToTomlValue;

use super::Wishes;
use crate::text::cut;

/// A new file in which every answer stands as a comment.
pub(crate) fn template(wishes: &Wishes, catalogue: &Catalogue) -> String {
    let text = |text: Option<&String>, fallback: &str| {
        text.map_or(fallback, String::as_str).to_toml_value()
    };
    let date = wishes.date;
    let kind = wishes.kind.unwrap_or(Kind::SelfAssessment).as_str();
    let organisation = text(wishes.organisation.as_ref(), "Name of the organisation");
    let title = text(wishes.title.as_ref(), &format!("Assessment {}", date.year()));
    let scope = match &wishes.scope {
        Some(scope) => format!("scope = {}", scope.to_toml_value()),
        None => "# scope = \"All services in the service catalogue\"".to_owned(),
    };
    let assessors = assessors(&wishes.assessors);
    let own = own_goals(&wishes.goals);
    let certification = certification_goals(&wishes.certification_goals);
    let left_out = left_out(wishes, catalogue);
    let edition = catalogue.edition();
    let mut out = format!(
        "\
# An assessment against FitSM-1. Lines that begin with # are comments.
# What is left out is unanswered; there are no empty fields.

format = 1
organisation = {organisation}
title = {title}
date = {date}                     # evidence counts as of this day
edition = \"{edition}\"
kind = \"{kind}\"          # self-assessment, internal-audit or external-audit
{scope}
# conclusion = \"…\"
rule = \"hurdle\"                     # hurdle or mean: see `fitsm explain hurdle mean`
evidence-policy = \"report\"          # report or cap: see `fitsm explain evidence`

{assessors}
# [auditee]                         # name, address, representative, contact,
# name = \"…\"                        # locations, times, language

# The organisation's own goals, 1 to 4: one for all areas, others where they differ.
{own}
[certification-goal]                # what a certification asks
{certification}
# Areas that are left out, always with the reason.
{left_out}
# Answers: take away the # before the heading and the level, and choose 0 to 4.
# `fitsm explain PR9.1` shows what one sees at each level. An answer may also have
#   note = \"…\"
#   evidence = [\"name\"]             # each described below as [evidence.name]
# A requirement that does not apply has, instead of a level,
#   not-applicable = {{ reason = \"…\", approved-by = \"…\" }}
"
    );
    for area in catalogue.areas().iter().filter(|area| wishes.is_in_scope(area.id)) {
        let _ = write!(out, "\n# {} {}\n", area.id, area.name);
        for requirement in area.requirements.iter() {
            let _ = write!(out, "\n# {}: {}\n", requirement.id, cut(&requirement.title, 70));
            for line in textwrap::wrap(&requirement.statement, 76) {
                let _ = writeln!(out, "#   {line}");
            }
            let _ = write!(out, "# [answers.{}]\n# level =\n", requirement.id);
        }
    }
    out += "
# Evidence: a table for each piece, named as in the answers.
# [evidence.tickets-q1]
# kind = \"record\"                   # document, record, measurement, interview, observation
# title = \"Ticket export, first quarter\"
# location = \"evidence/tickets-q1.csv\"
# effective = 2026-03-31            # the day it speaks for
# recorded = 2026-04-02             # the day it was taken
# expires = 2027-03-31              # optional
";
    out
}

fn assessors(names: &[String]) -> String {
    if names.is_empty() {
        return "# [[assessors]]\n# name = \"…\"\n# role = \"lead\"\n".to_owned();
    }
    let each = names.iter().map(|name| format!("[[assessors]]\nname = {}\n", name.to_toml_value()));
    each.collect::<Vec<_>>().join("\n")
}

fn own_goals(goals: &Goals) -> String {
    if *goals == Goals::default() {
        return "# [goal]\n# default = 2\n# PR9 = 3\n".to_owned();
    }
    format!("[goal]\n{}", goal_lines(goals))
}

/// Where nothing is said, a certification asks for 3.
fn certification_goals(goals: &Goals) -> String {
    let default = goals.default.or(Goals::certification().default);
    goal_lines(&Goals { default, areas: goals.areas.clone() })
}

fn goal_lines(goals: &Goals) -> String {
    let default = goals.default.map(|goal| format!("default = {goal}\n"));
    let areas = goals.areas.iter().map(|(area, goal)| format!("{area} = {goal}\n"));
    default.into_iter().chain(areas).collect()
}

fn left_out(wishes: &Wishes, catalogue: &Catalogue) -> String {
    if wishes.areas.is_empty() {
        return "# [out-of-scope]\n# PR13 = \"Deployment is run by the hosting partner\"\n"
            .to_owned();
    }
    let mut out = "[out-of-scope]\n".to_owned();
    for area in catalogue.areas().iter().filter(|area| !wishes.is_in_scope(area.id)) {
        let _ = writeln!(out, "{} = {}", area.id, wishes.reason.to_toml_value());
    }
    out
}
