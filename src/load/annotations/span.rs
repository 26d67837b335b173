//! One span of JSON, whatever its maker calls its parts. In: an object. Out: a [`Span`] for each of its labels.
//!
//! Keys are compared without case and punctuation, so that `begin_offset`, `beginOffset`, `BeginOffset` and
//! `@beginOffset` are one.

use serde_json::{Map, Value};

use super::uima::{is_linguistic, of_layer};
use crate::article::link::is_address;
use crate::article::offsets::Unit;
use crate::load::mentions::Span;
use crate::load::values::identifier;

/// What the first unit of a span is called.
pub(super) const STARTS: [&str; 14] = [
    "codepointoffsetbegin",
    "start",
    "startoffset",
    "begin",
    "beginoffset",
    "startchar",
    "charstart",
    "startpos",
    "startindex",
    "startingpos",
    "characteroffsetbegin",
    "beginindex",
    "nifbeginindex",
    "offset",
];

/// What the unit behind its last is called.
pub(super) const ENDS: [&str; 12] = [
    "codepointoffsetend",
    "end",
    "endoffset",
    "endchar",
    "charend",
    "endpos",
    "endindex",
    "endingpos",
    "stop",
    "finish",
    "characteroffsetend",
    "nifendindex",
];

/// What both together are called, `[start, end]` or an object.
const BOTH: [&str; 4] = ["globaloffsets", "span", "indices", "location"];

/// What the label is called.
pub(super) const LABELS: [&str; 15] = [
    "itsrdftaclassref",
    "label",
    "labels",
    "hypertextlabels",
    "htmllabels",
    "paragraphlabels",
    "entitygroup",
    "category",
    "type",
    "entitytype",
    "tag",
    "ner",
    "obj",
    "value",
    "classid",
];

/// An object with its keys folded.
pub(super) struct Fields<'v>(Vec<(String, &'v Value)>);

/// A key without case and punctuation.
pub(super) fn folded(key: &str) -> String {
    let letters = key.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

impl<'v> Fields<'v> {
    pub(super) fn of(map: &'v Map<String, Value>) -> Self {
        // UIMA writes what is its own with `%`.
        let keys = map.iter().filter(|(key, _)| !key.starts_with('%'));
        Self(keys.map(|(key, value)| (folded(key), value)).collect())
    }

    fn get(&self, key: &str) -> Option<&'v Value> {
        self.0.iter().find(|(folded, _)| folded == key).map(|(_, value)| *value)
    }

    fn all<'k>(&self, keys: &'k [&str]) -> impl Iterator<Item = &'v Value> + use<'_, 'v, 'k> {
        keys.iter().filter_map(|key| self.get(key))
    }

    fn number(&self, keys: &[&str]) -> Option<i64> {
        self.all(keys).find_map(whole_number)
    }

    fn text(&self, keys: &[&str]) -> Option<String> {
        self.all(keys).find_map(identifier)
    }

    /// Start and end under one key.
    fn both(&self) -> Option<(i64, i64)> {
        self.all(&BOTH).find_map(|value| match value {
            Value::Array(items) => match items.as_slice() {
                [start, end] => whole_number(start).zip(whole_number(end)),
                _ => None,
            },
            Value::Object(map) => {
                let fields = Fields::of(map);
                fields.number(&STARTS).zip(fields.number(&ENDS))
            }
            _ => None,
        })
    }

    /// Whether the keys of a span are here.
    fn covers(&self) -> bool {
        self.all(&STARTS).next().is_some()
            || self.all(&ENDS).next().is_some()
            || self.both().is_some()
            || self.get("word").is_some_and(Value::is_string)
                && (self.get("entity").is_some() || self.get("entitygroup").is_some())
            || self.nested().is_some()
    }

    /// `"text": {"content": …, "beginOffset": …}`.
    fn nested(&self) -> Option<Fields<'v>> {
        let fields = Fields::of(self.get("text")?.as_object()?);
        fields.get("content").is_some().then_some(fields)
    }

    /// Where Label Studio keeps the span: one level down. A choice, a rating or a note about it is none.
    fn studio(&self) -> Option<Fields<'v>> {
        let value = Fields::of(self.get("value")?.as_object()?);
        let kind = self.get("type").and_then(Value::as_str);
        let labels = kind.is_none_or(|kind| folded(kind).ends_with("labels"));
        (labels && value.covers()).then_some(value)
    }

    /// Whether it starts at a place of a page, `/p[1]/text()[1]`, from which `startOffset` counts.
    fn is_in_page(&self) -> bool {
        self.get("startoffset").is_some() && self.get("start").is_some_and(Value::is_string)
    }

    fn labels(&self) -> Vec<String> {
        self.all(&LABELS).map(names).find(|names| !names.is_empty()).unwrap_or_default()
    }
}

/// Whether an object covers a piece of a text.
pub(super) fn is_span(value: &Value) -> bool {
    let Some(map) = value.as_object().filter(|map| !is_linguistic(map)) else { return false };
    // A page of web annotations says where in the whole list it starts.
    let fields = Fields::of(map);
    (fields.covers() || fields.studio().is_some()) && !map.contains_key("items")
}

/// Whether a span is of a page: it says its place in the page's tree besides that in its text.
pub(super) fn is_of_page(object: &Map<String, Value>) -> bool {
    let outer = Fields::of(object);
    let fields = outer.studio().unwrap_or(outer);
    fields.get("globaloffsets").is_some() || fields.is_in_page()
}

/// Whether it does, by numbers, and says as what: one that may be taken wherever it stands.
pub(super) fn is_labelled_span(value: &Value) -> bool {
    let Some(map) = value.as_object() else { return false };
    let fields = Fields::of(map);
    let placed = fields.number(&STARTS).zip(fields.number(&ENDS)).or_else(|| fields.both());
    placed.is_some() && !fields.labels().is_empty()
}

