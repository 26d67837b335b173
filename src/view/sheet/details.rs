//! The details of an article: labels at the interface's start, values beside them, each as a block of its own.

use super::Pane;
use crate::app::sheet::Details;
use crate::locale::Message;
use crate::locale::details::{Detail, DetailLabel};
use crate::theme::Role;
use crate::view::pen::{Side, Slot, paint};

impl Pane<'_> {
    pub(super) fn details(&mut self, details: &Details) {
        self.heading(&Message::Detail(Detail::Heading));
        let body = self.place.body;
        let (faint, text) = (self.style(Role::Soft, false), self.style(Role::Text, false));
        let side = Side::start(self.base);
        let visible = details.rows.iter().skip(details.choice.top).zip(body.y..);
        for (row, y) in visible.take(usize::from(body.height)) {
            let slot = Slot { x: body.x, y, width: body.width };
            if let Some(label) = row.label {
                let said = self.label(label);
                let mut bar = self.bar(slot);
                bar.add(side, &said, 0, 1, faint);
            }
            if let Some((line, width)) = &row.line {
                let indent = details.indent.min(slot.width);
                let width = (*width).min(slot.width - indent);
                let x = match side {
                    Side::Left => slot.x + indent,
                    Side::Right => slot.x + slot.width - indent - width,
                };
                self.frame.put(x, y, width, line, None);
                paint(self.frame, Slot { x, y, width }, text);
            }
        }
        self.foot(&Message::Back);
    }

    fn label(&self, label: DetailLabel) -> String {
        self.locale.say(&Message::Detail(Detail::Label(label)))
    }
}
