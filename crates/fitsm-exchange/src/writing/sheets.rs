//! An assessment as the sheets of a workbook.

mod about;
mod all_results;
mod answers;
mod details;
mod gaps;
mod goals;
mod keys;
mod pieces;
mod results;
mod sources;

use fitsm_core::assessment::Goals;
use fitsm_core::catalogue::{Area, Requirement};
use fitsm_core::{Assessment, Catalogue, Goal};
use fitsm_eval::{Evaluation, evaluate};

use super::page::{Page, Workbook};

/// What every sheet draws on.
struct Laid<'a> {
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    evaluation: Evaluation<'a>,
    /// The areas that are laid out.
    areas: Vec<&'a Area>,
    /// Who is asked; `None` in an export of everything.
    respondent: Option<&'a str>,
}

/// The row of the headings on the sheets that have a row for each area or requirement.
const HEAD: u32 = 3;

impl<'a> Laid<'a> {
    /// The place of the n-th requirement's row on the sheet of answers, where each area has a row
    /// above its requirements.
    fn answer_rows(&self) -> impl Iterator<Item = (u32, &'a Area, Option<&'a Requirement>)> {
        let rows = self.areas.iter().flat_map(|area| {
            let requirements = area.requirements.iter().map(move |each| (*area, Some(each)));
            std::iter::once((*area, None)).chain(requirements)
        });
        (HEAD + 1..).zip(rows).map(|(row, (area, requirement))| (row, area, requirement))
    }

    /// The row of each requirement on the sheet of answers, in their order.
    fn requirement_rows(&self) -> Vec<u32> {
        self.answer_rows().filter(|(_, _, each)| each.is_some()).map(|(row, _, _)| row).collect()
    }

    /// The organisation, the assessment's title and its day.
    fn subject(&self) -> String {
        let head = &self.evaluation.assessment;
        let title = head.title.map(|title| format!(", {title}")).unwrap_or_default();
        format!("{}{title}, {}", head.organisation, head.date)
    }
}

/// The row of the n-th area or requirement on a sheet that has one for each.
fn row_of(index: usize) -> u32 {
    HEAD + 1 + u32::try_from(index).unwrap_or(u32::MAX / 2)
}

/// The whole assessment as a workbook.
pub(crate) fn whole(catalogue: &Catalogue, assessment: &Assessment) -> Workbook {
    let laid = Laid {
        catalogue,
        assessment,
        evaluation: evaluate(catalogue, assessment),
        areas: catalogue.areas().iter().collect(),
        respondent: None,
    };
    let mut pages = vec![
        about::of_export(&laid),
        goals::page(&laid),
        answers::page(&laid),
        results::page(&laid),
        all_results::page(&laid),
        gaps::page(&laid),
        details::conclusions(&laid),
        details::audit(&laid),
        pieces::evidence(&laid),
    ];
    pages.extend(pieces::statements(&laid));
    pages.extend([keys::of_export(&laid), sources::page()]);
    workbook(&laid, pages)
}

/// The questions of some areas for one person.
pub(crate) fn questionnaire<'a>(
    catalogue: &'a Catalogue,
    assessment: &'a Assessment,
    areas: Vec<&'a Area>,
    respondent: &'a str,
) -> Workbook {
    let evaluation = evaluate(catalogue, assessment);
    let laid = Laid { catalogue, assessment, evaluation, areas, respondent: Some(respondent) };
    let mut pages = vec![about::of_questionnaire(&laid), answers::page(&laid)];
    if !assessment.evidence.is_empty() {
        pages.push(pieces::evidence(&laid));
    }
    pages.extend([keys::of_questionnaire(&laid), sources::page()]);
    workbook(&laid, pages)
}

fn workbook(laid: &Laid<'_>, pages: Vec<Page>) -> Workbook {
    let assessment = laid.assessment;
    Workbook {
        title: laid.subject(),
        organisation: assessment.organisation.clone(),
        date: assessment.date,
        pages,
    }
}

/// The goals of areas as numbers.
fn goal_of(goals: &Goals, area: &Area) -> Option<u64> {
    goals.of(area.id).map(number)
}

fn number(goal: Goal) -> u64 {
    goal.level().get().into()
}
