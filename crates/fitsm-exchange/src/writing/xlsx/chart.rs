//! The radar chart of a workbook, which follows when a result changes.

use rust_xlsxwriter::{
    Chart as XlsxChart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Formula, Worksheet, XlsxError,
};

use super::column_number;
use crate::book::letters;
use crate::writing::look::{FONT, INK, LINE};
use crate::writing::page::{Chart, Page};

/// How each series is drawn: told apart by dashes and marks too, not by colour alone.
const SERIES: [(u32, f64, ChartLineDashType, ChartMarkerType); 3] = [
    (0x000b_5cab, 2.5, ChartLineDashType::Solid, ChartMarkerType::Circle),
    (0x00c2_410c, 1.75, ChartLineDashType::Dash, ChartMarkerType::Diamond),
    (0x0004_7857, 1.5, ChartLineDashType::RoundDot, ChartMarkerType::Square),
];

/// Puts the chart on its sheet, and what it draws into hidden columns: where a result is no
/// number, the line has a gap.
pub(super) fn insert(sheet: &mut Worksheet, page: &Page, chart: &Chart) -> Result<(), XlsxError> {
    let name = page.name;
    let (first, last) = chart.rows;
    for (row, label) in (first..).zip(&chart.names) {
        sheet.write_string(row, column_number(chart.column), label)?;
        for (column, (_, from)) in (chart.column + 1..).zip(chart.series) {
            let cell = format!("{}{}", letters(from), row + 1);
            let formula = Formula::new(format!("IF(ISNUMBER({cell}),{cell},NA())"));
            let now = page.cells.get(&(row, from)).map(|(value, _)| value.shown());
            let now = now.filter(|now| !now.is_empty()).unwrap_or_else(|| "#N/A".to_owned());
            sheet.write_formula(row, column_number(column), formula.set_result(now))?;
        }
    }
    let range = |column: u32| {
        let letters = letters(column);
        format!("'{name}'!${letters}${}:${letters}${}", first + 1, last + 1)
    };
    let mut radar = XlsxChart::new(ChartType::RadarWithMarkers);
    for ((column, (label, _)), look) in (chart.column + 1..).zip(chart.series).zip(SERIES) {
        let (colour, width, dashes, mark) = look;
        let line =
            ChartLine::new().set_color(colour).set_width(width).set_dash_type(dashes).clone();
        let mark = ChartMarker::new()
            .set_type(mark)
            .set_size(6)
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(colour))
                    .set_line(ChartLine::new().set_color(colour)),
            )
            .clone();
        let series = radar.add_series();
        series.set_name(label).set_categories(range(chart.column).as_str());
        series.set_values(range(column).as_str()).set_marker(&mark);
        series.set_format(ChartFormat::new().set_line(&line));
    }
    frame(&mut radar, chart);
    sheet.insert_chart(chart.at.0, column_number(chart.at.1), &radar)?;
    Ok(())
}

/// Title, legend and the axis, which always runs from 0 to 4.
fn frame(radar: &mut XlsxChart, chart: &Chart) {
    let font = |size: u8| {
        let mut font = ChartFont::new();
        font.set_name(FONT).set_size(size).set_color(INK);
        font
    };
    radar.title().set_name(&chart.title).set_font(font(12).set_bold());
    radar.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(10));
    radar.x_axis().set_font(&font(9));
    radar.y_axis().set_min(0).set_max(4).set_major_unit(1).set_font(&font(8));
    radar
        .y_axis()
        .set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(LINE));
    radar.show_na_as_empty_cell().show_hidden_data();
    radar.set_width(680).set_height(620);
}