/// The spans of an object, one for each label, and the unit its form usually counts in.
pub(super) fn spans(object: &Map<String, Value>) -> (Vec<Span>, Option<Unit>) {
    let outer = Fields::of(object);
    let (fields, studio) = match outer.studio() {
        Some(fields) => (fields, true),
        None => (outer, false),
    };
    let nested = fields.nested();
    let (start, end) = if let Some((start, end)) = fields.both() {
        (Some(start), Some(end))
    } else if fields.is_in_page() {
        (None, None)
    } else {
        let places = nested.as_ref().unwrap_or(&fields);
        (places.number(&STARTS), places.number(&ENDS))
    };
    let length = fields.number(&["length"]);
    let end = end.or_else(|| start.zip(length).map(|(start, length)| start.saturating_add(length)));
    // TextRazor says all classes of a thing, Dandelion what it is called.
    let classes = ["matchedtext", "spot"].iter().any(|key| fields.get(key).is_some());
    let classes = classes.then(|| {
        fields.all(&["types", "type"]).find_map(|said| of_ontologies(&names(said).join(",")))
    });
    let mut labels = match classes.flatten() {
        Some(class) => vec![class],
        None if nested.is_some() => Vec::new(),
        None => fields.labels(),
    };
    // A pipeline says `entity` for the label, the native form for the identifier.
    let entity = fields.text(&["entity", "kbid", "entityid", "itsrdftaidentref"]);
    let mut entity = entity.filter(|id| !id.is_empty() && id != "NIL");
    if labels.is_empty() {
        labels.extend(entity.take());
    }
    if labels.is_empty() {
        labels.extend(fields.text(&["types"]).as_deref().and_then(of_ontologies));
    }
    if labels.is_empty() {
        labels.extend(of_layer(object));
    }
    // displaCy writes `#` where it knows no address.
    let url = fields.text(&["kburl", "url", "uri"]).filter(|url| is_address(url));
    let entity = entity.or_else(|| fields.text(&["uri"]));
    let minimal = fields.get("labels").is_some() && fields.get("start").is_some();
    let counts = length.is_some() || studio || minimal;
    let of_java = fields.get("characteroffsetbegin").is_some();
    let counts = counts || of_java || object.keys().any(|key| key.starts_with('%'));
    let quote = match &nested {
        Some(nested) => nested.text(&["content"]),
        None => fields.text(&[
            "text",
            "surfaceform",
            "spot",
            "exact",
            "matchedtext",
            "normalizedtext",
            "nifanchorof",
            "anchorof",
        ]),
    };
    let covered = start.zip(end).map(|(start, end)| end.saturating_sub(start));
    let quoted = quote.as_deref().map(characters);
    let one_more = covered.zip(quoted).map(|(covered, quoted)| covered.saturating_sub(quoted));
    // Twitter quotes a hashtag without its sign, and counts the last of a name in.
    let quote = quote.filter(|_| fields.get("indices").is_none() || one_more != Some(1));
    let inclusive = fields.get("probability").is_some() && one_more == Some(-1);
    let end = end.map(|end| if inclusive { end.saturating_add(1) } else { end });
    let mut score = fields.all(&["score", "confidencescore", "confidence"]);
    // Of a mention that is not placed, −1 is said.
    let start = start.filter(|start| *start >= 0 || end.is_some());
    let unplaced = (nested.is_some() || fields.is_in_page()) && start.is_none();
    let (quote, word) = if unplaced { (None, quote) } else { (quote, fields.text(&["word"])) };
    let span = Span {
        start,
        end,
        entity,
        quote,
        word,
        index: fields.number(&["index"]),
        within: fields.text(&["in"]),
        url,
        score: score.find_map(Value::as_f64).map(|score| score as f32),
        ..Span::default()
    };
    if labels.is_empty() {
        labels.push(String::new());
    }
    let spans = labels.into_iter().map(|label| Span { label, ..span.clone() }).collect();
    (spans, counts.then_some(Unit::Utf16))
}

/// What a list of classes says something is, `DBpedia:Person,Schema:Person`: one of the kinds that names have, else the
/// first of them.
fn of_ontologies(classes: &str) -> Option<String> {
    let names = || classes.split(',').filter_map(|class| class.rsplit([':', '/']).next());
    let kinds = ["Person", "Organisation", "Organization", "Place", "Location", "Event"];
    let kind = kinds.iter().find(|kind| names().any(|name| name == **kind)).copied();
    kind.or_else(|| names().find(|name| !name.is_empty())).map(str::to_owned)
}

/// The names a value says: a text, several, `{"value": …}`, `PER (0.99)`.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(names).collect(),
        Value::Object(map) => {
            map.get("value").and_then(Value::as_str).map(str::to_owned).into_iter().collect()
        }
        Value::String(name) => {
            let scored = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
            let bare = scored.filter(|(_, score)| score.parse::<f32>().is_ok());
            let name = bare.map_or(name.as_str(), |(name, _)| name);
            if name.is_empty() { Vec::new() } else { vec![name.to_owned()] }
        }
        value => identifier(value).into_iter().collect(),
    }
}

/// How many code points a text has.
pub(super) fn characters(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// A number without a fraction; some write it as a text.
pub(super) fn whole_number(value: &Value) -> Option<i64> {
    let rounded =
        || value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64);
    let written = || value.as_str()?.parse().ok();
    let typed = || whole_number(value.get("@value")?);
    value.as_i64().or_else(rounded).or_else(written).or_else(typed)
}
