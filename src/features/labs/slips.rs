//! Claim slips on paper: ten on a sheet of A4, to be cut apart and handed out.

use std::sync::LazyLock;

use krilla::Document;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::text::{Font, TextDirection};

/// What stands on one slip.
#[derive(Clone, Debug)]
pub struct Slip {
    pub full_name: String,
    /// Affiliation, student number and the like, to tell namesakes apart.
    pub about: String,
    pub code: String,
    /// A date as people read it.
    pub expires_on: String,
}

/// Millimetres in points.
const MM: f32 = 72.0 / 25.4;
const PAGE: (f32, f32) = (210.0 * MM, 297.0 * MM);
const SLIP: (f32, f32) = (105.0 * MM, 59.4 * MM);
const ON_A_PAGE: usize = 10;
const INSET: f32 = 7.0 * MM;

static REGULAR: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(dejavu::sans::regular().to_vec().into(), 0));
static BOLD: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(dejavu::sans::bold().to_vec().into(), 0));

/// The slips as a PDF. `url` is where a code is typed in.
///
/// # Errors
/// A sentence when the document cannot be made.
pub fn pdf(lab: &str, url: &str, slips: &[Slip]) -> Result<Vec<u8>, String> {
    let fonts = REGULAR.clone().zip(BOLD.clone()).ok_or("the embedded fonts cannot be read")?;
    let mut document = Document::new();
    for sheet in slips.chunks(ON_A_PAGE) {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("the page has no size")?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for (place, slip) in (0_u8..).zip(sheet) {
            let (column, row) = (f32::from(place % 2), f32::from(place / 2));
            draw(&mut surface, &fonts, (column * SLIP.0, row * SLIP.1), lab, url, slip);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|cause| format!("{cause:?}"))
}

fn draw(
    surface: &mut krilla::surface::Surface<'_>,
    (regular, bold): &(Font, Font),
    (left, top): (f32, f32),
    lab: &str,
    url: &str,
    slip: &Slip,
) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: luma::Color::new(150).into(),
        width: 0.5,
        dash: Some(StrokeDash { array: vec![3.0, 3.0], offset: 0.0 }),
        ..Stroke::default()
    }));
    if let Some(frame) = frame(left, top) {
        surface.draw_path(&frame);
    }
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: luma::Color::black().into(), ..Fill::default() }));
    let until = &slip.expires_on;
    let lines: [(&Font, f32, f32, String); 8] = [
        (regular, 9.0, 9.0, lab.to_owned()),
        (bold, 12.0, 16.0, slip.full_name.clone()),
        (regular, 8.0, 21.0, slip.about.clone()),
        (bold, 17.0, 31.0, slip.code.clone()),
        (regular, 9.0, 38.0, url.to_owned()),
        (regular, 7.0, 44.0, format!("Аккаунтуңузду ушул код менен {until} чейин ачыңыз")),
        (regular, 7.0, 48.0, format!("Откройте свой аккаунт этим кодом до {until}")),
        (regular, 7.0, 52.0, format!("Open your account with this code until {until}")),
    ];
    for (font, size, down, text) in lines {
        let at = Point::from_xy(left + INSET, top + down * MM);
        surface.draw_text(at, font.clone(), size, &printable(&text, size), false, TextDirection::Auto);
    }
}

fn frame(left: f32, top: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(left, top, SLIP.0, SLIP.1)?);
    path.finish()
}

/// As much as fits on a line of that size; what the font has no sign for is left out.
fn printable(text: &str, size: f32) -> String {
    let fits = ((SLIP.0 - 2.0 * INSET) / (size * 0.56)).max(1.0);
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
