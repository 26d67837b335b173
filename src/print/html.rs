//! HTML: one page for a browser, which does bidi, shaping and wrapping itself: logical text, the base
//! direction of each block, mentions marked. What directs or controls is left out.

use std::borrow::Borrow;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use ratatui::style::Color;

use super::PrintOptions;
use super::mentions::{Walk, innermost};
use crate::article::{Article, Block, BlockKind, Kind, Mention};
use crate::layout::{Align, Base, Paragraph};
use crate::theme::{Role, Theme};

/// Writes the page.
pub(super) fn page<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    options: &PrintOptions,
    theme: &Theme,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut articles = articles.into_iter().peekable();
    let first = articles.peek().map(Borrow::borrow);
    let title = first.map(|article| escaped(&article.title())).unwrap_or_default();
    let lang = first.and_then(|article| article.meta.lang.as_deref()).unwrap_or("und");
    let dir = first.map_or("ltr", |article| attribute(article.dir));
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        escaped(lang),
        style_sheet(options, theme)
    )?;
    for (index, one) in articles.enumerate() {
        if index > 0 {
            out.write_all(b"<hr>\n")?;
        }
        article(one.borrow(), options, out)?;
    }
    out.write_all(b"</body>\n</html>\n")
}

fn style_sheet(options: &PrintOptions, theme: &Theme) -> String {
    let hex = |role: Role| match theme.style(role).fg {
        Some(Color::Rgb(red, green, blue)) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => "inherit".to_owned(),
    };
    let (ground, ink) = (theme.ground(), theme.ink());
    let mut css = format!(
        "body {{ margin: 3rem auto; padding: 0 1rem; max-width: {}ch; line-height: 1.8; \
         background: #{:02x}{:02x}{:02x}; color: #{:02x}{:02x}{:02x}; font-family: serif; }}\n\
         h1 {{ line-height: 1.4; color: {}; }}\n.soft {{ color: {}; }}\n\
         blockquote {{ margin: 1em 0; padding: 0 1em; border-inline-start: 3px solid; }}\n\
         td {{ padding-inline-end: 2em; vertical-align: top; }}\n\
         mark {{ background: none; text-decoration: underline; text-underline-offset: .2em; }}\n",
        options.width.0,
        ground.0,
        ground.1,
        ground.2,
        ink.0,
        ink.1,
        ink.2,
        hex(Role::Title),
        hex(Role::Soft),
    );
    let align = match options.align {
        Align::Start => "",
        Align::Center => "p, h1, h2, h3, h4 { text-align: center; }\n",
        Align::Justify => "p, li, blockquote { text-align: justify; }\n",
    };
    css.push_str(align);
    for kind in Kind::ALL {
        let _ = writeln!(css, "mark.{} {{ color: {}; }}", kind.name(), hex(Role::Mention(kind)));
    }
    css
}

fn article(article: &Article, options: &PrintOptions, out: &mut dyn Write) -> io::Result<()> {
    let lang = article.meta.lang.as_deref().map(lang_attribute).unwrap_or_default();
    let dir = attribute(article.dir);
    writeln!(out, "<article{lang} dir=\"{dir}\">")?;
    let mut walk = Walk::new(article);
    let mut around = None;
    for block in options.blocks(article) {
        let parent = parent(block.kind);
        if parent != around {
            if let Some(name) = around {
                writeln!(out, "</{name}>")?;
            }
            if let Some(name) = parent {
                writeln!(out, "<{name} dir=\"{dir}\">")?;
            }
            around = parent;
        }
        let text = article.words(&block);
        let base = Paragraph::new(&text, &options.layout(article, &block)).base();
        let (open, close) = element(&block);
        let name = open.split(' ').next().unwrap_or(open);
        let rest = &open[name.len()..];
        let marked = marked(article, &block, &text, walk.within(&block.range));
        let lang = article.lang_of(block.range.clone()).map(lang_attribute).unwrap_or_default();
        writeln!(out, "<{name}{rest}{lang} dir=\"{}\">{marked}</{close}>", attribute(base))?;
    }
    if let Some(name) = around {
        writeln!(out, "</{name}>")?;
    }
    writeln!(out, "</article>")
}

