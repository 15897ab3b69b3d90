//! The page of an area: short, or with all that belongs to it.

use fitsm_core::catalogue::{Area, Flow};
use fitsm_core::{AreaId, Catalogue};

use super::page::{Item, Page, items};

/// What the area is for, what it answers and what it requires; `full` adds the rest.
pub fn page(catalogue: &Catalogue, area: &Area, full: bool) -> Page {
    let requirements = area.requirements.iter();
    let requirements =
        requirements.map(|each| Item::labelled(each.id.to_string(), each.title.as_ref()));
    let subtitle = format!("{}, {}", area.code, area.phase.describe());
    let page = Page::new(format!("{} {}", area.id, area.name), subtitle)
        .paragraph(area.objective.as_ref())
        .list("Key questions", items(&area.key_questions))
        .list("Requirements", requirements.collect());
    let page = if full { rest(page, catalogue, area) } else { page };
    page.source(area.source.as_ref())
}

fn rest(page: Page, catalogue: &Catalogue, area: &Area) -> Page {
    let activities = area.activities.iter().map(|activity| {
        Item::labelled(activity.name.as_ref(), "")
            .with(activity.steps.iter().map(ToString::to_string))
    });
    let roles = area.roles.iter().map(|role| {
        Item::labelled(format!("{} ({})", role.name, role.persons), "")
            .with(role.tasks.iter().map(ToString::to_string))
    });
    let kpis = area.kpis.iter().map(|kpi| Item::labelled(kpi.name.as_ref(), kpi.why.as_ref()));
    page.list("Inputs", items(&area.inputs))
        .list("Outputs", items(&area.outputs))
        .list("To set it up", items(&area.setup))
        .list("To keep it going", activities.collect())
        .list("Roles", roles.collect())
        .list(
            "Gets",
            catalogue
                .received_by(area.id)
                .map(|flow| hand_over(catalogue, flow, flow.from))
                .collect(),
        )
        .list(
            "Gives",
            catalogue.given_by(area.id).map(|flow| hand_over(catalogue, flow, flow.to)).collect(),
        )
        .list("Figures to watch", kpis.collect())
}

/// A flow as seen from one of its ends; the words are the same at both.
fn hand_over(catalogue: &Catalogue, flow: &Flow, other: Option<AreaId>) -> Item {
    let name = match other.and_then(|id| catalogue.area(id)) {
        Some(area) => format!("{} {}", area.id, area.short_name),
        None => "any process".to_owned(),
    };
    Item::labelled(name, format!("{}. {}", capital(&flow.what), flow.purpose))
}

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
