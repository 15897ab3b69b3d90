//! The first sheet: what this file is and how to take it back.

use super::Laid;
use crate::layout::sheet;
use crate::writing::page::{Look, Page};

/// The first sheet of an export.
pub(super) fn of_export(laid: &Laid<'_>) -> Page {
    page(
        laid,
        "Assessment against FitSM-1",
        &[
            "This workbook holds an assessment of a service management system, in the layout of \
             the FitSM-6 assessment tool. Change scores, comments and evidence on sheet “3. \
             Assessment”, goals and scope on sheet “2. Scope & Goals”.",
            "The results on the sheets 4 and 5 follow as soon as a score, a goal or the scope \
             changes. Sheet 6 shows the day on which this file was made.",
            "To take it back: fitsm import FILE -o assessment.toml. What was not changed comes \
             back exactly. The sheets behind number 8 hold what the official sheets have no room \
             for; leave them in.",
            "A level says what an assessor sees. 0: nothing of it. 1: ad hoc, by individuals. 2: \
             mostly repeated, partly written down. 3: defined, complete, followed. 4: as 3, and \
             measured and kept aligned.",
        ],
    )
}

/// The first sheet of a questionnaire.
pub(super) fn of_questionnaire(laid: &Laid<'_>) -> Page {
    let areas: Vec<&str> = laid.areas.iter().map(|area| area.name.as_ref()).collect();
    let about = format!("It is about: {}.", areas.join(", "));
    page(
        laid,
        &match laid.respondent {
            Some(name) if !name.is_empty() => format!("Questionnaire for {name}"),
            _ => "Questionnaire".to_owned(),
        },
        &[
            &about,
            "For each requirement on sheet “3. Assessment”, read what one sees at each level and \
             choose as score the highest level that is true today, all lower ones included. Leave \
             Select … where you cannot say.",
            "Please say in the comment what makes you choose it, and name as evidence what \
             somebody could look at: a document, a record, a figure, one a line.",
            "There is no good or bad answer; what counts is how it is, not how it should be.",
        ],
    )
}

fn page(laid: &Laid<'_>, title: &str, paragraphs: &[&str]) -> Page {
    let mut page = Page::new(sheet::ABOUT, &[3, 100]);
    page.put((0, 1), title, Look::Title);
    page.put((1, 1), laid.subject(), Look::Paragraph);
    let source = format!(
        "Edition {} of FitSM-1. {} The descriptions of requirements and levels are fitsm's own \
         words, based on FitSM-1, under CC BY 4.0, except where this assessment brought its own.",
        laid.catalogue.edition(),
        laid.catalogue.credit()
    );
    let paragraphs = paragraphs.iter().copied().chain([source.as_str()]);
    for (row, text) in (3..).step_by(2).zip(paragraphs) {
        page.put((row, 1), text, Look::Paragraph);
    }
    page
}
