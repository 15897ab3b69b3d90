//! The canvas as a backend of plotters: what its own elements ask for.

use std::convert::Infallible;

use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::{Canvas, UNITS, units};
use crate::chart::measure;
use crate::chart::shape::Type;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.svg.size;
        (units(width).unsigned_abs(), units(height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        self.draw_path([a, b], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        if filled {
            return self.fill_polygon(corners, style);
        }
        self.draw_path(corners.into_iter().chain([(left, top)]), style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.outline(path, false);
        self.write(format_args!("fill=\"none\""));
        self.stroke(&hex(style.color()), f64::from(style.stroke_width()) / UNITS);
        self.svg.body.push_str("/>\n");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let reach = f64::from(radius);
        let rim = (0..=48).map(|step| f64::from(step) / 48.0 * std::f64::consts::TAU);
        let turn =
            |angle: f64| (units(reach * angle.sin() / UNITS), units(reach * angle.cos() / UNITS));
        let points = rim.map(turn).map(|(right, down)| (x + right, y + down));
        if filled { self.fill_polygon(points, style) } else { self.draw_path(points, style) }
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Drawn {
        let colour = style.color();
        self.outline(points, true);
        self.fill(&hex(colour), colour.alpha);
        self.svg.body.push_str("/>\n");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let (size, pos) = (style.size(), style.anchor());
        let anchor = match pos.h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let down = match pos.v_pos {
            VPos::Top => 0.74,
            VPos::Center => 0.36,
            VPos::Bottom => 0.0,
        };
        let at = (at.0, at.1 + units(size / UNITS * down));
        let colour = hex(style.color());
        let style = Type {
            colour: &colour,
            size: size / UNITS,
            weight: weight(style),
            anchor,
            halo: false,
        };
        Self::text(self, at, text, style);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() / UNITS;
        let width = measure::width(text, size, weight(style));
        Ok((units(width).unsigned_abs(), units(size).unsigned_abs()))
    }
}

/// Regular or semi-bold.
fn weight(style: &impl BackendTextStyle) -> u16 {
    if matches!(style.style(), FontStyle::Bold) { 600 } else { 400 }
}

fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    format!("#{red:02x}{green:02x}{blue:02x}")
}
