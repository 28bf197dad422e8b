//! Pictures: decoded within limits, turned the right way up, made small, and written anew.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use kept_domain::attachment::Kind;

use super::{CannotShow, Drawn};

/// Pixels of a picture. A phone takes 50 million; each needs four bytes or eight.
const PIXELS: u64 = 64_000_000;
/// Bytes that decoding may take.
const MEMORY: u64 = 512 * 1024 * 1024;

pub(super) fn draw(kind: Kind, content: &[u8], edge: u16) -> Result<Drawn, CannotShow> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::Webp => ImageFormat::WebP,
        _ => return Err(CannotShow),
    };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| CannotShow)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS {
        return Err(CannotShow);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| CannotShow)?;
    let edge = u32::from(edge);
    let mut small = if width.max(height) > edge {
        picture.thumbnail(edge, edge)
    } else {
        picture
    };
    small.apply_orientation(orientation);
    Ok(Drawn {
        pages: 1,
        png: png(&small)?,
    })
}

/// Pixels alone, as PNG.
fn png(picture: &DynamicImage) -> Result<Vec<u8>, CannotShow> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    let written = if picture.color().has_alpha() {
        picture.to_rgba8().write_with_encoder(encoder)
    } else {
        picture.to_rgb8().write_with_encoder(encoder)
    };
    written.map_err(|_| CannotShow)?;
    Ok(png)
}
