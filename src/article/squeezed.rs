//! White space as it stands in a line: a text in, the same with one blank for each stretch of it, none at its ends.

/// A text on one line: one blank for each stretch of white space, none at its ends.
#[must_use]
pub fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}
