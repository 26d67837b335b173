//! The help: every key by what it is for, from the table of keys, with its twin of the Arabic layout.

use super::Pane;
use crate::app::keymap::{Entry, Topic};
use crate::app::sheet::help_columns;
use crate::app::{Choice, arabic_twin};
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::pen::Slot;

/// A row of the help.
enum Row {
    Air,
    Topic(Message),
    Entry(&'static Entry),
    /// An external command: its key and its name.
    Command(String, String),
}

impl Pane<'_> {
    pub(super) fn help(&mut self, choice: Choice) {
        let inner = self.place.inner;
        let columns = help_columns(self.app.size.0);
        let count = columns.len() as u16;
        let gap = 3;
        let width = inner.width.saturating_sub(gap * (count - 1)) / count;
        for (column, topics) in (0..).zip(columns) {
            let column = if self.base == Base::Rtl { count - 1 - column } else { column };
            let x = inner.x + column * (width + gap);
            let mut rows = rows(topics);
            if topics.contains(&Topic::Leave) {
                self.commands(&mut rows);
            }
            let visible = rows.into_iter().skip(choice.top);
            for (row, y) in visible.zip(inner.y..inner.y + inner.height) {
                self.help_row(Slot { x, y, width }, &row);
            }
        }
    }

    fn help_row(&mut self, slot: Slot, row: &Row) {
        match row {
            Row::Air => {}
            Row::Topic(topic) => {
                let text = self.locale.say(topic);
                let style = self.style(Role::PanelTitle, false);
                let mut bar = self.bar(slot);
                bar.add(bar.start(), &text, 1, 1, style);
            }
            Row::Entry(entry) => {
                let shown = self.app.settings.keymap.shown(entry);
                let help = self.locale.say(&entry.help);
                self.entry(slot, &shown, &help);
            }
            Row::Command(key, name) => self.entry(slot, key, name),
        }
    }

    /// The external commands of the configuration.
    fn commands(&self, rows: &mut Vec<Row>) {
        let commands = &self.app.settings.commands;
        if commands.is_empty() {
            return;
        }
        rows.extend([Row::Air, Row::Topic(Message::TopicCommands)]);
        let row = |(name, key): &(String, String)| Row::Command(key.clone(), name.clone());
        rows.extend(commands.iter().map(row));
    }

    fn entry(&mut self, slot: Slot, shown: &str, help: &str) {
        let (key, soft) = (self.style(Role::Key, false), self.style(Role::Soft, false));
        let faint = self.style(Role::Faint, false);
        let keys = 12;
        let mut bar = self.bar(slot);
        let start = bar.start();
        let before = bar.room();
        for name in shown.split(' ') {
            // Keys are Latin in every language: the mark keeps `:42` in order.
            bar.add(start, &format!("\u{200e}{name}"), 1, 1, key);
        }
        let used = before - bar.room();
        if let Some(twin) = twin(shown).filter(|twin| used as usize + twin.chars().count() < keys) {
            for letter in twin.split(' ') {
                bar.add(start, letter, 1, 1, faint);
            }
        }
        let used = before - bar.room();
        bar.skip(start, (keys as u16).saturating_sub(used));
        bar.add(start, help, 0, 1, soft);
    }
}

/// The letters of the Arabic layout for an entry's single letters.
fn twin(shown: &str) -> Option<String> {
    let letters: Vec<String> = shown
        .split(' ')
        .filter(|key| key.chars().count() == 1)
        .filter_map(|key| key.chars().next().filter(|c| !c.is_ascii_digit()).and_then(arabic_twin))
        // A vowel mark has no place of its own on the screen.
        .filter(|twin| !matches!(twin, '\u{64b}'..='\u{652}'))
        .map(String::from)
        .collect();
    (!letters.is_empty()).then(|| letters.join(" "))
}

/// The rows of one column.
fn rows(topics: &[Topic]) -> Vec<Row> {
    let mut rows = Vec::new();
    for &topic in topics {
        if !rows.is_empty() {
            rows.push(Row::Air);
        }
        rows.push(Row::Topic(topic_name(topic)));
        rows.extend(topic.entries().map(Row::Entry));
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
