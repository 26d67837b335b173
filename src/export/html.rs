//! HTML: a page whose one `<pre>` holds the rows. Left-to-right overrides keep a browser from ordering
//! again what is in visual order; a run beyond ASCII is held to its columns, whatever font there is. What
//! has a ground is a box as high as its row, and blocks and box drawing are drawn as rectangles, so that
//! rows meet as they do in a terminal.

use std::fmt::Write as _;

use super::Page;
use super::boxes;
use super::grid::{CELL_HEIGHT, CELL_WIDTH};
use super::paint::{Paint, hex};
use super::row::{Glyph, glyphs};
use crate::view::Frame;

/// Cells side by side that are painted the same.
struct Run {
    paint: Paint,
    text: String,
    columns: u16,
    /// Whether it is one block or line, drawn as rectangles.
    drawn: bool,
}

/// Writes the page.
pub(super) fn write(frame: &Frame, page: Page) -> String {
    let (ground, ink) = (hex(page.ground), hex(page.ink));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"mul\">\n<head>\n<meta charset=\"utf-8\">\n<title>qari</title>\n\
         <style>\n\
         body {{ margin: 0; background: {ground}; }}\n\
         pre {{ margin: 1.5em auto; width: {columns}ch; color: {ink}; direction: ltr; \
         unicode-bidi: bidi-override; \
         font: 16.61px/{CELL_HEIGHT}px \"DejaVu Sans Mono\", \"Kawkab Mono\", monospace; }}\n\
         span {{ direction: ltr; unicode-bidi: isolate-override; text-underline-offset: .2em; }}\n\
         .w {{ display: inline-block; white-space: pre; height: {CELL_HEIGHT}px; \
         vertical-align: top; }}\n\
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
        let drawn = boxes::parts(symbol).is_some();
        match runs.last_mut() {
            Some(run)
                if run.paint == paint
                    && !drawn
                    && !run.drawn
                    && run.text.is_ascii() == symbol.is_ascii() =>
            {
                run.text.push_str(symbol);
                run.columns += columns;
            }
            _ => runs.push(Run { paint, text: symbol.to_owned(), columns, drawn }),
        }
    }
    runs
}

fn write_run(html: &mut String, run: &Run, page: Page) {
    let mut style = css(run.paint, page);
    let text = escape(&run.text);
    let boxed = !run.text.is_ascii() || run.paint.ground != page.ground;
    if style.is_empty() && !boxed {
        html.push_str(&text);
        return;
    }
    html.push_str("<span");
    if run.drawn {
        draw(&mut style, run);
    }
    if boxed {
        html.push_str(" class=\"w\"");
        let _ = write!(style, "width:{}ch", run.columns);
    }
    let _ = write!(html, " style=\"{}\">{text}</span>", style.trim_end_matches(';'));
}

/// The parts of a block or a line as grounds over the cell's own; its character stays, to be copied.
fn draw(css: &mut String, run: &Run) {
    let parts = boxes::parts(&run.text).unwrap_or_default();
    let part = |part: &boxes::Part| {
        let colour = hex(run.paint.ink.over(run.paint.ground, part.share));
        let across = |pixels: i32| f64::from(pixels) / f64::from(CELL_WIDTH);
        format!(
            "linear-gradient({colour},{colour}) {}ch {}px/{}ch {}px no-repeat",
            across(part.left),
            part.top,
            across(part.width),
            part.height
        )
    };
    let grounds: Vec<String> = parts.iter().map(part).collect();
    let _ = write!(
        css,
        "color:transparent;background:{},{};",
        grounds.join(","),
        hex(run.paint.ground)
    );
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
