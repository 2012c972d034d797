//! A JPEG without what stands beside its picture. The containers' crates keep what comes after the end of the picture, where
//! phones put a second one with its own Exif; so the file is walked here.

use super::picture::{UPRIGHT, turned};

pub const SIGNATURE: &[u8] = &[0xff, 0xd8, 0xff];

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;

/// Up to the end of its picture, without comments and all application segments but those that say how the colours are
/// meant. `None` where it breaks off.
pub fn bare(sent: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let mut rest = sent.strip_prefix(&START)?;
    let mut out = Vec::with_capacity(sent.len());
    out.extend(START);
    let mut turn = (orientation != UPRIGHT).then(|| exif(orientation));
    loop {
        let (marker, after) = next_marker(rest)?;
        rest = after;
        if marker != APP0 {
            out.extend(turn.take().into_iter().flatten());
        }
        if marker == END {
            out.extend([0xff, END]);
            return Some(out);
        }
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            out.extend([0xff, marker]);
            continue;
        }
        let (segment, after) = segment(rest)?;
        rest = after;
        if stays(marker, segment.get(2..)?) {
            out.extend([0xff, marker]);
            out.extend(segment);
        }
        if marker == SCAN {
            let (scan, after) = scan(rest)?;
            out.extend(scan);
            rest = after;
        }
    }
}

/// The marker, and what follows it; any number of 0xff may stand before one.
fn next_marker(rest: &[u8]) -> Option<(u8, &[u8])> {
    let rest = rest.strip_prefix(&[0xff])?;
    let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
    rest.get(fill..)?.split_first().map(|(marker, after)| (*marker, after))
}

/// Length and contents, and what follows them.
fn segment(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u16::from_be_bytes(*rest.first_chunk::<2>()?);
    if length < 2 { None } else { rest.split_at_checked(length.into()) }
}

/// Coded bytes up to the next marker: 0xff before 0 is one of them, restarts stand between them.
fn scan(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_marker = |pair: &[u8]| matches!(pair, [0xff, after] if *after != 0 && !(0xd0..=0xd7).contains(after));
    rest.split_at_checked(rest.windows(2).position(is_marker)?)
}

fn stays(marker: u8, contents: &[u8]) -> bool {
    match marker {
        APP0 => contents.starts_with(b"JFIF\0"),
        0xe2 => contents.starts_with(b"ICC_PROFILE\0"),
        0xee => contents.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

fn exif(orientation: u8) -> Vec<u8> {
    let tiff = turned(orientation);
    // The length counts itself.
    [&[0xff, APP1, 0, 34][..], b"Exif\0\0", &tiff].concat()
}
