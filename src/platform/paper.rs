//! What is printed on A4: its size, its two fonts, lines that fit.

use std::sync::LazyLock;

use krilla::Document;
use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

/// A millimetre in points.
pub const MM: f32 = 72.0 / 25.4;
pub const PAGE: (f32, f32) = (210.0 * MM, 297.0 * MM);

static REGULAR: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(dejavu::sans::regular().to_vec().into(), 0));
static BOLD: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(dejavu::sans::bold().to_vec().into(), 0));

pub struct Fonts {
    pub regular: Font,
    pub bold: Font,
}

/// A page each, drawn by `draw` with the sheet's own part.
///
/// # Errors
/// A sentence when the document cannot be made.
pub fn pdf<T>(sheets: &[T], mut draw: impl FnMut(&mut Surface<'_>, &Fonts, &T)) -> Result<Vec<u8>, String> {
    let fonts = REGULAR.clone().zip(BOLD.clone()).ok_or("the embedded fonts cannot be read")?;
    let fonts = Fonts { regular: fonts.0, bold: fonts.1 };
    let mut document = Document::new();
    for sheet in sheets {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("the page has no size")?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        draw(&mut surface, &fonts, sheet);
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|cause| format!("{cause:?}"))
}

/// From here on the surface fills with black and draws no outlines.
pub fn black(surface: &mut Surface<'_>) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: luma::Color::black().into(), ..Fill::default() }));
}

/// A line of text whose base lies at `at`, as much of it as fits into `width` points.
pub fn line(surface: &mut Surface<'_>, font: &Font, size: f32, at: (f32, f32), width: f32, text: &str) {
    let at = Point::from_xy(at.0, at.1);
    surface.draw_text(at, font.clone(), size, &fitting(text, size, width), false, TextDirection::Auto);
}

/// Filled rectangles as one path: left, top, width and height in points.
pub fn rectangles(surface: &mut Surface<'_>, all: impl Iterator<Item = (f32, f32, f32, f32)>) {
    let mut path = PathBuilder::new();
    for (left, top, width, height) in all {
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            path.push_rect(rect);
        }
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// As much as fits on a line of that size; what the font has no sign for is left out.
pub fn fitting(text: &str, size: f32, width: f32) -> String {
    let fits = (width / (size * 0.56)).max(1.0);
    let known =
        |letter: &char| !matches!(*letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}');
    let mut out = String::new();
    let mut width = 0.0;
    for letter in text.chars().filter(known) {
        width += 1.0;
        if width > fits {
            out.push('…');
            break;
        }
        out.push(letter);
    }
    out
}
