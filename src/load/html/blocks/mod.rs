//! A piece of HTML in, the blocks of an article out: headings, lists, quotations, captions, rows of
//! tables, preformatted text. Scripts, forms and ruby are left out; pictures show their alternative text;
//! parts with a direction of their own stand in isolates (UAX #9, X5a–X5c), as HTML renders them.

mod gathering;

use std::collections::HashSet;
use std::ops::Range;

use dom_query::{Document, NodeRef};

use super::tables::{Table, is_data};
use super::{notes, pictures, stripped};
use crate::article::{BlockKind, Emphasis};
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
