//! XML as feeds and books have it. In: a text. Out: a tree of elements; names without their prefix,
//! entities of HTML known, what is broken passed over.

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

    /// The tree written as markup again, for text that holds markup.
    pub(super) fn markup(&self) -> String {
        let inner: String = self.children.iter().map(Self::markup).collect();
        let text = quick_xml::escape::escape(self.text.as_str());
        format!("<{0}>{text}{inner}</{0}>", self.name)
    }
}

/// The root of a text.
pub(super) fn parse(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if open.len() <= limits::XML_DEPTH => {
                open.push(element(&start));
            }
            Ok(Event::Empty(start)) => add(&mut open, element(&start)),
            Ok(Event::End(_)) if open.len() > 1 => {
                let closed = open.pop().unwrap_or_default();
                add(&mut open, closed);
            }
            Ok(Event::Text(text)) => push(&mut open, &text),
            Ok(Event::CData(text)) => push(&mut open, &text),
            Ok(Event::GeneralRef(reference)) => {
                let name = format!("&{};", &*reference);
                push(&mut open, &unescaped(&name));
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    while open.len() > 1 {
        let closed = open.pop().unwrap_or_default();
        add(&mut open, closed);
    }
    open.pop().unwrap_or_default()
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
    let attribute = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let key = attribute.key.as_ref().to_owned();
        (key, unescaped(&attribute.value))
    };
    Element {
        name: name.to_owned(),
        prefix: prefix.to_owned(),
        attributes: start.attributes().flatten().map(attribute).collect(),
        ..Element::default()
    }
}

/// A text with its entities resolved; as it stands where one is unknown.
fn unescaped(text: &str) -> String {
    unescape_with(text, resolve_html5_entity).map_or_else(|_| text.to_owned(), Into::into)
}