/// The element around blocks of a kind.
fn parent(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::ListItem => Some("ul"),
        BlockKind::TableRow => Some("table"),
        _ => None,
    }
}

/// A block's element: what opens it, and its name.
fn element(block: &Block) -> (&'static str, &'static str) {
    match block.kind {
        BlockKind::Title => ("h1", "h1"),
        BlockKind::Subtitle => ("p class=\"soft subtitle\"", "p"),
        BlockKind::Summary => ("p class=\"soft summary\"", "p"),
        BlockKind::Caption => ("p class=\"soft caption\"", "p"),
        BlockKind::Paragraph => ("p", "p"),
        BlockKind::Heading(1 | 2) => ("h2", "h2"),
        BlockKind::Heading(3) => ("h3", "h3"),
        BlockKind::Heading(_) => ("h4", "h4"),
        BlockKind::Quote => ("blockquote", "blockquote"),
        BlockKind::ListItem => ("li", "li"),
        BlockKind::TableRow => ("tr><td", "td></tr"),
        BlockKind::Code => ("pre", "pre"),
        BlockKind::Note => ("p class=\"soft note\"", "p"),
    }
}

fn lang_attribute(lang: &str) -> String {
    // HTML says of what is in no known language nothing at all.
    format!(" lang=\"{}\"", if lang == "und" { String::new() } else { escaped(lang) })
}

/// A block's text with its mentions marked; where they overlap, the innermost. Stretches in another language than the
/// block say so.
fn marked(article: &Article, block: &Block, text: &str, mentions: &[&Mention]) -> String {
    let origin = block.range.start;
    let within = |byte: usize| byte.clamp(block.range.start, block.range.end) - origin;
    let mut cuts: Vec<usize> = vec![0, text.len()];
    for mention in mentions {
        cuts.extend([within(mention.range.start), within(mention.range.end)]);
    }
    let whole = article.lang_of(block.range.clone());
    let langs: Vec<_> = match whole {
        Some(_) => Vec::new(),
        None => article.langs_within(block.range.clone()).collect(),
    };
    for (range, _) in &langs {
        cuts.extend([range.start - origin, range.end - origin]);
    }
    let is_row = block.kind == BlockKind::TableRow;
    if is_row {
        cuts.extend(text.match_indices('\t').flat_map(|(at, _)| [at, at + 1]));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut html = String::with_capacity(text.len());
    for piece in cuts.windows(2) {
        if is_row && &text[piece[0]..piece[1]] == "\t" {
            html.push_str("</td><td>");
            continue;
        }
        let range: Range<usize> = origin + piece[0]..origin + piece[1];
        let mut words = escaped(&text[piece[0]..piece[1]]);
        let at = langs.partition_point(|(lang, _)| lang.end <= range.start);
        if let Some((_, lang)) = langs.get(at).filter(|(lang, _)| lang.start <= range.start) {
            words = format!("<span{}>{words}</span>", lang_attribute(lang));
        }
        match innermost(mentions, &range) {
            Some(mention) => {
                let entity = &article.entities[mention.entity.0 as usize];
                let class = mention.label.kind().name();
                let id = escaped(&entity.id);
                let _ = write!(
                    html,
                    "<mark class=\"{class}\" data-entity=\"{id}\" title=\"{}: {}\">{words}</mark>",
                    escaped(mention.label.as_str()),
                    escaped(&entity.name)
                );
            }
            None => html.push_str(&words),
        }
    }
    html
}

fn attribute(base: Base) -> &'static str {
    match base {
        Base::Rtl => "rtl",
        Base::Ltr => "ltr",
    }
}

/// A text with the characters that mean something to HTML escaped, and without controls, overrides and
/// embeddings.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\t' | '\n' => html.push(char),
            '\u{202A}'..='\u{202E}' => {}
            char if char.is_control() => {}
            char => html.push(char),
        }
    }
    html
}
