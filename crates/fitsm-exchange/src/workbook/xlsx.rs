//! Reading an `.xlsx` workbook, streaming, within bounds.

mod cells;
mod formats;
mod linked;
mod shared;

use std::collections::BTreeMap;

use crate::book::Book;
use crate::problem::Refusal;

use super::filling::Filling;
use super::unpack::Package;
use super::xml::{Node, Xml};

/// The folder that everything is taken from.
const FOLDER: &str = "xl/";

/// The workbook in a package.
pub(super) fn read(package: &mut Package<'_>) -> Result<Book, Refusal> {
    let main = main_part(package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let links = links(package, &links_of(&main), folder)?;
    let outline = outline(&package.require(&main)?, &main)?;
    let of_kind =
        |kind: &str| links.values().find(|link| link.kind == kind).map(|link| link.target.clone());
    let strings = match of_kind("sharedStrings") {
        Some(name) => shared::strings(&package.part(&name)?.unwrap_or_default(), &name)?,
        None => Vec::new(),
    };
    let styles = match of_kind("styles") {
        Some(name) => formats::styles(&package.part(&name)?.unwrap_or_default(), &name)?,
        None => Vec::new(),
    };
    let context = cells::Context { strings, styles, is_1904: outline.is_1904 };
    let mut filling = Filling::default();
    for (name, id) in outline.sheets {
        let Some(link) = links.get(&id).filter(|link| link.kind == "worksheet") else {
            // A sheet that is only a chart holds no cells.
            continue;
        };
        let bytes = package.require(&link.target)?;
        let folder = link.target.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = self::links(package, &links_of(&link.target), folder)?;
        filling.begin(name)?;
        cells::read(&bytes, &link.target, &context, &mut filling)?;
        linked::read(&bytes, &link.target, &beside, &mut filling)?;
        for part in beside.values().filter(|link| linked::COMMENTS.contains(&link.kind.as_str())) {
            let bytes = package.part(&part.target)?.unwrap_or_default();
            linked::comments(&bytes, &part.target, &mut filling)?;
        }
        filling.end();
    }
    Ok(filling.finish())
}

/// One part named by another.
struct Link {
    /// What it is: the last word of its type.
    kind: String,
    /// Its name in the archive.
    target: String,
    /// What is written there, which means something else outside of the archive.
    written: String,
}

/// The part that holds the names of the sheets.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let links = links(package, "_rels/.rels", "")?;
    let main = links.into_values().find(|link| link.kind == "officeDocument");
    Ok(main.map_or_else(|| format!("{FOLDER}workbook.xml"), |link| link.target))
}

/// The name of the part that holds the links of another: `xl/_rels/workbook.xml.rels`.
fn links_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The links in a part, by their ids; none if there is no such part.
fn links(
    package: &mut Package<'_>,
    part: &str,
    folder: &str,
) -> Result<BTreeMap<String, Link>, Refusal> {
    let bytes = package.part(part)?.unwrap_or_default();
    let mut xml = Xml::new(&bytes, part)?;
    let mut links = BTreeMap::new();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "Relationship" => {
                let get = |name| tag.attribute(name).unwrap_or_default();
                let written = get("Target");
                let target = in_archive(&written, folder);
                let kind = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
                links.insert(get("Id"), Link { kind, target, written });
            }
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(links),
        }
    }
}

/// The name in the archive that a part in a folder means: `../x.xml` is one folder higher.
fn in_archive(target: &str, folder: &str) -> String {
    if let Some(from_root) = target.strip_prefix('/') {
        return from_root.to_owned();
    }
    let (mut target, mut folder) = (target, folder);
    while let Some(higher) = target.strip_prefix("../") {
        target = higher;
        folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    if folder.is_empty() { target.to_owned() } else { format!("{folder}/{target}") }
}

/// What the main part says.
struct Outline {
    /// The sheets: name and id of the link.
    sheets: Vec<(String, String)>,
    /// Whether days are counted from 1904.
    is_1904: bool,
}

fn outline(bytes: &[u8], part: &str) -> Result<Outline, Refusal> {
    let mut xml = Xml::new(bytes, part)?;
    let mut outline = Outline { sheets: Vec::new(), is_1904: false };
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "sheet" => {
                let get = |name| tag.attribute(name).unwrap_or_default();
                outline.sheets.push((get("name"), get("id")));
            }
            Node::Start(tag) if tag.name() == "workbookPr" => {
                let flag = tag.attribute("date1904");
                outline.is_1904 = matches!(flag.as_deref(), Some("1" | "true"));
            }
            Node::Start(_) | Node::End | Node::Text(_) => {}
            Node::Done => return Ok(outline),
        }
    }
}
