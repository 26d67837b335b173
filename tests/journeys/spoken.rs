//! A terminal that keeps every byte it is sent, for what is read aloud.

use std::cell::RefCell;
use std::rc::Rc;

use crate::core::Core;

/// What was sent: all of it, and since [`Spoken::forget`].
#[derive(Clone, Default)]
pub(crate) struct Spoken(Rc<RefCell<(Vec<u8>, usize)>>);

impl Spoken {
    /// The terminal.
    pub(crate) fn core(&self) -> Listening {
        Listening(self.clone())
    }

    /// What is told from now on is looked at alone.
    pub(crate) fn forget(&self) {
        let mut kept = self.0.borrow_mut();
        kept.1 = kept.0.len();
    }

    pub(crate) fn text(&self) -> String {
        let kept = self.0.borrow();
        String::from_utf8_lossy(&kept.0[kept.1..]).into_owned()
    }

    pub(crate) fn all(&self) -> String {
        // Less the journey's own first line.
        String::from_utf8_lossy(&self.0.borrow().0).into_owned()
    }
}

/// Its core.
pub(crate) struct Listening(Spoken);

impl Core for Listening {
    fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.0.borrow_mut().0.extend_from_slice(bytes);
        Vec::new()
    }

    fn rows(&self) -> Vec<String> {
        self.0.all().lines().map(str::to_owned).collect()
    }

    fn resize(&mut self, _: u16, _: u16) {}

    fn on_alternate_screen(&self) -> bool {
        self.0.all().contains("\x1b[?1049h")
    }

    fn modes_left(&self) -> Vec<&'static str> {
        Vec::new()
    }
}
