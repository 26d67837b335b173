//! The recogniser: an [`Article`] without mentions in, its mentions and entities out.
