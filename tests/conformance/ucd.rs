//! The UCD files of this project, read line by line.

use std::io::Read;

/// The lines of a UCD file, comments and blank lines left out.
pub(crate) fn lines(name: &str) -> Vec<String> {
    let path = format!("{}/ucd/{name}.txt.gz", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect(&path);
    let content = text.lines().map(|line| line.split('#').next().unwrap_or("").trim());
    content.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A code point in hexadecimal.
pub(crate) fn point(hexadecimal: &str) -> char {
    let number = u32::from_str_radix(hexadecimal.trim(), 16).expect(hexadecimal);
    char::from_u32(number).expect("a scalar value")
}

/// A line of a break test: its text, and the bytes at which it has ÷, ends left out.
pub(crate) fn break_test(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for token in line.split_whitespace() {
        match token {
            "÷" => breaks.push(text.len()),
            "×" => {}
            _ => text.push(point(token)),
        }
    }
    breaks.retain(|&at| at > 0 && at < text.len());
    (text, breaks)
}
