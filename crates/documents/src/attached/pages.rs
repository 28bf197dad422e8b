//! Pages of PDF documents. Only what is drawn on the page is drawn: no notes, no fields, nothing that runs.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery, StandardFont};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use typst_assets::pdf;

use super::{CannotShow, Drawn};

/// The most that a page is enlarged: a stamp is not blown up to a poster.
const LARGEST_SCALE: f32 = 4.0;

pub(super) fn draw(content: &[u8], page: u32, edge: u16) -> Result<Drawn, CannotShow> {
    let pdf = Pdf::new(content.to_vec()).map_err(|_| CannotShow)?;
    let pages = pdf.pages();
    let count = u32::try_from(pages.len()).map_err(|_| CannotShow)?;
    let page = pages.get(page as usize).ok_or(CannotShow)?;
    let (width, height) = page.render_dimensions();
    let longer = width.max(height);
    if !(longer.is_finite() && width >= 1.0 && height >= 1.0) {
        return Err(CannotShow);
    }
    let scale = (f32::from(edge) / longer).min(LARGEST_SCALE);
    // Both are at most `edge`, and a float becomes the nearest whole number that fits.
    let pixels = |length: f32| ((length * scale).round() as u16).clamp(1, edge);
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(pixels(width)),
        height: Some(pixels(height)),
        bg_color: WHITE,
    };
    let pixmap = render(page, &RenderCache::new(), &interpreter(), &settings);
    Ok(Drawn {
        pages: count,
        png: pixmap.into_png().map_err(|_| CannotShow)?,
    })
}

fn interpreter() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(standard(*font)),
            FontQuery::Fallback(font) => Some(standard(font.pick_standard_font())),
        }),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        render_annotations: false,
    }
}

/// The fourteen fonts that a PDF need not bring along (ISO 32000-1, 9.6.2.2).
fn standard(font: StandardFont) -> (FontData, u32) {
    let bytes: &'static [u8] = match font {
        StandardFont::Helvetica => pdf::SANS,
        StandardFont::HelveticaBold => pdf::SANS_BOLD,
        StandardFont::HelveticaOblique => pdf::SANS_ITALIC,
        StandardFont::HelveticaBoldOblique => pdf::SANS_BOLD_ITALIC,
        StandardFont::Courier => pdf::FIXED,
        StandardFont::CourierBold => pdf::FIXED_BOLD,
        StandardFont::CourierOblique => pdf::FIXED_ITALIC,
        StandardFont::CourierBoldOblique => pdf::FIXED_BOLD_ITALIC,
        StandardFont::TimesRoman => pdf::SERIF,
        StandardFont::TimesBold => pdf::SERIF_BOLD,
        StandardFont::TimesItalic => pdf::SERIF_ITALIC,
        StandardFont::TimesBoldItalic => pdf::SERIF_BOLD_ITALIC,
        StandardFont::ZapfDingBats => pdf::DING_BATS,
        StandardFont::Symbol => pdf::SYMBOL,
    };
    (Arc::new(bytes), 0)
}
