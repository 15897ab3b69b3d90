//! `fitsm chart`: pictures of assessments, and their data as tables.

mod gaps;
mod heatmap;
mod radar;
mod roadmap;
mod trend;

use std::collections::BTreeSet;
use std::path::Path;

use fitsm_core::{AreaId, Catalogue};
use fitsm_eval::Header;

use crate::chart::page::{Look, Size};
use crate::chart::{self, Drawing, Picture, theme};
use crate::cli::{AreasArg, Chart, PictureArgs, SizeArg, ThemeArg};
use crate::failure::{Failure, Outcome};
use crate::files::Destination;
use crate::{catalogues, terminal};

/// Draws a chart.
pub fn run(chart: &Chart, catalogue: &Catalogue) -> Result<Outcome, Failure> {
    match chart {
        Chart::Radar(args) => radar::run(args, catalogue),
        Chart::Heatmap(args) => heatmap::run(args, catalogue),
        Chart::Gaps(args) => gaps::run(args, catalogue),
        Chart::Trend(args) => trend::run(args, catalogue),
        Chart::Roadmap(args) => roadmap::run(args, catalogue),
    }
}

/// Where a picture and its table go, checked before any work is done.
struct Easel<'a> {
    kind: Picture,
    width: u32,
    look: Look,
    picture: Destination<'a>,
    table: Option<(TableKind, Destination<'a>)>,
}

/// The form of a table, by its file's ending.
#[derive(Clone, Copy, Debug)]
enum TableKind {
    Text,
    Csv,
    Markdown,
}

impl<'a> Easel<'a> {
    fn new(args: &'a PictureArgs, inputs: &[&Path]) -> Result<Self, Failure> {
        if inputs.iter().filter(|input| input.as_os_str() == "-").count() > 1 {
            return Err(Failure::TwoPipes);
        }
        let table = match &args.table {
            None => None,
            Some(path) if path == &args.output => {
                return Err(Failure::Refused(
                    "the picture and the table cannot both go to one place; choose another for one of them".into(),
                ));
            }
            Some(path) => {
                let kind = TableKind::of(path)?;
                Some((kind, Destination::at(Some(path), args.force, inputs)?))
            }
        };
        Ok(Self {
            kind: Picture::of(&args.output)?,
            width: args.width,
            look: Look {
                theme: match args.theme {
                    ThemeArg::Light => &theme::LIGHT,
                    ThemeArg::Dark => &theme::DARK,
                },
                size: match args.size {
                    None => Size::Content,
                    Some(SizeArg::Slide) => Size::Slide,
                    Some(SizeArg::A4) => Size::A4,
                },
            },
            picture: Destination::at(Some(&args.output), args.force, inputs)?,
            table,
        })
    }

    /// Puts a chart where it goes; says first which signs of the users' texts a PNG cannot show.
    fn put<'e>(
        self,
        drawing: &Drawing,
        shown: impl IntoIterator<Item = &'e Header<'e>>,
    ) -> Result<Outcome, Failure> {
        if self.kind == Picture::Png {
            let texts = shown.into_iter();
            let texts: String = texts
                .flat_map(|head| [head.organisation, head.title.unwrap_or_default()])
                .collect();
            let lacking = chart::without_signs(&texts);
            if !lacking.is_empty() {
                terminal::say(&format!(
                    "warning: the picture's font has no signs for {}; they are left blank. An .svg shows them.\n",
                    terminal::plain(&lacking)
                ));
            }
        }
        let picture = chart::finish(&drawing.svg, self.kind, self.width)?;
        if let Some((kind, to)) = self.table {
            match kind {
                TableKind::Text => to.put_text(&drawing.table.text())?,
                TableKind::Csv => to.put_text(&drawing.table.csv())?,
                TableKind::Markdown => to.put_text(&drawing.table.markdown())?,
            }
        }
        self.picture.put(&picture)?;
        Ok(Outcome::Done)
    }
}

impl TableKind {
    fn of(path: &Path) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Self::Text);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("md") => Ok(Self::Markdown),
            _ => Err(Failure::Refused(format!(
                "{} should end in .csv or .md",
                terminal::plain(&path.to_string_lossy())
            ))),
        }
    }
}

/// The areas that are asked for, in the order of FitSM-1; `None` for all. The first of the
/// catalogues tells what was meant where none knows an area.
fn areas(args: &AreasArg, catalogues: &[&Catalogue]) -> Result<Option<Vec<AreaId>>, Failure> {
    if args.areas.is_empty() {
        return Ok(None);
    }
    let mut chosen = BTreeSet::new();
    for word in &args.areas {
        let upper = word.trim().to_uppercase();
        let all = catalogues.iter().flat_map(|catalogue| catalogue.areas());
        let kind: Vec<AreaId> =
            all.filter(|area| area.group().as_str() == upper).map(|area| area.id).collect();
        let named = catalogues.iter().find_map(|catalogue| catalogue.area_called(word));
        match (kind.is_empty(), named) {
            (false, _) => chosen.extend(kind),
            (true, Some(area)) => {
                chosen.insert(area.id);
            }
            (true, None) => {
                let catalogue = catalogues.first().copied().unwrap_or(Catalogue::built_in());
                chosen.insert(catalogues::find_area(word, catalogue)?.id);
            }
        }
    }
    Ok(Some(chosen.into_iter().collect()))
}
