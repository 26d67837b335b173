//! The links of the article: those of its text, addresses written in it, those of its entities.

use super::Sheet;
use crate::app::App;
use crate::app::choice::Choice;
use crate::app::effect::Effect;
use crate::app::input::{Key, KeyCode};
use crate::article::link::{is_address, written};
use crate::article::{Article, Target, squeezed};
use crate::locale::Message;

/// Bytes of the text in which written addresses are looked for.
const LOOKED_AT: usize = 2 * 1024 * 1024;
/// Characters of a note that stand for it.
const NOTE: usize = 300;

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// The text that is linked, or what the address is that of.
    pub label: String,
    /// Where it leads: the address, or the text that stands there.
    pub leads: String,
    /// Where it leads.
    pub to: Target,
    /// The byte where the linked text starts; `None` for the article's own address.
    pub byte: Option<usize>,
}

/// The links and the chosen one.
#[derive(Clone, Debug)]
pub struct Links {
    /// The links, in the order of the text.
    pub rows: Vec<LinkRow>,
    /// The chosen one.
    pub choice: Choice,
}

impl Links {
    fn new(article: &Article, byte: usize) -> Self {
        let mut rows: Vec<LinkRow> = Vec::new();
        for link in &article.links {
            let label = words(article, link.range.clone());
            let row =
                |leads| LinkRow { label, leads, to: link.to.clone(), byte: Some(link.range.start) };
            rows.push(match &link.to {
                Target::Address(url) => row(url.clone()),
                Target::Place(place) => row(text_at(article, *place)),
            });
        }
        rows.extend(addresses(article));
        rows.extend(of_entities(article));
        rows.sort_by_key(|row| row.byte);
        let own = article.meta.url.clone().filter(|url| is_address(url)).map(|url| LinkRow {
            label: squeezed(&article.title()),
            leads: url.clone(),
            to: Target::Address(url),
            byte: None,
        });
        rows.splice(0..0, own);
        let at = rows.partition_point(|row| row.byte.is_none_or(|start| start < byte));
        let at = if byte == 0 { 0 } else { at.min(rows.len().saturating_sub(1)) };
        Self { rows, choice: Choice::at(at) }
    }

    /// The chosen link.
    #[must_use]
    pub fn chosen(&self) -> Option<&LinkRow> {
        self.rows.get(self.choice.at)
    }
}

/// The words of a range, single blanks between them.
fn words(article: &Article, range: std::ops::Range<usize>) -> String {
    squeezed(&article.slice(range))
}

/// The beginning of the block at a place.
fn text_at(article: &Article, byte: usize) -> String {
    let Some(block) = article.block_from(byte) else { return String::new() };
    let start = byte.max(block.range.start);
    let end = article.boundary(block.range.end.min(start + NOTE)).max(start);
    words(article, start..end)
}

/// Addresses written in the text that are not a link's own text.
fn addresses(article: &Article) -> Vec<LinkRow> {
    let mut rows = Vec::new();
    let linked = |byte: usize| article.links.iter().any(|link| link.range.contains(&byte));
    for block in article.blocks().take_while(|block| block.range.start < LOOKED_AT) {
        let end = article.boundary(block.range.end.min(LOOKED_AT)).max(block.range.start);
        let text = article.slice(block.range.start..end);
        for range in written(&text) {
            let (byte, url) = (block.range.start + range.start, text[range].to_owned());
            if is_address(&url) && !linked(byte) {
                let (label, leads) = (url.clone(), String::new());
                rows.push(LinkRow { label, leads, to: Target::Address(url), byte: Some(byte) });
            }
        }
    }
    rows
}

/// The addresses of entities, each where it is first mentioned.
fn of_entities(article: &Article) -> Vec<LinkRow> {
    let mut rows: Vec<LinkRow> = Vec::new();
    for (index, entity) in article.entities.iter().enumerate() {
        let Some(url) = entity.url.clone().filter(|url| is_address(url)) else { continue };
        let first = article.mentions.iter().find(|mention| mention.entity.0 as usize == index);
        if let Some(first) = first {
            rows.push(LinkRow {
                label: entity.name.clone(),
                leads: url.clone(),
                to: Target::Address(url),
                byte: Some(first.range.start),
            });
        }
    }
    rows
}

impl App {
    /// Opens the list of links.
    pub(in crate::app) fn open_links(&mut self) {
        let Some(article) = self.article() else { return };
        let links = Links::new(article, self.top_byte());
        if links.rows.is_empty() {
            return self.say(Message::NoLinks);
        }
        self.sheet = Some(Sheet::Links(links));
        self.keep_sheet();
    }

    /// A key while the links are open.
    pub(super) fn press_links(&mut self, mut links: Links, key: Key, height: usize) {
        match key.code {
            KeyCode::Enter => return self.follow_link(links),
            KeyCode::Char('y') => {
                let text = links.chosen().map(|row| match &row.to {
                    Target::Address(url) => url.clone(),
                    Target::Place(_) => row.leads.clone(),
                });
                if let Some(text) = text {
                    self.copy(text);
                }
            }
            KeyCode::Char('s') => {
                if let Some(byte) = links.chosen().and_then(|row| row.byte) {
                    self.remember();
                    return self.jump(byte);
                }
            }
            KeyCode::Char('p' | 'L') => return,
            KeyCode::Tab => links.choice.step(true, links.rows.len(), height),
            KeyCode::BackTab => links.choice.step(false, links.rows.len(), height),
            _ => {
                links.choice.press(key, links.rows.len(), height);
            }
        }
        self.sheet = Some(Sheet::Links(links));
    }

    /// Goes where the chosen link leads: to its place in the article, or out.
    pub(in crate::app) fn follow_link(&mut self, links: Links) {
        match links.chosen().map(|row| row.to.clone()) {
            Some(Target::Place(byte)) => {
                self.remember();
                self.jump(byte);
            }
            Some(Target::Address(url)) => {
                self.effects.push(Effect::Open(url));
                self.sheet = Some(Sheet::Links(links));
            }
            None => {}
        }
    }

    /// The place that the link at a byte leads to.
    pub(in crate::app) fn place_linked_at(&self, byte: usize) -> Option<usize> {
        let links = &self.article()?.links;
        let first = links.partition_point(|link| link.range.end <= byte);
        let link = links.get(first).filter(|link| link.range.contains(&byte))?;
        match link.to {
            Target::Place(place) => Some(place),
            Target::Address(_) => None,
        }
    }
}
