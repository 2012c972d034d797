//! What a sent file is, by its content, and what of it is kept. Pure.

mod jpeg;
mod pdf;
mod picture;
mod png;

use sha2::{Digest, Sha256};

use super::model::MediaType;

/// A file as it is to be kept.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub media_type: MediaType,
    /// Width and height in pixels.
    pub pixels: Option<(u32, u32)>,
    pub content: Vec<u8>,
    /// Of `content`.
    pub sha256: [u8; 32],
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Neither PDF nor JPEG nor PNG.
    Unknown,
    /// It begins as one and cannot be read, or not to its end.
    Damaged(MediaType),
    /// More pixels than a screen's memory should have to hold.
    TooManyPixels,
}

/// Reads what the file is, whatever it is said to be, and takes off what a camera wrote beside the picture: place, time,
/// device, owner, previews. The way it is to be turned stays.
///
/// # Errors
/// See [`Unfit`].
pub fn prepare(sent: Vec<u8>) -> Result<Prepared, Unfit> {
    let media_type = kind_of(&sent).ok_or(Unfit::Unknown)?;
    let damaged = Unfit::Damaged(media_type);
    if media_type == MediaType::Pdf {
        return if pdf::is_whole(&sent) { Ok(kept(media_type, None, sent)) } else { Err(damaged) };
    }
    let header = picture::header(&sent, media_type).ok_or(damaged)?;
    if u64::from(header.width) * u64::from(header.height) > picture::MOST_PIXELS {
        return Err(Unfit::TooManyPixels);
    }
    let bare = match media_type {
        MediaType::Png => png::bare(&sent, header.orientation),
        _ => jpeg::bare(&sent, header.orientation),
    };
    Ok(kept(media_type, Some((header.width, header.height)), bare.ok_or(damaged)?))
}

fn kept(media_type: MediaType, pixels: Option<(u32, u32)>, content: Vec<u8>) -> Prepared {
    let sha256 = Sha256::digest(&content).into();
    Prepared { media_type, pixels, content, sha256 }
}

fn kind_of(sent: &[u8]) -> Option<MediaType> {
    let begins =
        [(pdf::SIGNATURE, MediaType::Pdf), (jpeg::SIGNATURE, MediaType::Jpeg), (png::SIGNATURE, MediaType::Png)];
    begins.into_iter().find(|(signature, _)| sent.starts_with(signature)).map(|(_, kind)| kind)
}
