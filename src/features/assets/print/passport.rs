//! A machine on one page, for who audits.

use crate::platform::paper::{self, MM, PAGE};

/// A line of the page: what it is, and what it says.
pub type Line = (String, String);

/// What stands on the page; lines that do not fit are left out, the last first.
#[derive(Clone, Debug)]
pub struct Passport {
    pub title: String,
    pub name: String,
    /// Each with its heading.
    pub parts: Vec<(String, Vec<Line>)>,
    pub foot: String,
}

const INSET: f32 = 20.0 * MM;
const LABELS: f32 = 62.0 * MM;
const LINE: f32 = 5.4 * MM;
const FOOT: f32 = 283.0 * MM;

/// # Errors
/// A sentence when the document cannot be made.
pub fn pdf(passport: &Passport) -> Result<Vec<u8>, String> {
    paper::pdf(&[passport], |surface, fonts, passport| {
        paper::black(surface);
        let width = PAGE.0 - 2.0 * INSET;
        paper::line(surface, &fonts.regular, 9.0, (INSET, 20.0 * MM), width, &passport.title);
        paper::line(surface, &fonts.bold, 16.0, (INSET, 28.0 * MM), width, &passport.name);
        let mut down = 36.0 * MM;
        for (heading, lines) in &passport.parts {
            if down + 2.0 * LINE > FOOT - LINE {
                break;
            }
            down += LINE;
            paper::line(surface, &fonts.bold, 10.0, (INSET, down), width, heading);
            for (label, value) in lines {
                if down + LINE > FOOT - LINE {
                    break;
                }
                down += LINE;
                paper::line(surface, &fonts.regular, 9.0, (INSET, down), LABELS, label);
                paper::line(surface, &fonts.regular, 9.0, (INSET + LABELS, down), width - LABELS, value);
            }
            down += 0.5 * LINE;
        }
        paper::line(surface, &fonts.regular, 7.0, (INSET, FOOT), width, &passport.foot);
    })
}
