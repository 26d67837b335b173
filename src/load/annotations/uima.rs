//! Annotations of UIMA (types of `DKPro` and `INCEpTION`) and GATE as their JSON has them, `{"%TYPE": "….NamedEntity", …}`. In:
//! the object of one. Out: whether it is of the grammar of the text, and what it says of its place.

use serde_json::{Map, Value};

/// What annotations of UIMA and GATE are besides names, most of which say a value too.
pub(super) const LINGUISTIC: [&str; 27] = [
    "Token",
    "SpaceToken",
    "Sentence",
    "Split",
    "Lemma",
    "Stem",
    "POS",
    "MorphologicalFeatures",
    "Dependency",
    "Chunk",
    "NounChunk",
    "MWT",
    "Constituent",
    "PennTree",
    "Document",
    "Div",
    "Paragraph",
    "paragraph",
    "Heading",
    "SurfaceForm",
    "Lookup",
    "CoreferenceLink",
    "SofaChangeAnnotation",
    "DocumentAnnotation",
    "DocumentMetaData",
    "TagsetDescription",
    "XmlElement",
];

/// Whether an annotation is of the grammar of a text, or ties others together: a relation, a link of a chain.
pub(super) fn is_linguistic(map: &Map<String, Value>) -> bool {
    let says =
        |keys: &[&str]| map.keys().any(|key| keys.contains(&key.trim_start_matches(['@', '^'])));
    type_of(map).is_some_and(|kind| {
        LINGUISTIC.contains(&kind)
            || kind.ends_with("Link")
            || says(&["PosValue", "DependencyType", "Governor", "Dependent"])
    })
}

/// The type of an annotation of UIMA, without its package; that of one of GATE, which keeps features apart.
fn type_of(map: &Map<String, Value>) -> Option<&str> {
    let gate = || map.get("type").filter(|_| map.get("features").is_some_and(Value::is_object));
    map.get("%TYPE").or_else(gate)?.as_str()?.rsplit('.').next()
}

/// What an annotation of UIMA says of its place in a layer that people made: the first of its features that is a text,
/// else the layer. In XMI numbers, references and truth values are texts too.
pub(super) fn of_layer(map: &Map<String, Value>) -> Option<String> {
    let layer = type_of(map)?;
    let is_reference = |text: &str| text.split(' ').all(|part| part.parse::<f64>().is_ok());
    let feature = |(key, value): (&String, &Value)| {
        let own = !key.starts_with(['%', '@', '^']) && !key.ends_with(":id") && key != "identifier";
        let text = value.as_str().filter(|text| own && !text.is_empty())?;
        let names = !is_reference(text) && !matches!(text, "true" | "false");
        names.then(|| text.to_owned())
    };
    map.iter().find_map(feature).or_else(|| Some(layer.to_owned()))
}
