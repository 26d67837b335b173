//! Values as Python prints them, which is how people keep what a pipeline gave and the lists they train spaCy with:
//! `[{'word': 'Mona', 'score': np.float32(0.9), 'start': 0}]`, `TRAIN_DATA = [("text", {"entities": [(0, 4, "PER")]})]`.
//! In: a text. Out: the values; tuples and sets are lists, a call of a type (`np.int64(3)`) is its argument.

use serde_json::{Map, Number, Value};

use super::escapes;

/// The deepest lists in lists.
const DEPTH: usize = 64;

/// The value of a text of Python; `None` where it is none.
pub(super) fn values(text: &str) -> Option<Vec<Value>> {
    let text = text.trim();
    let text = match text.split_once('=') {
        Some((name, rest)) if is_name(name.trim()) => rest.trim(),
        _ => text,
    };
    if !text.starts_with(['[', '{', '(']) {
        return None;
    }
    let mut reader = Reader { rest: text };
    let value = reader.value(DEPTH)?;
    reader.skip();
    reader.rest.is_empty().then(|| vec![value])
}

/// Whether a text begins with a list that is given a name.
pub(super) fn is_assigned(head: &str) -> bool {
    let assigned = head.trim_start().split_once('=');
    assigned.is_some_and(|(name, rest)| is_name(name.trim()) && rest.trim_start().starts_with('['))
}

/// The value of a field, which is one of JSON or of Python.
pub(super) fn or_json(field: &str) -> Option<Value> {
    serde_json::from_str(field).ok().or_else(|| values(field)?.pop())
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
}

/// What is not read yet.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// Passes over white space and comments.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with('#') {
                return;
            }
            self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
    }

    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        self.skip();
        match self.rest.chars().next()? {
            '[' => self.list(']', depth),
            '(' => self.list(')', depth),
            '{' => self.map(depth),
            '\'' | '"' => self.text().map(Value::String),
            '-' | '+' | '.' | '0'..='9' => self.number(),
            _ => self.named(depth),
        }
    }

    fn list(&mut self, end: char, depth: usize) -> Option<Value> {
        self.rest = &self.rest[1..];
        let mut items = Vec::new();
        while !self.takes(end) {
            items.push(self.value(depth)?);
            if !self.takes(',') {
                return self.takes(end).then_some(Value::Array(items));
            }
        }
        Some(Value::Array(items))
    }

    fn map(&mut self, depth: usize) -> Option<Value> {
        self.rest = &self.rest[1..];
        let mut map = Map::new();
        while !self.takes('}') {
            let key = match self.value(depth)? {
                Value::String(key) => key,
                key => key.to_string(),
            };
            if !self.takes(':') {
                return None;
            }
            map.insert(key, self.value(depth)?);
            if !self.takes(',') {
                return self.takes('}').then_some(Value::Object(map));
            }
        }
        Some(Value::Object(map))
    }

    /// A text in quotation marks, and those that directly follow, which Python joins.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        while let Some(mark) = self.rest.chars().next().filter(|char| matches!(char, '\'' | '"')) {
            let three: String = [mark; 3].iter().collect();
            let end = if self.rest.starts_with(&three) { three } else { mark.to_string() };
            self.rest = &self.rest[end.len()..];
            while !self.rest.starts_with(&end) {
                let char = self.rest.chars().next()?;
                self.rest = &self.rest[char.len_utf8()..];
                if char == '\\' { self.escaped(&mut text)? } else { text.push(char) }
            }
            self.rest = &self.rest[end.len()..];
            self.skip();
        }
        Some(text)
    }

    /// Adds what a backslash stands before; at the end of a line that is nothing.
    fn escaped(&mut self, text: &mut String) -> Option<()> {
        let char = self.rest.chars().next()?;
        self.rest = &self.rest[char.len_utf8()..];
        let digits = match char {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '\n' => return Some(()),
            letter => {
                text.push(escapes::sign(letter));
                return Some(());
            }
        };
        text.push(escapes::numbered(self.rest, digits)?);
        self.rest = &self.rest[digits..];
        Some(())
    }

    fn number(&mut self) -> Option<Value> {
        let is_part =
            |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '+' | '.' | '_');
        let end = self.rest.find(|char| !is_part(char)).unwrap_or(self.rest.len());
        let written = self.rest[..end].replace('_', "");
        self.rest = &self.rest[end..];
        let whole = written.parse::<i64>().map(Number::from).ok();
        whole.or_else(|| Number::from_f64(written.parse().ok()?)).map(Value::Number)
    }

    /// `None`, `True`, `np.float32(0.5)`.
    fn named(&mut self, depth: usize) -> Option<Value> {
        let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '.');
        let end = self.rest.find(|char| !is_part(char)).unwrap_or(self.rest.len());
        let name = &self.rest[..end];
        self.rest = &self.rest[end..];
        match name {
            "" => None,
            "None" | "nan" | "null" => Some(Value::Null),
            "True" | "true" => Some(Value::Bool(true)),
            "False" | "false" => Some(Value::Bool(false)),
            // A text of bytes or one that is raw.
            "b" | "r" | "u" | "f" if self.rest.starts_with(['\'', '"']) => {
                self.text().map(Value::String)
            }
            _ if self.rest.starts_with('(') => match self.list(')', depth)? {
                Value::Array(arguments) => {
                    Some(arguments.into_iter().next().unwrap_or(Value::Null))
                }
                value => Some(value),
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_python_prints_is_read() {
        let printed = "[{'word': \"it's\", 'score': np.float32(0.5), 'start': 3, 'end': None,},\n (1, 'a\\'\\u0628', True)]";
        let wanted = json!([[{"word": "it's", "score": 0.5, "start": 3, "end": null}, [1, "a'\u{628}", true]]]);
        assert_eq!(values(printed).map(Value::Array), Some(wanted));
        let assigned =
            values("TRAIN = [\n    # one\n    ('a '\n     'b', {'entities': [(0, 1, 'X')]}),\n]\n");
        assert_eq!(assigned, Some(vec![json!([["a b", {"entities": [[0, 1, "X"]]}]])]));
        for broken in
            ["[1, 2", "{'a' 1}", "['a", "[foo]", "x = y", "prose (with brackets)", "[1] 2"]
        {
            assert_eq!(values(broken), None, "{broken}");
        }
        assert_eq!(values(&"[".repeat(100_000)), None);
    }
}
