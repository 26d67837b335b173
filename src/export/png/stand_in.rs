//! Letters of Urdu and of the Quran, and a full stop, that neither font has, drawn by the nearest that one has, so that a
//! picture can be read. Terminals draw them from their own fonts.

/// The nearest characters, for a letter of these.
pub(super) fn stand_in(letter: char) -> Option<&'static str> {
    Some(match letter {
        // Alef wasla: alef.
        '\u{671}' => "\u{627}",
        '\u{fb50}' => "\u{fe8d}",
        '\u{fb51}' => "\u{fe8e}",
        // Heh with yeh above: heh with hamza above.
        '\u{6c0}' | '\u{6c2}' => "\u{647}\u{654}",
        '\u{fba4}' => "\u{fee9}\u{654}",
        '\u{fba5}' => "\u{feea}\u{654}",
        // Heh goal: heh.
        '\u{6c1}' => "\u{647}",
        '\u{fba6}' => "\u{fee9}",
        '\u{fba7}' => "\u{feea}",
        '\u{fba8}' => "\u{feeb}",
        '\u{fba9}' => "\u{feec}",
        // Teh marbuta goal: teh marbuta.
        '\u{6c3}' => "\u{629}",
        // Yeh barree: alef maksura, which has its shape and no dots either.
        '\u{6d2}' => "\u{649}",
        '\u{fbae}' => "\u{feef}",
        '\u{fbaf}' => "\u{fef0}",
        '\u{6d3}' => "\u{649}\u{654}",
        '\u{fbb0}' => "\u{feef}\u{654}",
        '\u{fbb1}' => "\u{fef0}\u{654}",
        // The full stop of Urdu: a short stroke.
        '\u{6d4}' => "-",
        _ => return None,
    })
}
