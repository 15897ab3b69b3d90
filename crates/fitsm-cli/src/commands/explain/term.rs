//! The page of a term of FitSM-0.

use fitsm_core::Catalogue;
use fitsm_core::catalogue::Term;

use super::page::{Item, Page};

/// What the term means, what is related, and which requirements touch it.
pub fn page(catalogue: &Catalogue, term: &Term) -> Page {
    let title = match &term.abbreviation {
        Some(abbreviation) => format!("{} ({abbreviation})", term.name),
        None => term.name.to_string(),
    };
    let related = term.see_also.iter().filter_map(|id| catalogue.term(id));
    let related = related.map(|other| Item::of(other.name.as_ref()));
    let touching = catalogue
        .requirements()
        .filter(|requirement| requirement.related.terms.contains(&term.id))
        .map(|requirement| Item::labelled(requirement.id.to_string(), requirement.title.as_ref()));
    let page = Page::new(title, "term of FitSM-0").paragraph(term.definition.as_ref());
    let page = match &term.note {
        Some(note) => page.paragraph(note.as_ref()),
        None => page,
    };
    page.list("See also", related.collect())
        .list("Requirements about it", touching.collect())
        .source(format!("FitSM-0 {}", term.number))
}

/// The term that a word names: its id, its name or its abbreviation, in capitals or not.
pub fn find<'a>(word: &str, catalogue: &'a Catalogue) -> Option<&'a Term> {
    let wanted = word.trim().to_lowercase();
    let dashed = wanted.replace(' ', "-");
    catalogue.terms().iter().find(|term| {
        let abbreviation = term.abbreviation.as_ref().map(|short| short.to_lowercase());
        term.id == dashed
            || term.name.to_lowercase() == wanted
            || abbreviation.is_some_and(|short| short == wanted)
    })
}
