//! The dialogue: from requirement to requirement.

use fitsm_core::RequirementId;

use super::plan::Plan;
use super::session::Session;
use super::visit::{Visit, Way};
use crate::cli::By;
use crate::failure::Failure;

/// Goes through the plan until it ends or the person has had enough.
pub(super) fn talk(session: &mut Session<'_>, plan: &Plan, by: By) -> Result<(), Failure> {
    let mut past: Vec<RequirementId> = Vec::new();
    let mut next = plan.first();
    while let Some(id) = next {
        let catalogue = session.catalogue;
        let (Some(area), Some(requirement)) =
            (catalogue.area(id.area()), catalogue.requirement(id))
        else {
            break;
        };
        session.refresh();
        let mut visit = Visit { session, plan, area, requirement };
        match visit.run(by)? {
            Way::Next => {
                past.push(id);
                next = plan.after(id);
                if next.is_none() {
                    session.prompt.say("That was the last one.\n")?;
                }
            }
            Way::To(to) => {
                past.push(id);
                next = Some(to);
            }
            Way::Back => match past.pop().or_else(|| plan.before(id)) {
                Some(before) => next = Some(before),
                None => session.prompt.say("This is the first one.\n")?,
            },
            Way::Out => break,
        }
    }
    Ok(())
}
