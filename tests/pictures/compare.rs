//! Comparing what was drawn with what is expected: pictures pixel by pixel, everything else byte by byte.

use std::fs;
use std::path::Path;

/// The colour of pixels that differ.
pub(crate) const RED: [u8; 3] = [230, 0, 60];

/// Pixels row by row.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<[u8; 3]>,
}

/// Holds that two files are the same; with `QARI_ACCEPT` set, makes the expected one so.
pub(crate) fn same(expected: &Path, actual: &Path) {
    if std::env::var_os("QARI_ACCEPT").is_some_and(|value| value != "0") {
        accept(expected, actual);
        return;
    }
    assert!(
        expected.exists(),
        "{} is missing; look at {} and accept it with QARI_ACCEPT=1",
        expected.display(),
        actual.display()
    );
    if is_png(expected) {
        same_picture(expected, actual);
    } else {
        same_text(expected, actual);
    }
}

/// Takes what was drawn, unless it is the same picture in other bytes.
fn accept(expected: &Path, actual: &Path) {
    let as_before = expected.exists()
        && is_png(expected)
        && differing(&read(expected), &read(actual)).is_none();
    if !as_before {
        fs::copy(actual, expected).expect("the folder of pictures can be written");
    }
}

fn is_png(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "png")
}

fn same_picture(expected: &Path, actual: &Path) {
    let Some((count, shown)) = differing(&read(expected), &read(actual)) else { return };
    let kept = actual.with_extension("expected.png");
    fs::copy(expected, &kept).expect("the folder can be written");
    let difference = actual.with_extension("difference.png");
    write(&difference, &shown);
    panic!(
        "{count} pixels differ\n  expected    {}\n  actual      {}\n  difference  {}\n\
         QARI_ACCEPT=1 accepts the actual one",
        kept.display(),
        actual.display(),
        difference.display()
    );
}

fn same_text(expected: &Path, actual: &Path) {
    let (want, got) = (fs::read_to_string(expected), fs::read_to_string(actual));
    let (want, got) = (want.expect("the expected text"), got.expect("the actual text"));
    let line = want.lines().zip(got.lines()).position(|(want, got)| want != got);
    let line = line.unwrap_or(want.lines().count().min(got.lines().count()));
    assert!(
        want == got,
        "line {} differs\n  expected    {}\n              {}\n  actual      {}\n              {}\n\
         QARI_ACCEPT=1 accepts the actual one",
        line + 1,
        expected.display(),
        want.lines().nth(line).unwrap_or_default(),
        actual.display(),
        got.lines().nth(line).unwrap_or_default(),
    );
}

/// How many pixels differ, and the expected picture made pale with those pixels in red; `None` where
/// the two are the same.
pub(crate) fn differing(expected: &Picture, actual: &Picture) -> Option<(usize, Picture)> {
    let (width, height) = (expected.width.max(actual.width), expected.height.max(actual.height));
    let mut pixels = Vec::with_capacity(width * height);
    let mut count = 0;
    for index in 0..width * height {
        let (x, y) = (index % width, index / width);
        let (want, got) = (expected.pixel(x, y), actual.pixel(x, y));
        let differs = want != got;
        count += usize::from(differs);
        let pale = want.unwrap_or_default().map(|channel| 170 + channel / 3);
        pixels.push(if differs { RED } else { pale });
    }
    (count > 0).then_some((count, Picture { width, height, pixels }))
}

impl Picture {
    fn pixel(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        (x < self.width).then(|| self.pixels.get(y * self.width + x).copied()).flatten()
    }
}

/// Reads a PNG file.
pub(crate) fn read(path: &Path) -> Picture {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG file");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a picture that fits in memory")];
    let info = reader.next_frame(&mut bytes).expect("the pixels");
    assert_eq!(info.color_type, png::ColorType::Rgb, "{}", path.display());
    let pixels = bytes[..info.buffer_size()].as_chunks::<3>().0.to_vec();
    Picture { width: info.width as usize, height: info.height as usize, pixels }
}

/// Writes a PNG file.
pub(crate) fn write(path: &Path, picture: &Picture) {
    let file = fs::File::create(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (width, height) = (picture.width as u32, picture.height as u32);
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(picture.pixels.as_flattened()).expect("the pixels");
}
