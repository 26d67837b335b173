//! Pixels in, a PNG file out: with a palette where 256 colours are enough, without time or software name.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder};

use super::canvas::Canvas;
use crate::theme::Rgb;

/// Encodes a sheet; the encoder's own words where it refuses.
pub(super) fn png(canvas: &Canvas) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, canvas.width as u32, canvas.height as u32);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    let data = if let Some((palette, data)) = indexed(&canvas.pixels) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        encoder.set_filter(png::Filter::NoFilter);
        data
    } else {
        encoder.set_color(ColorType::Rgb);
        canvas.pixels.iter().flat_map(|&Rgb(red, green, blue)| [red, green, blue]).collect()
    };
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&data).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The palette and an index a pixel; `None` where there are more than 256 colours.
fn indexed(pixels: &[Rgb]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut colours: BTreeMap<(u8, u8, u8), u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut data = Vec::with_capacity(pixels.len());
    let mut last = None;
    for &Rgb(red, green, blue) in pixels {
        let colour = (red, green, blue);
        if let Some((known, index)) = last
            && known == colour
        {
            data.push(index);
            continue;
        }
        let next = colours.len();
        let index = if let Some(&index) = colours.get(&colour) {
            index
        } else {
            let index = u8::try_from(next).ok()?;
            palette.extend([red, green, blue]);
            colours.insert(colour, index);
            index
        };
        last = Some((colour, index));
        data.push(index);
    }
    Some((palette, data))
}
