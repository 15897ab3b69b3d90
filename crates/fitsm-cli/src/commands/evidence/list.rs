//! `fitsm evidence list`: the evidence of a file, what names it, and whether it counts.

mod render;

use fitsm_core::assessment::{Evidence, EvidenceKind, Standing};
use fitsm_core::{AreaId, Assessment, Catalogue, Date, RequirementId};
use fitsm_eval::{State, evaluate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::{self, TableFormat};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::formats::json;
use crate::{assessments, verdict};

/// The JSON of `fitsm evidence list`.
#[derive(JsonSchema, Serialize)]
pub struct Listing<'a> {
    /// The format of this JSON, raised when its shape changes.
    #[schemars(extend("const" = fitsm_eval::FORMAT))]
    format: u32,
    /// The day of the assessment.
    #[schemars(extend("format" = "date"))]
    date: String,
    /// The pieces, in the order of their names.
    evidence: Vec<Row<'a>>,
    /// How many of the requirements have a level.
    scored: usize,
    /// Those of them that have no evidence that counts.
    scored_without_evidence: Vec<RequirementId>,
}

/// One piece in it.
#[derive(JsonSchema, Serialize)]
struct Row<'a> {
    /// The name by which answers name it.
    name: &'a str,
    /// What kind of evidence it is.
    kind: EvidenceKind,
    /// What it is.
    title: &'a str,
    /// Where it is.
    location: Option<&'a str>,
    /// The day from which it is in force.
    #[schemars(extend("format" = "date"))]
    effective: Option<String>,
    /// The day on which it was taken.
    #[schemars(extend("format" = "date"))]
    recorded: Option<String>,
    /// The last day on which it counts.
    #[schemars(extend("format" = "date"))]
    expires: Option<String>,
    /// How large the file is, in bytes.
    size: Option<u64>,
    /// The SHA-256 sum of the file.
    sha256: Option<&'a str>,
    /// Whether it counts in this assessment.
    standing: StandingWord,
    /// The requirements whose answers name it.
    requirements: Vec<RequirementId>,
    /// Why it counts for nothing, if it does not count.
    #[serde(skip)]
    void: Option<String>,
}

/// How a piece stands on the day of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
enum StandingWord {
    /// It counts.
    Valid,
    /// Its last day was before.
    Expired,
    /// It was taken only afterwards.
    RecordedLater,
}

/// What is listed: everything, or what answers of an area or of one requirement name.
#[derive(Clone, Copy)]
enum Of {
    All,
    Area(AreaId),
    Requirement(RequirementId),
}

/// Lists the pieces in the order of their names.
pub fn run(args: &cli::EvidenceList, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    let to = Destination::new(&args.output, &[&args.file])?;
    let format = cli::chosen(args.format, args.output.output.as_deref())?;
    let of = args.of.as_deref().map_or(Ok(Of::All), |word| of(word, catalogue))?;
    let Some(assessment) = assessments::open(&args.file, catalogue)? else {
        return Ok(Outcome::Findings);
    };
    let listing = listing(&assessment, catalogue, of);
    to.put_text(&match format {
        TableFormat::Text => render::text(&listing),
        TableFormat::Json => json::render(&listing),
        TableFormat::Csv => render::rows(&listing),
        TableFormat::Markdown => render::markdown(&listing),
    })?;
    Ok(Outcome::Done)
}

fn of(word: &str, catalogue: &Catalogue) -> Result<Of, Failure> {
    match catalogue.area_called(word) {
        Some(area) => Ok(Of::Area(area.id)),
        None => super::requirement(word, catalogue).map(Of::Requirement),
    }
}

impl Of {
    fn includes(self, id: RequirementId) -> bool {
        match self {
            Self::All => true,
            Self::Area(area) => id.area() == area,
            Self::Requirement(only) => id == only,
        }
    }
}

fn listing<'a>(assessment: &'a Assessment, catalogue: &Catalogue, of: Of) -> Listing<'a> {
    let naming = |name: &String| {
        let answers = assessment.answers.iter();
        let naming = answers.filter(|(_, answer)| answer.evidence.contains(name));
        naming.map(|(id, _)| *id).collect::<Vec<_>>()
    };
    let evidence = assessment.evidence.iter().filter_map(|(name, piece)| {
        let requirements = naming(name);
        let wanted = matches!(of, Of::All) || requirements.iter().any(|id| of.includes(*id));
        wanted.then(|| row(name, piece, requirements, assessment.date))
    });
    let evaluation = evaluate(catalogue, assessment);
    let scored = evaluation.requirements.iter().filter(|each| each.state == State::Scored);
    let scored: Vec<_> = scored.map(|each| each.id).filter(|id| of.includes(*id)).collect();
    let without = scored.iter().copied().filter(|id| {
        let answer = assessment.answers.get(id);
        answer.is_none_or(|answer| assessment.valid_evidence(answer).next().is_none())
    });
    Listing {
        format: fitsm_eval::FORMAT,
        date: assessment.date.to_string(),
        evidence: evidence.collect(),
        scored_without_evidence: without.collect(),
        scored: scored.len(),
    }
}

fn row<'a>(
    name: &'a str,
    piece: &'a Evidence,
    requirements: Vec<RequirementId>,
    day: Date,
) -> Row<'a> {
    let text = |day: Option<Date>| day.map(|day| day.to_string());
    Row {
        name,
        kind: piece.kind,
        title: &piece.title,
        location: piece.location.as_deref(),
        effective: text(piece.effective),
        recorded: text(piece.recorded),
        expires: text(piece.expires),
        size: piece.size,
        sha256: piece.sha256.as_deref(),
        standing: match piece.standing(day) {
            Standing::Valid => StandingWord::Valid,
            Standing::Expired => StandingWord::Expired,
            Standing::RecordedLater => StandingWord::RecordedLater,
        },
        requirements,
        void: verdict::void("counts for nothing", piece, day),
    }
}
