//! A piece of HTML in, the blocks of an article out: headings, lists, quotations, captions, rows of
//! tables, preformatted text. Scripts, forms and ruby are left out; pictures show their alternative text;
//! parts with a direction of their own stand in isolates (UAX #9, X5a–X5c), as HTML renders them.

use std::collections::HashSet;
use std::ops::Range;

use dom_query::{Document, NodeRef};

use super::code::Isolated;
use super::tables::{Table, is_data};
use super::{notes, pictures, stripped};
use crate::article::{BlockKind, Emphasis, InLang, Inline};
use crate::layout::Base;
use crate::load::builder::{Builder, direction};
use crate::load::languages;

/// Elements of which nothing is shown.
const DROPPED: [&str; 24] = [
    "head", "script", "style", "noscript", "template", "form", "button", "input", "select",
    "textarea", "svg", "canvas", "iframe", "object", "embed", "audio", "video", "nav", "rt", "rp",
    "dialog", "datalist", "map", "title",
];

/// Elements that begin and end a block.
const BLOCKS: [&str; 34] = [
    "html",
    "body",
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "caption",
    "tr",
    "pre",
    "hr",
    "address",
    "details",
    "summary",
    "fieldset",
];

/// Adds the blocks of a piece of HTML to a body; of one too large or too deep the text alone.
pub(in crate::load) fn push_fragment(builder: &mut Builder, html: &str) {
    if stripped::is_due(html) {
        stripped::push(builder, html);
        return;
    }
    push(builder, &Document::from(html));
}

/// Adds the blocks of a tree to a body.
pub(super) fn push(builder: &mut Builder, document: &Document) {
    let mut walk = Walk::new(builder);
    let root = document.root();
    let mut node = Some(root);
    while let Some(current) = node {
        // A dropped element is neither entered nor left.
        let entered = walk.enter(&current);
        node = entered.then(|| current.first_child()).flatten().or_else(|| {
            let mut leaving = entered.then_some(current);
            let mut at = current;
            loop {
                if let Some(element) = leaving {
                    walk.leave(&element);
                }
                if let Some(sibling) = at.next_sibling() {
                    return Some(sibling);
                }
                at = at.parent()?;
                leaving = Some(at);
            }
        });
    }
    walk.flush();
}

/// The bytes of text in a tree.
pub(super) fn text_length(document: &Document) -> usize {
    document.root().text().split_whitespace().map(str::len).sum()
}

/// The state of a walk over the tree.
struct Walk<'b> {
    builder: &'b mut Builder,
    /// The text of the block that is being gathered.
    text: String,
    /// Where the open link's text begins, and where it leads.
    link: Option<(usize, String)>,
    /// Where open emphasis begins, the innermost last; and the emphasis of the block.
    emphasis: Vec<(usize, Emphasis)>,
    inlines: Vec<(Range<usize>, Emphasis)>,
    /// Where the text of open elements begins that say their language, the innermost last; what was said of the block.
    speaking: Vec<(usize, String)>,
    langs: Vec<(Range<usize>, String)>,
    /// Links of the block, and names of places in it, in bytes of its text.
    hrefs: Vec<(Range<usize>, String)>,
    places: Vec<(usize, String)>,
    /// Kinds and directions of the open block elements, the innermost last.
    open: Vec<(Option<BlockKind>, Option<Base>)>,
    verbatim: usize,
    /// The open tables, the innermost last; `None` for one that is the frame of a page.
    tables: Vec<Option<Table>>,
    /// Whether the text is that of a cell of data.
    in_cell: bool,
    /// Where the block's overrides stand that `<bdo>` asks for.
    overrides: Vec<usize>,
    /// The directions of the open `<bdo>`, the innermost last.
    overridden: Vec<Base>,
    /// Alternative texts that stand as captions: each once.
    pictured: HashSet<String>,
}

impl<'b> Walk<'b> {
    fn new(builder: &'b mut Builder) -> Self {
        Self {
            builder,
            text: String::new(),
            link: None,
            emphasis: Vec::new(),
            inlines: Vec::new(),
            speaking: Vec::new(),
            langs: Vec::new(),
            hrefs: Vec::new(),
            places: Vec::new(),
            open: Vec::new(),
            verbatim: 0,
            tables: Vec::new(),
            in_cell: false,
            overrides: Vec::new(),
            overridden: Vec::new(),
            pictured: HashSet::new(),
        }
    }

