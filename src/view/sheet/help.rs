//! The help: every key by what it is for, from the table of keys, with its twin of the Arabic layout.

use super::Pane;
use crate::app::arabic_twin;
use crate::app::keymap::{Entry, TABLE, Topic};
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::pen::{Side, Slot};

/// A row of the help.
enum Row {
    Air,
    Topic(Topic),
    Entry(&'static Entry),
}

impl Pane<'_> {
    pub(super) fn help(&mut self) {
        let inner = self.place.inner;
        let two = self.app.size.0 >= 76;
        let height = usize::from(inner.height);
        let rows = rows(if two { height } else { usize::MAX });
        let columns = if two { 2 } else { 1 };
        let gap = 4;
        let width = (inner.width.saturating_sub(gap * (columns - 1))) / columns;
        for (index, row) in rows.iter().enumerate().take(height * usize::from(columns)) {
            let column = (index / height.max(1)) as u16;
            let column = if self.base == Base::Rtl { columns - 1 - column } else { column };
            let x = inner.x + column * (width + gap);
            let slot = Slot { x, y: inner.y + (index % height.max(1)) as u16, width };
            match row {
                Row::Air => {}
                Row::Topic(topic) => {
                    let text = self.locale.say(&topic_name(*topic));
                    let style = self.style(Role::PanelTitle, false);
                    let mut bar = self.bar(slot);
                    bar.add(bar.start(), &text, 1, 1, style);
                }
                Row::Entry(entry) => self.entry(slot, entry),
            }
        }
    }

    fn entry(&mut self, slot: Slot, entry: &Entry) {
        let (key, soft) = (self.style(Role::Key, false), self.style(Role::Soft, false));
        let faint = self.style(Role::Faint, false);
        let help = self.locale.say(&entry.help);
        let wide = slot.width >= 34;
        let keys = if wide { 18 } else { 10 };
        let keys_shown = self.app.settings.keymap.shown(entry);
        let mut bar = self.bar(slot);
        let start = bar.start();
        let before = bar.room();
        for (index, shown) in keys_shown.split(' ').enumerate() {
            bar.add(start, shown, 1, 1, key);
            if index == 3 {
                break;
            }
        }
        let used = before - bar.room();
        if let Some(twin) = twin(&keys_shown).filter(|_| wide && used + 5 < keys) {
            bar.add(start, &twin, 1, 1, faint);
        }
        let used = before - bar.room();
        bar.skip(start, keys.saturating_sub(used));
        bar.add(start, &help, 0, 1, soft);
        debug_assert!(matches!(start, Side::Left | Side::Right), "a bar starts at a side");
    }
}

/// The letters of the Arabic layout for an entry's single letters.
fn twin(shown: &str) -> Option<String> {
    let letters: Vec<String> = shown
        .split(' ')
        .filter(|key| key.chars().count() == 1)
        .filter_map(|key| key.chars().next().filter(|c| !c.is_ascii_digit()).and_then(arabic_twin))
        .map(String::from)
        .collect();
    (!letters.is_empty()).then(|| letters.join(" "))
}

/// The rows of the help; in columns of so many rows, no topic is parted from its first key.
fn rows(height: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for topic in Topic::ALL {
        if !rows.is_empty() && rows.len() != height {
            rows.push(Row::Air);
        }
        if height != usize::MAX && rows.len() % height == height - 1 {
            rows.push(Row::Air);
        }
        rows.push(Row::Topic(topic));
        rows.extend(TABLE.iter().filter(|entry| entry.topic == topic).map(Row::Entry));
    }
    rows
}

fn topic_name(topic: Topic) -> Message {
    match topic {
        Topic::Move => Message::TopicMove,
        Topic::Entities => Message::TopicEntities,
        Topic::Search => Message::TopicSearch,
        Topic::Show => Message::TopicShow,
        Topic::Leave => Message::TopicLeave,
    }
}
