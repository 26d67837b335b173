//! Marks: a letter for a place. In: the letter. Out: the byte of the article it stands for.

use super::App;
use super::input::{Key, KeyCode};
use crate::article::Kind;
use crate::locale::Message;

/// What the next letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Setting a mark.
    SetMark,
    /// Going to one.
    ToMark,
    /// The kind an entity is to have.
    Kind,
    /// The kind of a mention to add.
    Add,
}

/// The mark of the place before the last jump.
pub(super) const BEFORE: char = '\'';

impl App {
    /// The letter of a mark.
    pub(super) fn press_mark(&mut self, pending: Pending, key: Key) {
        let KeyCode::Char(c) = self.qwerty(key).code else { return };
        let byte = self.reading().map_or(0, |reading| reading.anchor.byte);
        match pending {
            Pending::SetMark => {
                if let Some(reading) = self.readings.get_mut(self.at) {
                    reading.marks.insert(c, byte);
                }
                self.say(Message::MarkSet(c));
            }
            Pending::Kind | Pending::Add => {
                let kind = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
                match (kind.and_then(|index| Kind::ALL.get(index)), pending) {
                    (Some(kind), Pending::Kind) => self.change_kind(*kind),
                    (Some(kind), _) => self.add_mention(*kind),
                    (None, _) => self.say(Message::NoSuchKind),
                }
            }
            Pending::ToMark => {
                match self.reading().and_then(|reading| reading.marks.get(&c)).copied() {
                    Some(to) => {
                        self.remember();
                        self.put_at_top(to);
                    }
                    None if c == BEFORE => self.say(Message::NoJump),
                    None => self.say(Message::NoMark(c)),
                }
            }
        }
    }

    /// Sets the mark of the place before a jump, which `''` goes back to.
    pub(super) fn remember(&mut self) {
        if let Some(byte) = self.reading().map(|reading| reading.anchor.byte) {
            self.remember_place(byte);
        }
    }

    /// The same for a place that was left before.
    pub(super) fn remember_place(&mut self, byte: usize) {
        if let Some(reading) = self.readings.get_mut(self.at) {
            reading.marks.insert(BEFORE, byte);
        }
    }
}
