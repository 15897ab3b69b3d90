//! What the parts of a catalogue say of each other has to be there.

use std::collections::BTreeSet;

use crate::catalogue::{Area, Catalogue, Requirement};
use crate::id::RequirementId;

/// Everything that names something which the catalogue does not have, in sentences.
pub(super) fn dangling(catalogue: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    for flow in catalogue.flows() {
        for end in [flow.from, flow.to].into_iter().flatten() {
            if catalogue.area(end).is_none() {
                found.push(format!("a flow of interfaces.toml names {end}, which is not there"));
            }
        }
    }
    let mut ids = BTreeSet::new();
    for term in catalogue.terms() {
        if !ids.insert(&term.id) {
            found.push(format!("the term {} is defined twice", term.id));
        }
        for other in term.see_also.iter().filter(|other| catalogue.term(other).is_none()) {
            found.push(format!("the term {} refers to {other}, which is not there", term.id));
        }
    }
    for area in catalogue.areas() {
        for requirement in area.requirements.iter() {
            found.extend(of_requirement(catalogue, area, requirement));
        }
    }
    found.extend(cycle(catalogue));
    found
}

fn of_requirement(catalogue: &Catalogue, area: &Area, requirement: &Requirement) -> Vec<String> {
    let id = requirement.id;
    let related = &requirement.related;
    let mut missing = Vec::new();
    let mut expect = |is_there: bool, what: String| {
        if !is_there {
            missing.push(format!("{id} names {what}, which is not there"));
        }
    };
    for on in requirement.depends_on.iter() {
        expect(catalogue.requirement(on.id).is_some(), format!("the requirement {}", on.id));
    }
    for step in requirement.steps.iter() {
        expect(area.role(&step.role).is_some(), format!("the role \"{}\"", step.role));
        expect(catalogue.effort(step.effort).is_some(), format!("the effort {}", step.effort));
    }
    for role in related.roles.iter() {
        expect(area.role(role).is_some(), format!("the role \"{role}\""));
    }
    for output in related.outputs.iter() {
        expect(area.outputs.contains(output), format!("the output \"{output}\""));
    }
    for other in related.areas.iter() {
        expect(catalogue.area(*other).is_some(), format!("the area {other}"));
    }
    for term in related.terms.iter() {
        expect(catalogue.term(term).is_some(), format!("the term {term}"));
    }
    missing
}

/// A requirement that in the end depends on itself: what has to stand first has an order.
fn cycle(catalogue: &Catalogue) -> Option<String> {
    let ordered: BTreeSet<RequirementId> =
        catalogue.in_dependency_order().iter().map(|requirement| requirement.id).collect();
    let stuck = catalogue.requirements().find(|requirement| !ordered.contains(&requirement.id))?;
    Some(format!("{} depends on itself, or on one that does", stuck.id))
}
