//! The styles of an `.ods`: cells by their look, columns by their width, the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::{HEAD, NAMES};
use crate::writing::look::{FONT, LINE, Rule, Style, When};
use crate::writing::page::{Look, Workbook};

/// How wide a hidden column is when somebody shows it, in characters.
pub(super) const WIDTH_OF_HIDDEN: u16 = 40;

/// The styles that a document's cells, columns and rows use by name.
pub(super) fn of_content(book: &Workbook) -> String {
    let mut out = String::from(
        "<office:automatic-styles>\
         <style:style style:name=\"ta\" style:family=\"table\" style:master-page-name=\"Page\">\
         <style:table-properties table:display=\"true\"/></style:style>\
         <style:style style:name=\"ro\" style:family=\"table-row\">\
         <style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>\
         <number:number-style style:name=\"two\">\
         <number:number number:decimal-places=\"2\" number:min-decimal-places=\"2\" \
         number:min-integer-digits=\"1\"/></number:number-style>",
    );
    let widths = book.pages.iter().flat_map(|page| page.widths.iter().copied());
    let widths: BTreeSet<u16> = widths.chain([WIDTH_OF_HIDDEN]).collect();
    for width in widths {
        let _ = write!(
            out,
            "<style:style style:name=\"co{width}\" style:family=\"table-column\">\
             <style:table-column-properties style:column-width=\"{}\"/></style:style>",
            millimetres(width)
        );
    }
    for look in Look::ALL {
        if look.rules().is_empty() {
            out += &cell_style(look, &name(look, ""));
        }
    }
    // LibreOffice keeps the rules of a style for the first sheet that uses it only.
    for page in &book.pages {
        let used: BTreeSet<Look> = page.cells.values().map(|(_, look)| *look).collect();
        for look in used.into_iter().filter(|look| !look.rules().is_empty()) {
            out += &cell_style(look, &name(look, page.name));
        }
    }
    out + "</office:automatic-styles>"
}

/// A width in characters as a length: 7 pixels of 1/96 inch each, and 5 for the edges.
fn millimetres(characters: u16) -> String {
    let hundredths = (u32::from(characters) * 7 + 5) * 2540 / 96;
    format!("{}.{:02}mm", hundredths / 100, hundredths % 100)
}

/// The name of a look's style on a sheet; the looks that have rules have one for each sheet.
pub(super) fn name(look: Look, sheet: &str) -> String {
    let letters = sheet.chars().filter(char::is_ascii_alphanumeric);
    let sheet: String = if look.rules().is_empty() { String::new() } else { letters.collect() };
    format!("ce{}{sheet}", look as u8)
}

fn cell_style(look: Look, name: &str) -> String {
    let style = look.style();
    let data = if style.decimal { " style:data-style-name=\"two\"" } else { "" };
    let mut out = format!(
        "<style:style style:name=\"{name}\" style:family=\"table-cell\" \
         style:parent-style-name=\"Default\"{data}>{}",
        properties(style)
    );
    for (number, rule) in look.rules().iter().enumerate() {
        let condition = match rule.when {
            When::Number(number) => format!("cell-content()={number}"),
            When::Text(text) => format!("cell-content()=\"{text}\""),
        };
        let _ = write!(
            out,
            "<style:map style:condition=\"{}\" style:apply-style-name=\"{}\"/>",
            escape(&condition),
            rule_name(look, number)
        );
    }
    out + "</style:style>"
}

/// The name of the style that a rule of a look applies.
fn rule_name(look: Look, number: usize) -> String {
    format!("rule{}-{number}", look as u8)
}

fn properties(style: Style) -> String {
    let mut cell =
        format!("style:vertical-align=\"{}\"", if style.middle { "middle" } else { "top" });
    if style.wraps {
        cell += " fo:wrap-option=\"wrap\"";
    }
    if style.lined {
        let _ = write!(cell, " fo:border=\"0.5pt solid {}\"", colour(LINE));
    }
    if let Some(fill) = style.fill {
        let _ = write!(cell, " fo:background-color=\"{}\"", colour(fill));
    }
    let align = if style.centred { "center" } else { "start" };
    let weight = if style.bold { "bold" } else { "normal" };
    format!(
        "<style:table-cell-properties fo:padding=\"0.6mm\" style:text-align-source=\"fix\" {cell}/>\
         <style:paragraph-properties fo:text-align=\"{align}\"/>\
         <style:text-properties fo:font-family=\"{FONT}\" fo:font-size=\"{}pt\" \
         fo:font-weight=\"{weight}\" fo:color=\"{}\"/>",
        style.size,
        colour(style.ink)
    )
}

fn colour(rgb: u32) -> String {
    format!("#{rgb:06x}")
}

/// The document of named styles: those that rules apply, and the page.
pub(super) fn document() -> String {
    let mut out = format!(
        "{HEAD}<office:document-styles {NAMES} office:version=\"1.3\"><office:styles>\
         <style:default-style style:family=\"table-cell\"><style:text-properties \
         fo:font-family=\"{FONT}\" fo:font-size=\"9pt\"/></style:default-style>\
         <style:style style:name=\"Default\" style:family=\"table-cell\"/>"
    );
    for look in Look::ALL {
        for (number, rule) in look.rules().iter().enumerate() {
            out += &rule_style(look, number, *rule);
        }
    }
    out + "</office:styles><office:automatic-styles><style:page-layout style:name=\"A4\">\
         <style:page-layout-properties fo:page-width=\"297mm\" fo:page-height=\"210mm\" \
         style:print-orientation=\"landscape\" fo:margin-top=\"12mm\" fo:margin-bottom=\"8mm\" \
         fo:margin-left=\"10mm\" fo:margin-right=\"10mm\" style:scale-to-X=\"1\" \
         style:scale-to-Y=\"0\" style:print-page-order=\"ttb\"/>\
         <style:header-style/><style:footer-style><style:header-footer-properties \
         fo:min-height=\"6mm\" fo:margin-top=\"2mm\"/></style:footer-style></style:page-layout>\
         </office:automatic-styles><office:master-styles>\
         <style:master-page style:name=\"Page\" style:page-layout-name=\"A4\">\
         <style:header style:display=\"false\"/>\
         <style:footer><text:p><text:sheet-name>-</text:sheet-name> · <text:page-number>1\
         </text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer>\
         </style:master-page></office:master-styles></office:document-styles>"
}

fn rule_style(look: Look, number: usize, rule: Rule) -> String {
    let style = Style { ink: rule.ink, fill: Some(rule.fill), ..look.style() };
    format!(
        "<style:style style:name=\"{}\" style:family=\"table-cell\" \
         style:parent-style-name=\"Default\">{}</style:style>",
        rule_name(look, number),
        properties(style)
    )
}
