//! NIF (NLP Interchange Format 2.0 core) in Turtle, N-Triples or JSON-LD: statements about strings of a context, `nif:beginIndex "0"`,
//! `nif:endIndex "4"`, `nif:anchorOf "Mona"`, `itsrdf:taClassRef`, `itsrdf:taIdentRef`. In: a text. Out: values of JSON.
//! Only as much of Turtle (W3C) is read as says which subject has which literal or address.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::escapes;
use crate::load::values::identifier;

/// Whether a text is such a file.
pub(super) fn is_nif(head: &str) -> bool {
    let begins = ["@prefix", "PREFIX", "@base", "<", "#", "_:"];
    head.contains("nif-core#") && begins.iter().any(|begin| head.trim_start().starts_with(begin))
}

/// What a file in Turtle says: of each context its text and the spans in it.
pub(super) fn read(text: &str) -> Vec<Value> {
    of_statements(statements(text))
}

/// The same of JSON-LD; `None` where values are no such.
pub(super) fn of_json(values: &[Value]) -> Option<Vec<Value>> {
    let objects: Vec<&Value> = values.iter().flat_map(objects).collect();
    let is_key = |key: &String| key.contains("nif-core#") || key.starts_with("nif:");
    let is_nif = |object: &&Value| object.as_object().is_some_and(|it| it.keys().any(is_key));
    objects.iter().any(is_nif).then_some(())?;
    let statement = |object: &Value| {
        let map = object.as_object()?;
        let said = map.iter().filter_map(|(key, value)| {
            let value = value.as_array().map_or(Some(value), |values| values.first())?;
            let value = value.get("@value").or_else(|| value.get("@id")).unwrap_or(value);
            Some((local(key).to_owned(), identifier(value)?))
        });
        let subject = map.get("@id").and_then(identifier).unwrap_or_default();
        Some(Statement { subject, said: said.collect() })
    };
    Some(of_statements(objects.into_iter().filter_map(statement).collect()))
}

/// The things that a value of JSON-LD describes.
fn objects(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(objects).collect(),
        value => value.get("@graph").map_or_else(|| vec![value], objects),
    }
}

/// A name without its prefix or namespace.
fn local(name: &str) -> &str {
    name.rsplit([':', '#', '/']).next().unwrap_or_default()
}

fn of_statements(statements: Vec<Statement>) -> Vec<Value> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut spans: Vec<(String, Value)> = Vec::new();
    for Statement { subject, said } in statements {
        let of =
            |key: &str| said.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
        if let Some(text) = of("isString") {
            texts.push((subject, text));
        } else if let (Some(start), Some(end)) = (of("beginIndex"), of("endIndex")) {
            let known = of("taIdentRef");
            let class = of("taClassRef").unwrap_or_default();
            let label = local(&class);
            // Sentences and words of the context are no names.
            if known.is_some() || !label.is_empty() {
                let span = json!({
                    "start": start, "end": end, "label": label, "text": of("anchorOf"), "kb_id": known, "url": known,
                });
                spans.push((of("referenceContext").unwrap_or_default(), span));
            }
        }
    }
    let one = texts.len() == 1;
    let mut values: Vec<Value> = Vec::new();
    for (context, text) in &texts {
        let mut map = Map::new();
        map.insert("text".to_owned(), Value::String(text.clone()));
        let own = spans.iter().filter(|(of, _)| one || of == context);
        map.insert("spans".to_owned(), own.map(|(_, span)| span.clone()).collect());
        values.push(Value::Object(map));
    }
    if texts.is_empty() {
        values.push(json!({"spans": spans.into_iter().map(|(_, span)| span).collect::<Vec<_>>()}));
    }
    values
}

/// What is said of one subject: predicates without their prefix, and what they say.
struct Statement {
    subject: String,
    said: Vec<(String, String)>,
}

fn statements(text: &str) -> Vec<Statement> {
    let (mut statements, mut words): (Vec<Statement>, _) = (Vec::new(), Vec::new());
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut rest = text;
    while let Some((word, behind)) = word(rest) {
        rest = behind;
        match word {
            Word::Sign('.') => {
                let Some(said) = statement(&std::mem::take(&mut words)) else { continue };
                // In N-Triples each thing that is said of a subject is a statement.
                if let Some(nth) = known.get(&said.subject) {
                    statements[*nth].said.extend(said.said);
                } else {
                    known.insert(said.subject.clone(), statements.len());
                    statements.push(said);
                }
            }
            word => words.push(word),
        }
    }
    statements
}

/// A statement of words: a subject, then predicates and objects, `;` between them and `,` between objects.
fn statement(words: &[Word]) -> Option<Statement> {
    let (Word::Said(subject), rest) = words.split_first()? else { return None };
    let mut said = Vec::new();
    for part in rest.split(|word| matches!(word, Word::Sign(';'))) {
        let mut parts = part.iter().filter_map(|word| match word {
            Word::Said(said) => Some(said),
            Word::Sign(_) => None,
        });
        let pair = parts.next().zip(parts.next());
        said.extend(pair.map(|(predicate, object)| (local(predicate).to_owned(), object.clone())));
    }
    (!subject.starts_with('@')).then(|| Statement { subject: subject.clone(), said })
}

