//! `fitsm schema`: JSON Schemas of the files, so that an editor completes and checks as one types.

mod answers;
mod areas;
mod assessment;
mod head;
mod shape;

use fitsm_core::Catalogue;

use crate::cli::{self, SchemaOf};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use shape::Schema;

/// Writes the schema of one kind of file, as the catalogue in use has it.
pub fn run(args: &cli::Schema, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    to.put(json::render(&of(args.of, catalogue)).as_bytes())?;
    Ok(Outcome::Done)
}

fn of(kind: SchemaOf, catalogue: &Catalogue) -> Schema {
    match kind {
        SchemaOf::Assessment => assessment::schema(catalogue),
        SchemaOf::Catalogue => head::catalogue(),
        SchemaOf::Area => areas::schema(),
        SchemaOf::Terms => head::terms(),
        SchemaOf::Interfaces => head::interfaces(),
    }
}
