//! Markdown (`CommonMark`, tables, YAML metadata): rendered to HTML and read as that. A heading of level 1
//! that begins the text is the title.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::builder::{Builder, direction};
use super::html::{Isolated, push_fragment};
use crate::article::{Article, BlockKind, Meta};
use crate::layout::Base;

/// The events among which a title is looked for.
const FIRST_EVENTS: usize = 24;

/// The article of a text.
pub(super) fn article(text: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let (metadata, rest) = metadata(&events);
    let said = |key: &str| value(&metadata, key);
    let (title, rest) = title(rest);
    let title = title.or_else(|| behind_markup(rest));
    let mut builder = Builder::default();
    builder.front(said("title").or(title).as_deref(), BlockKind::Title);
    builder.front(said("subtitle").as_deref(), BlockKind::Subtitle);
    builder.front(said("description").or_else(|| said("summary")).as_deref(), BlockKind::Summary);
    let mut page = String::new();
    html::push_html(&mut page, rest.iter().cloned().map(boxed));
    push_fragment(&mut builder, &page);
    let meta = Meta {
        id: None,
        byline: said("author"),
        source: said("source"),
        published: said("date"),
        url: said("url"),
        lang: said("lang"),
    };
    builder.finish(meta, direction(said("dir").as_deref()).or_else(|| around(&page)))
}

/// The direction of an element that a page begins with: `<div dir="rtl">` around all of a file.
fn around(page: &str) -> Option<Base> {
    let (tag, _) = page.trim_start().strip_prefix('<')?.split_once('>')?;
    let said = tag.split_once("dir=")?.1.trim_start_matches(['"', '\'']);
    direction(said.get(..3))
}

/// The text of a metadata block at the start, and the events behind it.
fn metadata<'e, 't>(events: &'e [Event<'t>]) -> (String, &'e [Event<'t>]) {
    let Some(Event::Start(Tag::MetadataBlock(_))) = events.first() else {
        return (String::new(), events);
    };
    let is_end = |event: &Event<'_>| matches!(event, Event::End(TagEnd::MetadataBlock(_)));
    let end = events.iter().position(is_end).unwrap_or(0);
    (words(&events[..end]), &events[end + 1..])
}

/// The box of a task as a character, checked or not.
fn boxed(event: Event<'_>) -> Event<'_> {
    match event {
        Event::TaskListMarker(true) => Event::Text("\u{2611} ".into()),
        Event::TaskListMarker(false) => Event::Text("\u{2610} ".into()),
        event => event,
    }
}

/// The text of a heading of level 1 behind what a file may begin with: `<div dir="rtl">`, badges.
fn behind_markup(events: &[Event<'_>]) -> Option<String> {
    let is_heading = |event: &Event<'_>| {
        matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
    };
    let start = events.iter().take(FIRST_EVENTS).position(is_heading)?;
    title(&events[start..]).0
}

/// The value of a key of simple YAML or TOML.
fn value(metadata: &str, key: &str) -> Option<String> {
    let line = metadata
        .lines()
        .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix([':', '=']))?;
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
