//! Export: a [`crate::view::Frame`] in, bytes out: PNG, SVG, HTML, ANSI, plain text.
