//! JSON that a terminal may be shown: DEL, C1 controls and controls of direction are escaped, as JSON
//! itself escapes C0.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes a value in one line, without an end of line.
pub(super) fn write<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Escaping);
    Ok(value.serialize(&mut serializer)?)
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_hidden_control) {
            let (plain, behind) = rest.split_at(at);
            out.write_all(plain.as_bytes())?;
            let char = behind.chars().next().unwrap_or_default();
            write!(out, "\\u{:04x}", u32::from(char))?;
            rest = &behind[char.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

fn is_hidden_control(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
