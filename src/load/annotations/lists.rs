//! Lists of tokens in JSON: with lists of their tags as corpora of Hugging Face have them, with spans by number of token, or
//! of objects that say both. In: values. Out: lines of `CoNLL`.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::Value;

/// What columns of tokens are called.
pub(super) const WORDS: [&str; 5] = ["word", "token", "tokens", "words", "tokenized_text"];

/// What columns of their tags are called, the surest first.
pub(super) const TAGS: [&str; 9] =
    ["ner_tags", "ner_tag", "ner", "bio", "iob", "tags", "tag", "labels", "label"];

/// The line before which a text of its own begins.
const DOCUMENT: &str = "-DOCSTART-\tO\n";

/// Tokens and tags in lists, as lines of `CoNLL`.
pub(super) enum Lists {
    /// The tags say what they are.
    Named(String),
    /// The tags are numbers that stand for something the file does not say.
    Numbered(String),
}

/// Lists of tokens and of their tags: a row a text, or columns of such lists; `None` where the values are no such.
pub(super) fn of_lists(values: &[Value]) -> Option<Lists> {
    let names = values.iter().find_map(names);
    let mut table = Table { text: String::new(), numbered: false };
    for record in values.iter().flat_map(records) {
        let list = |keys: &[&str]| keys.iter().find_map(|key| record.get(*key)?.as_array());
        let words = list(&WORDS)?;
        let told = spans_by_token(record, words).or_else(|| spans_by_words(record, words));
        if let Some(tags) = told {
            let tags: Vec<Value> = tags.into_iter().map(Value::String).collect();
            table.add(words, &tags, None)?;
            continue;
        }
        let tags = list(&TAGS)?;
        let columns = words.iter().zip(tags);
        if words.first().is_some_and(Value::is_array) {
            for (words, tags) in columns {
                table.add(words.as_array()?, tags.as_array()?, names.as_deref())?;
            }
        } else {
            table.add(words, tags, names.as_deref())?;
        }
    }
    let lists = if table.numbered { Lists::Numbered } else { Lists::Named };
    (!table.text.is_empty()).then(|| lists(table.text))
}

/// Lines of `CoNLL` as they are written.
struct Table {
    text: String,
    /// Whether a tag was a number that stands for something unknown.
    numbered: bool,
}

impl Table {
    /// Adds a text; `None` where its tokens and tags are no such.
    fn add(&mut self, words: &[Value], tags: &[Value], names: Option<&[String]>) -> Option<()> {
        (words.len() == tags.len() && !words.is_empty()).then_some(())?;
        self.text.push_str(DOCUMENT);
        for (word, tag) in words.iter().zip(tags) {
            let number = || usize::try_from(tag.as_u64()?).ok();
            let known = || names?.get(number()?).map(String::as_str);
            let tag = tag.as_str().or_else(known);
            self.numbered |= tag.is_none();
            push(&mut self.text, word.as_str()?, tag.unwrap_or("O"));
        }
        Some(())
    }
}

/// The tags of words as spans by number of token tell them, in a record that has no text: `ner` of `GLiNER`, of which the last
/// token is counted in, and `entities` of `SpERT`. `None` where there are none.
fn spans_by_token(record: &Value, words: &[Value]) -> Option<Vec<String>> {
    if record.get("text").is_some() || !words.iter().all(Value::is_string) {
        return None;
    }
    let list = |key: &str| record.get(key)?.as_array().filter(|spans| !spans.is_empty());
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let of_gliner = |span: &Value| match span.as_array()?.as_slice() {
        [start, end, Value::String(label)] => {
            Some((number(start)?..number(end)? + 1, label.clone()))
        }
        _ => None,
    };
    let of_spert = |span: &Value| {
        let label = span.get("type")?.as_str()?.to_owned();
        Some((number(span.get("start")?)?..number(span.get("end")?)?, label))
    };
    let gliner = list("ner").and_then(|spans| spans.iter().map(of_gliner).collect());
    let spert = || list("entities").and_then(|spans| spans.iter().map(of_spert).collect());
    let spans: Vec<(Range<usize>, String)> = gliner.or_else(spert)?;
    let mut tags = vec![Vec::new(); words.len()];
    for (range, label) in spans {
        for (nth, tags) in tags.get_mut(range).into_iter().flatten().enumerate() {
            tags.push(format!("{}-{label}", if nth == 0 { 'B' } else { 'I' }));
        }
    }
    let joined = |tags: Vec<String>| if tags.is_empty() { "O".to_owned() } else { tags.join("|") };
    Some(tags.into_iter().map(joined).collect())
}

