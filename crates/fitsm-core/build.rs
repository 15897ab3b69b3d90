//! Compiles the catalogue in: reads `requirements/` with the crate's own reader and writes it as
//! constant data, so that no command pays for reading it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

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
    "src/evidence.rs" evidence
    "src/id.rs" id
    "src/level.rs" level
    "src/rating.rs" rating
    "src/source.rs" source
    "src/suggest.rs" suggest
    "src/table.rs" table
}

#[path = "build/constant.rs"]
mod constant;

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
    let catalogue = reading.catalogue.ok_or("the catalogue in requirements/ has errors")?;
    let constant = format!("static BUILT_IN: Catalogue = {};\n", constant::of(&catalogue));
    fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), constant)?;
    Ok(())
}

/// The files of the folder, in the order of their names.
fn sources(folder: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths: Vec<PathBuf> = entries.collect::<Result<_, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
        .iter()
        .map(|path| Ok(Source::new(path.to_string_lossy(), fs::read_to_string(path)?)))
        .collect()
}
