//! Right-to-left text in a ratatui program: `cargo run --example bidi_text`; any key leaves.

use qari::widget::BidiText;
use ratatui::Frame;
use ratatui::style::Stylize as _;
use ratatui::text::Text;

fn main() -> std::io::Result<()> {
    ratatui::run(|terminal| {
        while terminal.draw(draw).is_ok() && !ratatui::crossterm::event::read()?.is_key_press() {}
        Ok(())
    })
}

/// Draws an article, its headline bold: each paragraph wrapped, joined and flush to its own side.
pub(crate) fn draw(frame: &mut Frame) {
    let mut text = Text::from(include_str!("../samples/ferry.txt"));
    text.lines[0] = text.lines[0].clone().bold().yellow();
    frame.render_widget(BidiText::new(text), frame.area());
}
