//! Claim slips on paper: ten on a sheet of A4, to be cut apart and handed out.

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::paint::{Stroke, StrokeDash};
use krilla::text::Font;

use crate::platform::paper::{self, Fonts, MM};

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

const SLIP: (f32, f32) = (105.0 * MM, 59.4 * MM);
const ON_A_PAGE: usize = 10;
const INSET: f32 = 7.0 * MM;

/// The slips as a PDF. `url` is where a code is typed in.
///
/// # Errors
/// A sentence when the document cannot be made.
pub fn pdf(lab: &str, url: &str, slips: &[Slip]) -> Result<Vec<u8>, String> {
    let sheets: Vec<_> = slips.chunks(ON_A_PAGE).collect();
    paper::pdf(&sheets, |surface, fonts, sheet| {
        for (place, slip) in (0_u8..).zip(*sheet) {
            let (column, row) = (f32::from(place % 2), f32::from(place / 2));
            draw(surface, fonts, (column * SLIP.0, row * SLIP.1), lab, url, slip);
        }
    })
}

fn draw(
    surface: &mut krilla::surface::Surface<'_>,
    Fonts { regular, bold }: &Fonts,
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
    paper::black(surface);
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
        paper::line(surface, font, size, (left + INSET, top + down * MM), SLIP.0 - 2.0 * INSET, &text);
    }
}

fn frame(left: f32, top: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(left, top, SLIP.0, SLIP.1)?);
    path.finish()
}
