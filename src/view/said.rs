//! A message and the application's keys in, the sentence out: a key that was given another place is called by that.

use crate::app::App;
use crate::locale::{Locale, Message};

/// A message in a language, its keys as they are now.
pub(super) fn said(app: &App, locale: Locale, message: &Message) -> String {
    locale.say_with(message, |usual| app.settings.keymap.now(usual))
}
