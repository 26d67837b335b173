//! The links: what is linked flush to its own side, where it leads opposite.

use super::Pane;
use crate::app::sheet::Links;
use crate::article::Target;
use crate::article::link::is_address;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::pen::{Side, Slot, lay, put};

impl Pane<'_> {
    pub(super) fn links(&mut self, links: &Links) {
        self.heading(&Message::TitleLinks);
        let base = self.text_base();
        let visible = usize::from(self.place.body.height);
        let shown = links.rows.iter().enumerate().skip(links.choice.top).take(visible);
        for (index, row) in shown {
            let chosen = index == links.choice.at;
            let slot = self.item(index - links.choice.top, chosen);
            let text = self.style(Role::Text, chosen);
            let faint = self.style(Role::Faint, chosen);
            let whole = usize::from(slot.width);
            let leads = match &row.to {
                Target::Address(_) => {
                    let at = row.leads.split_once("://").map_or(&*row.leads, |(_, at)| at);
                    from_the_left(at)
                }
                Target::Place(_) => row.leads.clone(),
            };
            // What is linked comes first; where it leads takes what is left, from a third on.
            let least = if leads.is_empty() { 0 } else { whole / 3 + 2 };
            let (label, side) = if is_address(&row.label) {
                let label = from_the_left(&row.label);
                (lay(&label, whole, base), Side::start(base))
            } else {
                let label = lay(&row.label, whole.saturating_sub(least).max(1), base);
                let side = Side::start(label.base());
                (label, side)
            };
            let used = put(self.frame, slot, side, &label, text);
            let left = slot.width.saturating_sub(used + 2);
            if leads.is_empty() || left < 6 {
                continue;
            }
            let x = if side == Side::Left { slot.x + used + 2 } else { slot.x };
            let rest = Slot { x, width: left, ..slot };
            let line = lay(&leads, usize::from(left), base);
            put(self.frame, rest, side.other(), &line, faint);
        }
        self.foot(&Message::LinkKeys);
    }
}

/// An address in its own order, whatever stands around it.
fn from_the_left(address: &str) -> String {
    if address.is_empty() { String::new() } else { format!("\u{200e}{address}") }
}
