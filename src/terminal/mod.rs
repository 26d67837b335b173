//! The terminal: who it is, its route over a frame, enter and leave, events, clipboard.
