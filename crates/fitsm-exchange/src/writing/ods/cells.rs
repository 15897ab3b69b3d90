//! The sheets of an `.ods`: columns, rows, cells and drop-downs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::styles::{self, WIDTH_OF_HIDDEN};
use crate::book::letters;
use crate::writing::page::{Choice, List, Page, Value, Workbook};

/// The drop-downs that cells refer to by name.
pub(super) fn drop_downs(book: &Workbook) -> String {
    let mut out = String::from("<table:content-validations>");
    for list in List::ALL {
        if book.pages.iter().any(|page| page.choices.iter().any(|choice| choice.list == list)) {
            let condition = format!("of:cell-content-is-in-list({})", list.range().open_fixed());
            let _ = write!(
                out,
                "<table:content-validation table:name=\"{}\" table:condition=\"{}\" \
                 table:allow-empty-cell=\"true\" table:display-list=\"unsorted\" \
                 table:base-cell-address=\"$'{}'.A1\"><table:error-message \
                 table:message-type=\"stop\" table:title=\"Please choose from the list\" \
                 table:display=\"true\"><text:p>{}</text:p></table:error-message>\
                 </table:content-validation>",
                name(list),
                escape(&condition),
                escape(book.pages.first().map_or("", |page| page.name)),
                list.hint()
            );
        }
    }
    out + "</table:content-validations>"
}

fn name(list: List) -> String {
    format!("list{}", list as u8)
}

/// A sheet.
pub(super) fn table(page: &Page) -> String {
    let quoted = escape(page.name);
    let last = page.cells.keys().map(|(row, _)| *row).max().unwrap_or_default();
    let print = page.print_to.map(|column| {
        let to = format!("{}{}", letters(column), last + 1);
        format!(" table:print-ranges=\"'{quoted}'.A1:'{quoted}'.{to}\"")
    });
    let mut out = format!(
        "<table:table table:name=\"{quoted}\" table:style-name=\"ta\"{}>",
        print.unwrap_or_default()
    );
    for width in &page.widths {
        let hidden = if *width == 0 { " table:visibility=\"collapse\"" } else { "" };
        // Rows are as tall as the texts of hidden columns ask for, too.
        let width = if *width == 0 { WIDTH_OF_HIDDEN } else { *width };
        let _ = write!(out, "<table:table-column table:style-name=\"co{width}\"{hidden}/>");
    }
    rows(&mut out, page, last);
    out + "</table:table>"
}

fn rows(out: &mut String, page: &Page, last: u32) {
    let mut rows: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, column) in page.cells.keys() {
        rows.entry(*row).or_default().push(*column);
    }
    for choice in &page.choices {
        // A drop-down also stands in rows that hold nothing yet.
        for row in choice.rows.0.max(last + 1)..=choice.rows.1 {
            rows.entry(row).or_default().push(choice.column);
        }
    }
    let heading = (page.frozen.0 > 0).then(|| page.frozen.0 - 1);
    let mut next = 0;
    for (row, columns) in rows {
        gap(out, "row", " table:style-name=\"ro\"", row - next);
        if heading == Some(row) {
            out.push_str("<table:table-header-rows>");
        }
        out.push_str("<table:table-row table:style-name=\"ro\">");
        let mut at = 0;
        for column in columns {
            gap(out, "cell", "", column - at);
            cell(out, page, (row, column));
            at = column + 1;
        }
        out.push_str("</table:table-row>");
        if heading == Some(row) {
            out.push_str("</table:table-header-rows>");
        }
        next = row + 1;
    }
}

/// So many rows or cells that hold nothing.
fn gap(out: &mut String, what: &str, style: &str, count: u32) {
    let (inner, of) = if what == "row" { ("<table:table-cell/>", "rows") } else { ("", "columns") };
    if count > 0 {
        let _ = write!(
            out,
            "<table:table-{what}{style} table:number-{of}-repeated=\"{count}\">{inner}\
             </table:table-{what}>"
        );
    }
}

fn cell(out: &mut String, page: &Page, at: (u32, u32)) {
    out.push_str("<table:table-cell");
    let holds =
        |choice: &&Choice| choice.column == at.1 && (choice.rows.0..=choice.rows.1).contains(&at.0);
    if let Some(choice) = page.choices.iter().find(holds) {
        let _ = write!(out, " table:content-validation-name=\"{}\"", name(choice.list));
    }
    let Some((value, look)) = page.cells.get(&at) else {
        out.push_str("/>");
        return;
    };
    let _ = write!(out, " table:style-name=\"{}\"", styles::name(*look, page.name));
    if let Value::Formula(formula, _) = value {
        let _ = write!(out, " table:formula=\"{}\"", escape(format!("of:={}", formula.open())));
    }
    content(out, value, matches!(value, Value::Formula(..)));
    out.push_str("</table:table-cell>");
}

/// The value of a cell and what it shows.
fn content(out: &mut String, value: &Value, worked_out: bool) {
    match value {
        Value::Nothing if worked_out => {
            out.push_str(" office:value-type=\"string\" office:string-value=\"\">");
        }
        Value::Nothing => out.push('>'),
        Value::Text(text) => {
            out.push_str(" office:value-type=\"string\"");
            if worked_out {
                let _ = write!(out, " office:string-value=\"{}\"", escape(text));
            }
            out.push('>');
            paragraphs(out, text);
        }
        Value::Number(_) | Value::Decimal(_) | Value::Mean(..) => {
            let number = value.shown();
            let _ = write!(
                out,
                " office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p>"
            );
        }
        Value::Formula(_, now) => content(out, now, true),
    }
}

/// A text as paragraphs, one a line. White space that XML would collapse has elements of its own.
fn paragraphs(out: &mut String, text: &str) {
    for line in text.split('\n') {
        out.push_str("<text:p>");
        let mut rest = line;
        let mut at_the_edge = true;
        while !rest.is_empty() {
            let plain = rest.find([' ', '\t']).unwrap_or(rest.len());
            out.push_str(&escape(&rest[..plain]));
            at_the_edge &= plain == 0;
            rest = &rest[plain..];
            if let Some(after) = rest.strip_prefix('\t') {
                out.push_str("<text:tab/>");
                at_the_edge = true;
                rest = after;
            } else if !rest.is_empty() {
                let after = rest.trim_start_matches(' ');
                spaces(out, rest.len() - after.len(), at_the_edge || after.is_empty());
                rest = after;
            }
        }
        out.push_str("</text:p>");
    }
}

/// A run of spaces: one is itself within a line; at its edges and beyond the first each counts.
fn spaces(out: &mut String, count: usize, at_the_edge: bool) {
    let marked = if at_the_edge { count } else { count - 1 };
    if marked < count {
        out.push(' ');
    }
    if marked > 0 {
        let _ = write!(out, "<text:s text:c=\"{marked}\"/>");
    }
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn white_space_that_xml_would_collapse_is_marked() {
        for (text, written) in [
            ("a b", "<text:p>a b</text:p>"),
            ("a  b", "<text:p>a <text:s text:c=\"1\"/>b</text:p>"),
            (" a ", "<text:p><text:s text:c=\"1\"/>a<text:s text:c=\"1\"/></text:p>"),
            ("a\n\nb", "<text:p>a</text:p><text:p></text:p><text:p>b</text:p>"),
            ("\t <", "<text:p><text:tab/><text:s text:c=\"1\"/>&lt;</text:p>"),
            ("a\n", "<text:p>a</text:p><text:p></text:p>"),
        ] {
            let mut out = String::new();
            paragraphs(&mut out, text);
            assert_eq!(out, written);
        }
    }
}
