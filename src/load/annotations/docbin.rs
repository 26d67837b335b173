//! spaCy's `DocBin` (spaCy 3, `spacy/tokens/_serialize.py`): zlib of `MessagePack`, a map with the attributes of tokens
//! (`attrs`) and for each token of all documents their values (`tokens`, 64 bits each), whether a blank is behind it
//! (`spaces`), how many tokens each document has (`lengths`), and the texts that values stand for (`strings`), which are
//! told by their hashes. In: bytes. Out: documents with their texts and spans, offsets in code points.

use std::collections::HashMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::document::Document;
use super::msgpack::{self, Packed};
use super::span::characters;
use crate::load::limits;
use crate::load::mentions::Span;

/// The attributes of tokens that are read, by their numbers in spaCy.
const ORTH: u64 = 65;
const ENT_IOB: u64 = 77;
const ENT_TYPE: u64 = 78;
const ENT_KB_ID: u64 = 452;

/// What `ENT_IOB` says of a token that goes on with a name, and of one that begins it.
const INSIDE: u64 = 1;
const BEGINS: u64 = 3;

/// Labels that have a number of their own in spaCy, from the first on; other texts have their hash.
const FIRST_LABEL: u64 = 380;
const LABELS: [&str; 18] = [
    "PERSON",
    "NORP",
    "FACILITY",
    "ORG",
    "GPE",
    "LOC",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "LANGUAGE",
    "LAW",
    "DATE",
    "TIME",
    "PERCENT",
    "MONEY",
    "QUANTITY",
    "ORDINAL",
    "CARDINAL",
];

/// The documents; `None` where the bytes are no such, or are damaged.
pub(super) fn documents(bytes: &[u8]) -> Option<Vec<Document>> {
    let mut unpacked = Vec::new();
    let decoder = ZlibDecoder::new(bytes);
    decoder.take(limits::UNPACKED_BYTES).read_to_end(&mut unpacked).ok()?;
    let file = msgpack::value(&unpacked)?;
    let bin = Bin::of(&file)?;
    let (mut documents, mut token) = (Vec::new(), 0);
    let flags = file.get("flags").map(Packed::items).unwrap_or_default();
    let groups = file.get("span_groups").map(Packed::items).unwrap_or_default();
    for (nth, length) in file.get("lengths")?.bytes()?.chunks_exact(4).enumerate() {
        let length = usize::try_from(i32::from_le_bytes(length.try_into().ok()?)).ok()?;
        let apart = flags.get(nth).and_then(|flags| flags.get("has_unknown_spaces")?.truth());
        let mut document = bin.document(token..token.checked_add(length)?, apart == Some(true))?;
        let group = groups.get(nth).and_then(Packed::bytes).and_then(msgpack::value);
        let spans = group.map(|group| bin.spans(&group)).unwrap_or_default();
        document.found.spans.extend(spans);
        documents.push(document);
        token += length;
    }
    Some(documents)
}

/// The tokens of all documents, and the texts that their values stand for.
struct Bin<'b> {
    attributes: Vec<u64>,
    values: &'b [u8],
    spaces: &'b [u8],
    texts: HashMap<u64, &'b str>,
}

impl<'b> Bin<'b> {
    fn of(file: &'b Packed<'b>) -> Option<Self> {
        let attributes = file.get("attrs")?.items().iter().map(Packed::number);
        let texts = file.get("strings")?.items().iter().filter_map(Packed::text);
        Some(Self {
            attributes: attributes.collect::<Option<_>>()?,
            values: file.get("tokens")?.bytes()?,
            spaces: file.get("spaces")?.bytes()?,
            texts: texts.map(|text| (hash(text.as_bytes()), text)).collect(),
        })
    }

