//! The terminal: who it is, its route over a frame, enter and leave, events.
//!
//! In: a [`crate::view::Frame`]. Out: the bytes that bring it on the screen. The other way: bytes the
//! terminal sends, signals; out of them [`crate::app::Input`].
//!
//! | file | what is done there |
//! |---|---|
//! | `environment`, `profile`, `known`, `outer` | who the terminal is: by the environment, by its replies, what is known of it |
//! | `session` | taking the terminal over and giving it back on every way out |
//! | `events`, `signals`, `input/` | waiting; bytes to keys, mouse, paste and replies |
//! | `route/` | the order in which a terminal must be sent its cells |
//! | `clipboard` | copying |
//! | `screen/` | what is shown now; the fewest bytes that change it |

pub mod clipboard;
mod environment;
mod events;
mod input;
mod known;
mod outer;
mod profile;
mod route;
mod screen;
mod session;
mod signals;
mod version;

pub use environment::{Colours, Environment};
pub use events::{Event, Events, Waker};
pub use input::{Parser, Received, Reply};
pub use known::{Kind, Switch, Traits};
pub use outer::{Outside, outside_tmux};
pub use profile::{Overrides, Profile, Restoration};
pub use route::{Base, Route, Sending};
pub use screen::{Abilities, Screen};
pub use session::Session;
pub use signals::{Signal, Signals};
