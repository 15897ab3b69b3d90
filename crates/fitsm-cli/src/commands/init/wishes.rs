//! What a new file is to say: from the options, checked, or asked for.

use fitsm_core::assessment::{Goals, Kind};
use fitsm_core::{AreaId, Catalogue, Date, Goal};

use crate::catalogues::find_area;
use crate::cli;
use crate::dates::{given, today};
use crate::failure::Failure;
use crate::terminal::plain;

/// What the head of a new file says.
#[derive(Clone, Debug)]
pub(crate) struct Wishes {
    pub(super) organisation: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Date,
    pub(super) kind: Option<Kind>,
    pub(super) scope: Option<String>,
    pub(super) assessors: Vec<String>,
    pub(super) goals: Goals,
    pub(super) certification_goals: Goals,
    /// The areas to be assessed; all if there are none.
    pub(super) areas: Vec<AreaId>,
    /// Why the others are left out.
    pub(super) reason: String,
}

impl Wishes {
    /// What the options say.
    ///
    /// # Errors
    /// If one of them is not what it should be.
    pub(crate) fn of(args: &cli::Init, catalogue: &Catalogue) -> Result<Self, Failure> {
        let text = |name: &str, text: &Option<String>| match text {
            Some(text) if text.trim().is_empty() => {
                Err(Failure::Refused(format!("--{name} is empty; leave it out instead")))
            }
            text => Ok(text.clone()),
        };
        let some = |name: &str, given: &str| text(name, &Some(given.to_owned()));
        some("reason", &args.reason)?;
        for name in &args.assessors {
            some("assessor", name)?;
        }
        Ok(Self {
            organisation: text("organisation", &args.organisation)?,
            title: text("title", &args.title)?,
            date: args.date.as_deref().map_or_else(today, given)?,
            kind: args.kind,
            scope: text("scope", &args.scope)?,
            assessors: args.assessors.clone(),
            goals: goals("goal", &args.goals, catalogue)?,
            certification_goals: goals("certification-goal", &args.certification_goals, catalogue)?,
            areas: areas(args.areas.iter().map(String::as_str), catalogue)?,
            reason: args.reason.clone(),
        })
    }

    /// Whether an area is to be assessed.
    pub(super) fn is_in_scope(&self, area: AreaId) -> bool {
        self.areas.is_empty() || self.areas.contains(&area)
    }
}

/// The areas of these names.
pub(super) fn areas<'a>(
    words: impl Iterator<Item = &'a str>,
    catalogue: &Catalogue,
) -> Result<Vec<AreaId>, Failure> {
    words.map(|word| find_area(word, catalogue).map(|area| area.id)).collect()
}

/// Goals such as `3` and `PR6=4`.
pub(crate) fn goals(
    option: &str,
    given: &[String],
    catalogue: &Catalogue,
) -> Result<Goals, Failure> {
    let mut goals = Goals::default();
    for text in given {
        let twice = match text.split_once('=') {
            Some((area, number)) => {
                let area = find_area(area, catalogue)?.id;
                goals.areas.insert(area, goal(number)?).is_some()
            }
            None => goals.default.replace(goal(text)?).is_some(),
        };
        if twice {
            let text = plain(text);
            return Err(Failure::Refused(format!(
                "--{option} {text}: that goal is given twice; keep one of them"
            )));
        }
    }
    Ok(goals)
}

/// A goal: a whole number from 1 to 4.
pub(super) fn goal(text: &str) -> Result<Goal, Failure> {
    text.trim().parse().ok().and_then(Goal::new).ok_or_else(|| {
        let text = plain(text);
        Failure::Refused(format!(
            "`{text}` is not a goal, which is a whole number from 1 to 4; for one area: PR6=4"
        ))
    })
}
