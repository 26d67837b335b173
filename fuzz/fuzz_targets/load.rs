//! Any bytes give articles or an error: the first byte is the form they are called by, the rest the file. A second part,
//! behind a byte 0xFF, is a file of annotations.

#![no_main]

#[path = "../../tests/ranges/mod.rs"]
mod ranges;

use libfuzzer_sys::fuzz_target;
use qari::load::{LoadOptions, annotate, load};

const NAMES: [&str; 9] = [
    "a.txt", "a.json", "a.jsonl", "a.html", "a.md", "a.xml", "a.epub", "a.trec", "a.gz",
];

fuzz_target!(|data: &[u8]| {
    let [form, bytes @ ..] = data else { return };
    let raw = form & 0x80 != 0;
    let name = NAMES[usize::from(form & 0x7F) % NAMES.len()];
    let options = LoadOptions { raw, ..LoadOptions::default() };
    let mut parts = bytes.splitn(2, |byte| *byte == 0xFF);
    let (file, annotations) = (parts.next().unwrap_or_default(), parts.next());
    let Ok(mut articles) = load(name, file, &options) else { return };
    for article in &mut articles {
        if let Some(annotations) = annotations {
            let _ = annotate(article, "annotations", annotations.to_vec(), &options);
        }
        ranges::fit(article);
    }
});
