//! The pages of a requirement and of one of its levels.

use fitsm_core::catalogue::{ExpectedEvidence, Question, Requirement, StepUp};
use fitsm_core::{Catalogue, Level};

use super::area::capital;
use super::page::{Item, Page, items};

/// What the requirement asks and its five levels; `full` adds all that helps to assess and to
/// reach it.
pub fn page(catalogue: &Catalogue, requirement: &Requirement, full: bool) -> Page {
    let levels = Level::ALL.into_iter().map(|level| description(catalogue, requirement, level));
    let page = head(catalogue, requirement)
        .list("What to check", items(&requirement.aspects))
        .list("What one sees at each level", levels.collect());
    let page = if full { rest(page, catalogue, requirement) } else { page };
    page.source(requirement.source.as_ref())
}

/// One level: what one sees, what to ask, what proves it, and how to get there.
pub fn level_page(catalogue: &Catalogue, requirement: &Requirement, level: Level) -> Page {
    let evidence = requirement.evidence.iter().filter(|each| each.level == level);
    let page = head(catalogue, requirement)
        .list("What one sees", vec![description(catalogue, requirement, level)])
        .list("Questions", requirement.questions_of(level).map(question).collect())
        .list("Evidence", evidence.map(expected).collect());
    let page = match requirement.step_to(level) {
        Some(step) => page.list("How to get there", vec![way_up(catalogue, step)]),
        None => page,
    };
    let needed = fitsm_eval::needed(level);
    let page = if level > Level::MIN {
        page.paragraph(format!("Level {level} is supported by {needed}."))
    } else {
        page
    };
    page.source(requirement.source.as_ref())
}

fn head(catalogue: &Catalogue, requirement: &Requirement) -> Page {
    let area = catalogue.area(requirement.id.area()).map_or("", |area| &area.name);
    Page::new(format!("{} {}", requirement.id, requirement.title), area)
        .paragraph(requirement.statement.as_ref())
}

fn description(catalogue: &Catalogue, requirement: &Requirement, level: Level) -> Item {
    let label = format!("{level} {}", catalogue.scale(level).label);
    Item::labelled(label, requirement.level(level))
}

fn rest(page: Page, catalogue: &Catalogue, requirement: &Requirement) -> Page {
    let name = |id| catalogue.requirement(id).map_or("", |other: &Requirement| &other.title);
    let depends = requirement.depends_on.iter().map(|on| {
        Item::labelled(format!("{} {}", on.id, name(on.id)), format!("{}.", capital(&on.why)))
    });
    let needed_by = catalogue.requirements().filter_map(|other| {
        let on = other.depends_on.iter().find(|on| on.id == requirement.id)?;
        Some(Item::labelled(
            format!("{} {}", other.id, other.title),
            format!("{}.", capital(&on.why)),
        ))
    });
    let steps = requirement.steps.iter().map(|step| way_up(catalogue, step));
    page.list("Questions", requirement.questions.iter().map(question).collect())
        .list("Evidence to expect", requirement.evidence.iter().map(expected).collect())
        .list("Taken for it, but not it", items(&requirement.pitfalls))
        .list("Stands on", depends.collect())
        .list("Others stand on it", needed_by.collect())
        .list("From level to level", steps.collect())
        .list("Touches", touches(catalogue, requirement))
}

fn question(question: &Question) -> Item {
    let see = question.ask_to_see.as_ref().map(|see| format!("ask to see: {see}"));
    Item::labelled(question.key.to_string(), question.text.as_ref()).with(see)
}

fn expected(evidence: &ExpectedEvidence) -> Item {
    let kind = capital(evidence.kind.as_str());
    Item::of(format!("{kind}, for level {}: {}", evidence.level, evidence.what))
}

fn way_up(catalogue: &Catalogue, step: &StepUp) -> Item {
    let effort = catalogue.effort(step.effort).unwrap_or_default();
    let label = format!("To level {}: {}, effort {} ({effort})", step.to, step.role, step.effort);
    let actions = step.actions.iter().map(|action| capital(action));
    let produces =
        (!step.produces.is_empty()).then(|| format!("Produces: {}", step.produces.join("; ")));
    Item::labelled(label, "").with(actions).with(produces)
}

fn touches(catalogue: &Catalogue, requirement: &Requirement) -> Vec<Item> {
    let related = &requirement.related;
    let areas = related.areas.iter().filter_map(|id| catalogue.area(*id));
    let terms = related.terms.iter().filter_map(|id| catalogue.term(id));
    let groups = [
        ("Outputs", related.outputs.join(", ")),
        ("Roles", related.roles.join(", ")),
        (
            "Areas",
            areas
                .map(|area| format!("{} {}", area.id, area.short_name))
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("Terms", terms.map(|term| term.name.as_ref()).collect::<Vec<_>>().join(", ")),
    ];
    groups
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| Item::of(format!("{label}: {text}")))
        .collect()
}
