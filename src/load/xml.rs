//! XML as feeds and books have it. In: a text. Out: a tree of elements; names without their prefix,
//! entities of HTML known, what is broken passed over.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};

use super::limits;

/// An element: its local name, attributes, text (that of its children left out) and children.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    /// The prefix of its name, `media` of `media:content`.
    prefix: String,
    attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
    /// The bytes of the source between its tags.
    inner: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first child of a name, one without a prefix before others.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        let named = || self.children.iter().filter(|child| child.name == name);
        named().find(|child| child.prefix.is_empty()).or_else(|| named().next())
    }

    /// The text of the first child of a name, white space at the ends left out; `None` for none.
    pub(super) fn child_text(&self, name: &str) -> Option<String> {
        let text = self.child(name)?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// All elements of a name in the tree, in order.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> Box<dyn Iterator<Item = &'e Self> + 'e> {
        let own = (self.name == name).then_some(self);
        Box::new(own.into_iter().chain(self.children.iter().flat_map(move |child| child.all(name))))
    }

    /// What stands between its tags, as the source has it.
    pub(super) fn markup<'t>(&self, source: &'t str) -> &'t str {
        source.get(self.inner.clone()).unwrap_or_default()
    }
}

/// A text whose signs `&` that begin no entity are escaped: feeds written by hand have such.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    let is_entity = |rest: &str| {
        let end = rest.bytes().take(34).position(|byte| byte == b';').unwrap_or_default();
        end > 0 && rest[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    };
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = memchr::memchr2(b'&', b'<', &text.as_bytes()[at..]) {
        let rest = &text[at + found..];
        if rest.starts_with("<![CDATA[") {
            let end = rest.find("]]>").unwrap_or(rest.len() - 1);
            at += found + end + 1;
            while !text.is_char_boundary(at) {
                at += 1;
            }
            continue;
        }
        at += found + 1;
        if rest.starts_with('&') && !is_entity(&rest[1..]) {
            out.push_str(&text[copied..at]);
            out.push_str("amp;");
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// What reads a text an event after the other, end tags that end nothing among them.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader
}

/// The root of a text. An end tag ends what is open inside its element; one that ends nothing is passed over.
pub(super) fn parse(text: &str) -> Element {
    let mut reader = reader(text);
    let mut open = vec![Element::default()];
    let mut depth = 0_usize;
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event();
        let behind = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Ok(Event::Start(start)) if open.len() <= limits::XML_DEPTH => {
                open.push(Element { inner: behind..behind, ..element(&start) });
            }
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::Empty(start)) => add(&mut open, element(&start)),
            Ok(Event::End(_)) if depth > 0 => depth -= 1,
            Ok(Event::End(end)) => {
                let whole = end.name().as_ref().to_owned();
                let (prefix, name) = whole.split_once(':').unwrap_or(("", &whole));
                let is = |element: &Element| element.name == name && element.prefix == prefix;
                let ended = open.iter().skip(1).rposition(is).map_or(usize::MAX, |at| at + 1);
                while open.len() > ended {
                    close(&mut open, before);
                }
            }
            Ok(Event::Text(text)) => push(&mut open, &text),
            Ok(Event::CData(text)) => push(&mut open, &text),
            Ok(Event::GeneralRef(name)) => push(&mut open, &referred(&name)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    while open.len() > 1 {
        close(&mut open, text.len());
    }
    open.pop().unwrap_or_default()
}

/// Ends the innermost element.
fn close(open: &mut Vec<Element>, end: usize) {
    let mut closed = open.pop().unwrap_or_default();
    closed.inner.end = end;
    add(open, closed);
}

fn add(open: &mut [Element], child: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn push(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut() {
        parent.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let whole = start.name().as_ref().to_owned();
    let (prefix, name) = whole.split_once(':').unwrap_or(("", &whole));
    Element {
        name: name.to_owned(),
        prefix: prefix.to_owned(),
        attributes: attributes(start),
        ..Element::default()
    }
}

/// The attributes of an element, their entities resolved.
pub(super) fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let whole = start.attributes().flatten();
    whole.map(|it| (it.key.as_ref().to_owned(), unescaped(&it.value))).collect()
}

/// What a reference in a text stands for, `amp` of `&amp;`.
pub(super) fn referred(name: &str) -> String {
    unescaped(&format!("&{name};"))
}

/// A text with its entities resolved; as it stands where one is unknown.
pub(super) fn unescaped(text: &str) -> String {
    unescape_with(text, resolve_html5_entity).map_or_else(|_| text.to_owned(), Into::into)
}
