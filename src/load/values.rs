//! JSON values of a text, and what went wrong in them. In: a text, or a slice of one. Out: values, or an error with the
//! line and column where it is.

use serde_json::Value;

use super::LoadError;
use super::source::Source;

/// All values of a source, as they stand.
pub(super) fn values(source: &Source<'_>, text: &str) -> Result<Vec<Value>, LoadError> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    values.map(|value| value.map_err(|error| failure(source, text, 0, &error))).collect()
}

/// An identifier: a text or a number.
pub(super) fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// A failure of `serde_json` in a value that starts at a byte of the whole text.
pub(super) fn failure(
    source: &Source<'_>,
    whole: &str,
    at: usize,
    error: &serde_json::Error,
) -> LoadError {
    let (line, column) = place(whole, at, error.line(), error.column());
    let name = source.name.to_owned();
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or(&said).to_owned();
    match error.classify() {
        serde_json::error::Category::Data => LoadError::Shape { name, line, column, reason },
        _ => LoadError::Json { name, line, column, reason },
    }
}

/// A value of another shape than was expected, which starts at a byte of the whole text.
pub(super) fn shape(source: &Source<'_>, whole: &str, at: usize, reason: &str) -> LoadError {
    let (line, column) = place(whole, at, 1, 1);
    LoadError::Shape { name: source.name.to_owned(), line, column, reason: reason.to_owned() }
}

/// The line and column (code points) of the whole text of a line and column (bytes) of a value in it,
/// all from 1.
fn place(whole: &str, at: usize, line: usize, column: usize) -> (usize, usize) {
    let lines_before = whole[..at].matches('\n').count();
    let line_start = if line == 1 {
        whole[..at].rfind('\n').map_or(0, |newline| newline + 1)
    } else {
        let inner = whole[at..].match_indices('\n').nth(line - 2);
        inner.map_or(whole.len(), |(newline, _)| at + newline + 1)
    };
    let from = if line == 1 { at } else { line_start };
    let end = (from + column.saturating_sub(1)).min(whole.len());
    let points =
        whole.as_bytes()[line_start..end].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    (lines_before + line, points + 1)
}
