//! Compiles the catalogue in: reads `requirements/` with the crate's own reader and writes it as
//! constant data, so that no command pays for reading it.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use catalogue::{Area, Catalogue, Question, Requirement, ScaleLevel, Text};
use id::{AreaId, Group};
use source::Source;

/// Declares the crate's modules that read a catalogue; the build script uses a part of each.
macro_rules! shared {
    ($($path:literal $module:ident)*) => {$(
        #[allow(dead_code, unused_imports, unreachable_pub, reason = "shared with the crate")]
        #[path = $path]
        mod $module;
    )*};
}
shared! {
    "src/catalogue.rs" catalogue
    "src/diagnostic.rs" diagnostic
    "src/id.rs" id
    "src/level.rs" level
    "src/rating.rs" rating
    "src/source.rs" source
    "src/suggest.rs" suggest
    "src/table.rs" table
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../requirements");
    println!("cargo::rerun-if-changed={}", folder.display());
    let sources = sources(&folder)?;
    let reading = catalogue::read(&sources);
    for (source, file) in sources.iter().zip(&reading.files) {
        for found in &file.diagnostics {
            let line = source.position(found.span.start).line;
            println!("cargo::error={}:{line}: {}", source.name(), found.message);
        }
    }
    for gap in &reading.gaps {
        println!("cargo::error={gap}");
    }
    let catalogue = reading
        .catalogue
        .ok_or("the catalogue in requirements/ has errors")?;
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("built_in.rs"),
        constant(&catalogue)?,
    )?;
    Ok(())
}

/// The files of the folder, in the order of their names.
fn sources(folder: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            Ok(Source::new(
                path.to_string_lossy(),
                fs::read_to_string(path)?,
            ))
        })
        .collect()
}

/// The catalogue as a Rust constant.
fn constant(catalogue: &Catalogue) -> Result<String, std::fmt::Error> {
    let mut out = String::from("static BUILT_IN: Catalogue = Catalogue {\n");
    writeln!(out, "edition: {},", text(&catalogue.edition))?;
    writeln!(out, "credit: {},", text(&catalogue.credit))?;
    let scale = catalogue.scale.iter().map(|ScaleLevel { label, meaning }| {
        format!(
            "ScaleLevel {{ label: {}, meaning: {} }}",
            text(label),
            text(meaning)
        )
    });
    writeln!(out, "scale: [{}],", join(scale))?;
    writeln!(
        out,
        "areas: {},\n}};",
        list(catalogue.areas.iter().map(area))
    )?;
    Ok(out)
}

fn area(area: &Area) -> String {
    format!(
        "Area {{ id: {}, code: {}, name: {}, short_name: {}, phase: Phase::{:?}, objective: {}, \
         source: {}, requirements: {} }}\n",
        area_id(area.id),
        text(&area.code),
        text(&area.name),
        text(&area.short_name),
        area.phase,
        text(&area.objective),
        text(&area.source),
        list(area.requirements.iter().map(requirement)),
    )
}

fn requirement(requirement: &Requirement) -> String {
    format!(
        "Requirement {{ id: RequirementId::new({}, {}), title: {}, statement: {}, aspects: {}, \
         source: {}, levels: [{}], questions: {} }}\n",
        area_id(requirement.id.area()),
        requirement.id.number(),
        text(&requirement.title),
        text(&requirement.statement),
        list(requirement.aspects.iter().map(text)),
        text(&requirement.source),
        join(requirement.levels.iter().map(text)),
        list(requirement.questions.iter().map(question)),
    )
}

fn question(question: &Question) -> String {
    format!(
        "crate::catalogue::Question {{ key: crate::rating::QuestionKey::new(crate::Level::ALL[{}], {:?}), \
         text: {}, ask_to_see: {} }}",
        question.key.level(),
        question.key.letter(),
        text(&question.text),
        question
            .ask_to_see
            .as_ref()
            .map_or("None".to_owned(), |see| format!("Some({})", text(see))),
    )
}

fn area_id(id: AreaId) -> String {
    let group = match id.group() {
        Group::General => "General",
        Group::Process => "Process",
    };
    format!("AreaId::new(Group::{group}, {})", id.number())
}

fn text(text: &Text) -> String {
    format!("Cow::Borrowed({:?})", &**text)
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("Cow::Borrowed(&[{}])", join(items))
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}
