//! `MessagePack`: bytes in, a value out that points into them. Floats, extensions and what is nil are passed over. Own
//! code, since hostile bytes make thirty-two of memory each: values are counted.

/// The deepest value in values.
const DEPTH: usize = 32;
/// The most values: as many texts as a large corpus has words.
const VALUES: usize = 4 << 20;

/// A value.
#[derive(Debug)]
pub(super) enum Packed<'b> {
    Number(u64),
    Truth(bool),
    Text(&'b str),
    Bytes(&'b [u8]),
    Items(Vec<Packed<'b>>),
    Map(Vec<(Packed<'b>, Packed<'b>)>),
    Other,
}

impl<'b> Packed<'b> {
    /// What a map has under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(pairs) = self else { return None };
        pairs.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Self> {
        let pairs = if let Self::Map(pairs) = self { pairs.as_slice() } else { &[] };
        pairs.iter().map(|(key, _)| key)
    }

    pub(super) fn items(&self) -> &[Self] {
        if let Self::Items(items) = self { items } else { &[] }
    }

    pub(super) fn number(&self) -> Option<u64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn truth(&self) -> Option<bool> {
        if let Self::Truth(truth) = self { Some(*truth) } else { None }
    }

    pub(super) fn text(&self) -> Option<&'b str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn bytes(&self) -> Option<&'b [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }
}

/// The value that bytes begin with; `None` where they break off.
pub(super) fn value(bytes: &[u8]) -> Option<Packed<'_>> {
    Reader { rest: bytes, left: VALUES }.value(DEPTH)
}

/// What is not read yet.
struct Reader<'b> {
    rest: &'b [u8],
    /// How many values more there may be.
    left: usize,
}

impl<'b> Reader<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number of so many bytes.
    fn length(&mut self, bytes: usize) -> Option<usize> {
        let taken = self.take(bytes)?;
        usize::try_from(taken.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)))
            .ok()
    }

    fn text(&mut self, length: usize) -> Option<Packed<'b>> {
        std::str::from_utf8(self.take(length)?).ok().map(Packed::Text)
    }

    fn other(&mut self, length: usize) -> Option<Packed<'b>> {
        self.take(length).map(|_| Packed::Other)
    }

    fn items(&mut self, length: usize, depth: usize) -> Option<Packed<'b>> {
        // What a damaged file says of its length is not believed before it is there.
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(self.value(depth)?);
        }
        Some(Packed::Items(items))
    }

    fn map(&mut self, length: usize, depth: usize) -> Option<Packed<'b>> {
        let mut pairs = Vec::new();
        for _ in 0..length {
            pairs.push((self.value(depth)?, self.value(depth)?));
        }
        Some(Packed::Map(pairs))
    }

    fn value(&mut self, depth: usize) -> Option<Packed<'b>> {
        let depth = depth.checked_sub(1)?;
        self.left = self.left.checked_sub(1)?;
        let first = self.take(1)?[0];
        // Of forms in sizes of 1, 2, 4 and 8 bytes, which this is.
        let size = |smallest: u8| 1_usize << (first - smallest);
        match first {
            0x00..=0x7F => Some(Packed::Number(u64::from(first))),
            0x80..=0x8F => self.map(usize::from(first & 0x0F), depth),
            0x90..=0x9F => self.items(usize::from(first & 0x0F), depth),
            0xA0..=0xBF => self.text(usize::from(first & 0x1F)),
            0xC2 | 0xC3 => Some(Packed::Truth(first == 0xC3)),
            0xC4..=0xC6 => {
                let length = self.length(size(0xC4))?;
                self.take(length).map(Packed::Bytes)
            }
            0xC7..=0xC9 => {
                let length = self.length(size(0xC7))?;
                self.other(length.checked_add(1)?)
            }
            0xCA => self.other(4),
            0xCB => self.other(8),
            0xCC..=0xCF => Some(Packed::Number(self.length(size(0xCC))? as u64)),
            0xD0..=0xD3 => self.other(size(0xD0)),
            0xD4..=0xD8 => self.other(1 + size(0xD4)),
            0xD9..=0xDB => {
                let length = self.length(size(0xD9))?;
                self.text(length)
            }
            0xDC | 0xDD => {
                let length = self.length(2 * size(0xDC))?;
                self.items(length, depth)
            }
            0xDE | 0xDF => {
                let length = self.length(2 * size(0xDE))?;
                self.map(length, depth)
            }
            0xC0 | 0xC1 | 0xE0..=0xFF => Some(Packed::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_all_sizes_are_read_and_what_breaks_off_is_none() {
        let file = b"\x84\xA1a\x93\x01\xCD\x01\x02\xC0\xD9\x01b\xC4\x02\x00\x01\xA1c\xCB\x00\x00\x00\x00\x00\x00\x00\x00\xA1d\xC3";
        let read = value(file).expect("a value");
        let numbers: Vec<_> =
            read.get("a").expect("a list").items().iter().map(Packed::number).collect();
        assert_eq!(numbers, [Some(1), Some(258), None]);
        assert_eq!(read.get("b").and_then(Packed::bytes), Some(&b"\x00\x01"[..]));
        assert_eq!(read.get("d").and_then(Packed::truth), Some(true));
        assert_eq!(read.keys().count(), 4);
        for length in 0..file.len() {
            assert!(value(&file[..length]).is_none(), "{length}");
        }
        assert!(value(&[0x91; 1000]).is_none());
        assert!(value(b"\xDD\xFF\xFF\xFF\xFF").is_none());
        let many = [&b"\xDD\x00\x40\x00\x00"[..], &vec![0; VALUES]].concat();
        assert!(value(&many).is_none());
    }
}
