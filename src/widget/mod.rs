//! `BidiText`: ratatui's `Text` in, drawn right-to-left through the layout engine.
