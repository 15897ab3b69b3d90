//! Drawing on the areas of plotters: its own elements where they do, ours where they do not.

use std::convert::Infallible;
use std::ops::Range;

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{EmptyElement, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;

use super::canvas::{Canvas, Point, pixels, units};
use super::measure;
use super::shape::{Edged, Fill, Form, Label, Mark, Shape, Stroke, Type};

/// An area whose points are tenths of a pixel from its corner.
pub type Paper = DrawingArea<Canvas, Shift>;

/// An area with coordinates of its own.
pub type Plane<X, Y> = DrawingArea<Canvas, Cartesian2d<X, Y>>;

/// An area with numbers to the right and down or up.
pub type Numbers = Plane<RangedCoordf64, RangedCoordf64>;

/// The part of an area that these ranges fill, with the area's room around it for what stands
/// beside them. A range from high to low runs backwards.
pub fn plane<X: Ranged, Y: Ranged>(
    area: &Paper,
    part: &Paper,
    x: impl Into<X>,
    y: impl Into<Y>,
) -> Plane<X, Y> {
    area.apply_coord_spec(Cartesian2d::new(x, y, part.get_pixel_range()))
}

/// The same for numbers.
pub fn numbers(area: &Paper, part: &Paper, x: Range<f64>, y: Range<f64>) -> Numbers {
    plane(area, part, x, y)
}

/// An area without its edges: above, below, to the left and to the right, in pixels.
pub fn within(area: &Paper, [above, below, left, right]: [f64; 4]) -> Paper {
    area.margin(units(above), units(below), units(left), units(right))
}

/// A point of an area in pixels from its corner.
pub fn pixel((x, y): Point) -> BackendCoord {
    (units(x), units(y))
}

/// The width and the height of an area in pixels.
pub fn size(area: &Paper) -> Point {
    let (across, down) = area.get_pixel_range();
    pixels((across.end - across.start, down.end - down.start))
}

/// Right where a point is.
pub const HERE: Point = (0.0, 0.0);

/// What can be drawn on an area. Texts and marks may stand some pixels right of and below a point.
pub trait Pen {
    /// A point of the area.
    type At;

    /// A line through these points.
    fn line(&self, points: Vec<Self::At>, stroke: Stroke);
    /// The area between these points.
    fn area(&self, points: Vec<Self::At>, fill: Option<Fill>, stroke: Option<Stroke>);
    /// An upright box between its upper left and lower right corners; `free` is what it leaves
    /// above, below, to the left and to the right, in pixels.
    fn rect(
        &self,
        corners: [Self::At; 2],
        free: [f64; 4],
        fill: Option<Fill>,
        edge: Option<Stroke>,
    );
    /// A mark; `radius` is half its width in pixels.
    fn mark(&self, at: Self::At, shift: Point, mark: (Form, f64, &'static str));
    /// A text; its baseline runs through the point.
    fn text(&self, at: Self::At, shift: Point, text: &str, style: Type<'_>);
    /// Where a point is in pixels from the corner of the page.
    fn place(&self, at: &Self::At) -> Point;

    /// A text, cut to the room that it has in pixels.
    fn fitted(&self, at: Self::At, shift: Point, (text, room): (&str, f64), style: Type<'_>) {
        let text = measure::cut(text, room, style.size, style.weight);
        self.text(at, shift, &text, style);
    }
}

impl<T> Pen for DrawingArea<Canvas, T>
where
    T: CoordTranslate,
    T::From: 'static,
{
    type At = T::From;

    fn line(&self, points: Vec<T::From>, stroke: Stroke) {
        if stroke.dashes.is_empty() {
            let stroke_width = units(stroke.width).unsigned_abs();
            let color = rgb(stroke.colour).to_rgba();
            let style = ShapeStyle { color, filled: false, stroke_width };
            return done(&self.draw(&PathElement::new(points, style)));
        }
        let shape = Shape { points, closed: false, fill: None, stroke: Some(stroke) };
        done(&self.draw(&shape));
    }

    fn area(&self, points: Vec<T::From>, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let (Some(Fill::Colour(colour, opacity)), None) = (fill, stroke) {
            return done(&self.draw(&Polygon::new(points, solid(colour, opacity))));
        }
        done(&self.draw(&Shape { points, closed: true, fill, stroke }));
    }

    fn rect(
        &self,
        corners: [T::From; 2],
        free: [f64; 4],
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    ) {
        let margin = free.map(units);
        if let (Some(Fill::Colour(colour, opacity)), None) = (fill, stroke) {
            let [above, below, left, right] = margin.map(i32::unsigned_abs);
            let mut rectangle = Rectangle::new(corners, solid(colour, opacity));
            rectangle.set_margin(above, below, left, right);
            return done(&self.draw(&rectangle));
        }
        done(&self.draw(&Edged { corners, margin, fill, stroke }));
    }

    fn mark(&self, at: T::From, shift: Point, (form, radius, colour): (Form, f64, &'static str)) {
        done(&self.draw(&Mark { at, shift, form, radius, colour }));
    }

    fn text(&self, at: T::From, shift: Point, text: &str, style: Type<'_>) {
        if style.halo {
            return done(&self.draw(&Label { at, shift, text, style }));
        }
        let text = Text::new(text.to_owned(), pixel(shift), type_of(style));
        done(&self.draw(&(EmptyElement::at(at) + text)));
    }

    fn place(&self, at: &T::From) -> Point {
        pixels(self.map_coordinate(at))
    }
}

/// Our canvas takes everything, and nothing draws while something is drawn.
fn done(drawn: &Result<(), DrawingAreaErrorKind<Infallible>>) {
    debug_assert!(drawn.is_ok(), "{drawn:?}");
}

fn solid(colour: &str, opacity: f64) -> ShapeStyle {
    ShapeStyle { color: rgb(colour).mix(opacity), filled: true, stroke_width: 0 }
}

/// A colour of the theme, which writes them as `#rrggbb`.
fn rgb(colour: &str) -> RGBColor {
    let part = |at| u8::from_str_radix(colour.get(at..at + 2).unwrap_or("0"), 16).unwrap_or(0);
    RGBColor(part(1), part(3), part(5))
}

fn type_of(style: Type<'_>) -> TextStyle<'static> {
    let weight = if style.weight >= 600 { FontStyle::Bold } else { FontStyle::Normal };
    let anchor = match style.anchor {
        "end" => HPos::Right,
        "middle" => HPos::Center,
        _ => HPos::Left,
    };
    let size = f64::from(units(1.0)) * style.size;
    let font = FontDesc::new(FontFamily::SansSerif, size, weight);
    font.color(&rgb(style.colour)).pos(Pos::new(anchor, VPos::Bottom))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use plotters::drawing::DrawingArea;

    use super::{HERE, Pen, numbers, within};
    use crate::chart::canvas::{Canvas, Svg};
    use crate::chart::shape::{Fill, Form, Stroke, Type};
    use crate::chart::theme::LIGHT;

    /// What is drawn on a sheet of 100 by 50 pixels, from 20 and 10 on 0 to 4 right and 2 up.
    fn drawn(draw: impl FnOnce(&super::Numbers)) -> String {
        let canvas = Rc::new(RefCell::new(Canvas::new(Svg::new((100.0, 50.0), &LIGHT))));
        let paper = DrawingArea::from(&canvas);
        draw(&numbers(&paper, &within(&paper, [10.0, 0.0, 20.0, 0.0]), 0.0..4.0, 2.0..0.0));
        let text = canvas.borrow_mut().take().inline();
        let (_, body) = text.split_once("fill=\"#ffffff\"/>\n").unwrap();
        body.trim_end_matches("</svg>\n").to_owned()
    }

    #[test]
    fn values_become_pixels_and_styles_stay() {
        // A level is 20 pixels wide and 20 high: (1, 1) is at (40, 30), (2.25, 0) at (65, 50).
        let line = |dashes| Stroke { colour: "#0b5cab", width: 1.25, dashes };
        let svg = drawn(|plane| plane.line(vec![(1.0, 1.0), (2.25, 0.0)], line("")));
        assert!(
            svg.starts_with("<path d=\"M40 30L65 50\" fill=\"none\" stroke=\"#0b5cab\""),
            "{svg}"
        );
        assert!(svg.contains("stroke-width=\"1.3\""), "{svg}");
        let svg = drawn(|plane| plane.line(vec![(0.0, 2.0), (4.0, 2.0)], line("2 4")));
        assert!(svg.starts_with("<path d=\"M20 10L100 10\""), "{svg}");
        assert!(svg.contains("stroke-width=\"1.25\"") && svg.contains("stroke-dasharray=\"2 4\""));
        let free = [0.0, 1.0, 0.0, 2.5];
        let corners = [(0.0, 2.0), (1.0, 1.0)];
        let box_of = |fill, edge| drawn(|plane| plane.rect(corners, free, Some(fill), edge));
        let plain = box_of(Fill::Colour("#8fb8de", 0.62), None);
        let sides = "<path d=\"M20 10L37.5 10L37.5 29L20 29Z\"";
        assert_eq!(plain, format!("{sides} fill=\"#8fb8de\" fill-opacity=\"0.62\"/>\n"));
        assert_eq!(box_of(Fill::Hatch, None), format!("{sides} fill=\"url(#fitsm-hatch)\"/>\n"));
        assert!(box_of(Fill::Hatch, Some(line(""))).contains("stroke=\"#0b5cab\""));
    }

    #[test]
    fn texts_stay_texts_beside_their_point() {
        let style = |halo| Type { colour: "#111827", size: 15.5, weight: 600, anchor: "end", halo };
        let text = |halo| drawn(|plane| plane.text((1.0, 1.0), (-3.0, 5.5), "a < b", style(halo)));
        let start = "<text x=\"37\" y=\"35.5\" font-size=\"15.5\" font-weight=\"600\" \
                     text-anchor=\"end\" fill=\"#111827\"";
        assert_eq!(text(false), format!("{start}>a &lt; b</text>\n"));
        assert!(text(true).starts_with(&format!("{start} stroke=\"#ffffff\"")));
        let mark = drawn(|plane| plane.mark((1.0, 1.0), HERE, (Form::Diamond, 5.0, "#c2410c")));
        assert!(
            mark.starts_with("<path d=\"M40 35L45 30L40 25L35 30Z\" fill=\"#c2410c\""),
            "{mark}"
        );
    }
}
