//! Labels with a QR code that leads to the machine's page.

use std::fmt::Write as _;

use krilla::surface::Surface;

use crate::features::assets::rules::qr::{self, QUIET, Qr};
use crate::platform::paper::{self, Fonts, MM};

/// What stands on one label.
#[derive(Clone, Debug)]
pub struct Label {
    /// Tag or inventory number; the model where there is none.
    pub title: String,
    pub name: String,
    pub lab: String,
    /// Where the code leads.
    pub url: String,
}

/// 24 labels of 70 × 37 mm fill a sheet of A4, as they are sold.
const LABEL: (f32, f32) = (70.0 * MM, 37.0 * MM);
const TOP: f32 = 0.5 * MM;
const COLUMNS: u8 = 3;
const ON_A_PAGE: usize = 24;
const INSET: f32 = 4.0 * MM;
const CODE: f32 = 29.0 * MM;

/// One label as SVG, with the code and its title below; nothing where the address is too long for a code.
pub fn svg(label: &Label) -> Option<String> {
    let Qr { side, runs } = qr::of(&label.url)?;
    let (width, height) = (side + 2 * QUIET, side + 2 * QUIET + 5);
    let mut path = String::new();
    for run in runs {
        // Writing to a string does not fail.
        let _ = write!(path, "M{},{}h{}v1h-{}z", run.x + QUIET, run.y + QUIET, run.length, run.length);
    }
    let (middle, base) = (f32::from(width) / 2.0, height - 3);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{title}</title>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><path d=\"{path}\"/>\
         <text x=\"{middle}\" y=\"{base}\" font-family=\"sans-serif\" font-size=\"4\" text-anchor=\"middle\">{title}</text></svg>",
        title = escaped(&label.title),
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Sheets of labels as a PDF.
///
/// # Errors
/// A sentence when the document cannot be made.
pub fn pdf(labels: &[Label]) -> Result<Vec<u8>, String> {
    let sheets: Vec<_> = labels.chunks(ON_A_PAGE).collect();
    paper::pdf(&sheets, |surface, fonts, sheet| {
        paper::black(surface);
        for (place, label) in (0_u8..).zip(*sheet) {
            let (column, row) = (f32::from(place % COLUMNS), f32::from(place / COLUMNS));
            draw(surface, fonts, (column * LABEL.0, TOP + row * LABEL.1), label);
        }
    })
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, (left, top): (f32, f32), label: &Label) {
    if let Some(code) = qr::of(&label.url) {
        let module = CODE / f32::from(code.side);
        let at = |modules: u16| f32::from(modules) * module;
        let (left, top) = (left + INSET, top + INSET);
        let runs = code.runs.iter().map(|run| (left + at(run.x), top + at(run.y), at(run.length), module));
        paper::rectangles(surface, runs);
    }
    let (left, width) = (left + INSET + CODE + 3.0 * MM, LABEL.0 - CODE - 2.0 * INSET - 3.0 * MM);
    let lines = [
        (&fonts.bold, 11.0, 12.0, &label.title),
        (&fonts.regular, 7.0, 19.0, &label.name),
        (&fonts.regular, 7.0, 24.0, &label.lab),
    ];
    for (font, size, down, text) in lines {
        paper::line(surface, font, size, (left, top + down * MM), width, text);
    }
}