/// The tags of words as the `spans` of `WikiANN` tell them, `PER: words`; `None` where there are none.
fn spans_by_words(record: &Value, words: &[Value]) -> Option<Vec<String>> {
    let spans = record.get("spans")?.as_array()?;
    let words: Vec<&str> = words.iter().map(Value::as_str).collect::<Option<_>>()?;
    let (mut tags, mut from) = (vec!["O".to_owned(); words.len()], 0);
    for span in spans {
        let (label, said) = span.as_str()?.split_once(": ")?;
        let said: Vec<&str> = said.split(' ').collect();
        let place = |from: usize| words[from..].windows(said.len()).position(|it| it == said);
        let Some(at) = place(from).map(|at| from + at).or_else(|| place(0)) else { continue };
        from = at + said.len();
        for (nth, tag) in tags[at..from].iter_mut().enumerate() {
            *tag = format!("{}-{label}", if nth == 0 { 'B' } else { 'I' });
        }
    }
    Some(tags)
}

/// The rows of a value: of a list, or of the answer of a dataset's viewer.
fn records(value: &Value) -> Vec<&Value> {
    match (value, value.get("rows").and_then(Value::as_array)) {
        (_, Some(rows)) => rows.iter().map(|row| row.get("row").unwrap_or(row)).collect(),
        (Value::Array(items), _) => items.iter().collect(),
        (value, _) => vec![value],
    }
}

/// The names that numbers of tags stand for, where a value says them.
fn names(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().find_map(names),
        Value::Object(map) => {
            let listed =
                ["names", "label_names", "label_list"].iter().find_map(|key| map.get(*key));
            let texts = listed.and_then(Value::as_array).map(|names| {
                names.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
            });
            let by_id = || {
                let map = map.get("id2label")?.as_object()?;
                (0..map.len())
                    .map(|id| Some(map.get(&id.to_string())?.as_str()?.to_owned()))
                    .collect()
            };
            let inner = || {
                let inner = map.iter().filter(|(key, _)| {
                    TAGS.contains(&key.as_str())
                        || matches!(key.as_str(), "features" | "feature" | "type" | "config")
                });
                inner.map(|(_, value)| value).find_map(names)
            };
            texts.filter(|texts| texts.iter().any(|it| it == "O")).or_else(by_id).or_else(inner)
        }
        _ => None,
    }
}

/// What a token of its own is called, and its tag, where tokens are objects: those of `CoreNLP`, of spaCy's older files.
const TOKEN: [&str; 5] = ["originalText", "word", "orth", "token", "text"];
const NAMED: [&str; 4] = ["ner", "ner_tag", "entity", "label"];

/// Tokens that are objects, each with its tag, as lines of `CoNLL`: a line a token, wherever lists of them stand.
pub(super) fn of_tokens(values: &[Value]) -> Option<String> {
    let mut table = String::new();
    for value in values {
        push_tokens(value, &mut table);
    }
    (!table.is_empty()).then_some(table)
}

fn push_tokens(value: &Value, table: &mut String) {
    let pair = |item: &Value| {
        let said = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key)?.as_str());
        Some((said(&TOKEN)?.to_owned(), said(&NAMED)?.to_owned()))
    };
    match value {
        Value::Array(items) => {
            let pairs: Option<Vec<(String, String)>> = items.iter().map(pair).collect();
            match pairs.filter(|pairs| pairs.iter().any(|(_, tag)| tag == "O")) {
                Some(pairs) => {
                    for (word, tag) in &pairs {
                        push(table, word, tag);
                    }
                    table.push('\n');
                }
                None => items.iter().for_each(|item| push_tokens(item, table)),
            }
        }
        Value::Object(map) => map.values().for_each(|value| push_tokens(value, table)),
        _ => {}
    }
}

/// Adds a line of a word and its tag.
pub(super) fn push(table: &mut String, word: &str, tag: &str) {
    let word = word.replace(char::is_whitespace, "\u{A0}");
    if !word.trim().is_empty() {
        // Writing to memory does not fail.
        let _ = writeln!(table, "{word}\t{}", tag.trim());
    }
}
