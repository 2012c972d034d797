use std::io::Cursor;

use image::ImageDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;

use crate::features::files::model::MediaType;

/// Above every camera's; below what would stop a browser.
pub const MOST_PIXELS: u64 = 250_000_000;
/// How a picture is turned that is to be shown as it is.
pub const UPRIGHT: u8 = 1;

/// What a picture says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    pub width: u32,
    pub height: u32,
    /// As Exif counts it, 1 to 8.
    pub orientation: u8,
}

/// Decodes the beginning; `None` where it cannot be.
pub fn header(sent: &[u8], media_type: MediaType) -> Option<Header> {
    match media_type {
        MediaType::Jpeg => JpegDecoder::new(Cursor::new(sent)).ok().map(of),
        MediaType::Png => PngDecoder::new(Cursor::new(sent)).ok().map(of),
        MediaType::Pdf => None,
    }
}

fn of(mut decoder: impl ImageDecoder) -> Header {
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms).to_exif();
    Header { width, height, orientation }
}

/// The Exif block that says only how to turn the picture: TIFF's header and one directory with one entry (tag 274, one
/// SHORT).
pub const fn turned(orientation: u8) -> [u8; 26] {
    [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
}
