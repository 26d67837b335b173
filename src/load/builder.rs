//! Builds an article of parts: title, subtitle and summary first, then the body's blocks joined by blank
//! lines. All forms but plain text come this way.

use std::ops::Range;

use super::languages;
use super::links::Gathered;
use super::shape;
use crate::article::{Article, Block, BlockKind, InLang, Inline, Meta};
use crate::layout::Base;

/// What stands between two blocks of the buffer.
const BLANK_LINE: &str = "\n\n";

/// A buffer as it grows, and its blocks.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    /// Where the body starts, once it has.
    body: Option<usize>,
    titled: bool,
    /// Links and the places they lead to, as they were met.
    pub(super) links: Gathered,
    /// Stretches set apart, as they were met.
    pub(super) inlines: Vec<Inline>,
    /// Parts whose language is said, as they were met; they may nest.
    pub(super) langs: Vec<InLang>,
}

impl Builder {
    /// Adds a part of the front, unless it is blank. Before the body.
    pub(super) fn front(&mut self, part: Option<&str>, kind: BlockKind) {
        let Some(part) = part.filter(|part| !part.trim().is_empty()) else { return };
        self.titled |= kind == BlockKind::Title;
        let range = self.push(part);
        self.blocks.push(Block { kind, ..Block::paragraph(range) });
        self.text.push_str(BLANK_LINE);
    }

    /// Adds a body that is one text: each line that is not blank is a paragraph.
    pub(super) fn text(&mut self, text: &str) {
        let start = self.push(text).start;
        self.body = Some(start);
        let lines = Article::plain(text.to_owned(), false);
        self.blocks.extend(
            lines
                .blocks()
                .map(|block| Block::paragraph(start + block.range.start..start + block.range.end)),
        );
        if !self.titled {
            let front = self.blocks.len().min(shape::FRONT);
            let text = &self.text;
            let words = |block: &Block| text[block.range.clone()].to_owned();
            shape::recognise(&mut self.blocks[..front], words);
        }
    }

    /// Adds a block to the body; the byte where it starts. Lines within it are blocks of their own, each of
    /// the same kind.
    pub(super) fn block(&mut self, kind: BlockKind, text: &str, dir: Option<Base>) -> usize {
        match self.body {
            Some(_) => self.text.push_str(BLANK_LINE),
            None => self.body = Some(self.text.len()),
        }
        let start = self.push(text).start;
        let mut at = start;
        for line in text.split_inclusive('\n') {
            let shown = line.trim_end();
            if !shown.trim().is_empty() {
                let range = at..at + shown.len();
                self.blocks.push(Block { kind, dir, ..Block::paragraph(range) });
            }
            at += line.len();
        }
        start
    }

    /// Whether nothing of a body was added.
    pub(super) fn has_no_body(&self) -> bool {
        self.body.is_none()
    }

    /// Says of the blocks from a byte on that their overrides are obeyed.
    pub(super) fn obey_overrides(&mut self, from: usize) {
        for block in self.blocks.iter_mut().rev().take_while(|block| block.range.start >= from) {
            block.overrides = true;
        }
    }

    /// Where the body starts, and its text so far.
    pub(super) fn body(&self) -> (usize, &str) {
        let start = self.body.unwrap_or(self.text.len());
        (start, &self.text[start..])
    }

    /// Says in which language the text from a byte to the end is.
    pub(super) fn in_lang(&mut self, from: usize, lang: Option<String>) {
        let range = from..self.text.trim_end().len();
        self.langs.extend(lang.map(|lang| InLang { range, lang }));
    }

    /// The buffer and its blocks as they are so far, to be folded.
    pub(super) fn blocks(&mut self) -> (&str, &mut [Block]) {
        (&self.text, &mut self.blocks)
    }

    /// The article, what comes again or is the site's folded. `dir` is what the source says.
    pub(super) fn finish(self, mut meta: Meta, dir: Option<Base>) -> Article {
        let Self { text, mut blocks, body, links, mut inlines, langs, .. } = self;
        let words = |block: &Block| text[block.range.clone()].to_owned();
        shape::fold_repeated(&mut blocks, words);
        if let [_, .., last] = blocks.as_mut_slice() {
            shape::fold_closing(last, words);
        }
        let body = body.unwrap_or(text.len())..text.len();
        let (dir, dir_said) = match dir {
            Some(dir) => (dir, true),
            None => (shape::direction(&text), false),
        };
        let langs = languages::settled(langs, &text, &blocks, &body, &mut meta.lang);
        let mut article = Article::new(text, blocks);
        article.body = body;
        article.dir = dir;
        article.dir_said = dir_said;
        article.links = links.resolved(meta.url.as_deref());
        inlines.sort_by_key(|inline| (inline.range.start, usize::MAX - inline.range.end));
        article.inlines = inlines;
        article.langs = langs;
        article.meta = meta;
        article.notices.extend(shape::notice(&article));
        article
    }

    fn push(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }
}

/// `rtl` or `ltr`, as HTML and the native form say it.
pub(super) fn direction(dir: Option<&str>) -> Option<Base> {
    match dir.map(str::to_ascii_lowercase).as_deref() {
        Some("rtl") => Some(Base::Rtl),
        Some("ltr") => Some(Base::Ltr),
        _ => None,
    }
}
