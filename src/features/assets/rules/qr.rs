use qrcode::{Color, EcLevel, QrCode};

/// So many light modules a QR code needs around it.
pub const QUIET: u16 = 4;

/// A QR code: a square of `side` modules, its dark ones as runs in rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    pub side: u16,
    pub runs: Vec<Run>,
}

/// Dark modules beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub x: u16,
    pub y: u16,
    pub length: u16,
}

/// Of level M, which bears a scratch; `None` for a text that is too long.
pub fn of(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = u16::try_from(code.width()).ok()?;
    let colours = code.to_colors();
    let mut runs: Vec<Run> = Vec::new();
    for (y, row) in (0_u16..).zip(colours.chunks(code.width())) {
        for (x, _) in (0_u16..).zip(row).filter(|(_, colour)| **colour == Color::Dark) {
            match runs.last_mut() {
                Some(last) if last.y == y && last.x + last.length == x => last.length += 1,
                _ => runs.push(Run { x, y, length: 1 }),
            }
        }
    }
    Some(Qr { side, runs })
}