    /// What an attribute of a token is.
    fn value(&self, token: usize, attribute: u64) -> Option<u64> {
        let column = self.attributes.iter().position(|it| *it == attribute)?;
        let at = token.checked_mul(self.attributes.len())?.checked_add(column)?.checked_mul(8)?;
        Some(u64::from_le_bytes(self.values.get(at..at.checked_add(8)?)?.try_into().ok()?))
    }

    /// The text that a value stands for.
    fn text(&self, value: u64) -> Option<&'b str> {
        let label = || LABELS.get(usize::try_from(value.checked_sub(FIRST_LABEL)?).ok()?).copied();
        self.texts.get(&value).copied().or_else(label)
    }

    /// The document of some tokens; `apart` where it is not known which blanks stand between them.
    fn document(&self, tokens: std::ops::Range<usize>, apart: bool) -> Option<Document> {
        let (mut text, mut at, mut spans) = (String::new(), 0, Vec::<Span>::new());
        let mut open = false;
        for token in tokens {
            let word = self.text(self.value(token, ORTH)?)?;
            let end = at + characters(word);
            let says = |attribute| self.text(self.value(token, attribute)?);
            let label = says(ENT_TYPE).unwrap_or_default();
            match (self.value(token, ENT_IOB), spans.last_mut().filter(|_| open)) {
                (Some(INSIDE), Some(last)) => last.end = Some(end),
                (Some(INSIDE | BEGINS), _) if !label.is_empty() => {
                    let entity = says(ENT_KB_ID).filter(|id| !id.is_empty());
                    spans.push(Span {
                        start: Some(at),
                        end: Some(end),
                        label: label.to_owned(),
                        entity: entity.map(str::to_owned),
                        ..Span::default()
                    });
                }
                _ => {}
            }
            let iob = self.value(token, ENT_IOB);
            open = matches!(iob, Some(INSIDE | BEGINS)) && !label.is_empty();
            text.push_str(word);
            at = end;
            if apart || *self.spaces.get(token)? != 0 {
                text.push(' ');
                at += 1;
            }
        }
        let mut document = Document::of(&text, None);
        document.found.spans = spans;
        Some(document)
    }

    /// The spans of groups, which are keyed by what they are: seven numbers each, the last two its code points.
    fn spans(&self, groups: &Packed<'_>) -> Vec<Span> {
        let groups = groups.keys().filter_map(|key| msgpack::value(key.bytes()?));
        let mut spans = Vec::new();
        for group in groups {
            for packed in group.get("spans").map(Packed::items).unwrap_or_default() {
                let Some(packed) = packed.bytes().filter(|packed| packed.len() == 40) else {
                    continue;
                };
                let number = |at: usize| {
                    let bytes = packed.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
                    bytes.map(|bytes| i64::from(i32::from_be_bytes(bytes)))
                };
                let label = packed.get(16..24).and_then(|bytes| bytes.try_into().ok());
                let label = label.and_then(|bytes| self.text(u64::from_be_bytes(bytes)));
                spans.push(Span {
                    start: number(32),
                    end: number(36),
                    label: label.unwrap_or_default().to_owned(),
                    ..Span::default()
                });
            }
        }
        spans
    }
}

/// `MurmurHash64A` with the seed 1, as spaCy hashes texts.
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0xC6A4_A793_5BD1_E995;
    const SHIFT: u32 = 47;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let mut word = u64::from_le_bytes(*word).wrapping_mul(FACTOR);
        word = (word ^ word >> SHIFT).wrapping_mul(FACTOR);
        hash = (hash ^ word).wrapping_mul(FACTOR);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(FACTOR);
    }
    hash = (hash ^ hash >> SHIFT).wrapping_mul(FACTOR);
    hash ^ hash >> SHIFT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hash_as_spacy_hashes_them() {
        assert_eq!(hash(b"a"), 11_901_859_001_352_538_922);
        assert_eq!(hash(b"abcdefgh"), 17_751_780_907_874_141_760);
        assert_eq!(hash("\u{642}\u{627}\u{644}".as_bytes()), 3_271_224_664_869_921_545);
    }
}
