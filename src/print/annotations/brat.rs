//! brat standoff: `T1⇥LABEL start end⇥text`, names of one entity as `*⇥Equiv T1 T2`. A mention that
//! runs over a line's end is given line by line, as brat wants it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Places, field};

/// Writes an article's mentions, those of its text proper.
pub(super) fn write(places: &Places<'_>, id: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    if let Some(id) = id {
        writeln!(out, "#\t{}", field(id))?;
    }
    let mut of_entity: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let body =
        places.article.mentions.iter().filter(|mention| places.place(mention).part.is_none());
    for (index, mention) in body.enumerate() {
        let name = format!("T{}", index + 1);
        let words = places.words(mention);
        let mut at = places.place(mention).start;
        let mut pieces = Vec::new();
        for line in words.split_inclusive(['\n', '\r']) {
            let length = line.trim_end_matches(['\n', '\r']).chars().count();
            if length > 0 {
                pieces.push(format!("{at} {}", at + length));
            }
            at += line.chars().count();
        }
        let label = field(mention.label.as_str()).replace(' ', "_");
        writeln!(out, "{name}\t{label} {}\t{}", pieces.join(";"), field(words))?;
        of_entity.entry(mention.entity.0).or_default().push(name);
    }
    for names in of_entity.values().filter(|names| names.len() > 1) {
        writeln!(out, "*\tEquiv {}", names.join(" "))?;
    }
    Ok(())
}
