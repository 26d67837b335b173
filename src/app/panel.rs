//! The panel of entities: grouped by kind, counted, filtered as one types.

use std::collections::HashMap;

use super::choice::Choice;
use super::flow::Anchor;
use super::mentions::Kinds;
use super::search::fold;
use crate::article::{Article, EntityId, Kind};

/// Steps of a spark: shares of the article.
pub const SPARK: usize = 6;

/// One entity as the panel lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub entity: EntityId,
    /// Its kind.
    pub kind: Kind,
    /// Its mentions.
    pub count: usize,
    /// Its mentions by share of the article, from the start.
    pub spark: [usize; SPARK],
    /// The byte of its first mention.
    first: usize,
    /// All it is called, folded, for the filter.
    names: String,
}

/// A row of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelRow {
    /// A kind, and how many entities of it are listed.
    Group(Kind, usize),
    /// An entity: an index into [`Panel::entries`].
    Entity(usize),
}

/// The panel.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// All entities of the article that are mentioned.
    pub entries: Vec<Entry>,
    /// The rows that are listed now.
    pub rows: Vec<PanelRow>,
    /// The chosen row.
    pub choice: Choice,
    /// What the names are filtered by.
    pub filter: String,
    /// The byte of the filter that the cursor stands before.
    pub cursor: usize,
    /// Whether what is typed goes to the filter.
    pub typing: bool,
    /// Whether keys go to the panel (beside the text it can stand without them).
    pub focused: bool,
    /// Only mentions up to the furthest place read are counted.
    pub read_only: bool,
    /// Kinds whose entities are not listed.
    pub closed: Vec<Kind>,
    /// The place before it opened and the one it moved the text to, where that hid the mention under the
    /// cursor.
    pub(super) moved: Option<(Anchor, Anchor)>,
}

impl Panel {
    /// The panel of an article. `read` are the bytes read so far.
    #[must_use]
    pub fn new(article: &Article, read: usize) -> Self {
        let mut panel = Self { focused: true, ..Self::default() };
        panel.count(article, read);
        panel
    }

    /// Counts the mentions again.
    pub fn count(&mut self, article: &Article, read: usize) {
        let limit = if self.read_only { read } else { usize::MAX };
        let mut found: HashMap<EntityId, Entry> = HashMap::new();
        let length = article.len().max(1);
        for mention in article.mentions.iter().filter(|mention| mention.range.start < limit) {
            let entry = found.entry(mention.entity).or_insert_with(|| Entry {
                entity: mention.entity,
                kind: mention.label.kind(),
                count: 0,
                spark: [0; SPARK],
                first: mention.range.start,
                names: article
                    .entities
                    .get(mention.entity.0 as usize)
                    .map_or_else(String::new, |entity| fold(&entity.name)),
            });
            entry.count += 1;
            entry.spark[(mention.range.start * SPARK / length).min(SPARK - 1)] += 1;
            let name = fold(&article.slice(mention.range.clone()));
            if !entry.names.contains(&name) {
                entry.names.push('\n');
                entry.names.push_str(&name);
            }
        }
        self.entries = found.into_values().collect();
        self.entries.sort_by_key(|entry| {
            // Dates stand in the order of the text: a timeline.
            let rank = if entry.kind == Kind::Date { 0 } else { usize::MAX - entry.count };
            (entry.kind, rank, entry.first, entry.entity)
        });
        self.list();
    }

    /// Lists the rows again: what passes the filter, grouped by kind.
    pub fn list(&mut self) {
        let wanted = fold(&self.filter);
        self.rows.clear();
        for kind in Kind::ALL {
            let of_kind: Vec<usize> = (0..self.entries.len())
                .filter(|&index| {
                    let entry = &self.entries[index];
                    entry.kind == kind && entry.names.contains(&wanted)
                })
                .collect();
            if of_kind.is_empty() {
                continue;
            }
            self.rows.push(PanelRow::Group(kind, of_kind.len()));
            if !self.closed.contains(&kind) || !wanted.is_empty() {
                self.rows.extend(of_kind.into_iter().map(PanelRow::Entity));
            }
        }
    }

    /// Filters by another text, the cursor at its end, and chooses the first entity that passes.
    pub fn set_filter(&mut self, filter: String) {
        self.cursor = filter.len();
        self.filter = filter;
        self.list();
        let first = self.rows.iter().position(|row| matches!(row, PanelRow::Entity(_)));
        self.choice = Choice::at(first.unwrap_or(0));
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<PanelRow> {
        self.rows.get(self.choice.at).copied()
    }

    /// Chooses an entity's row where it is listed.
    pub fn choose(&mut self, entity: EntityId) {
        let row = self.rows.iter().position(
            |row| matches!(row, PanelRow::Entity(index) if self.entries[*index].entity == entity),
        );
        if let Some(row) = row {
            self.choice.at = row;
        }
    }

    /// Opens or closes a kind's list.
    pub fn toggle_group(&mut self, kind: Kind) {
        match self.closed.iter().position(|closed| *closed == kind) {
            Some(index) => {
                self.closed.remove(index);
            }
            None => self.closed.push(kind),
        }
        self.list();
    }

    /// How many entities of shown kinds there are.
    #[must_use]
    pub fn shown(&self, kinds: Kinds) -> usize {
        self.entries.iter().filter(|entry| kinds.has(entry.kind)).count()
    }
}
