//! CSV (RFC 4180): a head, a row a mention.

use std::io::{self, Write};

use super::{Places, field};

/// Writes the head; `several` articles have a column that says which.
pub(super) fn head(several: bool, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if several { b"article," } else { b"" })?;
    out.write_all(b"start,end,label,text,entity,name,score,in\r\n")
}

/// Writes an article's mentions.
pub(super) fn rows(places: &Places<'_>, id: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    for mention in &places.article.mentions {
        let entity = &places.article.entities[mention.entity.0 as usize];
        let place = places.place(mention);
        let fields = [
            place.start.to_string(),
            place.end.to_string(),
            quoted(mention.label.as_str()),
            quoted(places.words(mention)),
            quoted(&entity.id),
            quoted(&entity.name),
            mention.score.map(|score| score.to_string()).unwrap_or_default(),
            place.part.unwrap_or_default().to_owned(),
        ];
        if let Some(id) = id {
            write!(out, "{},", quoted(id))?;
        }
        write!(out, "{}\r\n", fields.join(","))?;
    }
    Ok(())
}

/// A field, in quotes where it needs them.
fn quoted(text: &str) -> String {
    let text = field(text);
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
