//! What a program has written: the command's name, the lines from the one at the top on.

use super::Pane;
use crate::app::sheet::Output;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::pen::{Slot, paint};

impl Pane<'_> {
    pub(super) fn output(&mut self, output: &Output) {
        self.heading(&Message::Text(output.title.clone()));
        let body = self.place.body;
        let style = self.style(Role::Text, false);
        let visible = output.lines().iter().skip(output.choice.top).take(usize::from(body.height));
        for (row, line) in visible.enumerate() {
            let slot = Slot { x: body.x, y: body.y + row as u16, width: body.width };
            self.frame.put(slot.x, slot.y, slot.width, line, None);
            paint(self.frame, slot, style);
        }
        self.foot(&Message::Back);
    }
}
