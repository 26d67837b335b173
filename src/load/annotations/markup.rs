//! Annotations in XML and SGML. In: a text. Out: values of JSON of the forms that `json` reads, offsets in code points of
//! the text they hold; or tokens and tags as lines of `CoNLL`.
//!
//! Marks in the text: TEI (P5, chapter 13: `persName`, `placeName`, `orgName`, `rs`, `name`), MUC's `<ENAMEX TYPE="…">`,
//! `<PERSON>…</PERSON>` as Stanford's inlineXML has it. Marks beside it: GATE documents, UIMA's XMI, Stanford's tokens.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

use super::shown::Shown;
use super::uima::LINGUISTIC;
use crate::article::offsets::Offsets;
use crate::load::xml::{attributes, mended, reader, referred};

/// What such a text says.
pub(super) enum Said {
    /// Values of JSON.
    Values(Vec<Value>),
    /// Lines of `CoNLL`.
    Tokens(String),
}

/// Names of elements that are labels, folded to upper case.
const LABELS: [&str; 26] = [
    "PER",
    "PERS",
    "PERSON",
    "LOC",
    "LOCATION",
    "ORG",
    "ORGANIZATION",
    "ORGANISATION",
    "GPE",
    "FAC",
    "FACILITY",
    "MISC",
    "NORP",
    "DATE",
    "TIME",
    "MONEY",
    "PERCENT",
    "EVENT",
    "PRODUCT",
    "WORK_OF_ART",
    "LANGUAGE",
    "ENAMEX",
    "TIMEX",
    "NUMEX",
    "B_ENAMEX",
    "NE",
];

/// Elements of TEI that name.
const TEI_NAMES: [&str; 8] =
    ["persName", "placeName", "orgName", "geogName", "settlement", "country", "rs", "name"];

/// Elements of TEI behind which a paragraph ends.
const TEI_BLOCKS: [&str; 10] =
    ["p", "head", "ab", "l", "item", "div", "lg", "opener", "closer", "byline"];

/// Whether a text begins as such a file does.
pub(super) fn is_marked(head: &str) -> bool {
    let is_label = |tag: &str| {
        let name = tag.split('>').next().and_then(|name| name.strip_prefix('/'));
        name.is_some_and(|name| LABELS.contains(&name))
    };
    match root(head) {
        Some("TEI" | "TEI.2" | "teiCorpus" | "GateDocument" | "XMI" | "wi") => true,
        Some("root") => head.contains("<sentences>"),
        Some("rss" | "feed" | "RDF") => false,
        Some(root) if root.eq_ignore_ascii_case("html") => false,
        _ => head.split('<').skip(1).any(is_label),
    }
}

/// The name of the first element, without its prefix.
pub(super) fn root(head: &str) -> Option<&str> {
    let is_letter = |rest: &&str| rest.starts_with(|char: char| char.is_ascii_alphabetic());
    let tag = head.trim_start().starts_with('<').then(|| head.split('<').find(is_letter))??;
    let name = tag.split(|char: char| char.is_whitespace() || matches!(char, '>' | '/')).next()?;
    Some(name.rsplit(':').next().unwrap_or(name))
}

/// What a text says; `None` where it is no such text, or breaks off.
pub(super) fn read(text: &str) -> Option<Said> {
    let root = root(text).unwrap_or_default();
    let elements = Elements::of(text)?;
    let values = match root {
        "XMI" => vec![elements.uima()],
        "GateDocument" => vec![elements.gate()?],
        "root" => return elements.tokens("token").map(Said::Tokens),
        "TEI" | "TEI.2" | "teiCorpus" => vec![elements.tei()],
        _ => match elements.tokens("wi") {
            Some(tokens) => return Some(Said::Tokens(tokens)),
            None => elements.inline(),
        },
    };
    Some(Said::Values(values))
}

/// An element: its name without a prefix, its attributes, and the bytes of the text that it holds.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    start: usize,
    end: usize,
}

impl Element {
    fn says(&self, keys: &[&str]) -> Option<&str> {
        let of =
            |key: &str| self.attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        keys.iter().find_map(|key| of(key)).map(|(_, value)| value.as_str())
    }

