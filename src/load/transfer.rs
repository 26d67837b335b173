//! Bytes written in letters, as mail (RFC 2045) and feeds carry them. In: the letters. Out: the bytes; what is no part
//! of the encoding is passed over, or stands for itself.

/// Bytes of which some are written `=41`, and lines are broken by `=` (RFC 2045, 6.7).
pub(super) fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest[0] != b'=' {
            bytes.push(rest[0]);
            at += 1;
        } else if let (Some(high), Some(low)) = (digit(rest.get(1)), digit(rest.get(2))) {
            bytes.extend(u8::try_from(high * 16 + low));
            at += 3;
        } else if rest.starts_with(b"=\r\n") {
            at += 3;
        } else if rest.starts_with(b"=\n") {
            at += 2;
        } else {
            bytes.push(b'=');
            at += 1;
        }
    }
    bytes
}

/// Bytes written in 64 signs, others passed over (RFC 2045, 6.8).
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for six in text.iter().take_while(|&&byte| byte != b'=').filter_map(|&byte| value(byte)) {
        bits = (bits << 6 | u32::from(six)) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfer_encodings_are_undone() {
        assert_eq!(quoted_printable(b"a=3Db=\r\nc=D8=A7=\nd=x="), b"a=bc\xD8\xA7d=x=");
        assert_eq!(base64(b"YXJhYmlj\r\nIQ=="), b"arabic!");
    }
}
