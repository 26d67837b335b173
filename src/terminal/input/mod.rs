//! What the terminal sends. In: bytes from the terminal, in pieces of any size. Out: keys, mouse and
//! paste as [`Input`], and the terminal's replies to queries as [`Reply`], told apart, none lost.
//!
//! A reply arrives among keys that are typed at the same time, so both are read by one parser: first
//! the bytes are cut into sequences (ECMA-48 5.4, and the strings of 5.6), then each is read as a key or
//! a reply. A sequence that is neither is dropped whole.

mod csi;
mod mouse;
mod reply;
mod sequence;

use std::time::Duration;

use crate::app::{Input, Key, KeyCode, lam_alef};

pub use reply::Reply;
use sequence::{Cut, Sequence};

/// One thing the terminal sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// The user did something.
    Input(Input),
    /// The terminal answered a query.
    Reply(Reply),
    /// The terminal's window got or lost the focus.
    Focus(bool),
}

/// Cuts and reads bytes; keeps what is not yet complete.
#[derive(Clone, Debug, Default)]
pub struct Parser {
    bytes: Vec<u8>,
    /// The text of a paste that has begun.
    paste: Option<Vec<u8>>,
}

/// How long after a lone ESC the rest of a sequence may come.
const ESCAPE_WAIT: Duration = Duration::from_millis(25);
/// How long after the beginning of a sequence its rest may come.
const SEQUENCE_WAIT: Duration = Duration::from_millis(400);
const PASTE_END: &[u8] = b"\x1b[201~";

impl Parser {
    /// Takes bytes and gives what is complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Received> {
        self.bytes.extend_from_slice(bytes);
        let mut received = Vec::new();
        self.drain(&mut received, false);
        received
    }

    /// How long to wait for more bytes before [`Parser::settle`]; `None` where nothing is incomplete.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.bytes.as_slice() {
            [] => None,
            _ if self.paste.is_some() => None,
            [0x1b] => Some(ESCAPE_WAIT),
            _ => Some(SEQUENCE_WAIT),
        }
    }

    /// Takes what is incomplete for what was typed: a lone ESC is the key Esc, `ESC [` is Alt+[.
    pub fn settle(&mut self) -> Vec<Received> {
        let mut received = Vec::new();
        self.drain(&mut received, true);
        received
    }

    fn drain(&mut self, received: &mut Vec<Received>, settled: bool) {
        let bytes = std::mem::take(&mut self.bytes);
        let mut at = 0;
        // Where a lam ended: an alef that came with it came from the same key.
        let mut lam = None;
        while at < bytes.len() {
            if let Some(paste) = &mut self.paste {
                at += take_paste(paste, &bytes[at..]);
                if !paste.ends_with(PASTE_END) {
                    break;
                }
                paste.truncate(paste.len() - PASTE_END.len());
                let text = String::from_utf8_lossy(paste).into_owned();
                received.push(Received::Input(Input::Paste(text)));
                self.paste = None;
                continue;
            }
            match sequence::cut(&bytes[at..], settled) {
                Cut::Whole(length, Sequence::Csi(b"200~")) => {
                    at += length;
                    self.paste = Some(Vec::new());
                }
                Cut::Whole(length, Sequence::Character(second))
                    if lam.take_if(|lam| *lam == at).is_some()
                        && lam_alef('\u{644}', second).is_some() =>
                {
                    at += length;
                    received.pop();
                    received.extend(lam_alef('\u{644}', second).map(character_key).map(key));
                }
                Cut::Whole(length, sequence) => {
                    at += length;
                    lam = (sequence == Sequence::Character('\u{644}')).then_some(at);
                    received.extend(read(&sequence));
                }
                Cut::Incomplete => break,
            }
        }
        self.bytes = bytes[at..].to_vec();
    }
}

/// Moves bytes into the paste up to its end mark; how many were taken.
fn take_paste(paste: &mut Vec<u8>, bytes: &[u8]) -> usize {
    // The mark may have begun in an earlier piece.
    let before = paste.len();
    let from = before.saturating_sub(PASTE_END.len() - 1);
    paste.extend_from_slice(bytes);
    let end = paste[from..].windows(PASTE_END.len()).position(|window| window == PASTE_END);
    if let Some(end) = end {
        paste.truncate(from + end + PASTE_END.len());
    }
    paste.len() - before
}

fn read(sequence: &Sequence<'_>) -> Option<Received> {
    match *sequence {
        Sequence::Character(character) => Some(key(character_key(character))),
        Sequence::Alt(character) => Some(key(Key { alt: true, ..character_key(character) })),
        Sequence::AltEscape => Some(key(Key { alt: true, ..plain(KeyCode::Esc) })),
        Sequence::Escape => Some(key(plain(KeyCode::Esc))),
        Sequence::Csi(b"I") => Some(Received::Focus(true)),
        Sequence::Csi(b"O") => Some(Received::Focus(false)),
        Sequence::Csi(body) => mouse::sgr(body)
            .map(|mouse| Received::Input(Input::Mouse(mouse)))
            .or_else(|| csi::key(body).map(key))
            .or_else(|| reply::of_csi(body).map(Received::Reply)),
        Sequence::X10Mouse(bytes) => {
            mouse::x10(bytes).map(|mouse| Received::Input(Input::Mouse(mouse)))
        }
        Sequence::Ss3(letter) => csi::ss3(letter).map(key),
        Sequence::String(kind, body) => reply::of_string(kind, body).map(Received::Reply),
        Sequence::Malformed => None,
    }
}

fn key(key: Key) -> Received {
    Received::Input(Input::Key(key))
}

fn plain(code: KeyCode) -> Key {
    Key { code, control: false, alt: false, shift: false }
}

/// The key that sends a character or a control code.
fn character_key(character: char) -> Key {
    let control = |letter: char| Key { control: true, ..plain(KeyCode::Char(letter)) };
    match character {
        '\r' => plain(KeyCode::Enter),
        '\t' => plain(KeyCode::Tab),
        '\u{8}' | '\u{7f}' => plain(KeyCode::Backspace),
        '\0' => control(' '),
        '\u{1}'..='\u{1a}' => control(char::from(character as u8 + b'a' - 1)),
        '\u{1b}' => plain(KeyCode::Esc),
        '\u{1c}'..='\u{1f}' => control(char::from(character as u8 + b'4' - 0x1c)),
        character => plain(KeyCode::Char(character)),
    }
}

#[cfg(test)]
mod tests;
