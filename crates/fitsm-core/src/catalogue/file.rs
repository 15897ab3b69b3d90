//! Reading the catalogue's files: `catalogue.toml`, `interfaces.toml`, `terms.toml` and one file
//! for each area.

// With their paths, so that the build script can share these files.
#[path = "file/area.rs"]
mod area;
#[path = "file/fields.rs"]
mod fields;
#[path = "file/head.rs"]
mod head;
#[path = "file/keys.rs"]
pub mod keys;
#[path = "file/references.rs"]
mod references;
#[path = "file/requirement.rs"]
mod requirement;

use std::collections::BTreeMap;

pub use requirement::MOST_REQUIREMENTS;

use crate::catalogue::{Area, Catalogue, Flow, Term};
use crate::diagnostic::{Code, Problems, Reading};
use crate::id::AreaId;
use crate::source::Source;
use crate::table;

/// The files that are not areas.
const HEAD: &str = "catalogue.toml";
const INTERFACES: &str = "interfaces.toml";
const TERMS: &str = "terms.toml";

/// What came of reading a catalogue.
#[derive(Debug)]
pub struct CatalogueReading {
    /// The catalogue, if no file has an error and nothing is missing.
    pub catalogue: Option<Catalogue>,
    /// What is wrong with each file, in the order in which they were given.
    pub files: Vec<Reading<()>>,
    /// What is missing in the whole, or names something that is not there.
    pub gaps: Vec<String>,
}

/// Reads a catalogue from the texts of its files, in any order.
#[must_use]
pub fn read(sources: &[Source]) -> CatalogueReading {
    let mut head = None;
    let mut flows: Vec<Flow> = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    let mut areas: BTreeMap<AreaId, Area> = BTreeMap::new();
    let mut files = Vec::new();
    for source in sources {
        let mut problems = Problems::default();
        let found = &mut problems;
        match file_name(source) {
            HEAD => {
                head = table::read_document(source, found, |root, found| head::head(&root, found));
            }
            INTERFACES => {
                flows =
                    table::read_document(source, found, |root, found| head::flows(&root, found));
            }
            TERMS => {
                terms =
                    table::read_document(source, found, |root, found| head::terms(&root, found));
            }
            _ => {
                if let Some(area) = area::read(source, found) {
                    add(area, &mut areas, found);
                }
            }
        }
        files.push(problems.into_reading(Some(())));
    }
    let mut gaps = Vec::new();
    if files.iter().all(|file| file.value.is_some()) {
        gaps.extend(missing_area(&areas));
        gaps.extend(head.is_none().then(|| format!("{HEAD} is missing")));
    }
    let whole = gaps.is_empty() && files.iter().all(|file| file.value.is_some());
    let catalogue = head.filter(|_| whole).map(|head| Catalogue {
        edition: head.edition,
        credit: head.credit,
        scale: head.scale,
        efforts: head.efforts.into(),
        areas: areas.into_values().collect::<Vec<_>>().into(),
        flows: flows.into(),
        terms: terms.into(),
    });
    gaps.extend(catalogue.iter().flat_map(references::dangling));
    CatalogueReading { catalogue: catalogue.filter(|_| gaps.is_empty()), files, gaps }
}

fn add(area: Area, areas: &mut BTreeMap<AreaId, Area>, problems: &mut Problems) {
    if areas.contains_key(&area.id) {
        let message = format!("{} has a file already", area.id);
        problems.add(Code::CatalogueGap, 0..0, message);
    }
    areas.insert(area.id, area);
}

/// What is missing in the numbering of the areas.
fn missing_area(areas: &BTreeMap<AreaId, Area>) -> Option<String> {
    let mut expected: BTreeMap<_, u8> = BTreeMap::new();
    for id in areas.keys() {
        let next = expected.entry(id.group()).or_insert(1);
        if id.number() != *next {
            return Some(format!("{} is missing", AreaId::new(id.group(), *next)));
        }
        *next += 1;
    }
    areas.is_empty().then(|| "it has no area".to_owned())
}

/// The last part of the source's name.
fn file_name(source: &Source) -> &str {
    source.name().rsplit(['/', '\\']).next().unwrap_or_default()
}