    /// Enters a node; false where it is passed over.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.push_text(&node.text());
            return true;
        }
        if !node.is_element() {
            return !node.is_comment() && !node.is_doctype();
        }
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        let dropped = DROPPED.contains(&name) && !is_frame(node);
        if dropped || node.has_attr("hidden") || notes::is_page_number(node) || notes::is_back(node)
        {
            return false;
        }
        if name == "math" {
            if let Some(formula) = pictures::formula(node) {
                self.push_text(&formula);
            }
            return false;
        }
        if name == "p" && self.is_label() || self.in_cell && BLOCKS.contains(&name) {
            // A note's label and its first paragraph are one block, a cell of data has one.
            self.push_text(" ");
        } else if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "table" => self.tables.push(is_data(node).then(Table::default)),
            "tr" => self.enter_row(),
            "td" | "th" => self.enter_cell(node),
            _ => {}
        }
        for attribute in ["id", "name"] {
            if let Some(id) = node.attr(attribute).filter(|_| attribute == "id" || name == "a") {
                self.places.push((self.text.len(), id.to_string()));
            }
        }
        if let Some(emphasis) = self.emphasis_of(name) {
            self.emphasis.push((self.text.len(), emphasis));
        }
        if let Some(lang) = languages::of(node) {
            self.speaking.push((self.text.len(), lang));
        }
        match name {
            "br" => self.push_break(),
            "a" if node.has_attr("href") => self.open_link(node),
            "img" => self.push_picture(node),
            "bdo" if attribute_direction(node).is_some() => {
                let dir = attribute_direction(node).unwrap_or_default();
                self.overridden.push(dir);
                self.open_override(dir);
            }
            "bdi" => self.text.push(isolate(attribute_direction(node), '\u{2068}')),
            _ if self.in_cell && BLOCKS.contains(&name) => {}
            _ if BLOCKS.contains(&name) => {
                let of_data = name == "tr" && matches!(self.tables.last(), Some(Some(_)));
                let kind = match name {
                    _ if notes::is_note(node) => Some(BlockKind::Note),
                    _ if of_data => Some(BlockKind::TableRow),
                    _ => kind(name),
                };
                self.open.push((kind, attribute_direction(node)));
                self.verbatim += usize::from(name == "pre");
            }
            _ if is_isolated(node) => {
                self.text.push(isolate(attribute_direction(node), '\u{2068}'));
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return };
        let name: &str = &name;
        if self.in_cell && BLOCKS.contains(&name) {
            self.push_text(" ");
        } else if BLOCKS.contains(&name) {
            self.flush();
            self.open.pop();
            self.verbatim -= usize::from(name == "pre");
            if name == "table" {
                self.tables.pop();
            }
        } else {
            if name == "a" {
                self.close_link();
            }
            if self.emphasis_of(name).is_some() {
                self.close_emphasis();
            }
            if matches!(name, "td" | "th") {
                self.in_cell = false;
            }
            if name == "bdo" && attribute_direction(node).is_some() {
                self.overridden.pop();
                self.text.push_str("\u{202C}\u{2069}");
            } else if name == "bdi" || is_isolated(node) {
                self.text.push('\u{2069}');
            }
        }
        if languages::of(node).is_some() {
            self.close_lang();
        }
    }

    /// Begins a row: one of data is a block, whatever its cells hold.
    fn enter_row(&mut self) {
        if let Some(Some(table)) = self.tables.last_mut() {
            table.row();
        }
    }

    /// Begins a cell: of data behind a tab, else a block of its own.
    fn enter_cell(&mut self, node: &NodeRef<'_>) {
        let Some(Some(table)) = self.tables.last_mut() else { return self.flush() };
        let tabs = table.cell(node);
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if tabs == 0 {
            self.push_text(" ");
        }
        self.text.extend(std::iter::repeat_n('\t', tabs));
        self.in_cell = true;
    }

    /// The emphasis of an element: a table's headers are strong.
    fn emphasis_of(&self, name: &str) -> Option<Emphasis> {
        let is_header = name == "th" && matches!(self.tables.last(), Some(Some(_)));
        if is_header { Some(Emphasis::Strong) } else { emphasis(name) }
    }

    /// Begins text in a direction whatever its letters are: an override in an isolate, as CSS has it for `<bdo>`.
    fn open_override(&mut self, dir: Base) {
        let (isolate, control) = match dir {
            Base::Ltr => ('\u{2066}', '\u{202D}'),
            Base::Rtl => ('\u{2067}', '\u{202E}'),
        };
        self.text.push(isolate);
        self.overrides.push(self.text.len());
        self.text.push(control);
    }

    /// Begins a link. A reference to a footnote stands in brackets, since nothing is raised here.
    fn open_link(&mut self, node: &NodeRef<'_>) {
        self.close_link();
        let href = node.attr("href").map(|href| href.to_string()).unwrap_or_default();
        if notes::is_reference(node) {
            self.push_text("[");
            self.link = Some((self.text.len() - 1, href));
        } else {
            self.link = Some((self.text.len(), href));
        }
    }

    /// Ends the open link where there is one.
    fn close_link(&mut self) {
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
    fn close_emphasis(&mut self) {
        let Some((start, emphasis)) = self.emphasis.pop() else { return };
        self.inlines.extend(self.since(start).map(|range| (range, emphasis)));
    }

    /// Ends the innermost part whose language is said.
    fn close_lang(&mut self) {
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
    fn since(&self, start: usize) -> Option<Range<usize>> {
        let text = self.text.get(start..).unwrap_or_default();
        let from = start + (text.len() - text.trim_start().len());
        let to = start + text.trim_end().len();
        (from < to).then_some(from..to)
    }

    /// Whether what was gathered is a note's label alone.
    fn is_label(&self) -> bool {
        let in_note = self.open.iter().any(|(kind, _)| *kind == Some(BlockKind::Note));
        let text = self.text.trim();
        in_note && !text.is_empty() && text.chars().count() <= 4
    }

    fn push_text(&mut self, text: &str) {
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
    fn push_break(&mut self) {
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
    fn push_picture(&mut self, node: &NodeRef<'_>) {
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
    fn flush(&mut self) {
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
    fn dir(&self) -> Option<Base> {
        self.open.iter().rev().find_map(|(_, dir)| *dir)
    }
}

/// Whether an element is a form around a whole page, as ASP.NET writes them.
fn is_frame(node: &NodeRef<'_>) -> bool {
    let of_page = |inner: &NodeRef<'_>| {
        ["h1", "article", "main"].iter().any(|name| inner.has_name(name))
            || inner.attr("name").is_some_and(|name| &*name == "__VIEWSTATE")
    };
    node.has_name("form") && node.descendants_it().any(|inner| of_page(&inner))
}

/// What an element makes of the text in it; `None` where that is up to the elements around it.
fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" => BlockKind::Heading(1),
        "h2" => BlockKind::Heading(2),
        "h3" => BlockKind::Heading(3),
        "h4" => BlockKind::Heading(4),
        "h5" => BlockKind::Heading(5),
        "h6" => BlockKind::Heading(6),
        "li" | "dd" => BlockKind::ListItem,
        "blockquote" => BlockKind::Quote,
        "figcaption" | "caption" => BlockKind::Caption,
        "pre" => BlockKind::Code,
        _ => return None,
    })
}

/// The emphasis of an inline element.
fn emphasis(name: &str) -> Option<Emphasis> {
    Some(match name {
        "b" | "strong" => Emphasis::Strong,
        "i" | "em" | "cite" | "dfn" => Emphasis::Light,
        "code" | "kbd" | "samp" | "tt" => Emphasis::Code,
        _ => return None,
    })
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

fn attribute_direction(node: &NodeRef<'_>) -> Option<Base> {
    direction(node.attr("dir").as_deref())
}

/// Whether an inline element has a direction of its own.
fn is_isolated(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    node.has_attr("dir")
        && !BLOCKS.contains(&&*name)
        && !matches!(&*name, "br" | "img" | "td" | "th" | "bdi" | "bdo")
}

/// The isolate of a direction: LRI, RLI, or what stands where none is said.
fn isolate(dir: Option<Base>, otherwise: char) -> char {
    match dir {
        Some(Base::Ltr) => '\u{2066}',
        Some(Base::Rtl) => '\u{2067}',
        None => otherwise,
    }
}
