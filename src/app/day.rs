//! Days. In: a date as a source wrote it. Out: the message that each language says in its own way.

use crate::locale::Message;

/// A date as the source wrote it, as a message where it begins with `YYYY-MM-DD`.
#[must_use]
pub fn date(published: &str) -> Message {
    let mut parts = published.get(..10).unwrap_or_default().split('-');
    let mut next = || parts.next().and_then(|part| part.parse::<u16>().ok());
    match (next(), next(), next()) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            Message::Day(year, month as u8, day as u8)
        }
        _ => Message::Text(published.to_owned()),
    }
}
