//! Cutting bytes into sequences. In: bytes that begin a character or a sequence. Out: the first of them
//! and its length, or that more must come.

/// One piece of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sequence<'b> {
    /// A character or a control code.
    Character(char),
    /// A character with Alt: ESC before it.
    Alt(char),
    /// ESC ESC.
    AltEscape,
    /// ESC alone.
    Escape,
    /// CSI … final byte; without the `ESC [`.
    Csi(&'b [u8]),
    /// The three bytes behind `CSI M`.
    X10Mouse([u8; 3]),
    /// SS3 and its letter.
    Ss3(u8),
    /// DCS, OSC, APC, PM or SOS by its letter, and its text.
    String(u8, &'b [u8]),
    /// A byte that is no UTF-8.
    Malformed,
}

/// The result of a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut<'b> {
    /// So many bytes are this sequence.
    Whole(usize, Sequence<'b>),
    /// More bytes must come.
    Incomplete,
}

/// Longest control string that is waited for; a longer one is taken for typed keys.
const STRING_LIMIT: usize = 4096;

/// Cuts the first sequence off. Once `settled`, no more bytes come, and what is incomplete is keys.
pub(super) fn cut(bytes: &[u8], settled: bool) -> Cut<'_> {
    if bytes[0] != 0x1b {
        return character(bytes, settled, 0, Sequence::Character);
    }
    let whole = match bytes.get(1) {
        None => return lone_escape(settled),
        Some(b'[') => csi(bytes),
        Some(b'O') => bytes.get(2).map(|&letter| (3, Sequence::Ss3(letter))),
        Some(&kind @ (b'P' | b']' | b'_' | b'^' | b'X')) => string(kind, bytes),
        Some(0x1b) => escape_twice(bytes, settled),
        Some(_) => return character(bytes, settled, 1, Sequence::Alt),
    };
    match whole {
        Some((length, sequence)) => Cut::Whole(length, sequence),
        None if settled || bytes.len() > STRING_LIMIT => {
            character(bytes, settled, 1, Sequence::Alt)
        }
        None => Cut::Incomplete,
    }
}

fn lone_escape<'b>(settled: bool) -> Cut<'b> {
    if settled { Cut::Whole(1, Sequence::Escape) } else { Cut::Incomplete }
}

/// ESC ESC: where a sequence begins at the second, the first is the key Esc.
fn escape_twice(bytes: &[u8], settled: bool) -> Option<(usize, Sequence<'_>)> {
    match bytes.get(2) {
        Some(b'[' | b'O' | b'P' | b']') => Some((1, Sequence::Escape)),
        Some(_) => Some((2, Sequence::AltEscape)),
        None => settled.then_some((2, Sequence::AltEscape)),
    }
}

/// A character of UTF-8 behind `skip` bytes.
fn character<'b>(
    bytes: &'b [u8],
    settled: bool,
    skip: usize,
    make: fn(char) -> Sequence<'b>,
) -> Cut<'b> {
    let rest = &bytes[skip..];
    let length = match rest[0] {
        0..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Cut::Whole(skip + 1, Sequence::Malformed),
    };
    if rest.len() < length {
        let hopeful = rest[1..].iter().all(|byte| (0x80..0xc0).contains(byte));
        if hopeful && !settled {
            return Cut::Incomplete;
        }
        return Cut::Whole(skip + 1, Sequence::Malformed);
    }
    match std::str::from_utf8(&rest[..length]).ok().and_then(|text| text.chars().next()) {
        Some(character) => Cut::Whole(skip + length, make(character)),
        None => Cut::Whole(skip + 1, Sequence::Malformed),
    }
}

/// CSI: parameters 0x30–0x3F, intermediates 0x20–0x2F, a final byte 0x40–0x7E.
fn csi(bytes: &[u8]) -> Option<(usize, Sequence<'_>)> {
    let body = &bytes[2..];
    match body {
        [b'M', x, y, button, ..] => return Some((6, Sequence::X10Mouse([*x, *y, *button]))),
        // F1 to F5 of the Linux console: `CSI [ A`.
        [b'[', _, ..] => return Some((4, Sequence::Csi(&body[..2]))),
        [b'M' | b'[', ..] => return None,
        _ => {}
    }
    let end = body.iter().position(|byte| !(0x20..0x40).contains(byte))?;
    match body[end] {
        0x40..=0x7e => Some((2 + end + 1, Sequence::Csi(&body[..=end]))),
        // Something else began within: the beginning is dropped.
        _ => Some((2 + end, Sequence::Malformed)),
    }
}

/// A control string up to ST, or BEL.
fn string(kind: u8, bytes: &[u8]) -> Option<(usize, Sequence<'_>)> {
    let body = &bytes[2..];
    let end = body.iter().position(|&byte| byte == 0x07 || byte == 0x1b)?;
    match (body[end], body.get(end + 1)) {
        (0x07, _) => Some((2 + end + 1, Sequence::String(kind, &body[..end]))),
        (_, Some(b'\\')) => Some((2 + end + 2, Sequence::String(kind, &body[..end]))),
        (_, Some(_)) => Some((2 + end, Sequence::Malformed)),
        (_, None) => None,
    }
}
