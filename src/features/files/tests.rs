use super::model::MediaType;
use super::rules::{Unfit, prepare};

const SECRET: &[u8] = b"Aida 42.8746N";

fn encoded(format: image::ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(40, 20, |x, y| image::Rgb([(x * 6) as u8, (y * 12) as u8, 90]))
        .write_to(&mut out, format)
        .unwrap();
    out.into_inner()
}

/// What a phone writes: Exif with orientation 6 and an owner's text.
fn exif() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    tiff.extend([0x0e, 0x01, 2, 0, SECRET.len() as u8, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(SECRET);
    tiff
}

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker][..], &length, contents].concat()
}

fn chunk(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let body = [&kind[..], contents].concat();
    let mut checksum = flate2::Crc::new();
    checksum.update(&body);
    let length = u32::try_from(contents.len()).unwrap().to_be_bytes();
    [&length[..], &body, &checksum.sum().to_be_bytes()].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|found| found == part)
}

fn shown(bytes: &[u8], format: image::ImageFormat) -> (image::metadata::Orientation, image::RgbImage) {
    use image::ImageDecoder;
    let mut decoder = image::ImageReader::with_format(std::io::Cursor::new(bytes), format).into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    (orientation, image::DynamicImage::from_decoder(decoder).unwrap().to_rgb8())
}

#[test]
fn a_photo_keeps_its_picture_and_how_it_is_turned_and_nothing_else_of_the_camera() {
    let plain = encoded(image::ImageFormat::Jpeg);
    let second = encoded(image::ImageFormat::Jpeg);
    let told = [
        segment(0xe1, &[b"Exif\0\0", exif().as_slice()].concat()),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
        segment(0xe2, &[b"MPF\0", SECRET].concat()),
        segment(0xed, &[b"Photoshop 3.0\0", SECRET].concat()),
        segment(0xfe, SECRET),
    ];
    let sent = [&plain[..2], &told.concat(), &plain[2..], &second, SECRET].concat();
    assert!(holds(&sent, SECRET));
    let kept = prepare(sent).unwrap();
    assert!(!holds(&kept.content, SECRET) && !holds(&kept.content, b"MPF"));
    assert!(kept.content.len() < plain.len() + 60, "one picture, not two");
    assert_eq!((kept.media_type, kept.pixels), (MediaType::Jpeg, Some((40, 20))));
    let (orientation, picture) = shown(&kept.content, image::ImageFormat::Jpeg);
    assert_eq!((orientation.to_exif(), &picture), (6, &shown(&plain, image::ImageFormat::Jpeg).1));
    assert_eq!(prepare(kept.content.clone()).unwrap().content, kept.content, "twice is once");
    assert_eq!(prepare(plain.clone()).unwrap().content, plain, "there was nothing to take off");
}

#[test]
fn a_png_keeps_its_picture_and_how_it_is_turned_and_no_texts() {
    let plain = encoded(image::ImageFormat::Png);
    // After the signature and the header's chunk.
    let (front, back) = plain.split_at(33);
    let told = [chunk(b"eXIf", &exif()), chunk(b"tEXt", SECRET), chunk(b"iTXt", SECRET), chunk(b"pHYs", &[0; 9])];
    let sent = [front, &told.concat(), back, SECRET].concat();
    let kept = prepare(sent).unwrap();
    assert!(!holds(&kept.content, SECRET) && holds(&kept.content, b"pHYs"));
    let (orientation, picture) = shown(&kept.content, image::ImageFormat::Png);
    assert_eq!((orientation.to_exif(), &picture), (6, &shown(&plain, image::ImageFormat::Png).1));
}

#[test]
fn what_a_file_is_is_read_from_its_content_to_its_end() {
    let [jpeg, png] = [image::ImageFormat::Jpeg, image::ImageFormat::Png].map(encoded);
    let pdf = b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n";
    assert_eq!(prepare(pdf.to_vec()).unwrap().content, pdf);
    let refused = |sent: &[u8]| prepare(sent.to_vec()).unwrap_err();
    for sent in [&b""[..], b"GIF89a", b"<svg onload='x'/>", b"MZ\x90\0", b"PK\x03\x04"] {
        assert_eq!(refused(sent), Unfit::Unknown);
    }
    for (kind, sent) in [(MediaType::Jpeg, &jpeg), (MediaType::Png, &png), (MediaType::Pdf, &pdf.to_vec())] {
        for cut in [sent.len() / 2, sent.len() - 8, 9] {
            assert_eq!(refused(&sent[..cut]), Unfit::Damaged(kind), "{kind} up to {cut}");
        }
    }
    // Tables that are not where the end says, a version that there is not.
    assert_eq!(
        refused(
            &pdf.to_vec()
                .as_slice()
                .to_vec()
                .iter()
                .map(|byte| if *byte == b'9' { b'3' } else { *byte })
                .collect::<Vec<_>>()
        ),
        Unfit::Damaged(MediaType::Pdf)
    );
    assert_eq!(refused(b"%PDF-9.9\nxref\nstartxref\n9\n%%EOF"), Unfit::Damaged(MediaType::Pdf));
    // 60 000 pixels each way, said in a hundred bytes.
    let side = 60_000_u32.to_be_bytes();
    let header = chunk(b"IHDR", &[&side[..], &side, &[8, 2, 0, 0, 0]].concat());
    let bomb = [b"\x89PNG\r\n\x1a\n", header.as_slice(), &chunk(b"IDAT", &[]), &chunk(b"IEND", &[])].concat();
    assert_eq!(refused(&bomb), Unfit::TooManyPixels);
}
