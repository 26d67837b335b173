//! Values that are typed: numbers, sizes, encodings. In: a word. Out: the value, or what to give instead.

/// A measure of at least one column.
pub(super) fn measure(value: &str) -> Result<u16, String> {
    match value.parse() {
        Ok(columns @ 1..) => Ok(columns),
        _ => Err("give a number of columns from 1 to 65535".to_owned()),
    }
}

/// An encoding by one of its labels in the WHATWG Encoding Standard.
pub(super) fn encoding(label: &str) -> Result<&'static encoding_rs::Encoding, String> {
    encoding_rs::Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        "no such encoding; give one such as utf-8, utf-16le, windows-1256 or iso-8859-6".to_owned()
    })
}

/// A score from 0 to 1.
pub(super) fn score(value: &str) -> Result<f32, String> {
    let score = value.parse().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| "give a number from 0 to 1".to_owned())
}

/// `100x40`: columns and rows, each at least one.
pub(super) fn screen_size(value: &str) -> Result<(u16, u16), String> {
    let sides = value.split_once(['x', 'X', '×']);
    match sides.map(|(columns, rows)| (columns.trim().parse(), rows.trim().parse())) {
        Some((Ok(columns @ 1..=1000), Ok(rows @ 1..=1000))) => Ok((columns, rows)),
        _ => Err("give columns x rows, 1 to 1000 each, as in 100x40".to_owned()),
    }
}
