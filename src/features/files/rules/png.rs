//! A PNG without what stands beside its picture.

use super::picture::{UPRIGHT, turned};

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Beside those without which there is no picture (in capitals): transparency, how the colours are meant, the size of a
/// pixel, and the frames of a moving picture.
const STAY: [&[u8; 4]; 17] = [
    b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs",
    b"sPLT", b"acTL", b"fcTL", b"fdAT", b"oFFs",
];

/// Up to its last chunk, without texts, times and Exif. `None` where it breaks off.
pub fn bare(sent: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let mut rest = sent.strip_prefix(SIGNATURE)?;
    let mut out = Vec::with_capacity(sent.len());
    out.extend(SIGNATURE);
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        // Length and kind before the contents, a checksum after them.
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        let kind: &[u8; 4] = chunk.get(4..8)?.first_chunk()?;
        if kind.first().is_some_and(u8::is_ascii_uppercase) || STAY.contains(&kind) {
            out.extend(chunk);
        }
        match kind {
            b"IHDR" if orientation != UPRIGHT => out.extend(exif(orientation)),
            b"IEND" => return Some(out),
            _ => {}
        }
    }
}

fn exif(orientation: u8) -> Vec<u8> {
    let mut chunk = [&b"eXIf"[..], &turned(orientation)].concat();
    let mut checksum = flate2::Crc::new();
    checksum.update(&chunk);
    chunk.extend(checksum.sum().to_be_bytes());
    [&[0, 0, 0, 26][..], &chunk].concat()
}
