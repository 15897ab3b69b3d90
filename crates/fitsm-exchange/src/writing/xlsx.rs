//! A workbook as `.xlsx`.

mod chart;
mod heights;

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook as Xlsx, Worksheet,
    XlsxError,
};

use super::look::{FONT, LINE, Style, When};
use super::page::{Choice, Look, Page, Value, Workbook};
use crate::book::letters;

/// A4 in the paper sizes of `.xlsx`.
const A4: u8 = 9;

/// The bytes of the file; the same for the same workbook.
pub(super) fn write(book: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = Xlsx::new();
    // The default font decides how wide a column of so many characters is.
    file.set_default_format(&Format::new().set_font_name(FONT).set_font_size(10), 20, 64)?;
    let date = book.date;
    let (year, month, day) = (date.year(), date.month(), date.day());
    // Years before 1900 do not exist for spreadsheets.
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(year).unwrap_or_default();
    let made = ExcelDateTime::from_ymd(year, part(month), part(day))
        .or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_company(&book.organisation)
        .set_author("fitsm")
        .set_creation_datetime(&made);
    file.set_properties(&properties);
    let formats: BTreeMap<Look, Format> =
        Look::ALL.map(|look| (look, format(look.style()))).into_iter().collect();
    for page in &book.pages {
        let sheet = file.add_worksheet();
        cells(sheet, page, &formats)?;
        view(sheet, page)?;
        for choice in &page.choices {
            drop_down(sheet, choice)?;
        }
        colours(sheet, page)?;
        if let Some(chart) = &page.chart {
            chart::insert(sheet, page, chart)?;
        }
    }
    file.save_to_buffer()
}

fn format(style: Style) -> Format {
    let mut format = Format::new()
        .set_font_name(FONT)
        .set_font_size(style.size)
        .set_font_color(style.ink)
        .set_align(FormatAlign::Top);
    if style.bold {
        format = format.set_bold();
    }
    if style.wraps {
        format = format.set_text_wrap();
    }
    if style.centred {
        format = format.set_align(FormatAlign::Center);
    }
    if style.middle {
        format = format.set_align(FormatAlign::VerticalCenter);
    }
    if style.lined {
        format = format.set_border(FormatBorder::Thin).set_border_color(LINE);
    }
    if style.decimal {
        format = format.set_num_format("0.00");
    }
    match style.fill {
        Some(fill) => format.set_background_color(fill),
        None => format,
    }
}

/// A column's number as the library wants it.
fn column_number(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn cells(
    sheet: &mut Worksheet,
    page: &Page,
    formats: &BTreeMap<Look, Format>,
) -> Result<(), XlsxError> {
    sheet.set_name(page.name)?;
    // Otherwise a formula that gives nothing would be kept as 0.
    sheet.set_formula_result_default("");
    for ((row, column), (value, look)) in &page.cells {
        let (row, column, format) = (*row, column_number(*column), &formats[look]);
        match value {
            Value::Nothing => sheet.write_blank(row, column, format)?,
            Value::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
            Value::Number(_) | Value::Decimal(_) | Value::Mean(..) => {
                sheet.write_number_with_format(row, column, number(value), format)?
            }
            Value::Formula(formula, now) => {
                let formula = Formula::new(formula.excel()).set_result(now.shown());
                sheet.write_formula_with_format(row, column, formula, format)?
            }
        };
    }
    Ok(())
}

/// A number as spreadsheets hold them.
fn number(value: &Value) -> f64 {
    value.shown().parse().unwrap_or_default()
}

/// Widths, what stays in sight, and how it is printed.
fn view(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&page.widths) {
        match width {
            0 => sheet.set_column_hidden(column)?,
            _ => sheet.set_column_width(column, *width)?,
        };
    }
    for (row, height) in heights::of(page) {
        sheet.set_row_height_pixels(row, height)?;
    }
    let (rows, columns) = page.frozen;
    sheet.set_freeze_panes(rows, column_number(columns))?;
    sheet.set_screen_gridlines(false);
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3);
    sheet.set_footer("&L&8&A&R&8&P / &N");
    let last = page.cells.keys().map(|(row, _)| *row).max().unwrap_or_default();
    // A chart of this size covers eleven columns of the usual width.
    let beside = page.chart.as_ref().map(|chart| chart.at.1 + 10);
    if let Some(column) = page.print_to.or(beside) {
        sheet.set_print_area(0, 0, last, column_number(column))?;
    }
    if rows > 0 {
        sheet.set_repeat_rows(rows - 1, rows - 1)?;
    }
    Ok(())
}

fn drop_down(sheet: &mut Worksheet, choice: &Choice) -> Result<(), XlsxError> {
    let range = choice.list.range();
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(range.excel_fixed()))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Please choose from the list")?
        .set_error_message(choice.list.hint())?;
    let column = column_number(choice.column);
    sheet.add_data_validation(choice.rows.0, column, choice.rows.1, column, &validation)?;
    Ok(())
}

/// The colours of results and scores, for each run of cells in a column that have them.
fn colours(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let mut columns: BTreeMap<(Look, u32), (u32, u32)> = BTreeMap::new();
    for ((row, column), (_, look)) in &page.cells {
        if !look.rules().is_empty() {
            let range = columns.entry((*look, *column)).or_insert((*row, *row));
            range.1 = *row;
        }
    }
    for ((look, column), (first, last)) in columns {
        for rule in look.rules() {
            let cell = format!("{}{}", letters(column), first + 1);
            let when = match rule.when {
                When::Number(number) => format!("=AND(ISNUMBER({cell}),{cell}={number})"),
                When::Text(text) => format!("={cell}=\"{text}\""),
            };
            let colours = Format::new().set_font_color(rule.ink).set_background_color(rule.fill);
            let condition = ConditionalFormatFormula::new()
                .set_rule(when.as_str())
                .set_format(colours)
                .set_stop_if_true(true);
            let column = column_number(column);
            sheet.add_conditional_format(first, column, last, column, &condition)?;
        }
    }
    Ok(())
}
