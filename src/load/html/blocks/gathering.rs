//! The text of a block as it is gathered: words, breaks, links, emphasis and languages, until the block ends. In: what the
//! walk meets, in order. Out: blocks of the builder, with what stands in them; bytes are of the block's text.

use std::ops::Range;

use dom_query::NodeRef;

use super::super::code::Isolated;
use super::super::pictures;
use super::Walk;
use crate::article::{BlockKind, Emphasis, InLang, Inline};
use crate::layout::Base;

impl Walk<'_> {
    /// Ends the open link where there is one.
    pub(super) fn close_link(&mut self) {
        let Some((start, href)) = self.link.take() else { return };
        if self.text.get(start..).is_some_and(|text| text.starts_with('[') && !text.contains(']')) {
            self.text.push(']');
        }
        let text = self.text.get(start..).unwrap_or_default();
        let from = start + (text.len() - text.trim_start().len());
        let to = start + text.trim_end().len();
        if from < to {
            self.hrefs.push((from..to, href));
        }
    }

    /// Ends the innermost emphasis.
    pub(super) fn close_emphasis(&mut self) {
        let Some((start, emphasis)) = self.emphasis.pop() else { return };
        self.inlines.extend(self.since(start).map(|range| (range, emphasis)));
    }

    /// Ends the innermost part whose language is said.
    pub(super) fn close_lang(&mut self) {
        let Some((start, lang)) = self.speaking.pop() else { return };
        let Some(range) = self.since(start) else { return };
        // The isolates round it are none of its words.
        let isolate = |char| matches!(char, '\u{2066}'..='\u{2069}');
        let words = self.text[range.clone()].trim_start_matches(isolate);
        let from = range.end - words.len();
        let to = from + words.trim_end_matches(isolate).len();
        self.langs.push((from..to, lang));
    }

    /// What was gathered since a byte, without the white space round it; `None` where that is nothing.
    pub(super) fn since(&self, start: usize) -> Option<Range<usize>> {
        let text = self.text.get(start..).unwrap_or_default();
        let from = start + (text.len() - text.trim_start().len());
        let to = start + text.trim_end().len();
        (from < to).then_some(from..to)
    }

    /// Whether what was gathered is a note's label alone.
    pub(super) fn is_label(&self) -> bool {
        let in_note = self.open.iter().any(|(kind, _)| *kind == Some(BlockKind::Note));
        let text = self.text.trim();
        in_note && !text.is_empty() && text.chars().count() <= 4
    }

    pub(super) fn push_text(&mut self, text: &str) {
        if self.verbatim > 0 {
            self.text.push_str(text);
            return;
        }
        for char in text.chars() {
            let blank = matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{C}');
            if !blank {
                self.text.push(char);
            } else if !self.text.ends_with([' ', '\t', '\u{2028}']) && !self.text.is_empty() {
                self.text.push(' ');
            }
        }
    }

    /// One break forces a line; two are the end of a paragraph.
    pub(super) fn push_break(&mut self) {
        if self.verbatim > 0 {
            self.text.push('\n');
        } else if self.in_cell {
            self.push_text(" ");
        } else if self.text.trim_end_matches(' ').ends_with('\u{2028}') {
            self.flush();
        } else if !self.text.trim().is_empty() {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\u{2028}');
        }
    }

    /// The alternative text of a picture: within text in its place, else a caption.
    pub(super) fn push_picture(&mut self, node: &NodeRef<'_>) {
        let Some(alternative) = pictures::alternative(node) else { return };
        let icon = pictures::is_icon(node);
        let in_words = || node.parent().is_some_and(|outer| !outer.text().trim().is_empty());
        let within =
            self.in_cell || !self.text.trim().is_empty() || pictures::is_emoji(&alternative);
        if within || (icon && in_words()) {
            self.push_text(&alternative);
        } else if !icon && self.pictured.insert(alternative.clone()) {
            self.text.clear();
            let start = self.builder.block(BlockKind::Caption, &alternative, self.dir());
            self.builder.in_lang(start, self.speaking.last().map(|(_, lang)| lang.clone()));
        }
    }

    /// Ends the block that is being gathered.
    pub(super) fn flush(&mut self) {
        let link = self.link.take();
        if let Some((start, href)) = link.clone() {
            self.link = Some((start, href));
            self.close_link();
        }
        let open: Vec<Emphasis> = self.emphasis.iter().map(|(_, emphasis)| *emphasis).collect();
        while !self.emphasis.is_empty() {
            self.close_emphasis();
        }
        self.emphasis = open.into_iter().map(|emphasis| (0, emphasis)).collect();
        let open: Vec<String> = self.speaking.iter().map(|(_, lang)| lang.clone()).collect();
        while !self.speaking.is_empty() {
            self.close_lang();
        }
        self.speaking = open.into_iter().map(|lang| (0, lang)).collect();
        let (inlines, langs) = (std::mem::take(&mut self.inlines), std::mem::take(&mut self.langs));
        let mut text = std::mem::take(&mut self.text);
        let overrides = std::mem::take(&mut self.overrides);
        // An override ends with its paragraph; in the next it begins anew.
        if let Some(dir) = self.overridden.last() {
            self.open_override(*dir);
        }
        if !overrides.is_empty() {
            text = without_other_overrides(&text, &overrides);
        }
        let (hrefs, places) = (std::mem::take(&mut self.hrefs), std::mem::take(&mut self.places));
        // What is open goes on in the next block.
        self.link = link.map(|(_, href)| (0, href));
        let kind =
            self.open.iter().rev().find_map(|(kind, _)| *kind).unwrap_or(BlockKind::Paragraph);
        let whole = text.as_str();
        let text = match kind {
            BlockKind::Code => whole.trim_matches('\n').trim_end(),
            _ => whole.trim_matches([' ', '\n', '\u{2028}']),
        };
        let shown = text.chars().any(|char| !char.is_whitespace() && !is_invisible(char));
        if !shown {
            // A place without text is where the next text begins.
            self.places.extend(places.into_iter().map(|(_, id)| (0, id)));
            return;
        }
        let cut = text.as_ptr().addr() - whole.as_ptr().addr();
        let own = |at: usize| at.saturating_sub(cut).min(text.len());
        let code = inlines
            .iter()
            .filter(|(_, emphasis)| *emphasis == Emphasis::Code && kind != BlockKind::Code)
            .map(|(range, _)| own(range.start)..own(range.end));
        let isolated = Isolated::new(text, code);
        let start = self.builder.block(kind, &isolated.text, self.dir());
        if !overrides.is_empty() {
            self.builder.obey_overrides(start);
        }
        let bytes = |range: Range<usize>| {
            start + isolated.start(own(range.start))..start + isolated.end(own(range.end))
        };
        for (range, href) in hrefs {
            self.builder.links.href(bytes(range), &href);
        }
        // A heading and code are set apart as a whole.
        for (range, emphasis) in inlines.into_iter().filter(|_| !is_apart(kind)) {
            self.builder.inlines.push(Inline { range: bytes(range), emphasis });
        }
        // An element ends before the one around it: the outer first.
        for (range, lang) in langs.into_iter().rev() {
            self.builder.langs.push(InLang { range: bytes(range), lang });
        }
        for (at, id) in places {
            self.builder.links.place(&id, start + isolated.start(own(at)));
        }
    }

    /// The direction of the innermost open element that says one.
    pub(super) fn dir(&self) -> Option<Base> {
        self.open.iter().rev().find_map(|(_, dir)| *dir)
    }
}

/// Whether a kind of block has a style that no emphasis is seen in.
fn is_apart(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Heading(_) | BlockKind::Code)
}

/// A text in which only the overrides at some bytes are left; the others stand as U+FFFD, which takes as many bytes.
fn without_other_overrides(text: &str, kept: &[usize]) -> String {
    let of = |(at, char): (usize, char)| match char {
        '\u{202D}' | '\u{202E}' if kept.binary_search(&at).is_err() => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    text.char_indices().map(of).collect()
}

/// Whether a character shows nothing by itself: a block of them is none.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
