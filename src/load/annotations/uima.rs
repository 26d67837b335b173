//! Annotations of UIMA (`DKPro`'s and `INCEpTION`'s types) as its JSON has them, `{"%TYPE": "…ner.type.NamedEntity", …}`. In:
//! the object of one. Out: whether it is of the grammar of the text, and what it says of its place.

use serde_json::{Map, Value};

/// What UIMA's annotations are besides names, most of which say a value too.
const LINGUISTIC: [&str; 18] = [
    "Token",
    "Sentence",
    "Lemma",
    "Stem",
    "POS",
    "MorphologicalFeatures",
    "Dependency",
    "Chunk",
    "Constituent",
    "PennTree",
    "Div",
    "Paragraph",
    "Heading",
    "SurfaceForm",
    "CoreferenceLink",
    "SofaChangeAnnotation",
    "DocumentAnnotation",
    "DocumentMetaData",
];

/// Whether an annotation is of the grammar of a text.
pub(super) fn is_linguistic(map: &Map<String, Value>) -> bool {
    let says = |key: &str| map.contains_key(key);
    type_of(map).is_some_and(|kind| {
        LINGUISTIC.contains(&kind) || says("PosValue") || says("DependencyType")
    })
}

/// The type of an annotation of UIMA, without its package.
fn type_of(map: &Map<String, Value>) -> Option<&str> {
    map.get("%TYPE")?.as_str()?.rsplit('.').next()
}

/// What an annotation of UIMA says of its place in a layer that people made: the first of its features that is a text,
/// else the layer.
pub(super) fn of_layer(map: &Map<String, Value>) -> Option<String> {
    let layer = type_of(map)?;
    let feature = |(key, value): (&String, &Value)| {
        let own = !key.starts_with(['%', '@', '^'])
            && !["id", "sofa", "begin", "end", "identifier"].contains(&key.as_str());
        value.as_str().filter(|text| own && !text.is_empty()).map(str::to_owned)
    };
    map.iter().find_map(feature).or_else(|| Some(layer.to_owned()))
}