/// A word of Turtle: a sign between others, or a name, an address without its brackets, a literal without its marks, type
/// and language.
enum Word {
    Sign(char),
    Said(String),
}

/// The next word, and what stands behind it.
fn word(text: &str) -> Option<(Word, &str)> {
    let mut text = text.trim_start();
    while text.starts_with('#') {
        text = text.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    let first = text.chars().next()?;
    if let Some(rest) = text.strip_prefix('<') {
        let (address, behind) = rest.split_once('>').unwrap_or((rest, ""));
        return Some((Word::Said(address.to_owned()), behind));
    }
    if matches!(first, '"' | '\'') {
        let (literal, behind) = literal(text, first);
        return Some((Word::Said(literal), behind));
    }
    if matches!(first, ';' | ',' | '[' | ']' | '(' | ')') {
        return Some((Word::Sign(first), &text[1..]));
    }
    let end = text.find(|char: char| char.is_whitespace() || matches!(char, ';' | ',' | '<' | '"'));
    let whole = &text[..end.unwrap_or(text.len())];
    // A full stop behind a name ends the statement.
    let name = whole.strip_suffix('.').unwrap_or(whole);
    match name {
        "" => Some((Word::Sign(first), &text[first.len_utf8()..])),
        name => Some((Word::Said(name.to_owned()), &text[name.len()..])),
    }
}

/// The literal that a text begins with, and what stands behind it.
fn literal(text: &str, mark: char) -> (String, &str) {
    let three: String = [mark; 3].iter().collect();
    let end = if text.starts_with(&three) { three } else { mark.to_string() };
    let (mut rest, mut literal) = (&text[end.len()..], String::new());
    while !rest.starts_with(&end) {
        let Some(char) = rest.chars().next() else { break };
        rest = &rest[char.len_utf8()..];
        if char != '\\' {
            literal.push(char);
            continue;
        }
        let Some(escaped) = rest.chars().next() else { break };
        rest = &rest[escaped.len_utf8()..];
        let digits = match escaped {
            'u' => 4,
            'U' => 8,
            letter => {
                literal.push(escapes::sign(letter));
                continue;
            }
        };
        literal.extend(escapes::numbered(rest, digits));
        rest = rest.get(digits..).unwrap_or_default();
    }
    let rest = rest.get(end.len()..).unwrap_or_default();
    // Its type or its language.
    let tail = rest.strip_prefix("^^").or_else(|| rest.strip_prefix('@'));
    let Some(tail) = tail else { return (literal, rest) };
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, ':' | '-' | '_');
    let address = tail.strip_prefix('<');
    let behind = address.map(|address| address.split_once('>').map_or("", |(_, behind)| behind));
    let behind = behind.unwrap_or_else(|| tail.trim_start_matches(is_part));
    (literal, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_of_json_ld_are_statements_too() {
        let graph = json!([{"@graph": [
            {"@id": "c", "nif:isString": "Mona met Omar."},
            {"@id": "p", "http://a.example/nif-core#beginIndex": [{"@value": "0"}], "http://a.example/nif-core#endIndex": [{"@value": "4"}],
             "itsrdf:taClassRef": [{"@id": "http://a.example/Person"}]},
        ]}]);
        let values = of_json(graph.as_array().expect("a list")).expect("NIF");
        assert_eq!(values[0]["text"], "Mona met Omar.");
        assert_eq!(values[0]["spans"][0]["label"], "Person");
        assert!(of_json(&[json!({"@graph": [{"name": "x"}]})]).is_none());
    }

    #[test]
    fn triples_of_one_subject_are_one_statement() {
        let file = "<c> <http://a.example/nif-core#isString> \"Mona.\" .\n<p> <nif-core#beginIndex> \"0\" .\n<p> <nif-core#endIndex> \"4\" .\n<p> <its#taClassRef> <a/PER> .\n";
        assert_eq!(read(file)[0]["spans"][0]["label"], "PER");
    }

    #[test]
    fn strings_of_a_context_are_spans_of_its_text() {
        let file = "@prefix nif: <http://a.example/nif-core#> .\n<#c> a nif:Context ; nif:isString \"\"\"Mona; \\\"met\\\" Omar.\"\"\"@en .\n\
                    <#m> a nif:Phrase , nif:String ;\n nif:beginIndex \"0\"^^xsd:int ; nif:endIndex \"4\"^^<http://x#int>; nif:anchorOf \"Mona\" ; # a name\n\
                    itsrdf:taClassRef <http://a.example/Person>; nif:referenceContext <#c> .\n<#w> a nif:Word; nif:beginIndex 6; nif:endIndex 9.\n<#s> nif:anchorOf \".\" ; nif:beginIndex 16; nif:endIndex 17; itsrdf:taClassRef <http://a.example/Stop> .";
        assert!(is_nif(file));
        let values = read(file);
        assert_eq!(values.len(), 1);
        assert_eq!(values[0]["text"], "Mona; \"met\" Omar.");
        let spans = values[0]["spans"].as_array().expect("spans");
        assert_eq!(
            (spans.len(), &spans[0]["label"], &spans[0]["end"]),
            (2, &json!("Person"), &json!("4"))
        );
    }
}
