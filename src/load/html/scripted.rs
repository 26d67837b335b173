//! What scripts would show of a page. In: its HTML, as a server sent it. Out: the same with the templates that scripts
//! show in their places, and without what would break the page where none runs; the text of an article that is only in
//! a script's data (JSON, as `__NEXT_DATA__`, `window.STATE = {…}`, `data-props="{…}"`).

use std::borrow::Cow;

use serde_json::Value;

/// The fewest bytes of text that are taken for an article.
const LEAST: usize = 600;

/// The bytes from which a text of a list is a paragraph.
const PARAGRAPH: usize = 60;

/// The keys of texts without markup.
const TEXTS: [&str; 6] = ["body", "content", "articleBody", "text", "fullText", "story"];

/// The keys of a paragraph in a list of them.
const PIECES: [&str; 6] = ["text", "html", "content", "value", "body", "data"];

/// The longest tag that is read, in bytes.
const TAG: usize = 2048;

/// The most words of a title that are looked for.
const WORDS: usize = 32;

/// The most values that are read of a script.
const MOST: usize = 8;

/// Types of scripts that are templates.
const TEMPLATES: [&str; 4] = ["text/template", "text/x-template", "text/html", "text/x-html"];

/// A page with its templates shown.
pub(super) fn shown(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    // Names of elements that are not ended any more.
    let mut unended: Vec<&str> = Vec::new();
    while let Some(found) = memchr::memchr(b'<', &html.as_bytes()[at..]).map(|found| at + found) {
        at = found + 1;
        let Some((name, start)) = opened(html, found) else { continue };
        let tag = &html[found..start];
        if name == "template" {
            // One for a shadow tree is shown where it stands.
            if tag.contains("shadowrootmode") {
                out.extend([&html[copied..found], "<div>"]);
                (copied, at) = (start, start);
            }
            continue;
        }
        let close = format!("</{name}");
        if unended.contains(&name) {
            continue;
        }
        let Some(length) = memchr::memmem::find(&html.as_bytes()[start..], close.as_bytes()) else {
            unended.push(name);
            continue;
        };
        let (inner, end) = (&html[start..start + length], start + length);
        let template = name == "script" && is_template(tag) && is_prose(inner);
        // A browser that runs scripts reads no tags in it.
        let broken = name == "noscript" && count(inner, "<div") != count(inner, "</div");
        at = end;
        if template || broken {
            out.push_str(&html[copied..found]);
            if template {
                out.extend(["<div>", inner, "</div>"]);
            }
            // The end tag that is left ends nothing.
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// The element that begins at a byte, of those that scripts are about, and where its content begins.
fn opened(html: &str, at: usize) -> Option<(&'static str, usize)> {
    let rest = &html.as_bytes()[at + 1..];
    let named = |name: &&&str| {
        rest.starts_with(name.as_bytes())
            && rest.get(name.len()).is_some_and(|byte| *byte == b'>' || byte.is_ascii_whitespace())
    };
    let name = ["noscript", "script", "template"].iter().find(named)?;
    let length = memchr::memchr(b'>', &rest[..rest.len().min(TAG)])?;
    Some((name, at + 1 + length + 1))
}

fn count(html: &str, tag: &str) -> usize {
    memchr::memmem::find_iter(html.as_bytes(), tag.as_bytes()).count()
}

fn is_template(tag: &str) -> bool {
    TEMPLATES.iter().any(|kind| tag.contains(kind))
}

/// Whether a template is text, with nothing to be filled in.
fn is_prose(inner: &str) -> bool {
    let tags = inner.matches('<').count();
    let start = inner.trim_start();
    let is_markup = start.starts_with('<') && !start.starts_with("<![");
    is_markup
        && inner.len() > LEAST
        && !inner.contains("{{")
        && !inner.contains("<%")
        && tags * 30 < inner.len()
}

/// The text of a page's article in its scripts' data, as HTML or as lines: the one that is most about what the page's
/// title says, since the data may hold other articles.
pub(super) fn body(html: &str, title: &str) -> Option<String> {
    let words = title.split(|char: char| !char.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() > 3).take(WORDS);
    let words = words.map(str::to_lowercase).collect();
    let mut best = Best { words, ..Best::default() };
    for script in html.split("<script").skip(1) {
        let Some((tag, rest)) = script.split_once('>') else { continue };
        let code = rest.split("</script").next().unwrap_or_default();
        if code.len() > LEAST && !tag.contains("ld+json") {
            for value in data(code) {
                best.walk(&value);
            }
        }
    }
    for quoted in html.split("=\"{&quot;").skip(1) {
        let value = quoted.split('"').next().unwrap_or_default();
        if value.len() > LEAST {
            let json = format!("{{&quot;{value}").replace("&quot;", "\"").replace("&#39;", "'");
            let json = json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            if let Ok(value) = serde_json::from_str(&json) {
                best.walk(&value);
            }
        }
    }
    (best.length >= LEAST).then_some(best.text)
}

/// The data in a script: all of it, or what it assigns.
fn data(code: &str) -> Vec<Value> {
    let code = code.trim();
    if code.starts_with(['{', '[']) {
        return serde_json::from_str(code).into_iter().collect();
    }
    let first = |json: &str| serde_json::Deserializer::from_str(json).into_iter().next()?.ok();
    let assigned = memchr::memmem::find_iter(code.as_bytes(), b"=")
        .map(|at| code[at + 1..].trim_start())
        .filter(|value| value.starts_with("{\"") || value.starts_with("[{\""));
    let quoted = memchr::memmem::find_iter(code.as_bytes(), b"JSON.parse(\"").filter_map(|at| {
        let Value::String(json) = first(&code[at + "JSON.parse(".len()..])? else { return None };
        serde_json::from_str(&json).ok()
    });
    // What is no JSON is given up soon.
    assigned.take(MOST).filter_map(first).chain(quoted.take(MOST)).collect()
}

/// The best text that was found in data.
#[derive(Default)]
struct Best {
    /// The words of the title.
    words: Vec<String>,
    text: String,
    /// How many of those words are in it.
    shared: usize,
    /// The bytes of its words.
    length: usize,
}

impl Best {
    /// Looks at a value and all that is in it.
    fn walk(&mut self, value: &Value) {
        match value {
            Value::String(text) if text.matches("<p").count() > 1 => self.offer(text.clone()),
            Value::Array(items) => {
                let pieces: Vec<&str> = items.iter().filter_map(piece).collect();
                let paragraphs = pieces.iter().filter(|piece| piece.len() >= PARAGRAPH).count();
                if paragraphs > 2 && paragraphs * 2 > pieces.len() {
                    self.offer(pieces.join("\n\n"));
                }
                for item in items {
                    self.walk(item);
                }
            }
            Value::Object(map) => {
                for key in TEXTS {
                    if let Some(Value::String(text)) = map.get(key)
                        && text.matches(' ').count() * 12 > text.len()
                    {
                        self.offer(text.clone());
                    }
                }
                map.values().for_each(|value| self.walk(value));
            }
            _ => {}
        }
    }

    fn offer(&mut self, text: String) {
        if text.len() < LEAST {
            return;
        }
        let tags: usize = text.split('<').skip(1).filter_map(|tag| tag.find('>')).sum();
        let length = text.len().saturating_sub(tags);
        let small = text.to_lowercase();
        let shared = self.words.iter().filter(|word| small.contains(word.as_str())).count();
        if length >= LEAST && (shared, length) > (self.shared, self.length) {
            (self.text, self.shared, self.length) = (text, shared, length);
        }
    }
}

/// The text of a paragraph in a list.
fn piece(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(map) => PIECES.iter().find_map(|key| match map.get(*key)? {
            Value::String(text) => Some(text.as_str()),
            Value::Object(inner) => inner.get("text").and_then(Value::as_str),
            _ => None,
        }),
        _ => None,
    }
    .filter(|text| text.contains(' '))
}
