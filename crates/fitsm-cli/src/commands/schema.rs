//! `fitsm schema`: JSON Schemas of the files, so that an editor completes and checks as one types.

mod answers;
mod areas;
mod assessment;
mod head;
mod results;
mod shape;

use fitsm_core::Catalogue;
use fitsm_eval::{Backlog, Comparison, Delta, Evaluation, Trend};
use serde_json::Value;

use super::{check, evidence, explain, list, merge, portfolio, quiz, search};
use crate::cli::{self, SchemaOf};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;

/// Writes the schema of one kind of file, as the catalogue in use has it, or of a result.
pub fn run(args: &cli::Schema, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[])?;
    to.put(json::render(&of(args.of, catalogue)).as_bytes())?;
    Ok(Outcome::Done)
}

fn of(kind: SchemaOf, catalogue: &Catalogue) -> Value {
    match kind {
        SchemaOf::Assessment => assessment::schema(catalogue).into(),
        SchemaOf::Catalogue => head::catalogue().into(),
        SchemaOf::Area => areas::schema().into(),
        SchemaOf::Terms => head::terms().into(),
        SchemaOf::Interfaces => head::interfaces().into(),
        SchemaOf::Assess => results::of::<Evaluation<'_>>("assess --format json"),
        SchemaOf::Gaps => results::of::<Delta<'_>>("gaps --format json"),
        SchemaOf::Backlog => results::of::<Backlog<'_>>("backlog --format json"),
        SchemaOf::Compare => results::of::<Comparison<'_>>("compare --format json"),
        SchemaOf::Trend => results::of::<Trend<'_>>("trend --format json"),
        SchemaOf::Portfolio => results::of::<portfolio::Results<'_>>("portfolio --format json"),
        SchemaOf::Agreement => results::of::<merge::Record<'_>>("merge --agreement FILE.json"),
        SchemaOf::Evidence => results::of::<evidence::Listing<'_>>("evidence list --format json"),
        SchemaOf::Check => results::of::<check::Findings>("check --format json"),
        SchemaOf::List => results::of::<list::Listing<'_>>("list --format json"),
        SchemaOf::Search => results::of::<Vec<search::Found<'_>>>("search --format json"),
        SchemaOf::Explain => results::of::<Vec<explain::Page>>("explain --format json"),
        SchemaOf::Quiz => results::of::<quiz::Paper>("quiz --format json"),
    }
}
