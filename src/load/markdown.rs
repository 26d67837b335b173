//! Markdown (`CommonMark`, tables, YAML metadata): rendered to HTML and read as that. A heading of level 1
//! that begins the text is the title.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd, html};

use super::builder::{Builder, direction};
use super::html::{Isolated, push_fragment};
use crate::article::{Article, BlockKind, Meta};

/// The article of a text.
pub(super) fn article(text: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let (metadata, rest) = metadata(&events);
    let said = |key: &str| value(&metadata, key);
    let (title, rest) = title(rest);
    let mut builder = Builder::default();
    builder.front(said("title").or(title).as_deref(), BlockKind::Title);
    builder.front(said("subtitle").as_deref(), BlockKind::Subtitle);
    builder.front(said("description").or_else(|| said("summary")).as_deref(), BlockKind::Summary);
    let mut page = String::new();
    html::push_html(&mut page, rest.iter().cloned());
    push_fragment(&mut builder, &page);
    let meta = Meta {
        id: None,
        byline: said("author"),
        source: said("source"),
        published: said("date"),
        url: said("url"),
        lang: said("lang"),
    };
    builder.finish(meta, direction(said("dir").as_deref()))
}

/// The text of a metadata block at the start, and the events behind it.
fn metadata<'e, 't>(events: &'e [Event<'t>]) -> (String, &'e [Event<'t>]) {
    let Some(Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle))) = events.first()
    else {
        return (String::new(), events);
    };
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::MetadataBlock(_)));
    let end = events.iter().position(is_end).unwrap_or(0);
    (words(&events[..end]), &events[end + 1..])
}

/// The value of a key of simple YAML.
fn value(metadata: &str, key: &str) -> Option<String> {
    let line =
        metadata.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(':'))?;
    let value = line.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

/// The text of a heading of level 1 at the start, and the events behind it.
fn title<'e, 't>(events: &'e [Event<'t>]) -> (Option<String>, &'e [Event<'t>]) {
    let Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) = events.first() else {
        return (None, events);
    };
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::Heading(_)));
    let end = events.iter().position(is_end).unwrap_or(0);
    (Some(words(&events[..end])), &events[end + 1..])
}

/// The text of events.
fn words(events: &[Event<'_>]) -> String {
    let mut words = String::new();
    let mut code = Vec::new();
    for event in events {
        match event {
            Event::Text(text) => words.push_str(text),
            Event::Code(text) => {
                code.push(words.len()..words.len() + text.len());
                words.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    Isolated::new(&words, code).text
}
