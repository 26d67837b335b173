//! HTML: a page whose one `<pre>` holds the rows. Left-to-right overrides keep a browser from ordering
//! again what is in visual order; a run beyond ASCII is held to its columns, whatever font there is.

use std::fmt::Write as _;

use super::Page;
use super::paint::{Paint, hex};
use super::row::{Glyph, glyphs};
use crate::view::Frame;

/// Cells side by side that are painted the same.
struct Run {
    paint: Paint,
    text: String,
    columns: u16,
}

/// Writes the page.
pub(super) fn write(frame: &Frame, page: Page) -> String {
    let (ground, ink) = (hex(page.ground), hex(page.ink));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"mul\">\n<head>\n<meta charset=\"utf-8\">\n<title>qari</title>\n\
         <style>\n\
         body {{ margin: 0; background: {ground}; }}\n\
         pre {{ margin: 1.5em auto; width: {columns}ch; color: {ink}; line-height: 1.3; \
         direction: ltr; unicode-bidi: bidi-override; \
         font: 16px/1.3 \"DejaVu Sans Mono\", \"Kawkab Mono\", monospace; }}\n\
         span {{ direction: ltr; unicode-bidi: isolate-override; text-underline-offset: .2em; }}\n\
         .w {{ display: inline-block; white-space: pre; }}\n\
         </style>\n</head>\n<body>\n<pre>",
        columns = frame.buffer.area.width,
    );
    for row in 0..frame.buffer.area.height {
        for run in runs(frame, row, page) {
            write_run(&mut html, &run, page);
        }
        html.push('\n');
    }
    html.push_str("</pre>\n</body>\n</html>\n");
    html
}

fn runs(frame: &Frame, row: u16, page: Page) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for Glyph { symbol, columns, cell, .. } in glyphs(&frame.buffer, row) {
        let paint = Paint::of(cell, page);
        match runs.last_mut() {
            Some(run) if run.paint == paint && run.text.is_ascii() == symbol.is_ascii() => {
                run.text.push_str(symbol);
                run.columns += columns;
            }
            _ => runs.push(Run { paint, text: symbol.to_owned(), columns }),
        }
    }
    runs
}

fn write_run(html: &mut String, run: &Run, page: Page) {
    let style = css(run.paint, page);
    let text = escape(&run.text);
    let wide = !run.text.is_ascii();
    if style.is_empty() && !wide {
        html.push_str(&text);
        return;
    }
    html.push_str("<span");
    let mut style = style;
    if wide {
        html.push_str(" class=\"w\"");
        let _ = write!(style, "width:{}ch", run.columns);
    }
    let _ = write!(html, " style=\"{}\">{text}</span>", style.trim_end_matches(';'));
}

fn css(paint: Paint, page: Page) -> String {
    let mut css = String::new();
    if paint.ink != page.ink {
        let _ = write!(css, "color:{};", hex(paint.ink));
    }
    if paint.ground != page.ground {
        let _ = write!(css, "background:{};", hex(paint.ground));
    }
    if paint.bold {
        css.push_str("font-weight:bold;");
    }
    if paint.italic {
        css.push_str("font-style:italic;");
    }
    if let Some(colour) = paint.underline {
        let _ = write!(css, "text-decoration:underline {};", hex(colour));
    }
    if paint.struck {
        css.push_str("text-decoration:line-through;");
    }
    css
}

/// Text that is safe between tags and in attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