    /// What it says its text is, where it names.
    fn label(&self, tei: bool) -> Option<String> {
        if tei {
            let named = TEI_NAMES.contains(&self.name.as_str());
            let kind = matches!(self.name.as_str(), "rs" | "name").then(|| self.says(&["type"]));
            return named.then(|| kind.flatten().unwrap_or(&self.name).to_owned());
        }
        let known = LABELS.iter().any(|label| label.eq_ignore_ascii_case(&self.name));
        // `<time>` and `<date>` of a head are not of the text.
        let known = known && self.name.chars().any(char::is_uppercase);
        known.then(|| self.says(&["TYPE"]).unwrap_or(&self.name).to_owned())
    }
}

/// A text without its marks, and the marks.
struct Elements {
    text: String,
    elements: Vec<Element>,
}

impl Elements {
    fn of(text: &str) -> Option<Self> {
        let mended = mended(text);
        let mut reader = reader(&mended);
        let mut of = Self { text: String::new(), elements: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    open.push(of.elements.len());
                    of.elements.push(element(&start, of.text.len()));
                }
                Ok(Event::Empty(start)) => of.elements.push(element(&start, of.text.len())),
                Ok(Event::End(end)) => {
                    let name = local(end.name().as_ref()).to_owned();
                    let is = |nth: &usize| of.elements[*nth].name == name;
                    let ended = open.iter().rposition(is).unwrap_or(open.len());
                    for nth in open.drain(ended..) {
                        of.elements[nth].end = of.text.len();
                    }
                }
                Ok(Event::Text(text)) => of.text.push_str(&text),
                Ok(Event::CData(text)) => of.text.push_str(&text),
                Ok(Event::GeneralRef(name)) => of.text.push_str(&referred(&name)),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => return None,
            }
        }
        Some(of)
    }

    fn text_of(&self, element: &Element) -> &str {
        self.text.get(element.start..element.end).unwrap_or_default()
    }

    fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The elements in a part of the text. They stand in the order in which they begin.
    fn within(&self, part: &Range<usize>) -> impl Iterator<Item = &Element> + use<'_> {
        let first = self.elements.partition_point(|element| element.start < part.start);
        let behind = self.elements.partition_point(|element| element.start <= part.end);
        let end = part.end;
        self.elements[first..behind.max(first)].iter().filter(move |element| element.end <= end)
    }

    /// UIMA's XMI as its JSON: an element a feature structure, its attributes the features.
    fn uima(&self) -> Value {
        let structure = |element: &Element| {
            let features = element.attributes.iter().cloned();
            let mut map: serde_json::Map<String, Value> =
                features.map(|(key, value)| (key, Value::String(value))).collect();
            map.insert("%TYPE".to_owned(), Value::String(element.name.clone()));
            Value::Object(map)
        };
        json!({"%FEATURE_STRUCTURES": self.elements.iter().map(structure).collect::<Vec<_>>()})
    }

    /// A document of GATE: annotations say by which nodes of the text they begin and end.
    fn gate(&self) -> Option<Value> {
        let whole = self.all("TextWithNodes").next()?;
        let text = self.text_of(whole);
        let offsets = Offsets::new(text);
        let point = |byte| offsets.code_points(text, byte);
        let nodes: HashMap<&str, usize> = self
            .within(&(whole.start..whole.end))
            .filter(|element| element.name == "Node")
            .filter_map(|node| Some((node.says(&["id"])?, point(node.start - whole.start))))
            .collect();
        let (mut spans, mut markups) = (Vec::new(), false);
        for element in &self.elements {
            match element.name.as_str() {
                // The marks of the page that the text was taken from.
                "AnnotationSet" => markups = element.says(&["Name"]) == Some("Original markups"),
                "Annotation" if !markups => {
                    let label = element.says(&["Type"]).unwrap_or_default();
                    let node = |key: &str| element.says(&[key]).and_then(|id| nodes.get(id));
                    if !LINGUISTIC.contains(&label) {
                        let (start, end) = (node("StartNode"), node("EndNode"));
                        spans.push(json!({"start": start, "end": end, "label": label}));
                    }
                }
                _ => {}
            }
        }
        Some(json!({"text": text, "spans": spans}))
    }

    /// Tokens of Stanford's XML: `<token><word>…<NER>…`, `<wi entity="…">…</wi>`.
    fn tokens(&self, name: &str) -> Option<String> {
        let mut lines = String::new();
        let (mut word, mut tag) = ("", None);
        for element in &self.elements {
            match element.name.as_str() {
                "sentence" => lines.push('\n'),
                "word" => word = self.text_of(element).trim(),
                "NER" => tag = Some(self.text_of(element).trim()),
                "wi" if name == "wi" => {
                    word = self.text_of(element).trim();
                    tag = element.says(&["entity"]);
                }
                _ => {}
            }
            if let (false, Some(named)) = (word.is_empty(), tag.take()) {
                for part in [word, "\t", named, "\n"] {
                    lines.push_str(part);
                }
                word = "";
            }
        }
        (!lines.trim().is_empty()).then_some(lines)
    }

    /// TEI: the text proper, white space as it is shown, a blank line behind each paragraph.
    fn tei(&self) -> Value {
        let whole = self.all("body").next().or_else(|| self.all("text").next());
        let (from, to) = whole.map_or((0, self.text.len()), |whole| (whole.start, whole.end));
        let header = self.all("teiHeader").next();
        let in_header = |element: &&Element| header.is_some_and(|header| element.end <= header.end);
        let title = self.all("title").find(in_header).map(|title| self.text_of(title).trim());
        let ends: Vec<usize> = self
            .within(&(from..to))
            .filter(|element| TEI_BLOCKS.contains(&element.name.as_str()))
            .flat_map(|element| [element.start, element.end])
            .collect();
        let shown = Shown::new(&self.text, from..to, ends);
        let mut value = self.marked(from..to, true, &shown.text, |range| shown.range(range));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            value["title"] = Value::String(title.to_owned());
        }
        value
    }

    /// Marks in a text, or in those of its documents.
    fn inline(&self) -> Vec<Value> {
        let documents: Vec<&Element> =
            self.elements.iter().filter(|it| it.name.eq_ignore_ascii_case("DOC")).collect();
        let whole = |document: Option<&Element>| {
            let range = document.map_or(0..self.text.len(), |it| it.start..it.end);
            let named =
                |name: &str| self.within(&range).find(|it| it.name.eq_ignore_ascii_case(name));
            let body = named("TEXT").map_or(range.clone(), |body| body.start..body.end);
            let text = &self.text[body.clone()];
            let mut value = self.marked(body.clone(), false, text, |range| {
                range.start - body.start..range.end - body.start
            });
            let said = |names: &[&str]| {
                let text =
                    names.iter().find_map(|name| named(name)).map(|it| self.text_of(it).trim());
                text.filter(|text| !text.is_empty()).map(str::to_owned)
            };
            if let Some(id) = said(&["DOCNO", "DOCID"]) {
                value["id"] = Value::String(id);
            }
            if let Some(title) = said(&["HEADLINE", "HL", "TITLE"]) {
                value["title"] = Value::String(title);
            }
            value
        };
        if documents.is_empty() {
            return vec![whole(None)];
        }
        documents.into_iter().map(|document| whole(Some(document))).collect()
    }

    /// A text as which a part is shown, and what elements mark in it; `at` gives its bytes for those of
    /// the part.
    fn marked(
        &self,
        part: Range<usize>,
        tei: bool,
        text: &str,
        at: impl Fn(Range<usize>) -> Range<usize>,
    ) -> Value {
        let offsets = Offsets::new(text);
        let point = |byte| offsets.code_points(text, byte);
        let mut spans = Vec::new();
        for element in self.within(&part) {
            let covered = self.text_of(element);
            let label = element.label(tei).filter(|_| !covered.trim().is_empty());
            let Some(label) = label else { continue };
            let start = element.start + (covered.len() - covered.trim_start().len());
            let end = start + covered.trim().len();
            let known = element.says(&["ref", "key", "corresp"]);
            let known = known.map(|known| known.trim_start_matches('#'));
            let url = known.filter(|known| known.starts_with("http"));
            let range = at(start..end);
            let (start, end) = (point(range.start), point(range.end));
            spans.push(
                json!({"start": start, "end": end, "label": label, "kb_id": known, "url": url}),
            );
        }
        json!({"text": text, "spans": spans})
    }
}

fn element(start: &BytesStart<'_>, at: usize) -> Element {
    Element {
        name: local(start.name().as_ref()).to_owned(),
        attributes: attributes(start),
        start: at,
        end: at,
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
